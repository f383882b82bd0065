import { expect, test } from 'vitest'
import type { ClockAnswer } from '../../schemas/clock.ts'
import type { Notice } from '../../schemas/notice.ts'
import type { RecordEntry } from '../../schemas/record.ts'
import { daysAgo, today } from '../../src/local/demo/days.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import { anEdgeExchange } from '../support/edge-exchange.ts'
import { untilDelivered } from '../support/everything-written.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, cron } = exchange

/** Sends a package for a family that has been resident for so many days. */
async function sent(days: number) {
  const draft = aWholeDraft(brackwater.council.id, daysAgo(days), { send: true })
  const { body: t } = await (await aldermere.a()).post('/v1/transfers', draft)
  const { body: clock } = await (await aldermere.a()).get<ClockAnswer>(`/v1/transfers/${t.id}/clock`)
  const day = (number: number) => clock.days.find((one) => one.day === number)?.date ?? ''
  return { ...t, due: clock.due?.on ?? '', day }
}

const reminded = async (id: string): Promise<string[]> => {
  const { body } = await (await aldermere.a()).get<{ record: RecordEntry[] }>(`/v1/transfers/${id}/record`)
  return body.record.filter(({ type }) => type === 'ReminderSent').map(({ said }) => `${said.reminder}`)
}

test('the cron sends each reminder on its day, and once however often it fires', async () => {
  const t = await sent(0)
  const { body: taken } = await (await brackwater.a()).does(t, 'acknowledge')
  expect(taken.state).toBe('acknowledged')
  const meeting = async (day: number) => {
    await cron(new Date(`${t.day(day)}T06:00:00Z`))
    const before = await reminded(t.id)
    for (const at of ['08:00:00', '08:01:00', '23:59:00']) await cron(new Date(`${t.day(day)}T${at}Z`))
    const after = await reminded(t.id)
    return after.slice(before.length)
  }
  expect(await meeting(10)).toEqual([`meeting-10:${t.due}`])
  expect(await meeting(15)).toEqual([`meeting-5:${t.due}`])
  expect(await meeting(19)).toEqual([`meeting-1:${t.due}`])
  expect(await meeting(20)).toEqual([`meeting-0:${t.due}`])
  const names = await reminded(t.id)
  expect(new Set(names).size).toBe(names.length)
})

const isReminder = /Due$|^Meeting(In|To|Late|VeryLate)|^TelephoneThem$/

test('after weeks in which it did not fire, it sends once what fell due, to both councils what is late', async () => {
  const t = await sent(1)
  const long = new Date(`${t.due}T08:00:00Z`)
  long.setUTCDate(long.getUTCDate() + 40)
  await cron(long)
  const names = await reminded(t.id)
  expect(names).toEqual(expect.arrayContaining([`late:${t.due}`, `very-late:${t.due}`, `acknowledge:${today()}`]))
  await cron(long)
  await cron(new Date(long.getTime() + 3_600_000))
  expect(await reminded(t.id)).toEqual(names)
  for (const council of [aldermere, brackwater]) {
    const { body } = await (await council.a()).get<{ notices: Notice[] }>('/v1/feed?limit=500')
    const told = body.notices.filter(({ type, transfer }) => transfer === t.id && isReminder.test(type))
    // To tell the family, and to telephone those who are silent, is for the sender alone.
    expect(told.length).toBe(council === brackwater ? names.length - 2 : 5)
  }
})

test('a package that leaves when the meeting is already late is told of at once, by letter too', async () => {
  const t = await sent(60)
  await cron()
  await untilDelivered(exchange)
  expect(await reminded(t.id)).toEqual([`late:${t.due}`, `very-late:${t.due}`])
  const letters = exchange.letters().filter(({ body }) => body.includes(t.reference))
  const late = letters.filter(({ to }) => to === aldermere.council.dutyEmail)
  expect(late.length).toBeGreaterThanOrEqual(2)
  expect(letters.some(({ to }) => to === brackwater.council.dutyEmail)).toBe(true)
  await cron()
  expect(exchange.letters().filter(({ body }) => body.includes(t.reference))).toHaveLength(letters.length)
  expect(JSON.stringify(exchange.letters())).not.toMatch(/Fenwick|Ashgrove|Thistlecombe|Thornapple/)
})
