import type { NoticeKind } from '../domain/told-as.ts'

/** What is told to nobody (R9.1), and so has no words: a test holds it against the rules. */
export const toldToNobody = [
  ...(['TransferDrafted', 'FamilyRecorded', 'PaperAdded', 'PaperRemoved', 'PaperUnavailable'] as const),
  ...(['LawfulBasisRecorded', 'EmergencyDeclared', 'KnowingDeclared', 'NamesakeCleared', 'MoveConsidered'] as const),
  ...(['NotificationWithheld', 'ContactAsked', 'ContactAnswered', 'ParentsTold', 'AgencyNamed'] as const),
  ...([
    'AgencyTicked',
    'ServiceNamed',
    'LetterWritten',
    'PackageRendered',
    'NoticeSeen',
    'Telephoned',
    'LegalAdviceKept',
  ] as const),
] as const satisfies readonly NoticeKind[]

/** Every kind of news that somebody is told. */
export type ToldKind = Exclude<NoticeKind, (typeof toldToNobody)[number]>

/**
 * What happened, in the words of an e-mail: no name, no free text (R9.2). No two kinds of news read alike, so that whoever
 * reads a subject list and three lines knows what to do first; what must not wait says so in its first word (R2.8).
 */
export const words: Readonly<Record<ToldKind, string>> = {
  TransferRequested: 'Another authority asks you for a transfer. The family has reached them.',
  DraftBegun: 'The authority you asked has taken up your request.',
  MoveNotified: 'A family with a Child in Need plan has moved, or will move, to your area. The papers follow.',
  PermissionRecorded:
    'Somebody has said no, or less than yes, to sharing. Nothing more may be sent until that is decided.',
  SharingDecided: 'A decision on sharing has been made.',
  SharingCountersigned: 'A second person has signed a decision on sharing.',
  AdviceAsked: 'You are asked for advice on sharing. Please answer it.',
  AdviceAnswered: 'Advice on sharing has been given. Please decide.',
  ConsentRecorded: 'What the family says to the service is on record.',

  AlertRaised: 'URGENT: a risk of significant harm has been reported to you. Open it now, and telephone.',
  AlertChased: 'URGENT: an alert has not been acknowledged. Open it now, and telephone.',
  QuestionOverdue: 'The day has passed by which a question was to be answered.',
  AlertAcknowledged: 'Your alert has been acknowledged. Somebody there has read it and acts on it.',
  EarlierMoveFound: 'An earlier move of these children has been found. Think of trafficking and of modern slavery.',
  ContactWanted: 'Another authority asks to speak with you about a family that was yours. A practice lead must answer.',
  ContactDisclosed: 'You asked about an earlier move. That authority has answered.',

  TransferSent: 'A transfer has been sent to you. A named worker must acknowledge it.',
  AddendumSent: 'One more paper has been sent to you.',
  TransferAcknowledged: 'Your transfer has been acknowledged.',
  ResponsibilityAccepted: 'The new authority has said yes: it takes on one child or more. See which.',
  InformationAsked: 'The new authority asks you a question. Please answer it.',
  InformationAnswered: 'Your question has been answered.',
  ServiceAnswered: 'The new authority has said whether it can give a service.',
  VisitAsked: 'You are asked to visit a family that stays in your area for a time.',
  VisitAnswered: 'The new authority has said whether it went to see the family.',

  JointVisitRecorded: 'A visit or a talk that both workers shared is on record.',
  HandoverRecorded: 'The handover talk is on record.',
  RisksStated: 'The new authority has said the risks back to you. Please say whether they have been understood.',
  RisksConfirmed: 'The old authority has said whether you have understood the risks.',
  FamilyTold: 'The family has been told who leads now.',

  ResidenceReported: 'The day on which the family came to live there is on record. The working days count from it.',
  ResidenceProposed: 'Another day is put forward as the day they came. Please agree, or talk.',
  ResidenceAgreed: 'A corrected day of their coming has been agreed.',
  DueDateRecounted: 'The bank holidays have changed, and so has the last day for the meeting.',
  EarlierDueFound: 'The bank holidays have changed. The meeting would be due earlier. Please confirm the day.',
  DueDateConfirmed: 'An earlier last day for the meeting has been confirmed.',

  MeetingArranged: 'The Child in Need meeting has been arranged.',
  MeetingRearranged:
    'The Child in Need meeting has a new day, time or place. What you were told before no longer holds.',
  MeetingCancelled: 'The Child in Need meeting will not be held as planned.',
  MeetingHeld: 'The Child in Need meeting has been held. It may have found that something was missing: please look.',
  ClosingSummaryWritten: 'A child is no longer in need. The closing summary is there to read.',
  ChildrenEnded: 'The transfer has ended for one child or more. See which, and why.',

  DisputeRaised: 'A dispute has been raised with you. Please state your position.',
  PositionStated: 'In the dispute, the other side has said where it stands.',
  DisputeEscalated: 'The dispute has gone one step up. Look who must decide now.',
  DisputeClimbed: 'LATE: the dispute has lain on one step for too long. Now the next step up must look at it too.',
  DisputeDecided: 'The other authority has made its decision in the dispute. See what is left for you to do.',
  DisputeResolved: 'The dispute is over. Look who leads now.',
  DisputeSettledForSome: 'The dispute is over for some of the children, and goes on for others. Look for whom.',
  InterimArranged: 'In the dispute, who leads has changed for a time. Look from when to when.',
  DutyStated: 'The other side has said whose duty it is, as it sees it.',
  LegalAdviceTaken: 'In the dispute, the other side has taken legal advice.',
  LastRungOverdue: 'LATE: the dispute has been with the directors for too long. Please decide it.',
  SharedEnds: 'You share the duty with the other side, and that ends soon. Please settle what comes next.',
  SharedOver: 'LATE: the time in which you shared the duty is over. Please settle who takes it on.',
  InterimOver: 'The interim time is over. Look who leads from today.',

  SendDue: 'The papers for this move have not been sent yet. Please send them, or say why not.',
  AcknowledgeDue: 'A transfer lies with you that nobody has acknowledged. A named worker must do so now.',
  AnswerDue: 'Five working days have gone. Please accept the transfer, ask, or dispute it.',
  ResidenceDue: 'The family should be there by now. Please say whether they have come, and on what day.',
  VisitDue: 'The visit that you were asked for is due today. Please say whether it took place.',
  StayOver: 'The stay should be over. Please say whether the family has gone home or stays on.',
  StayOverdue: 'LATE: the stay was to end five working days ago. A practice lead must say what came of it.',
  MeetingInTen: 'The Child in Need meeting is due in ten working days.',
  MeetingInFive: 'The Child in Need meeting is due in five working days. Has it been arranged?',
  MeetingTomorrow: 'The Child in Need meeting is due on the next working day.',
  MeetingToday: 'Today is the last day for the Child in Need meeting.',
  MeetingLate: 'LATE: the Child in Need meeting has not been held by its last day. A practice lead must see to it.',
  MeetingVeryLate:
    'VERY LATE: five working days past its last day, no meeting is on record. A service manager must act.',
  EmergencyReasonsDue: 'You sent in an emergency. Your reasons are due today: please write them down.',
  EmergencyReasonsLate:
    'LATE: you sent in an emergency, and your reasons are not on record. Please write them down now.',
  TellFamilyDue: 'Please tell the family who leads now, and record that you did.',

  NotSeen: 'Nobody has acted on news that was sent to your first address. Please open it, or find who should.',
  TelephoneThem:
    'Nobody at the other authority has acknowledged. Telephone its duty desk. The number is on the transfer’s page.',
  NobodyTold: 'The other authority could not be told by any way. Telephone its duty desk.',
}

const unknown = 'There is news of this transfer.'

/** What happened, in words; of a kind that has none, as news of long ago may have, only that there is news. */
export const happenedInWords = (kind: string): string =>
  Object.hasOwn(words, kind) ? words[kind as ToldKind] : unknown
