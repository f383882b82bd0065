import { TZDate } from '@date-fns/tz'
import type { z } from 'zod'
import type { ReportResidence } from '../../schemas/verbs/residence.ts'
import type { Side } from './actor.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { openChildren, type Report, type Residence, type Transfer } from './transfer.ts'
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

/** A reminder that falls on a date; what is late goes to both sides (R6.6). Its name holds the due date, so a moved date reminds anew. */
export type Reminder = { name: string; on: string; to: Side | 'both' }

const beforeTheMeeting = [10, 15, 19, 20] as const

/** Every reminder of a transfer as it stands, sent or not (R6.6). */
export function reminders(t: Transfer, calendar: Calendar): Reminder[] {
  const open = openChildren(t)
  if (t.receiverTold === undefined || open.length === 0) return []
  const told = londonDate(t.receiverTold)
  const list: Reminder[] = []
  const chase = (name: string, from: string, days: number, to: Side) =>
    list.push({ name: `${name}:${from}`, on: addWorkingDays(calendar, from, days + 1).date, to })
  if (t.sentAt === undefined) chase('send', told, 1, 'sender')
  else {
    const sent = londonDate(t.sentAt)
    if (t.stage === 'sent') chase('acknowledge', sent, 1, 'receiver')
    // To dispute is to answer, for the children in the dispute alone.
    const silent = open.filter((id) => t.children[id]?.accepted === undefined && !t.dispute?.children.includes(id))
    if (silent.length > 0) chase('answer', sent, 5, 'receiver')
  }
  const due = dueDate(t.residence, calendar)
  if (due && open.some((id) => t.children[id]?.outcome === undefined)) {
    for (const day of beforeTheMeeting) {
      const on = addWorkingDays(calendar, due.dayZero, day).date
      // The days that had gone before the receiver was told remind nobody (R6.5).
      if (on >= told) list.push({ name: `meeting-${daysToMeet - day}:${due.on}`, on, to: 'receiver' })
    }
    for (const [name, day] of [
      ['late', 21],
      ['very-late', 25],
    ] as const)
      list.push({
        name: `${name}:${due.on}`,
        on: addWorkingDays(calendar, due.dayZero, day).date,
        to: 'both',
      })
  }
  return list.filter((reminder) => !t.reminded.includes(reminder.name))
}

/** The instant of the next reminder, so that the sweep reads what is due and never scans what is open. */
export function nextAlertAt(t: Transfer, calendar: Calendar): string | undefined {
  const dates = reminders(t, calendar).map((reminder) => reminder.on)
  return dates.length === 0 ? undefined : morningOf(dates.reduce((a, b) => (a < b ? a : b)))
}

/** Sends every reminder that has fallen due, each once (R6.6). */
export function remind(t: Transfer, _input: object, f: Facts): Decision {
  const due = dueDate(t.residence, f.calendar)?.on ?? ''
  const fallen = reminders(t, f.calendar).filter((reminder) => morningOf(reminder.on) <= f.now)
  if (fallen.length === 0) return refuse({ code: 'nothing-due', rule: 'R6.6' })
  return happened(...fallen.map(({ name, to }) => ({ type: 'ReminderSent' as const, reminder: name, to, due })))
}
