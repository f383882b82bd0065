import { TZDate } from '@date-fns/tz'
import type { z } from 'zod'
import type { ReportResidence } from '../../schemas/verbs/residence.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { Report, Residence, Transfer } from './transfer.ts'
import { addWorkingDays, type Calendar } from './working-days.ts'

/** S1: "within 20 working days of the family being resident". */
export const daysToMeet = 20

/** When the meeting is due, how it was reached, and by which calendar (R6.2, R6.4, R6.7). */
export type Due = { dayZero: string; on: string; provisional: boolean; calendar: string }

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

/** The due date of the receiving authority's meeting, or none while no clock runs (R2.6, R6.2). */
export function dueDate(residence: Residence, calendar: Calendar): Due | undefined {
  const report = residence.running
  if (report === undefined || report.kind === 'temporary') return undefined
  const { date, provisional } = addWorkingDays(calendar, report.on, daysToMeet)
  return {
    dayZero: report.on,
    on: date,
    provisional: provisional || report.kind === 'expected',
    calendar: calendar.version,
  }
}

/** A clock that starts where none ran, as after a temporary stay, counts as earlier. */
const isEarlier = (after: Due | undefined, before: Due | undefined): boolean =>
  after !== undefined && (before === undefined || after.on < before.on)

/** The working days of these years are known, with room for the latest reminder of the last. */
const countable = (on: string): boolean => on >= '2012-01-01' && on < '2050-01-01'

/**
 * Either side reports residence (R6.3). The first report runs at once, and so does any while the receiver knows nothing.
 * After that a date that makes the due date later waits for the other side's practice lead; one that makes it
 * earlier waits for the receiver's worker, unless the receiver itself reports it (R6.9).
 */
export function reportResidence(t: Transfer, input: z.infer<typeof ReportResidence>, f: Facts): Decision {
  if (!countable(input.on))
    return refuse({ code: 'date-impossible', rule: 'R6.2', field: 'on', why: 'it is not a date of 2012 to 2049' })
  if (input.kind !== 'expected' && input.on > f.on)
    return refuse({ code: 'date-impossible', rule: 'R6.2', field: 'on', why: 'a future date can only be expected' })
  const report: Report = { ...input, by: f.side, at: f.now }
  const before = dueDate(t.residence, f.calendar)
  const after = dueDate({ running: report, before: [] }, f.calendar)
  const nobodyTold = t.receiverTold === undefined && f.side === 'sender'
  const sameDay = before?.on === after?.on
  const earlierByReceiver = isEarlier(after, before) && f.side === 'receiver'
  const runs = t.residence.running === undefined || nobodyTold || sameDay || earlierByReceiver
  return happened({ type: runs ? 'ResidenceReported' : 'ResidenceProposed', report })
}

/** The other side agrees the proposed correction: its practice lead to a later date, the receiver's worker to an earlier (R6.3). */
export function agreeResidence(t: Transfer, _input: object, f: Facts): Decision {
  const report = t.residence.proposed
  if (report === undefined || report.by === f.side) return refuse({ code: 'nothing-proposed', rule: 'R6.3' })
  const before = dueDate(t.residence, f.calendar)
  const after = dueDate({ running: report, before: [] }, f.calendar)
  if (!isEarlier(after, before) && !f.by.roles.includes('practice-lead'))
    return refuse({ code: 'wrong-role', rule: 'R1.3', who: ['practice-lead'] })
  return happened({ type: 'ResidenceAgreed', report })
}
