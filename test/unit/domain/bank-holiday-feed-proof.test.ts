import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFeed } from '../../../src/domain/bank-holiday-feed.ts'
import { divisions, type Holidays, shippedHolidays } from '../../../src/domain/working-days.ts'
import { changedFeed, type Feed, proclaimed, publishedAs } from '../../support/bank-holidays.ts'

const on = '2026-11-22'
const published = publishedAs(shippedHolidays)
const datesOf = (holidays: Pick<Holidays, 'divisions'>, division: (typeof divisions)[number]) =>
  holidays.divisions[division].map(([date = '']) => date)

describe('whatever a feed says', () => {
  // Most of what is changed lies ahead, where it matters; some of it long ago, and some past the horizon.
  const aDay = fc
    .oneof({ arbitrary: fc.integer({ min: 5100, max: 6200 }), weight: 5 }, fc.integer({ min: 0, max: 7300 }))
    .map((days) => new Date(Date.UTC(2012, 0, 1 + days)).toISOString().slice(0, 10))
  const aWeekday = aDay.filter((date) => new Date(date).getUTCDay() % 6 !== 0)
  const aPlace = fc.integer({ min: 100, max: 173 })
  const aDivision = fc.constantFrom(...divisions)
  const aMutation = fc.oneof(
    fc.record({ kind: fc.constant('drop' as const), division: aDivision, at: aPlace }),
    { arbitrary: fc.record({ kind: fc.constant('add' as const), division: aDivision, date: aWeekday }), weight: 4 },
    fc.record({ kind: fc.constant('move' as const), division: aDivision, at: aPlace, date: aWeekday }),
    fc.record({ kind: fc.constant('from' as const), division: aDivision, date: aDay }),
    fc.record({ kind: fc.constant('until' as const), division: aDivision, date: aDay }),
    fc.record({ kind: fc.constant('copy' as const), division: aDivision, of: aDivision }),
  )
  const aFeed = fc.array(aMutation, { maxLength: 4 }).map((mutations) =>
    mutations.reduce((feed: Feed, m) => {
      return changedFeed(feed, m.division, (events) => {
        if (m.kind === 'add') return [...events, proclaimed(m.date)]
        if (m.kind === 'from') return events.filter(({ date }) => date >= m.date)
        if (m.kind === 'until') return events.filter(({ date }) => date <= m.date)
        if (m.kind === 'copy') return feed[m.of]?.events ?? []
        const left = events.filter((_, index) => index !== m.at)
        return m.kind === 'move' ? [...left, proclaimed(m.date)] : left
      })
    }, published),
  )
  const aToday = fc.constantFrom('2026-01-02', '2026-05-04', on, '2026-12-25', '2027-03-29', '2028-12-27')

  test('no past day is lost, the horizon never shrinks, and the same feed again changes nothing', () => {
    let believed = 0
    fc.assert(
      fc.property(aFeed, aToday, (feed, today) => {
        const reading = readFeed(shippedHolidays, feed, today)
        if (!('taken' in reading)) return
        believed++
        expect(reading.taken.publishedTo >= shippedHolidays.publishedTo).toBe(true)
        for (const division of divisions) {
          const after = new Set(datesOf(reading.taken, division))
          const lost = datesOf(shippedHolidays, division).filter((date) => date < today && !after.has(date))
          expect(lost).toEqual([])
        }
        expect(readFeed({ ...reading.taken, version: 'next' }, feed, today)).toEqual({ unchanged: true })
      }),
      { numRuns: 1000 },
    )
    expect(believed).toBeGreaterThan(100)
  })

  test('whatever was taken of it within a month, over days, the genuine list is believed after it, and nothing else stays', () => {
    let poisoned = 0
    const lately = { earlier: shippedHolidays, shipped: shippedHolidays }
    fc.assert(
      fc.property(fc.array(aFeed, { minLength: 1, maxLength: 3 }), aToday, (feeds, first) => {
        const day = (n: number) => new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10)
        const held = feeds.reduce((list: Holidays, feed, n) => {
          const reading = readFeed(list, feed, day(n), lately)
          return 'taken' in reading ? { ...reading.taken, version: day(n) } : list
        }, shippedHolidays)
        const today = day(feeds.length)
        const reading = readFeed(held, published, today, lately)
        expect(reading).not.toHaveProperty('refused')
        if (held !== shippedHolidays) poisoned++
        const after = 'taken' in reading ? reading.taken : held
        expect(after.publishedTo).toBe(shippedHolidays.publishedTo)
        for (const division of divisions) {
          const toCome = (date: string) => date > today
          expect(datesOf(after, division).filter(toCome)).toEqual(datesOf(shippedHolidays, division).filter(toCome))
        }
      }),
      { numRuns: 500 },
    )
    expect(poisoned).toBeGreaterThan(100)
  })

  test('what is taken is a list that people could believe, and what changed is what it says', () => {
    fc.assert(
      fc.property(aFeed, aToday, (feed, today) => {
        const reading = readFeed(shippedHolidays, feed, today)
        if (!('taken' in reading)) return
        for (const division of divisions) {
          const [before, after] = [datesOf(shippedHolidays, division), datesOf(reading.taken, division)]
          expect(after).toEqual([...new Set(after)].sort())
          const differ = [...before, ...after].filter((date) => before.includes(date) !== after.includes(date)).sort()
          expect(reading.changed.filter((one) => one.division === division).map(({ date }) => date)).toEqual(differ)
          for (let year = Number(today.slice(0, 4)); year <= 2028; year++) {
            const days = after.filter((date) => date.startsWith(`${year}`))
            expect(days.length).toBeGreaterThanOrEqual(8)
            expect(days.length).toBeLessThanOrEqual(14)
            for (const title of ['Good Friday', 'Christmas Day', 'New Year’s Day'])
              expect(days.includes(firstCalled(division, title, year))).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of any JSON at all nothing is taken', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (feed) => {
        expect(readFeed(shippedHolidays, feed, on)).toEqual({ refused: 'malformed' })
      }),
    )
  })
})

/** The date on which the shipped list has a day of this name. */
function firstCalled(division: (typeof divisions)[number], title: string, year: number): string {
  const rows = shippedHolidays.divisions[division]
  const [date = ''] = rows.find(([day = '', name = '']) => day.startsWith(`${year}`) && name.startsWith(title)) ?? []
  return date
}
