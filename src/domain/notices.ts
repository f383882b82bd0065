import type { Side } from './actor.ts'
import { theOther } from './actor.ts'
import { isAnswer } from './answers.ts'
import type { EventType, TransferEvent } from './events.ts'
import type { Transfer } from './transfer.ts'
import { needed } from './verdict.ts'

/** Whom an event is told to (R9.1): the other side, whose exchange recorded it, both, one by name, or nobody yet. */
type Told = 'other' | 'us' | 'both' | Side | 'nobody'

/** One line for each event, so that no verb can forget its notice. */
const told: Record<EventType, Told> = {
  TransferDrafted: 'nobody',
  TransferRequested: 'sender',
  DraftBegun: 'receiver',
  FamilyRecorded: 'nobody',
  PaperAdded: 'nobody',
  PaperRemoved: 'nobody',
  PaperUnavailable: 'nobody',
  PermissionRecorded: 'nobody',
  LawfulBasisRecorded: 'nobody',
  AdviceAsked: 'sender',
  AdviceAnswered: 'sender',
  SharingDecided: 'sender',
  SharingCountersigned: 'sender',
  EmergencyDeclared: 'nobody',
  KnowingDeclared: 'nobody',
  NamesakeCleared: 'nobody',
  ConsentRecorded: 'other',
  MoveConsidered: 'nobody',
  MoveNotified: 'receiver',
  NotificationWithheld: 'nobody',
  AlertRaised: 'receiver',
  AlertAcknowledged: 'sender',
  EarlierMoveFound: 'sender',
  ContactAsked: 'nobody',
  ContactWanted: 'us',
  ContactAnswered: 'nobody',
  ContactDisclosed: 'sender',
  ParentsTold: 'nobody',
  AgencyNamed: 'nobody',
  AgencyTicked: 'nobody',
  ServiceNamed: 'nobody',
  ServiceAnswered: 'sender',
  JointVisitRecorded: 'other',
  HandoverRecorded: 'other',
  RisksStated: 'sender',
  RisksConfirmed: 'receiver',
  LetterWritten: 'nobody',
  FamilyTold: 'other',
  ResidenceReported: 'both',
  ResidenceProposed: 'other',
  ResidenceAgreed: 'both',
  DueDateRecounted: 'both',
  EarlierDueFound: 'receiver',
  DueDateConfirmed: 'both',
  VisitAsked: 'receiver',
  VisitAnswered: 'sender',
  TransferSent: 'receiver',
  AddendumSent: 'receiver',
  PackageRendered: 'nobody',
  TransferAcknowledged: 'sender',
  ResponsibilityAccepted: 'sender',
  InformationAsked: 'sender',
  InformationAnswered: 'receiver',
  MeetingArranged: 'sender',
  MeetingCancelled: 'sender',
  MeetingHeld: 'sender',
  ClosingSummaryWritten: 'sender',
  DisputeRaised: 'other',
  PositionStated: 'other',
  DisputeEscalated: 'both',
  DisputeClimbed: 'both',
  DisputeDecided: 'other',
  DisputeResolved: 'both',
  DutyStated: 'other',
  LegalAdviceTaken: 'other',
  LegalAdviceKept: 'nobody',
  ChildrenEnded: 'both',
  NoticeSeen: 'nobody',
  Telephoned: 'nobody',
  NobodyTold: 'nobody',
  ReminderSent: 'receiver',
}

/** The sides to tell of an event, decided from the transfer as it stands after it (R9.1). */
export function toldOf(event: TransferEvent, by: Side, t: Transfer): Side[] {
  const sides = sidesOf(event, by, t)
  // A receiving authority that has been told nothing yet learns nothing by a notice either (R4.11).
  return sides.filter((side) => side === 'sender' || t.receiverTold !== undefined)
}

const counts = (t: Transfer, id: string): boolean => needed(t).some((one) => one.id === id)

function sidesOf(event: TransferEvent, by: Side, t: Transfer): Side[] {
  // R4.6: permission that is less than it was, after sending, is told to both; in a draft it is the transferring authority’s own affair.
  if (
    event.type === 'PermissionRecorded' &&
    t.sentAt &&
    isAnswer(event.state) &&
    event.state !== 'given' &&
    counts(t, event.of)
  )
    return ['sender', 'receiver']
  // Counted by other bank holidays to the same date, nothing has changed for anybody.
  if (event.type === 'DueDateRecounted' && event.due.on === event.was.on) return []
  // Whoever could not be told is not told that; the other side is, and telephones (R9.3).
  if (event.type === 'NobodyTold') return [theOther(event.side)]
  const whom = event.type === 'ReminderSent' ? event.to : told[event.type]
  if (whom === 'nobody') return []
  if (whom === 'both') return ['sender', 'receiver']
  return [whom === 'other' ? theOther(by) : whom === 'us' ? by : whom]
}
