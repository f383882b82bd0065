import published from './bank-holidays.json'

/** The three lists of bank holidays that GOV.UK publishes: "the receiving authority's nation" of R6.1. */
export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Division = (typeof divisions)[number]

/** Which day is day 1: the first working day after day 0 (R6.2), or day 0 itself where it is a working day. */
export type Counting = 'day-after' | 'same-day'

/** A published list. Each row is [date, title]; past `publishedTo` nothing is known yet. */
export type Holidays = {
  readonly version: string
  readonly publishedTo: string
  readonly divisions: Readonly<Record<Division, readonly (readonly string[])[]>>
}

/** The list that is shipped: it stands until GOV.UK's feed has been read (R6.7). */
export const shippedHolidays: Holidays = published

/** One nation's working days, indexed once, so that each question costs a look-up or two. */
export type Calendar = {
  readonly division: Division
  /** The nation that was asked for: Wales shares England's days, not its law (R2.12). */
  readonly nation?: string
  readonly counting?: Counting
  /** The published list behind it; a due date keeps this (R6.7). */
  readonly version: string
  /** The last date the published list covers; anything later is provisional (R6.4). */
  readonly publishedTo: string
  readonly publishedToOffset: number
  /** Working days from the first day of the range up to and including each day. */
  readonly upTo: Uint16Array
  /** The day on which the first, second, third… working day of the range falls. */
  readonly nth: Uint16Array
  readonly titles: ReadonlyMap<number, string>
}

/** One day of the working: counted as day 1, 2, 3…, or skipped and why (R6.4). */
export type CountedDay = { date: string; counted: boolean; day?: number; why?: string }

const FIRST_YEAR = 2012
const LAST_YEAR = 2050
const DASH = 45
const MONTHS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]
const LEAP_MONTHS = MONTHS.map((start, month) => (month > 1 ? start + 1 : start))
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const DAYS = yearStart(LAST_YEAR + 1)

/**
 * Builds the working-day index of one nation (R6.1). Worth keeping: it walks every day of 2012 to 2050.
 * Throws RangeError when a row of the list has no date in that range, or no title.
 */
export function calendarOf(division: Division, holidays: Holidays = shippedHolidays): Calendar {
  const titles = new Map<number, string>()
  for (const [date = '', title] of holidays.divisions[division]) {
    if (!title) throw new RangeError(`bank holiday without a title: ${date}`)
    titles.set(offsetOf(date), title)
  }
  const upTo = new Uint16Array(DAYS)
  const nth = new Uint16Array(DAYS)
  let count = 0
  for (let offset = 0; offset < DAYS; offset++) {
    if (!isWeekend(offset) && !titles.has(offset)) nth[count++] = offset
    upTo[offset] = count
  }
  const { version, publishedTo } = holidays
  const publishedToOffset = offsetOf(publishedTo)
  return { division, version, publishedTo, publishedToOffset, upTo, nth: nth.slice(0, count), titles }
}

/** Whose bank holidays a nation keeps (R6.1). */
export const divisionOf = (nation: string): Division =>
  nation === 'scotland' || nation === 'northern-ireland' ? nation : 'england-and-wales'

/** The working days of each nation by one list; each division is indexed once, when it is first asked for. */
export function calendarsOf(holidays: Holidays, counting: Counting): (nation: string) => Calendar {
  const indexed = new Map<Division, Calendar>()
  const calendars = new Map<string, Calendar>()
  return (nation) => {
    const known = calendars.get(nation)
    if (known !== undefined) return known
    const division = divisionOf(nation)
    const index = indexed.get(division) ?? calendarOf(division, holidays)
    indexed.set(division, index)
    const calendar = { ...index, nation, counting }
    calendars.set(nation, calendar)
    return calendar
  }
}

/** Whether the date is Monday to Friday and no bank holiday (R6.1). Throws RangeError for an invalid date. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return isWorking(calendar, offsetOf(date))
}

/**
 * The date of working day `n`, where `from` is day 0 and the first working day after it is day 1 (R6.2).
 * Past the published list only weekends are skipped, and the answer is provisional (R6.4).
 * Throws RangeError for an invalid date, for an `n` that is not a whole number from 0, and past 2050.
 */
export function addWorkingDays(calendar: Calendar, from: string, n: number): { date: string; provisional: boolean } {
  const offset = offsetAfter(calendar, offsetOf(from), n)
  return { date: dateOf(offset), provisional: offset > calendar.publishedToOffset }
}

/**
 * The date of the working day that lies `n` working days before `date`: 1 before a Monday is the Friday (R6.6).
 * Throws RangeError for an invalid date, and before the first year known.
 */
export function workingDaysBefore(calendar: Calendar, date: string, n: number): string {
  const offset = offsetOf(date)
  const counted = workedBy(calendar, offset) - (isWorking(calendar, offset) ? 1 : 0)
  const before = calendar.nth[counted - n]
  if (before === undefined) throw new RangeError(`${n} working days before it run past ${FIRST_YEAR}`)
  return n === 0 ? date : dateOf(before)
}

/**
 * Working days after `from`, up to and including `to`: 20 on the due date of R6.2, 7 where seven "had gone" (R6.5).
 * Negative when `to` is the earlier. Throws RangeError for an invalid date.
 */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  return workedBy(calendar, offsetOf(to)) - workedBy(calendar, offsetOf(from))
}

/** The working shown (R6.4): every day after `from` up to working day `n`, counted or skipped. Throws as `addWorkingDays`. */
export function counted(calendar: Calendar, from: string, n: number): CountedDay[] {
  const start = offsetOf(from)
  const end = offsetAfter(calendar, start, n)
  const days: CountedDay[] = []
  let day = 0
  for (let offset = start + 1; offset <= end; offset++) {
    const date = dateOf(offset)
    if (isWorking(calendar, offset)) days.push({ date, counted: true, day: ++day })
    else days.push({ date, counted: false, why: whySkipped(calendar, offset) })
  }
  return days
}

/** The calendar date before. Throws RangeError for an invalid date, and for the first of the range. */
export const dayBefore = (date: string): string => dateOf(offsetOf(date) - 1)

/** The day after a date. Throws RangeError outside the range. */
export const dayAfter = (date: string): string => dateOf(offsetOf(date) + 1)

function offsetAfter(calendar: Calendar, from: number, n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`)
  if (n === 0) return from
  const offset = calendar.nth[workedBy(calendar, from) + n - 1]
  if (offset === undefined) throw new RangeError(`${n} working days run past ${LAST_YEAR}`)
  return offset
}

function workedBy(calendar: Calendar, offset: number): number {
  return calendar.upTo[offset] ?? 0
}

function isWorking(calendar: Calendar, offset: number): boolean {
  return !isWeekend(offset) && !calendar.titles.has(offset)
}

function whySkipped(calendar: Calendar, offset: number): string {
  return isWeekend(offset) ? (WEEKDAYS[offset % 7] ?? '') : (calendar.titles.get(offset) ?? '')
}

// Dates are whole days from 1 January 2012, a Sunday. No Date object: it is slower, and the host's time zone leaks in.

function isWeekend(offset: number): boolean {
  return offset % 7 === 0 || offset % 7 === 6
}

function yearStart(year: number): number {
  return (year - FIRST_YEAR) * 365 + ((year - FIRST_YEAR + 3) >> 2)
}

function monthStarts(year: number): readonly number[] {
  return year % 4 === 0 ? LEAP_MONTHS : MONTHS
}

function offsetOf(date: string): number {
  const year = pair(date, 0) * 100 + pair(date, 2)
  const month = pair(date, 5)
  const day = pair(date, 8)
  const starts = monthStarts(year)
  const start = starts[month - 1] ?? 0
  const length = (starts[month] ?? 0) - start
  const dashed = date.length === 10 && date.charCodeAt(4) === DASH && date.charCodeAt(7) === DASH
  if (!dashed || year < FIRST_YEAR || year > LAST_YEAR || month < 1 || day < 1 || day > length)
    throw new RangeError(`not a date (YYYY-MM-DD) of ${FIRST_YEAR} to ${LAST_YEAR}`)
  return yearStart(year) + start + day - 1
}

function pair(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1)
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48
  return value >= 0 && value <= 9 ? value : -9999 // far below any part of a date, so the range check refuses it
}

/** Each date of the range is written once: to build its text costs more than all the rest of an answer. */
let written: readonly string[] = []

function dateOf(offset: number): string {
  if (written.length === 0) written = Array.from({ length: DAYS }, (_, at) => writtenOut(at))
  return written[offset] ?? writtenOut(offset)
}

function writtenOut(offset: number): string {
  const year = FIRST_YEAR + Math.floor(offset / 365.25)
  const starts = monthStarts(year)
  const dayOfYear = offset - yearStart(year)
  let month = dayOfYear >> 5
  if (dayOfYear >= (starts[month + 1] ?? 0)) month++
  return `${year}-${two(month + 1)}-${two(dayOfYear - (starts[month] ?? 0) + 1)}`
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`
}
