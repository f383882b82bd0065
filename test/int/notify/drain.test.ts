import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { noticeTemplate } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain, waitSeconds } from '../../../src/notify/drain.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, receiver, sender } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange({ webhookFor: (slug) => (slug === 'brackwater' ? caseSystem.url : undefined) })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: { [NOTIFY_TEMPLATE]: noticeTemplate } })
x.deps.settings.NOTIFY_URL = notify.url
afterAll(() => notify.stop())

const start = '2026-11-23T10:00:00.000Z'
/** Both stand-ins look at the clock of the machine, so it goes with the exchange’s; only Date is set, no timer. */
const at = (instant: string, later = 0) => {
  const now = new Date(Date.parse(instant) + later * 1000).toISOString()
  x.at(now)
  vi.setSystemTime(now)
}
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  at(start)
  caseSystem.arrived.length = 0
  caseSystem.answers.length = 0
  await x.admin`delete from notice`
})

const arrived = () =>
  caseSystem.arrived.map(({ body }) => JSON.parse(body) as { type: string; data: { transfer: string } })
const typesFor = (id: string) =>
  arrived()
    .filter(({ data }) => data.transfer === id)
    .map(({ type }) => type)
const lettersFor = (reference: string) => notify.letters().filter(({ subject }) => subject.includes(reference))
const hooks = (id: string) => x.admin`select id, kind, delivered_at, dead_at, due_at, tries, last_fault from notice
  where transfer = ${id} and channel = 'webhook' order by seq`
const mailFails = (next: number, times = 1) =>
  fetch(`${notify.url}/faults`, { method: 'POST', body: JSON.stringify({ next, times }) })
/** Until nothing is due any more. */
const drainAll = async () => {
  for (let tried = 1; tried > 0; ) tried = (await drain(x.deps)).tried
}

describe('a notice', () => {
  test('goes once in each way: a letter to the duty desk, a webhook to the case system', async () => {
    const { id, reference } = await x.sent()
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent'])
    expect(
      lettersFor(reference)
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['duty@aldermere.example', 'duty@brackwater.example'])
    expect((await drain(x.deps)).went).toBe(0)
    expect(await hooks(id)).toMatchObject([{ delivered_at: new Date(start), tries: 1, dead_at: null }])
  })

  test('is signed for whoever holds the webhook’s secret, and for nobody else', async () => {
    const { id, reference, version: seq, head } = await x.sent()
    await drainAll()
    const [{ body, headers } = { body: '', headers: {} }] = caseSystem.arrived
    const secret = x.secrets.councils.brackwater?.webhookSecret ?? ''
    const [hook] = await hooks(id)
    const link = `https://baton.example/transfers/${id}`
    const data = { id: hook?.id, transfer: id, reference, seq, head, link }
    expect(new Webhook(secret).verify(body, headers)).toEqual({ type: 'TransferSent', timestamp: start, data })
    expect(headers['webhook-id']).toBe(hook?.id)
    const another = new Webhook(x.secrets.councils.aldermere?.webhookSecret ?? '')
    expect(() => another.verify(body, headers)).toThrow()
    expect(() => new Webhook(secret).verify(body.replace('Sent', 'Lost'), headers)).toThrow()
  })

  test('that was refused for the moment is tried again, under the same id, and not before its time', async () => {
    const { id } = await x.sent()
    caseSystem.answers.push(503, 503)
    await drainAll()
    expect(await hooks(id)).toMatchObject([
      { delivered_at: null, last_fault: 'webhook-503', due_at: new Date(Date.parse(start) + 5000) },
    ])
    at(start, 4)
    expect((await drain(x.deps)).went).toBe(0)
    at(start, 5)
    await drainAll()
    at(start, 19)
    expect(caseSystem.arrived).toHaveLength(2)
    await drainAll()
    expect(caseSystem.arrived).toHaveLength(2)
    at(start, 20)
    await drainAll()
    expect(await hooks(id)).toMatchObject([{ delivered_at: new Date(Date.parse(start) + 20_000), tries: 3 }])
    expect(new Set(caseSystem.arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('that the endpoint says is gone for good is not tried again; the e-mail still tells them', async () => {
    const { id } = await x.sent()
    caseSystem.answers.push(410)
    await drainAll()
    at(start, 80 * 3600)
    await drainAll()
    expect(caseSystem.arrived).toHaveLength(1)
    const [hook] = await hooks(id)
    expect(hook).toMatchObject({ delivered_at: null, dead_at: new Date(start), last_fault: 'webhook-410' })
    expect(x.lines).toContainEqual({ code: 'NOTICE_DEAD', notice: hook?.id, channel: 'webhook' })
    expect(x.lines.filter(({ code }) => code === 'NOBODY_WAS_TOLD')).toEqual([])
  })

  test('is not sent on to where a redirect points', async () => {
    const { id } = await x.sent()
    caseSystem.answers.push(302)
    await drainAll()
    expect(caseSystem.arrived).toHaveLength(1)
    expect(await hooks(id)).toMatchObject([{ delivered_at: null, last_fault: 'webhook-302' }])
  })

  test.each([503, 429, 400, 403])(
    'by e-mail, answered %i, is tried again: what is wrong can be mended in three days',
    async (status) => {
      const { id } = await x.sent()
      await x.admin`delete from notice where kind <> 'TransferSent'`
      await mailFails(status)
      await drainAll()
      const [mail] = await x.admin`select dead_at, last_fault from notice where transfer = ${id} and channel = 'email'`
      expect(mail).toEqual({ dead_at: null, last_fault: `notify-${status}` })
    },
  )

  test('to a desk that cannot be reached waits, and its log line holds no address', async () => {
    const { id } = await x.sent()
    await x.admin`delete from notice where channel <> 'email'`
    x.deps.settings.NOTIFY_URL = 'http://127.0.0.1:9'
    await drainAll()
    x.deps.settings.NOTIFY_URL = notify.url
    const [mail] =
      await x.admin`select dead_at, last_fault from notice where transfer = ${id} and kind = 'TransferSent'`
    expect(mail).toEqual({ dead_at: null, last_fault: 'unreachable' })
    expect(JSON.stringify(x.lines)).not.toMatch(/127\.0\.0\.1|duty@/)
  })

  test('is retried for three days, then dead, and that nobody was told is said', async () => {
    const { id } = await x.sent()
    await x.admin`delete from notice where channel = 'email'`
    caseSystem.answers.push(...Array.from({ length: 100 }, () => 503))
    for (let hour = 0; hour <= 72; hour++) {
      at(start, hour * 3600)
      await drain(x.deps)
    }
    const [waiting] = await hooks(id)
    expect(waiting).toMatchObject({ dead_at: null, delivered_at: null })
    expect(waiting?.tries).toBeGreaterThan(10)
    at(start, 79 * 3600)
    await drainAll()
    const [dead] = await hooks(id)
    expect(dead?.dead_at).toEqual(new Date(Date.parse(start) + 79 * 3_600_000))
    expect(x.lines).toContainEqual({ code: 'NOBODY_WAS_TOLD', notice: dead?.id, channel: 'webhook' })
  })
})

describe('two drains', () => {
  test('at the same moment send nothing twice', async () => {
    const { id, reference } = await x.sent()
    await Promise.all([x.another(), x.another(), x.another()].map((deps) => drain(deps)))
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent'])
    expect(lettersFor(reference)).toHaveLength(2)
  })

  test('take over from each other: what one claimed and never settled goes after its lease', async () => {
    const { id } = await x.sent()
    await x.admin`update notice set leased_until = ${new Date(Date.parse(start) + 60_000)}, tries = 1`
    expect((await drain(x.deps)).went).toBe(0)
    at(start, 61)
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent'])
  })

  test('take ten notices at most at a time', async () => {
    for (let i = 0; i < 5; i++) await x.sent()
    const waiting = await x.admin`select 1 from notice where channel <> 'inbox'`
    expect(waiting).toHaveLength(15)
    expect((await drain(x.deps)).went).toBe(10)
    const claimed = await x.admin`select 1 from notice where tries > 0`
    expect(claimed).toHaveLength(10)
    expect((await drain(x.deps)).went).toBe(5)
  })

  test('told which notices are their own, send those alone', async () => {
    const { id } = await x.sent()
    const other = await x.sent()
    const ids = (await hooks(id)).map((hook) => hook.id as string)
    expect((await drain(x.deps, ids)).went).toBe(1)
    expect([typesFor(id), typesFor(other.id)]).toEqual([['TransferSent'], []])
    expect((await drain(x.deps, [])).went).toBe(0)
  })
})

describe('order', () => {
  test('is kept for each transfer and channel: nothing overtakes what still waits', async () => {
    const { id } = await x.sent()
    await x.does(sender(), 'report-residence', id, { on: '2026-11-19' })
    await x.does(sender(), 'send-addendum', id)
    caseSystem.answers.push(503)
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent'])
    at(start, 5)
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent', 'TransferSent', 'ResidenceProposed', 'AddendumSent'])
  })

  test('holds back no other transfer and no other channel', async () => {
    const { reference } = await x.sent()
    caseSystem.answers.push(503)
    await x.admin`update notice set due_at = due_at - interval '1 second' where channel = 'webhook'`
    const other = await x.sent()
    await drainAll()
    expect(lettersFor(reference)).toHaveLength(2)
    expect(typesFor(other.id)).toEqual(['TransferSent'])
  })

  test('gives way to an alert, which goes at once though earlier news waits', async () => {
    const { id } = await x.sent()
    caseSystem.answers.push(503)
    await drainAll()
    await x.does(sender('practice-lead'), 'raise-alert', id, inputs['raise-alert'])
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent', 'AlertRaised'])
  })

  test('puts an alert before a full round of older news', async () => {
    for (let i = 0; i < 6; i++) await x.sent()
    at(start, 60)
    const { id } = await x.drafted()
    await x.does(sender('practice-lead'), 'raise-alert', id)
    await drain(x.deps)
    expect(typesFor(id)).toEqual(['AlertRaised'])
  })

  test('goes on after a notice that died', async () => {
    const { id } = await x.sent()
    await x.does(sender(), 'send-addendum', id)
    caseSystem.answers.push(410)
    await drainAll()
    expect(typesFor(id)).toEqual(['TransferSent', 'AddendumSent'])
  })
})

test('what was acknowledged is told to the sender, who has no webhook, by letter', async () => {
  const { id, reference } = await x.sent()
  await drainAll()
  await x.does(receiver(), 'acknowledge', id)
  await drainAll()
  const [letter] = lettersFor(reference).slice(-1)
  expect(letter).toMatchObject({ to: 'duty@aldermere.example', subject: `${reference}: news of a transfer` })
  expect(letter?.body).toContain('Your transfer has been acknowledged.')
  expect(letter?.body).toContain(`https://baton.example/transfers/${id}`)
})

test('the waits grow threefold, from five seconds to six hours', () => {
  expect([1, 2, 3, 4, 8, 9, 20].map(waitSeconds)).toEqual([5, 15, 45, 135, 10_935, 21_600, 21_600])
})
