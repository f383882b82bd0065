import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { runClock } from '../../../src/clock.ts'
import { asClock } from '../../../src/db/client.ts'
import { currentHolidays, holidaysNamed, notAhead } from '../../../src/db/holidays.ts'
import { calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { calendarStanding, refreshCalendar, withNewestCalendar } from '../../../src/exchange/calendar.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import { sweep, sweepUpTo } from '../../../src/exchange/sweep.ts'
import { changedFeed, everywhere, plainYear, proclaimed, publishedAs, startFeed } from '../../support/bank-holidays.ts'
import { anExchange, sender } from '../../support/exchange.ts'

const x = await anExchange()
const feed = await startFeed()
x.deps.settings.BANK_HOLIDAYS_URL = feed.url
afterAll(() => feed.stop())

const england = 'england-and-wales'
const published = publishedAs(shippedHolidays)
const withDays = (...dates: string[]) =>
  changedFeed(published, england, (events) => [...events, ...dates.map((date) => proclaimed(date))])
const [monday, hourLater, dayLater] = ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z', '2026-11-24T10:00:00Z']

beforeEach(async () => {
  await x.admin`update transfer set next_alert_at = null, due_on = null`
  await x.admin`delete from bank_holidays`
  await x.admin`delete from calendar_check`
  x.lines.length = 0
  x.at(monday)
})

/** GOV.UK’s address says this, and is asked at an instant. */
async function reads(at: string, list: unknown) {
  x.at(at)
  feed.publishes(list)
  await refreshCalendar(x.deps)
  const { came, version, publishedTo } = await calendarStanding(x.deps)
  return { came, version, publishedTo }
}
const takes = (version: string, takenAt: string, divisions: unknown, changed: unknown = []) => x.admin`
  insert into bank_holidays (version, taken_at, published_to, divisions, changed)
  values (${version}, ${takenAt}::text::timestamptz, '2028-12-31', ${JSON.stringify(divisions)}::text::jsonb,
    ${JSON.stringify(changed)}::text::jsonb)`
const newest = () => currentHolidays(x.deps.sql, { by: notAhead(x.deps.now()) })

describe('poison that was taken, and then the genuine list', () => {
  test('false days, taken over days, all go with the first genuine reading', async () => {
    expect(await reads(monday, withDays('2026-12-02', '2026-12-09'))).toMatchObject({ came: 'taken' })
    const three = withDays('2026-12-02', '2026-12-09', '2026-12-16')
    expect(await reads(dayLater, three)).toMatchObject({ came: 'taken' })
    const twelve = withDays('2026-12-02', '2026-12-09', '2026-12-16', '2026-12-30')
    expect(await reads('2026-11-25T10:00:00Z', twelve)).toMatchObject({ came: 'poisoned', version: '2026-11-24' })
    expect(await reads('2026-11-25T11:00:00Z', published)).toMatchObject({ came: 'taken', version: '2026-11-25' })
    expect((await newest()).divisions).toEqual(shippedHolidays.divisions)
  })

  test('a false year goes, and the horizon with it', async () => {
    const longer = everywhere(published, (events) => [...events, ...plainYear(2029).map((date) => proclaimed(date))])
    expect(await reads(monday, longer)).toMatchObject({ came: 'taken', publishedTo: '2029-12-31' })
    expect(await reads(dayLater, published)).toMatchObject({ came: 'taken', publishedTo: '2028-12-31' })
    expect((await newest()).divisions).toEqual(shippedHolidays.divisions)
  })

  test('what stood for a month is settled: a year goes no more, and days may be added again', async () => {
    const longer = everywhere(published, (events) => [...events, ...plainYear(2029).map((date) => proclaimed(date))])
    await reads(monday, longer)
    expect(await reads('2026-12-24T10:00:00Z', published)).toMatchObject({ came: 'shrunken', version: '2026-11-23' })
  })

  test('the operator, who owns the tables, takes a version out by its name, and nobody else may', async () => {
    await reads(monday, withDays('2026-12-02'))
    await expect(asClock(x.deps.sql, (tx) => tx`delete from bank_holidays`)).rejects.toThrow('permission denied')
    expect((await x.deps.sql`delete from bank_holidays where version = '2026-11-23'`).count).toBe(1)
    expect(await newest()).toEqual(shippedHolidays)
  })
})

describe('a version that nobody could count by', () => {
  const { divisions } = shippedHolidays
  const unsound: [string, unknown][] = [
    ['of one nation', { [england]: [['2027-01-01', 'A day']] }],
    ['with a day past 2050', { ...divisions, scotland: [['2060-01-01', 'A day']] }],
    ['with a day that is none', { ...divisions, scotland: [['2027-02-29', 'A day']] }],
    ['with a day without a title', { ...divisions, scotland: [['2027-01-01', '']] }],
    ['with rows of another form', { ...divisions, scotland: [{ date: '2027-01-01' }] }],
    ['with a nation without days', { ...divisions, scotland: [] }],
  ]
  test.each(unsound)('%s is passed by, said in the log, and followed by a good one', async (_, lists) => {
    await takes('2026-11-21', '2026-11-21T10:00:00Z', divisions)
    await takes('2026-11-22', '2026-11-22T10:00:00Z', lists, [{ division: 1 }])
    expect((await newest()).version).toBe('2026-11-21')
    expect((await withNewestCalendar(x.deps)).calendar('scotland').version).toBe('2026-11-21')
    expect(x.lines).toEqual([{ code: 'CALENDAR_FAULT', fault: 'unsound-version', version: '2026-11-22' }])
    expect(await holidaysNamed(x.deps.sql, '2026-11-22')).toBeUndefined()
    expect((await holidaysNamed(x.deps.sql, '2026-11-21'))?.divisions).toEqual(divisions)
    expect(await reads(monday, withDays('2026-12-09'))).toMatchObject({ came: 'taken', version: '2026-11-23' })
  })

  test('where none is sound, the shipped list counts', async () => {
    await takes('2026-11-22', '2026-11-22T10:00:00Z', {})
    expect(await newest()).toEqual(shippedHolidays)
  })

  test('nor one dated ahead, which would be newest for ever', async () => {
    await takes('9999-12-31', '9999-12-31T00:00:00Z', divisions)
    expect((await newest()).version).toBe(shippedHolidays.version)
    expect(await reads(monday, withDays('2026-12-09'))).toMatchObject({ came: 'taken', version: '2026-11-23' })
  })

  test.each([
    ['a list that is null', () => takes('2026-11-22', monday, null)],
    ['changes that are no list', () => takes('2026-11-22', monday, {}, {})],
    ['an instant without end', () => takes('2026-11-22', 'infinity', {})],
    ['a name that is no date', () => takes('Hollowmere', monday, {})],
  ])('the store itself refuses %s', async (_, taking) => {
    await expect(taking()).rejects.toThrow('bank_holidays_lists')
  })
})

describe('a clock that cannot read', () => {
  const recounted = async (id: string) => {
    const read = await recordFor(x.deps, sender(), id)
    if (!('found' in read)) throw new Error('the sender may read its record')
    return read.found.map(({ type }) => type).filter((type) => /Recounted|EarlierDue|Reminder/.test(type))
  }
  /** One that the newest version counted, while the isolate of the clock still holds the list before. */
  async function countedAnew() {
    const { id } = await x.accepted()
    await x.does(sender(), 'confirm-seen', id)
    await reads('2026-11-30T09:00:00Z', withDays('2026-12-09'))
    await sweep(await withNewestCalendar(x.deps))
    expect(await recounted(id)).toEqual(['DueDateRecounted'])
    await x.admin`update transfer set next_alert_at = '2026-11-30T09:01:00Z' where id = ${id}`
    x.at('2026-12-01T10:00:00Z')
    x.lines.length = 0
    return id
  }

  test('the feed, still counts by the newest version, and not back by the list that it holds', async () => {
    const id = await countedAnew()
    await x.admin`alter table calendar_check rename to out_of_sight`
    await runClock(x.deps, new Date('2026-12-01T10:00:00Z'))
    await x.admin`alter table out_of_sight rename to calendar_check`
    expect(x.lines).toContainEqual({ code: 'CALENDAR_FAULT', fault: 'PostgresError' })
    expect(await recounted(id)).toEqual(['DueDateRecounted', 'ReminderSent'])
  })

  test('the versions, sweeps nothing, and does all the rest', async () => {
    const id = await countedAnew()
    const old = { ...x.deps, holidays: undefined, calendar: calendarsOf(shippedHolidays, 'day-after') }
    await x.admin`alter table bank_holidays rename to out_of_sight`
    await runClock(old, new Date('2026-12-01T10:00:00Z'))
    await x.admin`alter table out_of_sight rename to bank_holidays`
    expect(x.lines.filter(({ code }) => code === 'CALENDAR_FAULT')).toHaveLength(2)
    expect(await recounted(id)).toEqual(['DueDateRecounted'])
    await runClock(old, new Date('2026-12-01T10:01:00Z'))
    expect(await recounted(id)).toEqual(['DueDateRecounted', 'ReminderSent'])
  })
})

describe('what a version touches', () => {
  test('the clock only ever brings forward', async () => {
    const { id } = await x.sent()
    const sets = (at: string | null) =>
      asClock(x.deps.sql, (tx) => tx`update transfer set next_alert_at = ${at}::timestamptz where id = ${id}`)
    await x.admin`update transfer set next_alert_at = '2026-11-25T08:00:00Z' where id = ${id}`
    await expect(sets('2026-11-25T08:00:01Z')).rejects.toThrow('an alert is only ever brought forward')
    for (const never of [null, 'infinity', '-infinity']) await expect(sets(never)).rejects.toThrow(/row-level|brought/)
    expect((await sets(hourLater)).count).toBe(1)
    await x.admin`update transfer set next_alert_at = null where id = ${id}`
    expect((await sets(dayLater)).count).toBe(1)
  })

  test('and one firing reminds no more than it may: the rest has its turn with the next', async () => {
    for (const _ of [1, 2, 3]) await x.sent()
    x.at('2026-11-25T08:00:00Z')
    expect([await sweepUpTo(x.deps, 2), await sweepUpTo(x.deps, 2), await sweepUpTo(x.deps, 2)]).toEqual([2, 1, 0])
  })
})
