import type { z } from 'zod'
import type { Family } from '../../schemas/family.ts'
import type { Letter } from '../../schemas/letter.ts'
import type * as agency from '../../schemas/verbs/agency.ts'
import type * as answer from '../../schemas/verbs/answer.ts'
import type * as dispute from '../../schemas/verbs/dispute.ts'
import type * as handover from '../../schemas/verbs/handover.ts'
import type { RecordLawfulBasis } from '../../schemas/verbs/lawful-basis.ts'
import type * as meeting from '../../schemas/verbs/meeting.ts'
import type * as move from '../../schemas/verbs/move.ts'
import type { KeepRendition, UnavailablePaper } from '../../schemas/verbs/package.ts'
import type * as permission from '../../schemas/verbs/permission.ts'
import type * as residence from '../../schemas/verbs/residence.ts'
import type * as seen from '../../schemas/verbs/seen.ts'
import type { Actor, Role, Side } from './actor.ts'
import type { EarlierMove } from './move-facts.ts'
import type { Due, Ending, PaperRef, Report, Verdict } from './transfer.ts'

type Of<S extends z.ZodType> = z.infer<S>
type Covering<T> = Omit<T, 'children'> & { children: readonly string[] }

/** What can happen to a transfer: facts in the past tense, each with what it says. State is what they add up to (R10.1). */
export type TransferEvent =
  | {
      type: 'TransferDrafted' | 'TransferRequested'
      reference: string
      sender: string
      receiver: string
      family: Family
      note?: string
      movedOnFrom?: string
    }
  | { type: 'DraftBegun' }
  | { type: 'FamilyRecorded'; family: Family }
  | { type: 'PaperAdded'; paper: PaperRef }
  | { type: 'PaperRemoved'; paper: string }
  | ({ type: 'PaperUnavailable' } & Covering<Of<typeof UnavailablePaper>>)
  | ({ type: 'PermissionRecorded'; verdict?: Verdict } & Of<typeof permission.RecordPermission>)
  | ({ type: 'LawfulBasisRecorded' } & Of<typeof RecordLawfulBasis>)
  | ({ type: 'AdviceAsked' } & Of<typeof permission.AskAdvice>)
  | ({ type: 'AdviceAnswered'; of: Of<typeof permission.Advisers>; question?: number; verdict?: Verdict } & Of<
      typeof permission.AnswerAdvice
    >)
  | ({ type: 'SharingDecided'; verdict?: Verdict } & Of<typeof permission.DecideSharing>)
  | ({ type: 'SharingCountersigned'; verdict?: Verdict } & Of<typeof permission.Countersign>)
  | ({ type: 'EmergencyDeclared'; due: string; verdict?: Verdict } & Of<typeof permission.SendInEmergency>)
  | { type: 'KnowingDeclared' }
  | ({ type: 'NamesakeCleared' } & Of<typeof permission.ClearNamesake>)
  | ({ type: 'ConsentRecorded' } & Of<typeof permission.RecordConsent>)
  | ({ type: 'MoveConsidered' } & Of<typeof move.RecordMove>)
  | { type: 'MoveNotified' | 'NotificationWithheld'; reasons: string }
  | ({ type: 'AlertRaised'; outOfHours: boolean; named?: readonly { name: string; born?: string }[] } & Covering<
      Of<typeof move.RaiseAlert>
    >)
  | { type: 'AlertAcknowledged'; worker: string }
  | { type: 'EarlierMoveFound'; matches: readonly EarlierMove[] }
  | { type: 'ContactAsked'; contact: string; match: string; reasons: string }
  | { type: 'ContactWanted'; contact: string; authority: string }
  | { type: 'ContactAnswered'; contact: string; agree: boolean; reasons: string }
  | { type: 'ContactDisclosed'; contact: string; agree: boolean; authority?: string }
  | ({ type: 'ParentsTold' } & Of<typeof move.TellParents>)
  | ({ type: 'AgencyNamed' } & Of<typeof agency.NameAgency>)
  | ({ type: 'AgencyTicked' } & Of<typeof agency.TickAgency>)
  | ({ type: 'ServiceNamed' } & Of<typeof agency.NameService>)
  | ({ type: 'ServiceAnswered' } & Of<typeof agency.AnswerService>)
  | ({ type: 'JointVisitRecorded' } & Of<typeof handover.RecordJointVisit>)
  | ({ type: 'HandoverRecorded' } & Of<typeof handover.RecordHandover>)
  | ({ type: 'RisksStated' } & Of<typeof handover.StateRisks>)
  | ({ type: 'RisksConfirmed' } & Of<typeof handover.ConfirmRisks>)
  | { type: 'LetterWritten'; to: string; letter: Letter }
  | ({ type: 'FamilyTold' } & Of<typeof move.TellFamily>)
  | { type: 'ResidenceReported' | 'ResidenceProposed' | 'ResidenceAgreed'; report: Report; due?: Due }
  | { type: 'DueDateRecounted'; due: Due; was: Due }
  | { type: 'EarlierDueFound'; due: Due }
  | { type: 'DueDateConfirmed'; due: Due }
  | ({ type: 'VisitAsked' } & Of<typeof residence.AskVisit>)
  | ({ type: 'VisitAnswered' } & Of<typeof residence.AnswerVisit>)
  | { type: 'TransferSent'; verdict: Verdict; manifest: { jws: string; sha256: string }; workingDaysGone: number }
  | { type: 'AddendumSent'; paper: PaperRef; manifest: { jws: string; sha256: string } }
  | ({ type: 'PackageRendered' } & Of<typeof KeepRendition>)
  | { type: 'TransferAcknowledged'; worker: string }
  | ({ type: 'ResponsibilityAccepted' } & Covering<Of<typeof answer.Accept>>)
  | ({ type: 'InformationAsked' } & Of<typeof answer.Ask>)
  | ({ type: 'InformationAnswered' } & Of<typeof answer.Answer>)
  | ({ type: 'MeetingArranged' } & Of<typeof meeting.ArrangeMeeting>)
  | ({ type: 'MeetingCancelled' } & Of<typeof meeting.CancelMeeting>)
  | ({ type: 'MeetingHeld' } & Of<typeof meeting.HoldMeeting>)
  | ({ type: 'ClosingSummaryWritten' } & Of<typeof meeting.WriteClosingSummary>)
  | ({ type: 'DisputeRaised'; by: Side } & Covering<Of<typeof dispute.RaiseDispute>>)
  | ({ type: 'PositionStated'; by: Side } & Of<typeof dispute.StatePosition>)
  /** `deputy`: by whoever stands in for the holder of the rung while they are away (R8.5). */
  | ({ type: 'DisputeEscalated'; to: number; deputy?: true } & Of<typeof dispute.Escalate>)
  /** The time of a rung passed: it came to the next rung’s attention, and decided nothing (R8.5). */
  | { type: 'DisputeClimbed'; to: number }
  | ({ type: 'DisputeDecided'; by: Side; rung: number; deputy?: true } & Omit<Of<typeof dispute.Decide>, 'children'> & {
        children?: readonly string[]
      })
  | {
      type: 'DisputeResolved'
      outcome: Of<typeof dispute.Outcome>
      children: readonly string[]
      from: string
      until?: string
      leads?: Side
    }
  | ({ type: 'DutyStated'; by: Side } & Covering<Of<typeof dispute.StateDuty>>)
  | { type: 'LegalAdviceTaken'; by: Side; on: string }
  /** What the advice says: privileged, and for one side alone (R8.3). */
  | { type: 'LegalAdviceKept'; advice: string }
  | {
      type: 'ChildrenEnded'
      how: Ending
      children: readonly string[]
      on: string
      code?: string
      reasons?: string
      next?: string
    }
  /** Somebody of one side says that what was told has reached them (R9.1). */
  | { type: 'NoticeSeen' }
  /** The duty desk of the other side was telephoned (R9.3). */
  | ({ type: 'Telephoned' } & Of<typeof seen.RecordCall>)
  /** No way was left to tell one side of what stands at that place of the record (R9.3). */
  | { type: 'NobodyTold'; of: number; side: Side }
  | { type: 'ReminderSent'; reminder: string; to: Side | 'both'; due: string; rung?: Role }

export type EventType = TransferEvent['type']
export type EventOf<T extends EventType> = Extract<TransferEvent, { type: T }>

/** Who did it, when it happened and when it was recorded (R10.1). */
export type Stamp = {
  seq: number
  at: string
  by: Pick<Actor, 'authority' | 'worker' | 'name' | 'client' | 'declared'> & { role: Role | 'exchange' }
}

/** What the exchange adds of itself: nobody decides otherwise for it, so no decision in the making is disturbed. */
export const quiet: ReadonlySet<EventType> = new Set<EventType>([
  ...(['PackageRendered', 'ReminderSent', 'ContactWanted', 'ContactDisclosed'] as const),
  ...(['DueDateRecounted', 'EarlierDueFound', 'NoticeSeen', 'NobodyTold', 'Telephoned'] as const),
])

/**
 * Who may read an event: `both` from the moment it is made (R4.11); `package` by the receiving authority once the
 * package is sent; `sender` or `receiver` by that authority alone: its own advice, papers that may yet be withheld, and what
 * it learns of an earlier move (R5.2).
 */
export type Audience = 'both' | 'package' | Side

/** Notification, alert and request are seen by both sides from the moment they are made (R4.11). */
export const seenFromTheStart: ReadonlySet<string> = new Set<EventType>([
  'TransferRequested',
  'MoveNotified',
  'AlertRaised',
  'AlertAcknowledged',
  // Whether it was told is no secret of the package.
  ...(['NoticeSeen', 'NobodyTold', 'Telephoned'] as const),
])
/** What one authority alone reads of its own acts. */
export const oneSidesOwn: ReadonlySet<string> = new Set<EventType>([
  ...(['AdviceAsked', 'AdviceAnswered', 'PaperAdded', 'PaperRemoved', 'NotificationWithheld'] as const),
  ...(['EarlierMoveFound', 'ContactAsked', 'ContactWanted', 'ContactAnswered', 'ContactDisclosed'] as const),
  ...(['KnowingDeclared', 'NamesakeCleared', 'LetterWritten', 'LegalAdviceKept'] as const),
])

/** @param by the side of whoever did it */
export const audienceOf = (type: EventType, sent: boolean, by: Side): Audience =>
  oneSidesOwn.has(type) ? by : sent || seenFromTheStart.has(type) ? 'both' : 'package'
