import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { runClock } from '../../../src/clock.ts'
import { currentHolidays } from '../../../src/db/holidays.ts'
import { addWorkingDays, divisions, type Holidays, shippedHolidays } from '../../../src/domain/working-days.ts'
import { calendarStanding, refreshCalendar, withNewestCalendar } from '../../../src/exchange/calendar.ts'
import { changedFeed, everywhere, plainYear, proclaimed, publishedAs, startFeed } from '../../support/bank-holidays.ts'
import { anExchange } from '../../support/exchange.ts'

const x = await anExchange()
const feed = await startFeed()
x.deps.settings.BANK_HOLIDAYS_URL = feed.url
afterAll(() => feed.stop())

const england = 'england-and-wales'
const published = publishedAs(shippedHolidays)
const thanksgiving = changedFeed(published, england, (events) => [...events, proclaimed('2026-12-09')])
const [monday, hourLater, dayLater] = ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z', '2026-11-24T10:00:00Z']

beforeEach(async () => {
  await x.admin`delete from bank_holidays`
  await x.admin`delete from calendar_check`
  x.lines.length = 0
  x.at(monday)
})

const versions = async () =>
  (await x.admin`select version from bank_holidays order by taken_at`).map((row) => row.version)
const came = async () => (await calendarStanding(x.deps)).came

describe('the bank holidays as GOV.UK publishes them', () => {
  test('when they are ours, no version is made, and that they were looked at is known', async () => {
    expect(await calendarStanding(x.deps)).toEqual({ version: '2026-02-25', publishedTo: '2028-12-31' })
    feed.publishes(published)
    await refreshCalendar(x.deps)
    expect(await versions()).toEqual([])
    expect(await calendarStanding(x.deps)).toEqual({
      ...{ version: '2026-02-25', publishedTo: '2028-12-31', came: 'unchanged' },
      ...{ checkedAt: '2026-11-23T10:00:00.000Z', soundAt: '2026-11-23T10:00:00.000Z' },
    })
    expect(x.lines).toEqual([])
  })

  test('with a day proclaimed they are a version named for its date, and count from then on', async () => {
    feed.publishes(thanksgiving)
    await refreshCalendar(x.deps)
    expect(await versions()).toEqual(['2026-11-23'])
    expect(await x.admin`select changed from bank_holidays`).toEqual([
      { changed: [{ division: england, date: '2026-12-09' }] },
    ])
    expect(x.lines).toEqual([{ code: 'CALENDAR_TAKEN', version: '2026-11-23', changed: 1, touched: 0 }])
    expect(await calendarStanding(x.deps)).toMatchObject({
      ...{ version: '2026-11-23', takenAt: '2026-11-23T10:00:00.000Z', came: 'taken' },
    })
    const newest = await withNewestCalendar(x.deps)
    const due = (nation: string) => addWorkingDays(newest.calendar(nation), '2026-11-30', 20).date
    expect(newest.calendar('england').version).toBe('2026-11-23')
    expect(x.deps.calendar('england').version).toBe('2026-02-25')
    expect(addWorkingDays(x.deps.calendar('england'), '2026-11-30', 20).date).toBe('2026-12-30')
    expect([due('england'), due('wales'), due('northern-ireland')]).toEqual(['2026-12-31', '2026-12-31', '2026-12-30'])
    expect(newest.calendar('wales')).toMatchObject({ nation: 'wales', division: england, counting: 'day-after' })
  })

  test('without their past years, every past day stands, and every version is kept', async () => {
    const shorn = everywhere(thanksgiving, (events) => events.filter(({ date }) => date >= '2026-01-01'))
    feed.publishes(shorn)
    await refreshCalendar(x.deps)
    x.at(dayLater)
    feed.publishes(changedFeed(shorn, 'scotland', (events) => [...events, proclaimed('2027-03-03')]))
    await refreshCalendar(x.deps)
    expect(await versions()).toEqual(['2026-11-23', '2026-11-24'])
    const [first] = await x.admin<Holidays[]>`select divisions from bank_holidays order by taken_at`
    const last = await currentHolidays(x.deps.sql)
    for (const division of divisions) {
      const held = shippedHolidays.divisions[division].map(([date]) => date)
      expect(first?.divisions[division].map(([date]) => date)).toEqual(expect.arrayContaining(held))
      expect(last.divisions[division].map(([date]) => date)).toEqual(expect.arrayContaining(held))
    }
    expect(first?.divisions.scotland).not.toContainEqual(['2027-03-03', 'A day of thanksgiving'])
    expect(last.divisions.scotland).toContainEqual(['2027-03-03', 'A day of thanksgiving'])
    expect(last.divisions[england]).toContainEqual(['2026-12-09', 'A day of thanksgiving'])
  })

  test('taken twice on the day of 25 hours, and on the day of the list that is shipped, have names of their own', async () => {
    x.at('2026-02-25T09:00:00Z')
    feed.publishes(changedFeed(published, england, (events) => [...events, proclaimed('2026-03-03')]))
    await refreshCalendar(x.deps)
    x.at('2026-10-25T00:10:00+01:00')
    feed.publishes(changedFeed(published, england, (events) => [...events, proclaimed('2026-12-09')]))
    await refreshCalendar(x.deps)
    x.at('2026-10-25T23:10:00Z')
    feed.publishes(changedFeed(published, england, (events) => [...events, proclaimed('2026-12-10')]))
    await refreshCalendar(x.deps)
    expect(await versions()).toEqual(['2026-02-25.2', '2026-10-25', '2026-10-25.2'])
  })

  test('with a year more, the horizon moves with them', async () => {
    feed.publishes(everywhere(published, (events) => [...events, ...plainYear(2029).map((date) => proclaimed(date))]))
    await refreshCalendar(x.deps)
    expect(await calendarStanding(x.deps)).toMatchObject({ version: '2026-11-23', publishedTo: '2029-12-31' })
  })
})

describe('GOV.UK is asked', () => {
  const askedAt = async (...instants: string[]) => {
    const before = feed.asked()
    for (const instant of instants) {
      x.at(instant)
      await refreshCalendar(x.deps)
    }
    return feed.asked() - before
  }

  test('once in 24 hours, when it answered', async () => {
    feed.publishes(published)
    expect(await askedAt(monday, hourLater, '2026-11-24T09:59:59Z')).toBe(1)
    expect(await askedAt(dayLater)).toBe(1)
  })

  test('once an hour, when it did not, or its answer could not be believed', async () => {
    feed.answers((response) => void response.writeHead(503).end())
    expect(await askedAt(monday, '2026-11-23T10:59:59Z')).toBe(1)
    feed.publishes({})
    expect(await askedAt(hourLater, '2026-11-23T11:59:59Z', '2026-11-23T12:00:00Z')).toBe(2)
    feed.publishes(published)
    expect(await askedAt('2026-11-23T13:00:00Z', '2026-11-23T14:00:00Z')).toBe(1)
    expect((await calendarStanding(x.deps)).soundAt).toBe('2026-11-23T13:00:00.000Z')
  })

  test('again after an hour, when whoever asked broke off', async () => {
    feed.publishes(published)
    await x.admin`insert into calendar_check (tried_at, came) values (${monday}, 'asking')`
    expect(await askedAt('2026-11-23T10:59:59Z')).toBe(0)
    expect(await askedAt(hourLater)).toBe(1)
  })

  test('once, by four Workers in the same second: the first time, and on every day after', async () => {
    feed.publishes(thanksgiving)
    const workers = [x.deps, x.another(), x.another(), x.another()]
    for (const instant of [monday, dayLater]) {
      x.at(instant)
      const before = feed.asked()
      await Promise.all(workers.map((deps) => refreshCalendar(deps)))
      expect(feed.asked() - before).toBe(1)
    }
    expect(await versions()).toEqual(['2026-11-23'])
  })
})

describe('an answer that cannot be believed changes nothing, and whoever runs the exchange is told', () => {
  test.each<[string, unknown, string]>([
    ['no list', { hello: 'world' }, 'malformed'],
    ['a list that ends early', changedFeed(published, 'scotland', () => []), 'shrunken'],
    [
      'four days more',
      changedFeed(published, england, (events) => [
        ...events,
        ...['2026-12-09', '2027-01-13', '2027-02-10', '2027-03-10'].map((date) => proclaimed(date)),
      ]),
      'poisoned',
    ],
    [
      'a year without Christmas',
      changedFeed(published, england, (events) => events.filter(({ date }) => date !== '2026-12-25')),
      'implausible',
    ],
  ])('%s', async (_, answer, refusal) => {
    feed.publishes(answer)
    await refreshCalendar(x.deps)
    expect(x.lines).toEqual([{ code: 'CALENDAR_REFUSED', refusal }])
    expect([await versions(), await came()]).toEqual([[], refusal])
    expect(await currentHolidays(x.deps.sql)).toEqual(shippedHolidays)
    expect((await calendarStanding(x.deps)).soundAt).toBeUndefined()
  })

  test('a page that is no JSON', async () => {
    feed.answers((response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>'))
    await refreshCalendar(x.deps)
    expect(x.lines).toEqual([{ code: 'CALENDAR_REFUSED', refusal: 'malformed' }])
  })
})

describe('an answer that does not come changes nothing', () => {
  const mebibyte = ' '.repeat(1024 * 1024)
  test.each<[string, Parameters<typeof feed.answers>[0], string]>([
    ['a redirect', (response) => void response.writeHead(302, { location: '/elsewhere' }).end(), 'http-302'],
    ['a fault', (response) => void response.writeHead(503).end('later'), 'http-503'],
    ['more than 1 MB', (response) => void response.writeHead(200).end(`${mebibyte}{}`), 'too-large'],
    ['an answer without an end', (response) => void response.writeHead(200).write('{'), 'timeout'],
    ['no answer', () => {}, 'timeout'],
    ['a line that breaks', (response) => void response.destroy(), 'network'],
  ])('%s', async (_, how, fault) => {
    feed.answers(how)
    const before = feed.asked()
    await refreshCalendar(x.deps, fault === 'timeout' ? 100 : undefined)
    expect(feed.asked() - before).toBe(1)
    expect(x.lines).toEqual([{ code: 'CALENDAR_UNREACHABLE', fault }])
    expect([await versions(), await came()]).toEqual([[], 'unreachable'])
  })
})

describe('the clock goes on', () => {
  test('when GOV.UK cannot be reached', async () => {
    await x.admin`delete from transfer`
    feed.answers((response) => void response.writeHead(503).end())
    await runClock(x.deps, new Date(monday))
    expect(x.lines).toEqual([{ code: 'CALENDAR_UNREACHABLE', fault: 'http-503' }])
  })
})
