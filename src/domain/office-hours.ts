import { TZDate } from '@date-fns/tz'
import { londonDate } from './clock.ts'
import { type Calendar, isWorkingDay } from './working-days.ts'

/** When a duty desk opens, hour of the day in London (X: set by the exchange). */
export const opensAt = 9
/** When it closes; from then the out-of-hours team has it (X: set by the exchange). */
export const closesAt = 17

/**
 * Whether nobody sits at a duty desk at this instant: not a working day of that nation, or before nine or from five London
 * time (R2.8, R6.1). Throws RangeError for an instant that is none, or outside 2012 to 2050.
 */
export function outOfHours(instant: string | Date, calendar: Calendar): boolean {
  const hour = new TZDate(new Date(instant).getTime(), 'Europe/London').getHours()
  return hour < opensAt || hour >= closesAt || !isWorkingDay(calendar, londonDate(instant))
}
