import type { toldAs } from '../domain/alert.ts'

type Kind = ReturnType<typeof toldAs>

/** What happened, in the words of an e-mail: no name, no free text (R9.2). */
const words: Partial<Record<Kind, string>> = {
  TransferRequested: 'Another authority asks you for a transfer: the family has reached them.',
  DraftBegun: 'The authority you asked has taken up your request.',
  MoveNotified: 'A family with a Child in Need plan has moved to your area.',
  AlertRaised: 'URGENT: a risk of significant harm has been reported to you. Open it now, and telephone.',
  AlertChased: 'URGENT: an alert has not been acknowledged. Open it now, and telephone.',
  AlertAcknowledged: 'Your alert has been acknowledged.',
  EarlierMoveFound: 'An earlier move of these children was found. Trafficking and modern slavery are to be considered.',
  ContactWanted: 'Another authority asks to be in contact about a family that was yours. A practice lead must answer.',
  ContactDisclosed: 'The authority you asked about an earlier move has answered.',
  ServiceAnswered: 'The receiving authority has answered whether it can provide a service.',
  JointVisitRecorded: 'A joint visit or meeting of the two workers has been recorded.',
  HandoverRecorded: 'A handover conversation has been recorded.',
  RisksStated: 'The receiving authority has stated the risks back. Please say whether they are understood.',
  RisksConfirmed: 'The transferring authority has answered whether the risks are understood.',
  AdviceAsked: 'Advice on sharing is asked of the Caldicott guardian or legal services.',
  AdviceAnswered: 'Advice on sharing has been given.',
  SharingCountersigned: 'A sharing decision has been countersigned.',
  ConsentRecorded: 'Consent to the service has been recorded.',
  TransferSent: 'A transfer has been sent to you. A named worker must acknowledge it.',
  AddendumSent: 'A later paper has been sent to you.',
  TransferAcknowledged: 'Your transfer has been acknowledged.',
  ResponsibilityAccepted: 'Responsibility has been accepted.',
  InformationAsked: 'The receiving authority asks you for information.',
  InformationAnswered: 'Your question has been answered.',
  MeetingArranged: 'The Child in Need meeting has been arranged.',
  MeetingHeld: 'The Child in Need meeting has been held.',
  FamilyTold: 'The family has been told who is responsible.',
  ResidenceReported: 'The date of residence has been reported.',
  ResidenceProposed: 'A different date of residence is proposed. Please agree it or talk.',
  ResidenceAgreed: 'A corrected date of residence has been agreed.',
  DisputeRaised: 'A dispute has been raised. Please state your position.',
  PositionStated: 'The other authority has stated its position.',
  DisputeEscalated: 'The dispute has been brought to the next rung.',
  DisputeDecided: 'A decision has been made in the dispute.',
  DisputeResolved: 'The dispute has been resolved.',
  ChildrenEnded: 'The transfer has ended for one or more children.',
  ReminderSent: 'Something is due or late. Please look at the transfer.',
  PermissionRecorded: 'Somebody has said no, or less than yes, to sharing. Nothing further goes without a decision.',
  SharingDecided: 'A sharing decision has been recorded.',
}

/** What happened, for the kinds that are told; anything newer says only that there is news. */
export const happenedInWords = (kind: string): string => words[kind as Kind] ?? 'There is news of this transfer.'
