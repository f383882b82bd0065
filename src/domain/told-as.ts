import type { Role } from '../../schemas/authority.ts'
import type { EventType, TransferEvent } from './events.ts'
import { roleAt } from './ladder.ts'
import { whoAgrees } from './proposal.ts'
import { needsCountersigning } from './sharing.ts'
import type { Transfer } from './transfer.ts'

/** What a reminder is of: under this word it is told, and worded (R6.6). By how its name begins. */
const reminderKinds = {
  'alert:': 'AlertChased',
  'send:': 'SendDue',
  'acknowledge:': 'AcknowledgeDue',
  'answer:': 'AnswerDue',
  'question:': 'QuestionOverdue',
  'expected:': 'ResidenceDue',
  'stay:': 'StayOver',
  'stay-late:': 'StayOverdue',
  'visit:': 'VisitDue',
  'meeting-10:': 'MeetingInTen',
  'meeting-5:': 'MeetingInFive',
  'meeting-1:': 'MeetingTomorrow',
  'meeting-0:': 'MeetingToday',
  'late:': 'MeetingLate',
  'very-late:': 'MeetingVeryLate',
  'emergency-reasons:': 'EmergencyReasonsDue',
  'emergency-reasons-late:': 'EmergencyReasonsLate',
  'told:': 'TellFamilyDue',
  'second:': 'NotSeen',
  'telephone:': 'TelephoneThem',
  'last-rung:': 'LastRungOverdue',
  'shared-ends:': 'SharedEnds',
  'shared-over:': 'SharedOver',
  'interim-over:': 'InterimOver',
} as const

type ReminderKind = (typeof reminderKinds)[keyof typeof reminderKinds]

/**
 * Under which word something is told: the event’s own; a reminder by what it is of; a meeting put elsewhere, a lead that changes for a
 * time, and a dispute that goes on for other children as that.
 */
export type NoticeKind =
  | Exclude<EventType, 'ReminderSent'>
  | ReminderKind
  | 'MeetingRearranged'
  | 'InterimArranged'
  | 'DisputeSettledForSome'

/** Under which word an event is told (R9.1). @param before the transfer as it stood when it happened */
export function toldAs(event: TransferEvent, before?: Pick<Transfer, 'meeting' | 'dispute'>): NoticeKind {
  if (event.type === 'DisputeDecided' && event.weLeadUntil) return 'InterimArranged'
  if (event.type === 'DisputeResolved' && before?.dispute?.children.some((id) => !event.children.includes(id)))
    return 'DisputeSettledForSome'
  if (event.type === 'MeetingArranged' && before?.meeting && !before.meeting.cancelled && !before.meeting.heldOn)
    return 'MeetingRearranged'
  if (event.type !== 'ReminderSent') return event.type
  const found = Object.entries(reminderKinds).find(([start]) => event.reminder.startsWith(start))
  // A reminder without a word of its own would be told as nothing: the table is held against the rules by a test.
  if (found === undefined) throw new Error('a reminder that has no word of its own')
  return found[1]
}

/** The second address is its: what nobody answered goes there, and every other chase of an alert (R2.8, R9.1). */
export function toSecond(event: TransferEvent): boolean {
  if (event.type !== 'ReminderSent') return false
  const kind = toldAs(event)
  return kind === 'NotSeen' || kind === 'AcknowledgeDue' || /^alert:\d+:(2|8|48)$/.test(event.reminder)
}

/** What waits behind no other news, and is never worded as news (R2.8). */
export const urgentKinds: readonly NoticeKind[] = ['AlertRaised', 'AlertChased']

/** Whether it must not wait, and goes to a person however its authority is told else (R2.8). */
export const isUrgent = (event: TransferEvent): boolean => urgentKinds.includes(toldAs(event))

/**
 * Whose mailbox it goes to, by their role: the rung that a reminder is for or a dispute stands at, whoever is asked, whoever must
 * agree or countersign; else the duty desk (R9.1).
 */
export function mailboxOf(event: TransferEvent, after: Transfer): Role {
  switch (event.type) {
    case 'ReminderSent':
      return event.rung ?? (event.reminder.startsWith('emergency-') ? 'practice-lead' : 'duty')
    case 'DisputeRaised':
    case 'PositionStated':
    case 'DisputeResolved':
      return 'practice-lead'
    case 'DisputeEscalated':
    case 'DisputeClimbed':
      return roleAt(event.to)
    case 'DutyStated':
    case 'LegalAdviceTaken':
      return roleAt(after.dispute?.rung ?? 0)
    case 'DisputeDecided':
      return roleAt(event.rung)
    case 'ResidenceProposed':
      return whoAgrees(after.residence, event.report).includes('social-worker') ? 'duty' : 'practice-lead'
    case 'SharingDecided':
      return needsCountersigning(after) ? 'service-manager' : 'practice-lead'
    case 'AdviceAsked':
      return event.of
    case 'AdviceAnswered':
    case 'SharingCountersigned':
    case 'EarlierMoveFound':
    case 'ContactWanted':
    case 'ContactDisclosed':
      return 'practice-lead'
    default:
      return 'duty'
  }
}
