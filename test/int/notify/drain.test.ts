import { Webhook } from 'standardwebhooks'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain, waitSeconds } from '../../../src/notify/drain.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'
import { inputs } from '../../support/inputs.ts'

const caseSystem = await aCaseSystem()
const another = await aCaseSystem()
const urls: Record<string, string> = { brackwater: caseSystem.url, dunmarsh: another.url }
const x = await anExchange({ webhookFor: (slug) => urls[slug] })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
x.deps.settings.NOTIFY_URL = notify.url
x.deps.settings.STAND_INS = [caseSystem, another].map(({ url }) => new URL(url).origin).join(',')
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
  caseSystem.forget()
  another.forget()
  x.lines.length = 0
  await x.admin`delete from notice`
  await x.admin`delete from mailbox`
  await x.admin`update webhook set failing_since = null, off_at = null, off_why = null, reported_at = null`
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
    const [hook] = await hooks(id)
    const due = new Date(Date.parse(start) + 1000 * waitSeconds(1, hook?.id))
    expect(hook).toMatchObject({ delivered_at: null, last_fault: 'webhook-503', due_at: due })
    at(start, 4)
    expect((await drain(x.deps)).went).toBe(0)
    // Five seconds and up to a fifth more; then fifteen.
    at(start, 6)
    await drainAll()
    at(start, 20)
    await drainAll()
    expect(caseSystem.arrived).toHaveLength(2)
    at(start, 24)
    await drainAll()
    expect(await hooks(id)).toMatchObject([{ delivered_at: new Date(Date.parse(start) + 24_000), tries: 3 }])
    expect(new Set(caseSystem.arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(caseSystem.arrived.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3)
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
    await x.admin`update notice set dead_at = now() where channel = 'email'`
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
    at(start, 6)
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
    await x.admin`update notice set dead_at = now() where kind = 'TransferSent' and channel = 'webhook'`
    await drainAll()
    expect(typesFor(id)).toEqual(['AddendumSent'])
  })
})

describe('what is slow', () => {
  test('holds back no other authority and no other channel, and is written down as soon as it ended', async () => {
    const waiting = [await x.sent(), await x.sent(), await x.sent()]
    const other = await x.sent({ receiver: parties.fourth })
    caseSystem.mood = () => 'hang'
    const draining = drain(x.deps)
    await caseSystem.hanging()
    await expect.poll(() => another.taken.map(({ data }) => data.transfer)).toEqual([other.id])
    // To each desk of each transfer one letter, and all of them are on record while the slow one still says nothing.
    const gone = () => x.admin`select 1 from notice where handed_at is not null or delivered_at is not null`
    await expect.poll(async () => (await gone()).length).toBe(9)
    expect([...waiting, other].map(({ reference }) => lettersFor(reference).length)).toEqual([2, 2, 2, 2])
    // Of three transfers it was told of one: the next waits until that has ended.
    expect(caseSystem.arrived).toHaveLength(1)
    caseSystem.mood = () => 204
    caseSystem.drop()
    await draining
    expect(await x.admin`select last_fault from notice where last_fault is not null`).toEqual([
      { last_fault: 'unreachable' },
    ])
  })

  test('holds back no alert, not even for the same case system', async () => {
    await x.sent()
    const { id } = await x.sent()
    caseSystem.answers.push('hang')
    const draining = drain(x.deps)
    await caseSystem.hanging()
    await x.does(sender('practice-lead'), 'raise-alert', id, inputs['raise-alert'])
    await drain(x.another())
    expect(typesFor(id)).toContain('AlertRaised')
    caseSystem.drop()
    await draining
  })

  test('and what fails stand in different lines: one that fails leaves both places to those that do not', async () => {
    for (let i = 0; i < 2; i++) await x.sent()
    const other = await x.sent({ receiver: parties.fourth })
    await x.admin`update webhook set failing_since = ${start} where authority = ${parties.receiver}`
    caseSystem.mood = () => 'hang'
    const draining = drain(x.deps)
    await caseSystem.hanging()
    await expect.poll(() => another.taken.map(({ data }) => data.transfer)).toEqual([other.id])
    expect(caseSystem.arrived).toHaveLength(1)
    caseSystem.mood = () => 204
    caseSystem.drop()
    await draining
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
