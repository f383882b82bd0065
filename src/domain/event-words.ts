import type { EventType } from './events.ts'

/** What happened, in plain words: the record's own table. An event without a line does not compile. */
export const eventWords: Record<EventType, string> = {
  TransferDrafted: 'Transfer drafted',
  TransferRequested: 'Transfer requested',
  DraftBegun: 'Request taken up',
  FamilyRecorded: 'Family corrected',
  PaperAdded: 'Paper added',
  PaperRemoved: 'Paper taken out',
  PaperUnavailable: 'Paper recorded as not available',
  PermissionRecorded: 'Permission to share recorded',
  LawfulBasisRecorded: 'Lawful basis recorded',
  AdviceAsked: 'Advice on sharing asked for',
  AdviceAnswered: 'Advice on sharing given',
  SharingDecided: 'Sharing decision recorded',
  SharingCountersigned: 'Sharing against advice countersigned',
  ConsentRecorded: 'Consent to the service recorded',
  MoveConsidered: 'What the move means recorded',
  MoveNotified: 'Receiving authority told of the move',
  AlertRaised: 'Alert raised: risk of significant harm',
  FamilyTold: 'Family told',
  ResidenceReported: 'Residence reported',
  ResidenceProposed: 'Another residence date proposed',
  ResidenceAgreed: 'Corrected residence date agreed',
  TransferSent: 'Package sent',
  AddendumSent: 'Later paper sent',
  PackageRendered: 'The package was printed',
  TransferAcknowledged: 'Acknowledged, and the papers opened',
  ResponsibilityAccepted: 'Responsibility accepted',
  InformationAsked: 'Information asked for',
  InformationAnswered: 'Question answered',
  MeetingArranged: 'Child in Need meeting arranged',
  MeetingHeld: 'Child in Need meeting held',
  DisputeRaised: 'Dispute raised',
  PositionStated: 'Position stated in the dispute',
  DisputeEscalated: 'Dispute brought to the next rung',
  DisputeDecided: 'Decision on the dispute',
  DisputeResolved: 'Dispute resolved',
  ChildrenEnded: 'Transfer ended',
  ReminderSent: 'Reminder sent',
}

/** The words of an event by the name that the record carries; a name not known here stands as it is. */
export const eventTitle = (type: string): string =>
  Object.hasOwn(eventWords, type) ? eventWords[type as EventType] : type
