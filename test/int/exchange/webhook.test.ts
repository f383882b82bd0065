import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ChangeSecret } from '../../../schemas/telling.ts'
import { asParty } from '../../../src/db/client.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { ownAuthority, setByEmail } from '../../../src/exchange/own-authority.ts'
import { changeSecret, removeWebhook, setWebhook, testWebhook, turnOnWebhook } from '../../../src/exchange/webhook.ts'
import { secretsOf } from '../../../src/notify/secrets.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { mustBeFound } from '../../support/prints.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange()
x.deps.settings.STAND_INS = new URL(caseSystem.url).origin
const start = '2026-11-23T10:00:00.000Z'
const administrator = sender('administrator')

// The library that checks a signature looks at the clock of the machine; only Date is set, no timer.
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => vi.useRealTimers())
const at = (instant: string) => {
  x.at(instant)
  vi.setSystemTime(instant)
}
beforeEach(async () => {
  at(start)
  caseSystem.arrived.length = 0
  caseSystem.answers.length = 0
  await x.admin`delete from webhook_secret`
  await x.admin`delete from webhook`
  await x.admin`update authority set by_email = true`
})

const set = (url = caseSystem.url, by: Actor = administrator, deps = x.deps) => setWebhook(deps, by, { url })
const first = async () => {
  const { secret } = mustBeDone(await set())
  if (secret === undefined) throw new Error('the first time it is told')
  return secret
}
const change = (asked: object = {}, by: Actor = administrator, deps = x.deps) =>
  changeSecret(deps, by, ChangeSecret.parse(asked))
const settings = async (by: Actor = sender()) => mustBeFound(await ownAuthority(x.deps, by))
const secrets = (now = start) =>
  asParty(x.deps.sql, parties.sender, (tx) => secretsOf(x.deps, tx, parties.sender, new Date(now)))
const turnedOff = (why = 'failing') =>
  x.admin`update webhook set off_at = ${start}, off_why = ${why}, failing_since = ${start}`
const told = async () =>
  (await x.admin`select has_webhook as told from authority where id = ${parties.sender}`)[0]?.told

describe('the webhook of an authority (R9.1)', () => {
  test('is set by an administrator alone', async () => {
    const no = { refused: { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] } }
    const by = sender('practice-lead')
    const tried = [
      ...[set(caseSystem.url, by), change({}, by), testWebhook(x.deps, by), turnOnWebhook(x.deps, by)],
      ...[removeWebhook(x.deps, by), setByEmail(x.deps, by, true)],
    ]
    expect(await Promise.all(tried)).toEqual(tried.map(() => no))
    expect(caseSystem.arrived).toEqual([])
  })

  test('is told its secret once, as Standard Webhooks writes it; nobody reads it again', async () => {
    const secret = await first()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(await secrets()).toEqual([secret])
    const read = await settings()
    expect(read.webhook).toEqual({ url: caseSystem.url, setAt: start, secrets: [{ madeAt: start }] })
    expect(JSON.stringify(read)).not.toContain('whsec_')
    expect(await told()).toBe(true)
    expect((await settings(receiver())).webhook).toBeUndefined()
  })

  test('set to the same address again changes nothing, on or off', async () => {
    await first()
    await turnedOff()
    at('2026-11-24T10:00:00.000Z')
    const { secret, webhook } = mustBeDone(await set())
    expect(secret).toBeUndefined()
    expect(webhook).toMatchObject({ setAt: start, off: { at: start, why: 'failing' } })
  })

  test('at another address begins anew under the same secret: on, as if it had never failed', async () => {
    const secret = await first()
    await turnedOff()
    const other = caseSystem.url.replace('/baton', '/other')
    expect(mustBeDone(await set(other))).toEqual({
      webhook: { url: other, setAt: start, secrets: [{ madeAt: start }] },
    })
    expect(await secrets()).toEqual([secret])
    expect(await told()).toBe(true)
  })

  test('set twice at once is one, with one secret', async () => {
    const outcomes = await Promise.all([
      set(caseSystem.url, administrator, x.another()),
      set(caseSystem.url, administrator, x.another()),
    ])
    expect(outcomes.map(mustBeDone).filter(({ secret }) => secret !== undefined)).toHaveLength(1)
    expect(await secrets()).toHaveLength(1)
  })

  test.each([
    ['http://cases.aldermere.example/baton', /https:/],
    ['https://127.0.0.1/baton', /IP address/],
    ['https://[::1]/baton', /IP address/],
    ['https://cases.aldermere.example:8443/baton', /443/],
    ['https://someone:word@cases.aldermere.example/', /user name/],
    ['https://localhost/baton', /public internet/],
  ])('is not set to %s, and says what mends it', async (url, mend) => {
    expect(await set(url)).toEqual({
      refused: { code: 'webhook-address', rule: 'R9.1', field: 'url', why: expect.stringMatching(mend) },
    })
    expect((await settings()).webhook).toBeUndefined()
  })

  test('is set to a name that leads to public addresses, and to none that leads within', async () => {
    const leads: Record<string, string> = { 'cases.example.org': '93.184.216.34', 'within.example.org': '10.0.0.8' }
    const names = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://names')
      const data = leads[searchParams.get('name') ?? '']
      const Answer = searchParams.get('type') === 'A' ? [{ type: 1, data }] : []
      response.writeHead(200).end(JSON.stringify({ Status: 0, Answer }))
    })
    await new Promise<void>((resolve) => names.listen(0, '127.0.0.1', resolve))
    const before = x.deps.settings.DOH_URL
    x.deps.settings.DOH_URL = `http://127.0.0.1:${(names.address() as AddressInfo).port}/`
    try {
      expect(await set('https://within.example.org/baton')).toMatchObject({
        refused: { why: expect.stringContaining('private network') },
      })
      expect(mustBeDone(await set('https://cases.example.org/baton')).webhook.url).toContain('cases.example.org')
    } finally {
      x.deps.settings.DOH_URL = before
      names.close()
    }
  })
})

describe('the secret of a webhook', () => {
  test('is changed: the one before signs too for a day, then no longer', async () => {
    const old = await first()
    at('2026-11-23T11:00:00.000Z')
    const { secret, webhook } = mustBeDone(await change())
    expect(webhook.secrets).toEqual([
      { madeAt: '2026-11-23T11:00:00.000Z' },
      { madeAt: start, until: '2026-11-24T11:00:00.000Z' },
    ])
    expect(await secrets('2026-11-24T10:59:59.000Z')).toEqual([secret, old])
    expect(await secrets('2026-11-24T11:00:00.000Z')).toEqual([secret])
    at('2026-11-24T11:00:00.000Z')
    expect((await settings()).webhook?.secrets).toHaveLength(1)
  })

  test('that has become known ends at once', async () => {
    await first()
    const { secret } = mustBeDone(await change({ keepOldHours: 0 }))
    expect(await secrets()).toEqual([secret])
  })

  test('is at most four at a time: of more the oldest ends', async () => {
    const made = [await first()]
    for (let n = 0; n < 5; n++) made.push(mustBeDone(await change({ keepOldHours: 168 })).secret)
    expect(new Set(made).size).toBe(6)
    expect(await secrets()).toEqual(made.slice(-4).reverse())
  })

  test('is never kept longer by a later change than it was to be', async () => {
    await first()
    mustBeDone(await change({ keepOldHours: 1 }))
    const { webhook } = mustBeDone(await change({ keepOldHours: 168 }))
    expect(webhook.secrets.at(-1)).toEqual({ madeAt: start, until: '2026-11-23T11:00:00.000Z' })
  })

  test('changed in place of one that is no longer the newest is not changed', async () => {
    await first()
    mustBeDone(await change({ replaces: start }))
    expect(await change({ replaces: start })).toHaveProperty('lost')
    expect(await secrets()).toHaveLength(2)
  })

  test('of two who change the same one at once, one does and the other is told', async () => {
    await first()
    const outcomes = await Promise.all(
      [x.another(), x.another()].map((deps) => change({ replaces: start }, administrator, deps)),
    )
    expect(outcomes.filter((one) => 'done' in one)).toHaveLength(1)
    expect(outcomes.filter((one) => 'lost' in one)).toHaveLength(1)
  })

  test('lies in the database sealed', async () => {
    const secret = await first()
    const [row] = await x.admin`select sealed from webhook_secret`
    expect(Buffer.from(row?.sealed).includes(secret.slice(6, 20))).toBe(false)
  })
})

describe('a test message', () => {
  test('goes to the case system at once, signed, with nothing of a child', async () => {
    const secret = await first()
    expect(await testWebhook(x.deps, administrator)).toEqual({ done: { delivered: true } })
    const [{ body, headers } = { body: '', headers: {} }] = caseSystem.arrived
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      ...{ type: 'Test', timestamp: start, data: { link: 'https://baton.example/telling' } },
    })
  })

  test('is signed with the old secret and the new one, while both are good', async () => {
    const old = await first()
    const { secret } = mustBeDone(await change())
    await testWebhook(x.deps, administrator)
    const [{ body, headers } = { body: '', headers: {} }] = caseSystem.arrived
    for (const one of [old, secret]) expect(new Webhook(one).verify(body, headers)).toHaveProperty('type', 'Test')
  })

  test.each([
    [500, 'webhook-500', 'Your case system answered 500.'],
    [302, 'webhook-302', 'Your case system answered 302: it pointed to another address, which is not followed.'],
    [410, 'webhook-410', 'Your case system said that it is gone for good (410).'],
  ])('that is answered %i says so, and turns nothing off', async (status, fault, why) => {
    await first()
    caseSystem.answers.push(status)
    expect(await testWebhook(x.deps, administrator)).toEqual({ done: { delivered: false, fault, why } })
    expect((await settings()).webhook).not.toHaveProperty('off')
  })

  test('needs a webhook', async () => {
    const no = { refused: { code: 'no-webhook', rule: 'R9.1' } }
    expect(await testWebhook(x.deps, administrator)).toEqual(no)
    expect(await turnOnWebhook(x.deps, administrator)).toEqual(no)
    expect(await change()).toEqual(no)
  })
})

describe('a webhook that is off', () => {
  test('is turned on behind a test that arrives', async () => {
    await first()
    await turnedOff()
    expect(await told()).toBe(false)
    expect(await turnOnWebhook(x.deps, administrator)).toEqual({ done: { delivered: true } })
    expect((await settings()).webhook).toEqual({ url: caseSystem.url, setAt: start, secrets: [{ madeAt: start }] })
    expect(await told()).toBe(true)
  })

  test('stays off where the test fails, and says why', async () => {
    await first()
    await turnedOff('gone')
    caseSystem.answers.push(503)
    expect(await turnOnWebhook(x.deps, administrator)).toMatchObject({
      done: { delivered: false, fault: 'webhook-503' },
    })
    expect((await settings()).webhook?.off).toEqual({ at: start, why: 'gone' })
    expect(await told()).toBe(false)
  })
})

describe('an authority without email (R9.3)', () => {
  const noOtherWay = { refused: { code: 'no-other-way', rule: 'R9.3' } }

  test('needs a webhook that is on', async () => {
    expect(await setByEmail(x.deps, administrator, false)).toEqual(noOtherWay)
    await first()
    await turnedOff()
    expect(await setByEmail(x.deps, administrator, false)).toEqual(noOtherWay)
    await turnOnWebhook(x.deps, administrator)
    expect(mustBeDone(await setByEmail(x.deps, administrator, false)).byEmail).toBe(false)
    expect((await settings(receiver())).byEmail).toBe(true)
  })

  test('keeps its webhook; with email on again it may go, and its secrets with it', async () => {
    await first()
    await setByEmail(x.deps, administrator, false)
    expect(await removeWebhook(x.deps, administrator)).toEqual(noOtherWay)
    await setByEmail(x.deps, administrator, true)
    expect(mustBeDone(await removeWebhook(x.deps, administrator)).webhook).toBeUndefined()
    expect(mustBeDone(await removeWebhook(x.deps, administrator)).webhook).toBeUndefined()
    expect(await secrets()).toEqual([])
    expect(await told()).toBe(false)
  })

  test('is not made by two who shut a way each at once', async () => {
    await first()
    const [email, hook] = await Promise.all([
      setByEmail(x.another(), administrator, false),
      removeWebhook(x.another(), administrator),
    ])
    expect([email, hook].filter((one) => 'done' in one)).toHaveLength(1)
    const { byEmail, webhook } = await settings()
    expect(byEmail || webhook !== undefined).toBe(true)
  })
})
