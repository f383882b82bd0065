import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain } from '../../../src/notify/drain.ts'
import { outboxHealth } from '../../../src/notify/outbox-health.ts'
import { reportOff } from '../../../src/notify/outbox-report.ts'
import { type Answer, aCaseSystem } from '../../support/case-system.ts'
import { anExchange, parties, sender } from '../../support/exchange.ts'

// Brackwater and Dunmarsh are told by webhook and e-mail, Aldermere by e-mail alone. What each fault is, on which channel, and
// what must come of it, stands in the tables below.
const [caseSystem, healthy, within] = [await aCaseSystem(), await aCaseSystem(), await aCaseSystem()]
const urls: Record<string, string> = { brackwater: caseSystem.url, dunmarsh: healthy.url }
const x = await anExchange({ webhookFor: (slug) => urls[slug] })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
x.deps.settings.STAND_INS = [caseSystem, healthy].map(({ url }) => new URL(url).origin).join(',')
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(async () => {
  vi.useRealTimers()
  await notify.stop()
})

const start = '2026-11-23T10:00:00.000Z'
const hour = 3_600_000
const at = (instant: number) => {
  x.at(new Date(instant).toISOString())
  vi.setSystemTime(instant)
}
const hours = () => (Date.now() - Date.parse(start)) / hour
const secretOf = (slug: string) => x.secrets.councils[slug]?.webhookSecret ?? ''
const mailFails = (next: number, times: number) =>
  fetch(`${notify.url}/faults`, { method: 'POST', body: JSON.stringify({ next, times }) })

beforeEach(async () => {
  at(Date.parse(start))
  for (const system of [caseSystem, healthy, within]) system.forget()
  caseSystem.secrets.push(secretOf('brackwater'))
  healthy.secrets.push(secretOf('dunmarsh'))
  x.lines.length = 0
  x.deps.settings.NOTIFY_URL = notify.url
  await mailFails(500, 0)
  await x.admin`delete from notice`
  await x.admin`update authority set by_email = true`
  await x.admin`update webhook set failing_since = null, off_at = null, off_why = null, reported_at = null`
})

/** Two transfers to Brackwater and one to Dunmarsh, with news of each: what everybody is to learn of them. */
async function story(): Promise<void> {
  for (const receiver of [parties.receiver, parties.receiver, parties.fourth]) {
    const { id } = await x.sent({ receiver })
    await x.does(sender(), 'report-residence', id, { on: '2026-11-19' })
    await x.does(sender(), 'send-addendum', id)
  }
}

type Row = { id: string; transfer: string; seq: number; authority: string; channel: string; last_fault: string | null }
const notices = (channel: string, authority?: string): Promise<Row[]> => x.admin<Row[]>`
  select id, transfer, seq, authority, channel, last_fault from notice
  where channel = ${channel} and ${authority ? x.admin`authority = ${authority}` : x.admin`true`} order by transfer, seq`

/** Goes from one instant at which something is due to the next, until nothing waits. */
async function untilQuiet(): Promise<void> {
  for (let rounds = 0; rounds < 2000; rounds++) {
    while ((await drain(x.deps)).tried > 0);
    // What is due and does not go waits behind what is tried again later.
    const [next] = await x.admin<{ waiting: number; due: Date | null }[]>`
      select count(*)::int as waiting, min(due_at) filter (where due_at > ${new Date(Date.now())}) as due from notice
      where channel <> 'inbox' and delivered_at is null and handed_at is null and dead_at is null`
    if (!next?.waiting) return
    if (next.due === null) break
    at(next.due.getTime())
  }
  throw new Error('something waits for ever')
}

/** Everything that was to go by webhook was taken, once to the eye, verified, and in order for each transfer. */
async function allTaken(system: typeof caseSystem, authority: string): Promise<void> {
  const due = await notices('webhook', authority)
  expect(due.length).toBeGreaterThanOrEqual(3)
  expect(system.taken.map(({ id }) => id).sort()).toEqual(due.map(({ id }) => id).sort())
  for (const transfer of new Set(due.map((one) => one.transfer))) {
    const seqs = system.taken.filter(({ data }) => data.transfer === transfer).map(({ data }) => data.seq)
    expect(seqs).toEqual(due.filter((one) => one.transfer === transfer).map(({ seq }) => seq))
  }
  expect(system.unverified).toBe(0)
  for (const { headers } of system.arrived) expect(headers['webhook-id']).toMatch(/^[0-9a-f-]{36}$/)
}

/** One letter for each notice by e-mail, in order for each transfer and desk. */
async function allWritten(): Promise<void> {
  const due = await notices('email')
  const ids = new Set(due.map(({ id }) => id))
  const written = notify.letters().flatMap(({ reference }) => (reference && ids.has(reference) ? [reference] : []))
  expect([...written].sort()).toEqual([...ids].sort())
  const place = new Map(written.map((id, index) => [id, index]))
  const inOrder = (list: Row[]) => list.map(({ id }) => place.get(id) ?? -1)
  for (const key of new Set(due.map((one) => one.transfer + one.authority))) {
    const places = inOrder(due.filter((one) => one.transfer + one.authority === key))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  }
}

const alarms = () => x.lines.filter(({ code }) => ['NOTICE_DEAD', 'NOBODY_WAS_TOLD', 'WEBHOOK_OFF'].includes(code))
const ended = (answer: Answer, whileHours: number) => () => (hours() < whileHours ? answer : 204)
const elsewhere = (status: number) => ({ status, headers: { location: within.url.replace('baton', 'secret') } })

describe('a case system that does not take webhooks, and takes them within three days,', () => {
  let count = 0
  beforeEach(() => {
    count = 0
  })
  test.each<[string, () => Answer]>([
    ['is down for exactly 72 hours', ended('reset', 72)],
    ['is overloaded for 71 hours', ended(503, 71)],
    ['has forgotten its secret for a day', () => 204],
    ['answers every third time only', () => (count++ % 3 === 2 ? 204 : 503)],
    ['is up for an hour, then down for one', () => (Math.floor(hours()) % 2 === 0 ? 'reset' : 204)],
    ['takes a thing, and hangs up before it says so', () => (count++ % 2 === 0 ? 'taken-then-reset' : 204)],
    ['asks to be left alone for an hour', ended({ status: 429, headers: { 'retry-after': '3600' } }, 1)],
    [
      'asks to be left alone until one',
      ended({ status: 503, headers: { 'retry-after': 'Mon, 23 Nov 2026 13:00:00 GMT' } }, 3),
    ],
    ['redirects to this machine for a day', ended(elsewhere(302), 24)],
    ['redirects to this machine for good, it says', ended(elsewhere(308), 24)],
    ['knows no such page for a day', ended(404, 24)],
  ])('%s: everything arrives, in order, once to the eye', async (what, mood) => {
    caseSystem.mood = mood
    if (what.includes('forgotten')) caseSystem.secrets.splice(0, 1, secretOf('aldermere'))
    await story()
    if (what.includes('forgotten')) {
      await drain(x.deps)
      expect(caseSystem.unverified).toBeGreaterThan(0)
      Object.assign(caseSystem, { secrets: [secretOf('brackwater')], unverified: 0 })
    }
    await untilQuiet()
    await allTaken(caseSystem, parties.receiver)
    await allTaken(healthy, parties.fourth)
    await allWritten()
    expect(within.arrived).toEqual([])
    expect(alarms()).toEqual([])
    const [hook] = await x.admin`select failing_since, off_at from webhook where authority = ${parties.receiver}`
    expect(hook).toEqual({ failing_since: null, off_at: null })
  })

  test('asks to be left alone: it is, for as long as it asked', async () => {
    caseSystem.mood = ended({ status: 429, headers: { 'retry-after': '3600' } }, 1)
    await story()
    const drainAll = async () => {
      while ((await drain(x.deps)).tried > 0);
    }
    await drainAll()
    // The first news of each transfer: it is asked of each message.
    expect(caseSystem.arrived).toHaveLength(2)
    at(Date.parse(start) + hour - 1)
    await drainAll()
    expect(caseSystem.arrived).toHaveLength(2)
  })

  test('is slow: whoever waits for it is let go, all else went meanwhile, and it is told later', async () => {
    caseSystem.mood = () => 'hang'
    await story()
    const draining = drain(x.deps)
    await caseSystem.hanging()
    await expect.poll(() => healthy.taken.length).toBe(3)
    const mail = () => x.admin`select 1 from notice where channel = 'email' and handed_at is null`
    await expect.poll(async () => (await mail()).length).toBe(0)
    caseSystem.mood = () => 204
    caseSystem.drop()
    await draining
    await untilQuiet()
    await allTaken(caseSystem, parties.receiver)
    await allWritten()
  })
})

describe('a case system that is lost', () => {
  const gone = async () => {
    const [hook] = await x.admin`select off_why, reported_at from webhook where authority = ${parties.receiver}`
    return hook
  }
  const reports = () => notify.letters().filter(({ subject }) => subject.startsWith('Baton no longer tells'))

  test.each<[string, Answer, string]>([
    ['says that it is gone', 410, 'gone'],
    ['hangs up for more than three days', 'reset', 'failing'],
    ['redirects for more than three days', elsewhere(301), 'failing'],
    ['fails for more than three days', 500, 'failing'],
  ])(
    '%s: it is turned off, its administrators are written to once, and e-mail tells everything',
    async (_what, answer, why) => {
      const before = reports().length
      caseSystem.mood = () => answer
      await story()
      await untilQuiet()
      expect(await gone()).toEqual({ off_why: why, reported_at: null })
      await allWritten()
      await allTaken(healthy, parties.fourth)
      const dead = await x.admin`select 1 from notice where authority = ${parties.receiver} and dead_at is not null`
      expect(dead).toHaveLength((await notices('webhook', parties.receiver)).length)
      const codes = alarms().map(({ code }) => code)
      expect(codes.filter((code) => code === 'WEBHOOK_OFF')).toHaveLength(1)
      expect(codes).not.toContain('NOBODY_WAS_TOLD')
      expect(hours()).toBeLessThan(why === 'gone' ? 1 : 80)

      x.deps.settings.NOTIFY_URL = 'http://127.0.0.1:9'
      expect(await reportOff(x.deps)).toBe(0)
      x.deps.settings.NOTIFY_URL = notify.url
      expect(await Promise.all([reportOff(x.deps)])).toEqual([1])
      expect(await reportOff(x.deps)).toBe(0)
      expect(reports().slice(before)).toMatchObject([{ to: 'duty@brackwater.example' }])
      expect(reports().at(-1)?.body).toContain('https://baton.example/telling')
      expect(within.arrived).toEqual([])
    },
  )

  test('what waited for it is given up at once, and what comes after is not tried by webhook', async () => {
    await story()
    caseSystem.mood = () => 410
    await drain(x.deps)
    expect(caseSystem.arrived).toHaveLength(1)
    const faults = (await notices('webhook', parties.receiver)).map(({ last_fault }) => last_fault)
    expect(faults.sort()).toEqual(['webhook-410', ...faults.slice(1).map(() => 'webhook-off')])
    await x.sent()
    await untilQuiet()
    expect(caseSystem.arrived).toHaveLength(1)
    expect(await notices('webhook', parties.receiver)).toHaveLength(faults.length)
    await allWritten()
  })

  test('where it stood in for letters, what waited goes by letter: nobody is left untold', async () => {
    await x.admin`update authority set by_email = false where id = ${parties.receiver}`
    await story()
    const alone = await notices('webhook', parties.receiver)
    caseSystem.mood = () => 410
    await untilQuiet()
    expect(await notices('webhook', parties.receiver)).toEqual([])
    expect((await notices('email', parties.receiver)).map(({ id }) => id).sort()).toEqual(
      alone.map(({ id }) => id).sort(),
    )
    await allWritten()
    expect(alarms().filter(({ code }) => code === 'NOBODY_WAS_TOLD')).toEqual([])
    expect(await outboxHealth(x.deps)).toMatchObject({ dead: 0, untold: 0, webhooksOff: 1 })
  })
})

describe('GOV.UK Notify that does not take letters, and takes them within three days,', () => {
  test.each([
    ['is overloaded', 429, 25],
    ['fails', 500, 25],
    ['is in maintenance', 503, 25],
    ['refuses the key', 403, 25],
    ['cannot be reached', 0, 0],
  ])('%s: every letter arrives, in order, and webhooks did meanwhile', async (_what, status, times) => {
    await story()
    if (status === 0) x.deps.settings.NOTIFY_URL = 'http://127.0.0.1:9'
    else await mailFails(status, times)
    await drain(x.deps)
    await allTaken(caseSystem, parties.receiver)
    await allTaken(healthy, parties.fourth)
    expect(new Set((await notices('email')).map(({ last_fault }) => last_fault))).toContain(
      status === 0 ? 'unreachable' : `notify-${status}`,
    )
    if (status === 0) at(Date.parse(start) + 50 * hour)
    x.deps.settings.NOTIFY_URL = notify.url
    await untilQuiet()
    await allWritten()
    expect(alarms()).toEqual([])
  })

  test('does not for longer: who has a webhook is told by it; of who has none, that nobody was told is said once', async () => {
    await story()
    // Who went on working on it has seen what they were told before; here nobody has.
    await x.admin`update notice set seen_at = null`
    await mailFails(500, 10_000)
    await untilQuiet()
    await allTaken(caseSystem, parties.receiver)
    const mail = await notices('email')
    const said = alarms().flatMap((line) => (line.code === 'NOBODY_WAS_TOLD' ? [line.notice] : []))
    const alone = mail.filter(({ authority }) => authority === parties.sender)
    expect(alone.length).toBeGreaterThanOrEqual(3)
    expect(said.sort()).toEqual(alone.map(({ id }) => id).sort())
    expect(hours()).toBeGreaterThan(72)
    expect(await outboxHealth(x.deps)).toMatchObject({ waiting: 0, dead: mail.length, untold: alone.length })
  })
})

test('the outbox says how much waits, and for how long', async () => {
  await story()
  at(Date.parse(start) + 2 * hour)
  const waiting = (await notices('email')).length + (await notices('webhook')).length
  expect(await outboxHealth(x.deps)).toEqual({
    ...{ waiting, oldestSeconds: 7200 },
    ...{ dead: 0, untold: 0, unreported: 0, webhooksOff: 0 },
  })
  await untilQuiet()
  expect(await outboxHealth(x.deps)).toMatchObject({ waiting: 0, oldestSeconds: 0 })
})
