import type { Side } from './actor.ts'
import { alertChases } from './alert.ts'
import { daysToMeet, dueDate, londonDate, morningOf } from './clock.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { emergencyReminders } from './emergency.ts'
import { tellingReminders } from './family-told.ts'
import { openChildren, type Transfer } from './transfer.ts'
import { mayShare } from './verdict.ts'
import { addWorkingDays, type Calendar } from './working-days.ts'

/** A reminder that falls due at an instant; what is late goes to both sides (R6.6). Under its name it is sent once. */
type Reminder = { name: string; at: string; to: Side | 'both' }

/** A reminder of a date, which goes out that morning. Its name holds the date it is about, so a moved date reminds anew. */
type DatedReminder = { name: string; on: string; to: Side | 'both' }

const beforeTheMeeting = [10, 15, 19, 20] as const

/** Every reminder of a transfer as it stands that was not sent yet (R6.6); once every child has ended, only that the family be told, and what an emergency owes (R4.9, R5.5). */
export function reminders(t: Transfer, calendar: Calendar): Reminder[] {
  const open = openChildren(t).length > 0
  const dated: DatedReminder[] = [
    ...(open ? [...answersDue(t, calendar), ...meetingDue(t, calendar)] : []),
    ...emergencyReminders(t, (date) => addWorkingDays(calendar, date, 1).date),
    ...tellingReminders(t, calendar),
  ]
  const list: Reminder[] = [
    ...alertChases(t),
    ...dated.map(({ name, on, to }): Reminder => ({ name, at: morningOf(on), to })),
  ]
  return list.filter(({ name }) => !t.reminded.includes(name))
}

/** What one side still owes the other once both know of the move: to send, to acknowledge, to answer (R6.6). */
function answersDue(t: Transfer, calendar: Calendar): DatedReminder[] {
  if (t.receiverTold === undefined) return []
  const chase = (name: string, from: string, days: number, to: Side): DatedReminder => ({
    ...{ name: `${name}:${from}`, to },
    on: addWorkingDays(calendar, from, days + 1).date,
  })
  // Where a practice lead decided that the papers stay, nobody is asked for them (R4.3).
  if (t.sentAt === undefined)
    return mayShare(t).because.includes('decided-not-to')
      ? []
      : [chase('send', londonDate(t.receiverTold), 1, 'sender')]
  const sent = londonDate(t.sentAt)
  // To dispute is to answer, for the children in the dispute alone.
  const silent = openChildren(t).some(
    (id) => t.children[id]?.accepted === undefined && !t.dispute?.children.includes(id),
  )
  return [
    ...(t.stage === 'sent' ? [chase('acknowledge', sent, 1, 'receiver')] : []),
    ...(silent ? [chase('answer', sent, 5, 'receiver')] : []),
  ]
}

/** The meeting as it comes near, and as it is late (R6.6). */
function meetingDue(t: Transfer, calendar: Calendar): DatedReminder[] {
  const due = dueDate(t.residence, calendar)
  if (t.receiverTold === undefined || due === undefined) return []
  if (openChildren(t).every((id) => t.children[id]?.outcome !== undefined)) return []
  const told = londonDate(t.receiverTold)
  const day = (name: string, days: number, to: DatedReminder['to']): DatedReminder => ({
    ...{ name: `${name}:${due.on}`, to },
    on: addWorkingDays(calendar, due.dayZero, days).date,
  })
  return [
    // The days that had gone before the receiver was told remind nobody (R6.5).
    ...beforeTheMeeting
      .map((days) => day(`meeting-${daysToMeet - days}`, days, 'receiver'))
      .filter(({ on }) => on >= told),
    ...[day('late', 21, 'both'), day('very-late', 25, 'both')],
  ]
}

/** The instant of the next reminder, so that the sweep reads what is due and never scans what is open. */
export function nextAlertAt(t: Transfer, calendar: Calendar): string | undefined {
  const instants = reminders(t, calendar).map(({ at }) => at)
  return instants.length === 0 ? undefined : instants.reduce((a, b) => (a < b ? a : b))
}

/** Sends every reminder that has fallen due, each once (R6.6). */
export function remind(t: Transfer, _input: object, f: Facts): Decision {
  const due = dueDate(t.residence, f.calendar)?.on ?? ''
  const fallen = reminders(t, f.calendar).filter(({ at }) => at <= f.now)
  if (fallen.length === 0) return refuse({ code: 'nothing-due', rule: 'R6.6' })
  return happened(...fallen.map(({ name, to }) => ({ type: 'ReminderSent' as const, reminder: name, to, due })))
}
