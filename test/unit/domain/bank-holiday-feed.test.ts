import { describe, expect, test } from 'vitest'
import { type FeedReading, readFeed } from '../../../src/domain/bank-holiday-feed.ts'
import {
  calendarOf,
  divisions,
  type Holidays,
  isWorkingDay,
  shippedHolidays,
} from '../../../src/domain/working-days.ts'
import {
  changedFeed,
  datesOf,
  eachDivision,
  everywhere,
  heldTo,
  inEngland,
  plainYear,
  proclaimed,
  publishedAs,
  taken,
  withDays,
  without,
} from '../../support/bank-holidays.ts'

const england = 'england-and-wales'
const on = '2026-11-22'
const published = publishedAs(shippedHolidays)

describe('the days that people remember', () => {
  test('the State Funeral on 19 September 2022, announced on the tenth, is taken in all three', () => {
    const held = heldTo(2024, (date) => date === '2022-09-19')
    const feed = publishedAs(heldTo(2024))
    const { taken: list, changed } = taken(readFeed(held, feed, '2022-09-10'))
    expect(changed).toEqual(divisions.map((division) => ({ division, date: '2022-09-19' })))
    for (const division of divisions) {
      const calendar = calendarOf(division, { ...list, version: '2022-09-10' })
      expect(isWorkingDay(calendar, '2022-09-19')).toBe(false)
    }
    expect(readFeed(held, publishedAs(held), '2022-09-09')).toEqual({ unchanged: true })
  })

  test('VE Day 2020 moves from Monday 4 May to Friday 8 May', () => {
    const moved = heldTo(2021)
    const before: Holidays = {
      ...moved,
      divisions: eachDivision((division) =>
        moved.divisions[division].map((row) =>
          row[0] === '2020-05-08' ? ['2020-05-04', 'Early May bank holiday'] : row,
        ),
      ),
    }
    const { taken: list, changed } = taken(readFeed(before, publishedAs(moved), '2019-06-07'))
    expect(changed).toEqual(
      divisions.flatMap((division) => ['2020-05-04', '2020-05-08'].map((date) => ({ division, date }))),
    )
    expect(list.divisions).toEqual(moved.divisions)
  })

  test('15 June 2026 is taken in Scotland alone', () => {
    const held = heldTo(2028, (date) => date === '2026-06-15')
    const { changed } = taken(readFeed(held, published, '2026-02-25'))
    expect(changed).toEqual([{ division: 'scotland', date: '2026-06-15' }])
  })

  test('a feed without its past years, as in August 2025, changes nothing', () => {
    const held = heldTo(2027)
    const feed = everywhere(publishedAs(held), (events) => events.filter(({ date }) => date > '2025-08-01'))
    expect(readFeed(held, feed, '2025-08-20')).toEqual({ unchanged: true })
  })

  test('that feed with a day proclaimed is taken, and every past year stands', () => {
    const feed = everywhere(published, (events) => [
      ...events.filter(({ date }) => date > '2026-01-01'),
      proclaimed('2027-03-03'),
    ])
    const { taken: list } = taken(readFeed(shippedHolidays, feed, on))
    for (const division of divisions)
      expect(datesOf(list, division)).toEqual([...datesOf(shippedHolidays, division), '2027-03-03'].sort())
  })

  test('the year 2028, once all three list it, moves the horizon to its end', () => {
    const { taken: list, changed } = taken(readFeed(heldTo(2027), published, on))
    expect(list).toEqual({ publishedTo: '2028-12-31', divisions: shippedHolidays.divisions })
    expect(changed).toHaveLength(8 + 9 + 10)
  })

  test('a year that one division still lacks is not known in any', () => {
    const early = changedFeed(published, 'scotland', (events) => events.filter(({ date }) => date < '2028'))
    expect(readFeed(heldTo(2027), early, on)).toEqual({ unchanged: true })
  })
})

describe('what has passed', () => {
  test('a day announced while we were down is taken for a year, and no longer', () => {
    const feed = inEngland(withDays('2025-11-21', '2025-11-20'))
    const { taken: list, changed } = taken(readFeed(shippedHolidays, feed, on))
    expect(changed).toEqual([{ division: england, date: '2025-11-21' }])
    expect(datesOf(list, england)).not.toContain('2025-11-20')
  })

  test('a day that has begun is not undone', () => {
    const feed = inEngland(without('2026-12-25', '2026-12-28'))
    expect(readFeed(shippedHolidays, feed, '2026-12-28')).toEqual({ unchanged: true })
    expect(readFeed(shippedHolidays, feed, '2026-12-24')).toEqual({ refused: 'implausible' })
  })

  test('a new name alone moves no date; it comes with the next change', () => {
    const renamed = everywhere(published, (events) =>
      events.map((event) => (event.date < '2027-08' ? event : { ...event, title: 'A holiday' })),
    )
    expect(readFeed(shippedHolidays, renamed, on)).toEqual({ unchanged: true })
    const { taken: list } = taken(readFeed(shippedHolidays, changedFeed(renamed, england, withDays('2027-03-03')), on))
    expect(list.divisions.scotland.at(-1)).toEqual(['2028-12-26', 'A holiday'])
  })

  test('a substitute day says so', () => {
    const { taken: list } = taken(readFeed(heldTo(2027), published, on))
    expect(list.divisions[england]).toContainEqual(['2027-12-27', 'Christmas Day (substitute day)'])
  })
})

describe('a feed that is shrunken', () => {
  test.each([
    ['ends a year earlier in one division', inEngland((events) => events.filter(({ date }) => date < '2028'))],
    ['lists no day in one division', changedFeed(published, 'scotland', () => [])],
    ['lists the past alone', everywhere(published, (events) => events.filter(({ date }) => date < on))],
    [
      'drops three days to come',
      changedFeed(published, 'northern-ireland', without('2027-03-17', '2027-05-03', '2028-07-12')),
    ],
    [
      'makes up for them with a new year',
      everywhere(published, (events) => [
        ...without('2027-05-03', '2027-05-31', '2028-05-01')(events),
        ...plainYear(2029).map((date) => proclaimed(date)),
      ]),
    ],
  ])('that %s is refused', (_, feed) => {
    expect(readFeed(shippedHolidays, feed, on)).toEqual({ refused: 'shrunken' })
  })

  test('but two days to come may go where enough are left, and two may move', () => {
    const fewer = changedFeed(published, 'northern-ireland', without('2027-03-17', '2027-07-12'))
    expect(taken(readFeed(shippedHolidays, fewer, on)).changed).toHaveLength(2)
    const [old, moved] = [
      ['2027-05-03', '2027-08-30'],
      ['2027-05-04', '2027-08-31'],
    ] as const
    const feed = inEngland((events) => withDays(...moved)(without(...old)(events)))
    expect(taken(readFeed(shippedHolidays, feed, on)).changed).toHaveLength(4)
  })
})

describe('a feed that is poisoned', () => {
  test.each([
    ['three new days', inEngland(withDays('2027-02-01', '2027-03-01', '2028-02-01'))],
    ['three, one of them past', inEngland(withDays('2026-11-02', '2027-03-01', '2028-02-01'))],
    [
      'three days that move',
      inEngland((events) =>
        withDays('2027-05-04', '2027-06-01', '2027-08-31')(without('2027-05-03', '2027-05-31', '2027-08-30')(events)),
      ),
    ],
    ['Scotland’s days under England’s name', changedFeed(published, england, () => published.scotland?.events ?? [])],
  ])('with %s is refused', (_, feed) => {
    expect(readFeed(shippedHolidays, feed, on)).toEqual({ refused: 'poisoned' })
  })

  test('but two are believed', () => {
    const feed = inEngland(withDays('2027-02-01', '2027-03-01'))
    expect(taken(readFeed(shippedHolidays, feed, on)).changed).toHaveLength(2)
  })

  test('and day after day it gets no further than fourteen in a year', () => {
    let held = shippedHolidays
    const free = ['02-01', '02-08', '02-15', '02-22', '03-01', '03-08', '03-15', '06-07', '06-14'].map(
      (d) => `2027-${d}`,
    )
    const readings: FeedReading[] = []
    while (free.length > 0) {
      const feed = changedFeed(publishedAs(held), england, withDays(...free.splice(0, 2)))
      const reading = readFeed(held, feed, on)
      readings.push(reading)
      if ('taken' in reading) held = { ...reading.taken, version: `${readings.length}` }
    }
    const refused = { refused: 'implausible' }
    expect(readings.map((reading) => 'taken' in reading || reading)).toEqual([true, true, true, refused, refused])
    expect(datesOf(held, england).filter((date) => date.startsWith('2027'))).toHaveLength(14)
  })
})

describe('a feed that is implausible', () => {
  test.each([
    ['has no Good Friday in 2027', inEngland(without('2027-03-26'))],
    ['has another Good Friday', inEngland((events) => withDays('2027-04-02')(without('2027-03-26')(events)))],
    ['has no Christmas Day in 2028', inEngland(without('2028-12-25'))],
    ['has no substitute for Christmas Day in 2027', inEngland(without('2027-12-27'))],
    ['has no New Year’s Day in 2028', inEngland(without('2028-01-03'))],
    ['has seven days in 2027', inEngland(without('2027-08-30'))],
    ['empties a week', inEngland(withDays('2027-12-29', '2027-12-30'))],
    [
      'skips a year',
      everywhere(published, (events) => [...events, ...plainYear(2030).map((date) => proclaimed(date))]),
    ],
    [
      'adds a year with fifteen days',
      everywhere(published, (events) => [
        ...events,
        ...[...plainYear(2029), ...[5, 12, 19, 26].map((day) => `2029-06-${String(day).padStart(2, '0')}`)].map(
          (date) => proclaimed(date),
        ),
        ...['2029-07-03', '2029-07-10', '2029-07-17'].map((date) => proclaimed(date)),
      ]),
    ],
    [
      'knows four years to come',
      everywhere(published, (events) => [
        ...events,
        ...[2029, 2030].flatMap(plainYear).map((date) => proclaimed(date)),
      ]),
    ],
  ])('that %s is refused', (_, feed) => {
    expect(readFeed(shippedHolidays, feed, on)).toEqual({ refused: 'implausible' })
  })

  test('but a plain year more is taken', () => {
    const feed = everywhere(published, (events) => [...events, ...plainYear(2029).map((date) => proclaimed(date))])
    expect(taken(readFeed(shippedHolidays, feed, on)).taken.publishedTo).toBe('2029-12-31')
  })
})

describe('a feed that is malformed', () => {
  const titled = (title: string) => inEngland((events) => [...events, proclaimed('2027-06-07', title)])
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a page', '<!doctype html>'],
    ['a list', [published]],
    ['a division too few', { ...published, scotland: undefined }],
    ['a division under another’s name', { ...published, scotland: published[england] }],
    ['a day that is none', inEngland(withDays('2027-02-29'))],
    ['a day with a time', inEngland(withDays('2027-06-07T00:00:00Z'))],
    ['a Saturday', inEngland(withDays('2027-06-05'))],
    ['a Sunday', inEngland(withDays('2027-06-06'))],
    ['a day twice', inEngland(withDays('2027-12-27'))],
    ['a past day twice', inEngland(withDays('2012-04-06'))],
    ['a blank title', titled(' ')],
    ['a title of 101 letters', titled('a'.repeat(101))],
    ['markup in a title', titled('<b>Holiday</b>')],
    ['a title that turns what follows around', titled('Holi\u202Eday')],
    ['a title of two lines', titled('Holiday\nHoliday')],
    ['a title that is no text', inEngland((events) => [...events, { ...proclaimed('2027-06-07'), title: 1 } as never])],
  ])('with %s is refused', (_, feed) => {
    expect(readFeed(shippedHolidays, feed, on)).toEqual({ refused: 'malformed' })
  })

  test('what GOV.UK may add to it is passed by', () => {
    const more = inEngland((events) => events.map((event) => ({ ...event, seen: true })))
    expect(readFeed(shippedHolidays, { ...more, jersey: {} }, on)).toEqual({ unchanged: true })
  })
})
