import { dueDate } from './clock.ts'
import { type Decision, happened, refuse } from './decision.ts'
import type { EventOf } from './events.ts'
import { meetingOwed } from './meeting.ts'
import type { Transfer } from './transfer.ts'
import type { Calendar } from './working-days.ts'

/**
 * The due date counted anew, where other bank holidays are published than those it was counted by (R6.7). A later date runs at
 * once; an earlier one waits until a person of the receiving authority confirms it (R6.9). Nothing where nobody counts on it.
 */
export function recount(
  t: Transfer,
  calendar: Calendar,
): EventOf<'DueDateRecounted'> | EventOf<'EarlierDueFound'> | undefined {
  const was = t.clock?.runs?.due
  if (was === undefined || !meetingOwed(t)) return undefined
  const known = t.clock?.earlier?.due ?? was
  if (known.calendar === calendar.version) return undefined
  const due = dueDate(t.residence, calendar)
  // What was never told to anybody is nobody's promise yet.
  if (due === undefined) return undefined
  // Other bank holidays, the same date, and none that waits: nothing has changed for anybody.
  if (due.on === was.on && `${due.because}` === `${was.because}` && !t.clock?.earlier) return undefined
  if (due.on < was.on && t.receiverTold !== undefined)
    // They were told of that very date already.
    return due.on === t.clock?.earlier?.due.on ? undefined : { type: 'EarlierDueFound' as const, due }
  return { type: 'DueDateRecounted', due, was }
}

/** A worker of the receiving authority confirms the earlier due date that a change in the bank holidays gives (R6.9). */
export function confirmDue(t: Transfer): Decision {
  const due = t.clock?.earlier?.due
  return due ? happened({ type: 'DueDateConfirmed', due }) : refuse({ code: 'nothing-to-confirm', rule: 'R6.9' })
}
