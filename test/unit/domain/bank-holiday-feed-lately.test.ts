import { describe, expect, test } from 'vitest'
import { readFeed } from '../../../src/domain/bank-holiday-feed.ts'
import { type Holidays, shippedHolidays } from '../../../src/domain/working-days.ts'
import {
  changedFeed,
  datesOf,
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

describe('what was taken lately may have been false', () => {
  const inYears = (...years: number[]) =>
    everywhere(published, (events) => [...events, ...years.flatMap(plainYear).map((date) => proclaimed(date))])
  const shipped = shippedHolidays
  const next = (held: Holidays, feed: unknown, day: string, earlier: Holidays = shippedHolidays) => {
    const reading = readFeed(held, feed, day, { earlier, shipped })
    return 'taken' in reading ? { ...reading.taken, version: day } : reading
  }
  const mustTake = (...asked: Parameters<typeof next>): Holidays => {
    const list = next(...asked)
    if (!('divisions' in list)) throw new Error(`not taken: ${JSON.stringify(list)}`)
    return list
  }
  /** Readings day by day, each against the list as it stood before the first. */
  const poisonedBy = (...lists: string[][]) =>
    lists.reduce(
      (held, _, day) => mustTake(held, inEngland(withDays(...lists.slice(0, day + 1).flat())), `2026-11-${22 + day}`),
      shipped,
    )

  test('poison, then the genuine list: false days, more than may be dropped at once, all go', () => {
    const held = poisonedBy(['2026-12-02', '2026-12-09'], ['2026-12-16'])
    const back = mustTake(held, published, '2026-11-25')
    expect(back.divisions).toEqual(shipped.divisions)
    expect(readFeed(held, published, '2026-11-25')).toEqual({ refused: 'shrunken' })
  })

  test('and after months too, where the shipped list had none of them', () => {
    const held = poisonedBy(['2027-06-02', '2027-06-09'], ['2027-06-16'])
    expect(mustTake(held, published, '2027-03-01', held).divisions).toEqual(shipped.divisions)
  })

  test('poison, then the genuine list: days that were dropped or moved come back', () => {
    const dropped = without('2027-07-12', '2027-03-17')
    const held = mustTake(shipped, changedFeed(published, 'northern-ireland', dropped), on)
    expect(mustTake(held, published, '2026-11-23').divisions).toEqual(shipped.divisions)
    const moved = inEngland((days) => withDays('2027-05-04', '2027-08-31')(without('2027-05-03', '2027-08-30')(days)))
    expect(mustTake(mustTake(shipped, moved, on), published, '2026-11-23').divisions).toEqual(shipped.divisions)
  })

  test('poison, then the genuine list: false years go, and the horizon steps back to what is settled', () => {
    expect(next(shipped, inYears(2029, 2030, 2031), on)).toEqual({ refused: 'implausible' })
    const held = mustTake(shipped, inYears(2029), on)
    const reading = taken(readFeed(held, published, '2026-11-23', { earlier: shipped, shipped }))
    expect(reading.taken).toEqual({ publishedTo: '2028-12-31', divisions: shipped.divisions })
    expect(reading.changed).toHaveLength(3 * 8)
    // A month on it is settled: a list that ends early is shrunken again.
    expect(next(held, published, '2027-01-10', held)).toEqual({ refused: 'shrunken' })
  })

  test('and a false year makes way for the true one, whatever days it has', () => {
    const [first = '', ...others] = plainYear(2029)
    const falsely = [first, ...others, '2029-06-06', '2029-06-13', '2029-06-20', '2029-07-04']
    const poison = everywhere(published, (events) => [...events, ...falsely.map((date) => proclaimed(date))])
    const held = mustTake(shipped, poison, on)
    const dates = datesOf(mustTake(held, inYears(2029), '2026-11-23'), england)
    expect(dates.filter((date) => date > '2029')).toEqual(plainYear(2029))
  })

  test('but the horizon never steps back before the end of this year', () => {
    const upTo = (year: number) => everywhere(published, (events) => events.filter(({ date }) => date < `${year + 1}`))
    expect(next(heldTo(2028), upTo(2026), '2027-01-05', heldTo(2026))).toEqual({ refused: 'shrunken' })
    expect(next(heldTo(2028), upTo(2027), '2027-01-05', heldTo(2026))).toMatchObject({ publishedTo: '2027-12-31' })
  })

  test('one further year is taken at a time, and who is behind catches up', () => {
    const first = mustTake(heldTo(2026), published, on, heldTo(2026))
    expect(first.publishedTo).toBe('2027-12-31')
    expect(datesOf(first, england).at(-1)).toBe('2027-12-28')
    expect(mustTake(first, published, '2026-11-23', heldTo(2026)).divisions).toEqual(shipped.divisions)
    expect(mustTake(heldTo(2024), published, on, heldTo(2024)).publishedTo).toBe('2027-12-31')
  })

  test('dripping over days stops at three within a month, and begins again only after it', () => {
    const held = poisonedBy(['2027-02-01'], ['2027-02-08'], ['2027-02-15'])
    const more = inEngland(withDays('2027-02-01', '2027-02-08', '2027-02-15', '2027-03-01'))
    expect(next(held, more, '2026-11-25')).toEqual({ refused: 'poisoned' })
    expect(next(held, more, '2026-12-26', held)).toMatchObject({ version: '2026-12-26' })
  })

  test('nor does it help to wait for each false day to pass', () => {
    const held = poisonedBy(['2026-11-23'], ['2026-11-24'], ['2026-11-25'])
    expect(next(held, inEngland(withDays('2026-11-27')), '2026-11-26')).toEqual({ refused: 'poisoned' })
    expect(readFeed(held, published, '2026-11-26', { earlier: shipped, shipped })).toEqual({ unchanged: true })
  })
})
