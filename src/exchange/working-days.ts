import type { WorkingDays, WorkingDaysQuery } from '../../schemas/working-days.ts'
import type { Deps } from '../deps.ts'
import { countFrom } from '../domain/clock.ts'
import { addWorkingDays, counted } from '../domain/working-days.ts'

/** The date so many working days on in one nation, by the list in force, with its working (R6.1, R6.4). */
export function workingDaysFor(
  { calendar }: Pick<Deps, 'calendar'>,
  { from, add, division }: WorkingDaysQuery,
): WorkingDays {
  const known = calendar(division === 'england-and-wales' ? 'england' : division)
  // No day lies before the calendar’s first, a Sunday, so that either way of counting begins after it.
  const start = add === 0 || from === '2012-01-01' ? from : countFrom(known, from)
  return {
    ...{ from, add, division, ...addWorkingDays(known, start, add) },
    ...{ publishedTo: known.publishedTo, calendar: known.version, counting: known.counting ?? 'day-after' },
    days: counted(known, start, add),
  }
}
