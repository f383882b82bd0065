import type { ClockAnswer } from '../../schemas/clock.ts'
import type { Follows } from '../../schemas/practice.ts'
import { countedDays, daysToMeet, dueOf } from './clock.ts'
import { dueHistory, dueProposed, lateness, toldLate, whyStill } from './lateness.ts'
import { meetingOwed } from './meeting.ts'
import type { Reached, Transfer } from './transfer.ts'
import { type Calendar, workingDaysBetween } from './working-days.ts'

/**
 * The clock with its working shown: the date, every day counted or skipped, the dates that ran before or wait, whether it was
 * late against each, how late the receiver was told, and what follows the meeting (R6.2–R6.7, R7.5).
 * @param countedBy the working days by which the due date was counted, where they are not those of today (R6.7)
 * @param today London calendar date
 * @param after what follows, by the receiving authority’s practice on the day of its meeting
 */
export function clockAnswer(
  t: Transfer,
  { calendar, countedBy = calendar }: { calendar: Calendar; countedBy?: Calendar },
  today: string,
  after: Follows,
): ClockAnswer {
  const due = dueOf(t, calendar)
  const still = whyStill(t, calendar)
  const late = toldLate(t, calendar)
  return {
    ...(due ? { due } : {}),
    ...(due && meetingOwed(t) ? { workingDaysLeft: workingDaysBetween(calendar, today, due.on) } : {}),
    ...(t.clock?.runs ? { reached: howReached(t.clock.runs) } : {}),
    ...(still ? { still } : {}),
    days: due ? countedDays(countedBy, due.dayZero) : [],
    ...{ history: dueHistory(t), proposed: dueProposed(t, calendar), lateness: lateness(t, calendar, today) },
    ...(late ? { toldLate: { ...late, of: daysToMeet } } : {}),
    ...after,
    calendar: { version: calendar.version, publishedTo: calendar.publishedTo },
  }
}

const howReached = ({ due: _due, ...how }: Reached) => how

/**
 * What of it is seen before the papers are open (R2.7): when the meeting is due and how that was counted. That they only stay,
 * who said so, and every so many months of a child’s practice tell more than that.
 */
export const datesAlone = ({ due, workingDaysLeft, days, toldLate, calendar, still }: ClockAnswer): ClockAnswer => ({
  ...(due ? { due } : {}),
  ...(workingDaysLeft === undefined ? {} : { workingDaysLeft }),
  ...(still === 'other-law' ? { still } : {}),
  ...(toldLate ? { toldLate } : {}),
  ...{ days, calendar, history: [], proposed: [], lateness: [], follows: [] },
})
