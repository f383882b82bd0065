import { BankHolidayFeed } from '../../schemas/bank-holidays.ts'
import { type Division, divisions, type Holidays } from './working-days.ts'

/** Why a feed is not taken: no such shape; it ends early or drops too much; it adds too much; no year is like it. */
export type FeedRefusal = 'malformed' | 'shrunken' | 'poisoned' | 'implausible'

/** A day that is a bank holiday of a division where it was none, or none where it was one. */
export type ChangedDay = { division: Division; date: string }

/** What became of a feed. */
export type FeedReading =
  | { taken: Omit<Holidays, 'version'>; changed: ChangedDay[] }
  | { unchanged: true }
  | { refused: FeedRefusal }

type Row = readonly [date: string, title: string]
type Rows = readonly Row[]

// Whatever one reading adds the next can take away: 2022 had two new days in a year, and no more were ever proclaimed at once.
const mostDropped = 2
const mostNew = 2
const mostNewLately = 3
// GOV.UK publishes two or three years ahead.
const mostYearsAhead = 3
const [fewestInYear, mostInYear, mostInWeek] = [8, 14, 3]
const daysBack = 366

/**
 * Reads what GOV.UK publishes against the list that we hold (R6.7). Days up to `on` that we hold stand whatever the feed says,
 * for it deletes past years (August 2025); the days to come are the feed’s, where it can be believed. The name of a day that
 * we hold already is corrected with the next change: it moves no date.
 *
 * What was taken lately may have been false: a feed may always go back to the days to come, and to the horizon, of the list as
 * it stood `earlier`, and to the days of the list that is `shipped`.
 * @param on the London date on which it was read
 * @param before the list as it stood 30 days ago, and the one that is shipped; the current one where left out
 */
export function readFeed(
  current: Holidays,
  feed: unknown,
  on: string,
  before: { earlier?: Holidays; shipped?: Holidays } = {},
): FeedReading {
  const read = BankHolidayFeed.safeParse(feed)
  if (!read.success) return { refused: 'malformed' }
  const offered = byDivision((division) => read.data[division].events.map(rowOf).sort(byDate))
  // A weekend or a day twice is no way to write a list; who reads on would guess what was meant.
  if (divisions.some((division) => !wellWritten(offered[division]))) return { refused: 'malformed' }

  const held = byDivision((division) => current.divisions[division].map(([date = '', title = '']) => [date, title]))
  const { earlier = current, shipped = earlier } = before
  const settled = byDivision((division) => earlier.divisions[division].map(([date = '', title = '']) => [date, title]))
  const [thisYear, horizon] = [yearOf(on), yearOf(current.publishedTo)]
  const offeredTo = Math.min(...divisions.map((division) => lastWholeYear(offered[division])))
  // What was known for certain would be provisional again, and every holiday of those years forgotten (R6.4).
  if (!(offeredTo >= Math.min(horizon, Math.max(yearOf(earlier.publishedTo), thisYear)))) return { refused: 'shrunken' }
  // A list to 2050 would pass off as certain what nobody has decreed.
  if (offeredTo > thisYear + mostYearsAhead) return { refused: 'implausible' }
  // One further year at a time, as GOV.UK adds them; whoever is behind catches up with the next readings.
  const lastYear = Math.min(offeredTo, Math.max(horizon, thisYear) + 1)
  const publishedTo = `${lastYear}-12-31`
  const knownTo = current.publishedTo < earlier.publishedTo ? current.publishedTo : earlier.publishedTo

  const merged = byDivision((division) => merge(held[division], offered[division], on, publishedTo))
  for (const division of divisions) {
    const was = datesOf(settled[division])
    const first = datesOf(shipped.divisions[division].map(([date = '', title = '']) => [date, title]))
    // A year that was not known before is judged by its days alone; within the years that were, each new day counts.
    const unheardOf = (from: Rows) =>
      lacking(merged[division], from).filter(([date]) => date <= knownTo && !was.has(date) && !first.has(date))
    const gained = unheardOf(held[division])
    // Each day gained lets a child wait a day longer. Drop by drop it would come to as much: what began lately is counted too.
    const drips = gained.length > 0 && unheardOf(settled[division]).length > mostNewLately
    if (gained.length > mostNew || drips) return { refused: 'poisoned' }
    const lost = lacking(held[division], merged[division]).filter(
      ([date]) => was.has(date) && (date > shipped.publishedTo || first.has(date)),
    )
    // Each day lost makes due dates earlier than families and councils were told (R6.9).
    if (lost.length > mostDropped) return { refused: 'shrunken' }
    if (!plausible(merged[division], thisYear, lastYear)) return { refused: 'implausible' }
  }
  const changed = divisions.flatMap((division) =>
    [...lacking(held[division], merged[division]), ...lacking(merged[division], held[division])]
      .sort(byDate)
      .map(([date]) => ({ division, date })),
  )
  if (changed.length === 0 && publishedTo === current.publishedTo) return { unchanged: true }
  return { taken: { publishedTo, divisions: merged }, changed }
}

const byDivision = (rowsOf: (division: Division) => Rows): Record<Division, Rows> => ({
  'england-and-wales': rowsOf('england-and-wales'),
  scotland: rowsOf('scotland'),
  'northern-ireland': rowsOf('northern-ireland'),
})

const byDate = ([one]: Row, [other]: Row) => (one < other ? -1 : one > other ? 1 : 0)
const yearOf = (date: string) => Number(date.slice(0, 4))
const datesOf = (rows: Rows) => new Set(rows.map(([date]) => date))
const lacking = (rows: Rows, from: Rows) => {
  const there = datesOf(from)
  return rows.filter(([date]) => !there.has(date))
}

/** Whole days from 1 January 1970, a Thursday. */
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
const daysLater = (date: string, days: number) =>
  new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10)

/** Of the notes one matters: people look for Boxing Day on the 26th, and find its substitute on the 28th. */
function rowOf({ title, date, notes = '' }: { title: string; date: string; notes?: string | undefined }): Row {
  const substitute = /^substitute day$/i.test(notes.trim())
  return [date, substitute ? `${title.normalize()} (substitute day)` : title.normalize()]
}

const wellWritten = (rows: Rows): boolean =>
  datesOf(rows).size === rows.length && rows.every(([date]) => weekday(date) % 6 !== 0)

/** A year is listed whole once its last holidays are: GOV.UK adds years as a whole, from New Year to Christmas. */
const lastWholeYear = (rows: Rows): number =>
  Math.max(...rows.flatMap(([date]) => (date.slice(5) >= '12-25' ? [yearOf(date)] : [])))

/**
 * Ours up to today, for a day that has begun is not undone; from then on the feed’s. A past day that is news to us is taken
 * from the last year alone, since we may have been down when it was announced: what is older would rewrite old answers.
 */
function merge(held: Rows, offered: Rows, on: string, publishedTo: string): Rows {
  const kept = held.filter(([date]) => date <= on)
  const there = datesOf(kept)
  const oldest = daysLater(on, -daysBack)
  // Past the horizon only weekends are skipped (R6.4): half a year would be neither known nor unknown.
  const added = offered.filter(([date]) => date >= oldest && date <= publishedTo && !there.has(date))
  return [...kept, ...added].sort(byDate)
}

/** Whether each year holds the days that never move, no fewer and no more than a year may, and no week is emptied. */
function plausible(rows: Rows, from: number, to: number): boolean {
  const dates = datesOf(rows)
  const inWeek = new Map<number, number>()
  for (const [date] of rows) {
    if (date < `${from}-01-01`) continue
    const monday = Math.floor((dayNumber(date) + 3) / 7)
    const inThis = (inWeek.get(monday) ?? 0) + 1
    // Two is the most there ever was. It also bounds what a poisoned feed adds bit by bit, day after day.
    if (inThis > mostInWeek) return false
    inWeek.set(monday, inThis)
  }
  for (let year = from; year <= to; year++) {
    const inYear = rows.filter(([date]) => date.startsWith(`${year}-`)).length
    if (inYear < fewestInYear || inYear > mostInYear) return false
    if (![newYear(year), goodFriday(year), christmas(year)].every((date) => dates.has(date))) return false
  }
  return true
}

/** New Year’s Day, or the Monday after where it falls on a weekend. */
function newYear(year: number): string {
  const day = `${year}-01-01`
  return daysLater(day, weekday(day) === 6 ? 2 : weekday(day) === 0 ? 1 : 0)
}

/** Christmas Day, or the 27th where it falls on a weekend: Boxing Day keeps the Monday that is its own. */
function christmas(year: number): string {
  const day = `${year}-12-25`
  return weekday(day) % 6 === 0 ? `${year}-12-27` : day
}

/** Two days before Easter Sunday of the Gregorian calendar (the anonymous reckoning, as Meeus gives it). */
function goodFriday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const moonSkew = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonSkew + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * late
  // Days from 22 March, the earliest that Easter can be.
  return daysLater(`${year}-03-22`, days - 2)
}
