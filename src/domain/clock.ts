import { TZDate } from '@date-fns/tz'
import type { Due, Residence, Transfer } from './transfer.ts'
import {
  addWorkingDays,
  type Calendar,
  type CountedDay,
  counted,
  dayBefore,
  workingDaysBetween,
} from './working-days.ts'

/** S1: "within 20 working days of the family being resident". */
export const daysToMeet = 20

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** The London calendar date of an instant. */
export function londonDate(instant: string | Date): string {
  const at = new TZDate(new Date(instant).getTime(), 'Europe/London')
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
}

/** Eight in the morning, London time, of a date: when the day's reminders go out. */
export function morningOf(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, day, 8, 0, 0, 'Europe/London').getTime()).toISOString()
}

/**
 * The date after which the count begins. By R6.2 that is day 0 itself: the first working day after it is day 1. Where the
 * exchange is set to count the day itself (`same-day`), counting begins after the day before.
 */
export const countFrom = ({ counting }: Calendar, dayZero: string): string =>
  counting === 'same-day' ? dayBefore(dayZero) : dayZero

/** The date of working day `n` of the clock (R6.2), and whether it lies past the published bank holidays (R6.4). */
export const clockDay = (calendar: Calendar, dayZero: string, n: number): { date: string; provisional: boolean } =>
  addWorkingDays(calendar, countFrom(calendar, dayZero), n)

/** The working of a due date: every day counted up to day 20, every day skipped and why (R6.4). */
export const countedDays = (calendar: Calendar, dayZero: string): CountedDay[] =>
  counted(calendar, countFrom(calendar, dayZero), daysToMeet)

/** A receiving authority in another nation of the United Kingdom works by other law: no English clock runs there (R2.12). */
export const underOtherLaw = ({ nation = 'england' }: Calendar): boolean => nation !== 'england'

/** The due date of the receiving authority's meeting, or none while no clock runs (R2.6, R2.12, R6.2). */
export function dueDate({ running: report }: Pick<Residence, 'running'>, calendar: Calendar): Due | undefined {
  if (report === undefined || report.kind === 'temporary' || underOtherLaw(calendar)) return undefined
  const { date, provisional } = clockDay(calendar, report.on, daysToMeet)
  const expected = report.kind === 'expected'
  return {
    dayZero: report.on,
    on: date,
    provisional: provisional || expected,
    ...(provisional || expected
      ? { because: [...(expected ? ['expected' as const] : []), ...(provisional ? ['horizon' as const] : [])] }
      : {}),
    calendar: calendar.version,
    ...(calendar.counting === 'same-day' ? { counting: calendar.counting } : {}),
  }
}

/** The due date as it was counted and told (R6.7); for a transfer from before that was kept, as it would be counted now. */
export const dueOf = (t: Pick<Transfer, 'clock' | 'residence'>, calendar: Calendar): Due | undefined =>
  t.clock ? t.clock.runs?.due : dueDate(t.residence, calendar)

/**
 * How many of the working days had gone by a date: "7 of the 20 working days had gone before you were told" (R6.5). Nought
 * where nobody is resident yet, and where no clock runs.
 */
export function daysGone(t: Pick<Transfer, 'residence'>, on: string, calendar: Calendar): number {
  const { running } = t.residence
  if (running?.kind !== 'resident' || on <= running.on || underOtherLaw(calendar)) return 0
  return Math.max(0, workingDaysBetween(calendar, countFrom(calendar, running.on), on))
}
