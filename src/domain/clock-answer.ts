import type { ClockAnswer } from '../../schemas/clock.ts'
import type { Follows } from '../../schemas/practice.ts'
import { countedDays, daysToMeet, dueOf } from './clock.ts'
import { dueHistory, dueProposed, lateness, toldLate, whyStill } from './lateness.ts'
import type { Transfer } from './transfer.ts'
import { type Calendar, workingDaysBetween } from './working-days.ts'

/**
 * The clock with its working shown: the date, every day counted or skipped, the dates that ran before or wait, whether it was
 * late against each, how late the receiver was told, and what follows the meeting (R6.2–R6.7, R7.5).
 * @param today London calendar date
 * @param after what follows, by the receiving authority’s practice on the day of its meeting
 */
export function clockAnswer(t: Transfer, calendar: Calendar, today: string, after: Follows): ClockAnswer {
  const due = dueOf(t, calendar)
  const still = whyStill(t, calendar)
  const late = toldLate(t, calendar)
  return {
    ...(due ? { due, workingDaysLeft: workingDaysBetween(calendar, today, due.on) } : {}),
    ...(still ? { still } : {}),
    days: due ? countedDays(calendar, due.dayZero) : [],
    ...{ history: dueHistory(t), proposed: dueProposed(t, calendar), lateness: lateness(t, calendar, today) },
    ...(late ? { toldLate: { ...late, of: daysToMeet } } : {}),
    ...after,
    calendar: { version: calendar.version, publishedTo: calendar.publishedTo },
  }
}
