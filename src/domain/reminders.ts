import { type Role, type Side, theOther } from './actor.ts'
import { alertChases } from './alert.ts'
import { daysToMeet, dueOf, londonDate, morningOf, underOtherLaw } from './clock.ts'
import { daysAfter } from './days-after.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { climbsAt, disputeReminders, latestOf } from './dispute-clock.ts'
import { emergencyReminders } from './emergency.ts'
import { tellingReminders } from './family-told.ts'
import { nextRung } from './ladder.ts'
import { meetingOwed } from './meeting.ts'
import { recount } from './recount.ts'
import { awaitsAcknowledgement, calledAbout, telephoneReminder } from './seen.ts'
import { openChildren, type Transfer } from './transfer.ts'
import { mayShare } from './verdict.ts'
import { addWorkingDays, type Calendar, workingDaysBefore } from './working-days.ts'

/** A reminder that falls due at an instant; what is late goes to both sides (R6.6). Under its name it is sent once. */
type Reminder = { name: string; at: string; to: Side | 'both'; rung?: Role }

/** A reminder of a date, which goes out that morning. Its name holds the date it is about, so a moved date reminds anew. */
type DatedReminder = { name: string; on: string; to: Side | 'both'; rung?: Role }

const beforeTheMeeting = [10, 15, 19, 20] as const

/** Working days after the end of a stay by which the sender says what became of it (X). */
const daysToSay = 5

/** Every reminder of a transfer as it stands that was not sent yet (R6.6); once every child has ended, only that the family be told, and what an emergency owes (R4.9, R5.5). */
export function reminders(t: Transfer, calendar: Calendar): Reminder[] {
  const open = openChildren(t).length > 0
  const dated: DatedReminder[] = [
    ...(open ? [...answersDue(t, calendar), ...residenceDue(t, calendar), ...meetingDue(t, calendar)] : []),
    ...disputeReminders(t, calendar),
    ...seenDue(t, calendar),
    ...emergencyReminders(t, (date) => addWorkingDays(calendar, date, 1).date),
    ...tellingReminders(t, calendar),
  ]
  const list: Reminder[] = [
    ...alertChases(t),
    ...dated.map(({ on, ...one }): Reminder => ({ ...one, at: morningOf(on) })),
  ]
  return list.filter(({ name }) => !t.reminded.includes(name))
}

/** The questions that nobody answered by their day, and what is owed beside (R2.4, R6.6). */
function answersDue(t: Transfer, calendar: Calendar): DatedReminder[] {
  if (t.receiverTold === undefined) return []
  const questions = t.questions.flatMap(({ by, answered }, at): DatedReminder[] =>
    answered ? [] : [{ name: `question:${at + 1}:${by}`, on: daysAfter(by, 1), to: 'both' }],
  )
  return [...questions, ...chases(t, calendar)]
}

/** What one side still owes the other once both know of the move: to send, to acknowledge, to answer (R6.6). */
function chases(t: Transfer, calendar: Calendar): DatedReminder[] {
  if (t.receiverTold === undefined) return []
  const chase = (name: string, from: string, days: number, to: DatedReminder['to']): DatedReminder => ({
    ...{ name: `${name}:${from}`, to },
    on: addWorkingDays(calendar, from, days + 1).date,
  })
  // Where a practice lead decided that the papers stay, nobody is asked for them (R4.3).
  if (t.sentAt === undefined)
    return mayShare(t).because.includes('decided-not-to')
      ? []
      : [chase('send', londonDate(t.receiverTold), 1, 'sender')]
  // Other law, other times: the receiving authority is asked for nothing here (R2.12).
  if (underOtherLaw(calendar)) return []
  const sent = londonDate(t.sentAt)
  // To dispute is to answer, for the children in the dispute alone; and so is to share (R8.6).
  const silent = openChildren(t).some(
    (id) => t.children[id]?.accepted === undefined && !t.children[id]?.shared && !t.dispute?.children.includes(id),
  )
  return [
    ...(t.stage === 'sent' ? [chase('acknowledge', sent, 1, 'receiver')] : []),
    // Whoever waits for an answer learns that none came.
    ...(silent ? [chase('answer', sent, 5, 'both')] : []),
  ]
}

/**
 * What one side was told and nobody there has acted on: after a working day it goes to the second address, after two the other
 * side telephones (X: set by the exchange). What waits to be acknowledged has a reminder of its own, which goes there too.
 */
function seenDue(t: Transfer, calendar: Calendar): DatedReminder[] {
  return (['sender', 'receiver'] as const).flatMap((side): DatedReminder[] => {
    const unseen = t.unseen?.[side]
    if (unseen === undefined || t.receiverTold === undefined) return []
    const from = (instant: string, days: number) => addWorkingDays(calendar, londonDate(instant), days + 1).date
    // Other law, other times: the receiving authority is asked for nothing (R2.12).
    const other = awaitsAcknowledgement(t, side) || (side === 'receiver' && underOtherLaw(calendar))
    const called = calledAbout(t, side, unseen)
    return [
      ...(other ? [] : [{ name: `second:${side}:${unseen.seq}`, on: from(unseen.at, 1), to: side }]),
      {
        name: telephoneReminder(t, side, unseen),
        on: called ? from(called, 1) : from(unseen.at, 2),
        to: theOther(side),
      },
    ]
  })
}

/** Whether they have come, once the expected day has passed; what became of a stay, once its end has; a visit, on its day (R2.6, R6.3). */
function residenceDue(t: Transfer, calendar: Calendar): DatedReminder[] {
  const { running } = t.residence
  if (t.receiverTold === undefined || running === undefined) return []
  const asked = underOtherLaw(calendar) ? [] : (t.visits ?? []).filter(({ visited }) => visited === undefined)
  // Two asked for by the same day are one reminder.
  const days = [...new Set(asked.map(({ by }) => by))]
  const visits = days.map((by): DatedReminder => ({ name: `visit:${by}`, on: by, to: 'both' }))
  if (running.kind === 'expected')
    return [...visits, { name: `expected:${running.on}`, on: daysAfter(running.on, 1), to: 'sender' }]
  if (running.kind !== 'temporary' || running.until === undefined) return visits
  const { until } = running
  // A reminder may hold nothing up (R2.8): where no calendar reaches, a week serves.
  const late = until < '2050-01-01' ? addWorkingDays(calendar, until, daysToSay).date : daysAfter(until, 7)
  return [
    ...visits,
    { name: `stay:${until}`, on: daysAfter(until, 1), to: 'sender' },
    { name: `stay-late:${until}`, on: late, to: 'sender', rung: 'practice-lead' },
  ]
}

/** The meeting as it comes near, and as it is late (R6.6). */
function meetingDue(t: Transfer, calendar: Calendar): DatedReminder[] {
  const due = dueOf(t, calendar)
  if (t.receiverTold === undefined || due === undefined || !meetingOwed(t)) return []
  const told = londonDate(t.receiverTold)
  const day = (name: string, days: number, to: DatedReminder['to'], rung?: Role): DatedReminder => ({
    ...{ name: `${name}:${due.on}`, to, ...(rung ? { rung } : {}) },
    // Counted from the date that was told, which the bank holidays of today might put elsewhere (R6.7).
    on:
      days > daysToMeet
        ? addWorkingDays(calendar, due.on, days - daysToMeet).date
        : workingDaysBefore(calendar, due.on, daysToMeet - days),
  })
  return [
    // The days that had gone before the receiver was told remind nobody (R6.5).
    ...beforeTheMeeting
      .map((days) => day(`meeting-${daysToMeet - days}`, days, 'receiver'))
      .filter(({ on }) => on >= told),
    ...[day('late', 21, 'both', 'practice-lead'), day('very-late', 25, 'both', 'service-manager')],
  ]
}

/**
 * The instant of the next reminder, so that the sweep reads what is due and never scans what is open. Where the due date is to be
 * counted anew it has come already: whoever wrote by an older list must not put that off (R6.7).
 */
export function nextAlertAt(t: Transfer, calendar: Calendar): string | undefined {
  if (recount(t, calendar)) return t.residence.running?.at
  const climbs = climbsAt(t, calendar)
  const instants = [...(climbs ? [climbs] : []), ...reminders(t, calendar).map(({ at }) => at)]
  return instants.length === 0 ? undefined : instants.reduce((a, b) => (a < b ? a : b))
}

/**
 * What the exchange does when something is due: first the due date is counted anew where the bank holidays have changed, for
 * the reminders follow from it; then a dispute whose rung has had its time climbs, and every reminder that has fallen due goes
 * out, each once (R6.6, R6.7, R8.5).
 */
export function remind(t: Transfer, _input: object, f: Facts): Decision {
  const counted = recount(t, f.calendar)
  if (counted) return happened(counted)
  const due = dueOf(t, f.calendar)?.on ?? ''
  const fallen = reminders(t, f.calendar).filter(({ at }) => at <= f.now)
  const climbs = climbsAt(t, f.calendar)
  const climbed =
    t.dispute && climbs !== undefined && climbs <= f.now
      ? [{ type: 'DisputeClimbed' as const, to: nextRung(f.ladders ?? {}, t.dispute.rung, f.on) }]
      : []
  if (fallen.length === 0 && climbed.length === 0) return refuse({ code: 'nothing-due', rule: 'R6.6' })
  return happened(
    ...climbed,
    ...fallen.map(({ name, to, rung }) => ({
      ...{ type: 'ReminderSent' as const, reminder: latestOf(name, t, f.calendar, f.on), to, due },
      ...(rung ? { rung } : {}),
    })),
  )
}
