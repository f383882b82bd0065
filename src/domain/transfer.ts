import type { z } from 'zod'
import type { Family } from '../../schemas/family.ts'
import type { Due as DueSchema } from '../../schemas/transfer.ts'
import type { RecordLawfulBasis } from '../../schemas/verbs/lawful-basis.ts'
import type { MeetingOutcome } from '../../schemas/verbs/meeting.ts'
import type { Urgency } from '../../schemas/verbs/move.ts'
import type { AddPaper } from '../../schemas/verbs/package.ts'
import type {
  Advisers,
  AnswerAdvice,
  DecideSharing,
  PermissionState,
  SendInEmergency,
} from '../../schemas/verbs/permission.ts'
import type { ReportResidence } from '../../schemas/verbs/residence.ts'
import type { Side } from './actor.ts'
import type { Dispute } from './dispute-facts.ts'
import type { DutySaid, Ledger } from './leads.ts'
import type { MoveFacts } from './move-facts.ts'
import type { Unseen } from './unseen.ts'
import type { Because } from './verdict-words.ts'

/** How far the whole move has come; it only ever goes forward (R2.1). */
export const stages = ['requested', 'draft', 'sent', 'acknowledged'] as const
export type Stage = (typeof stages)[number]

/** A transfer's state as people say it: its stage while any child is open, then how it ended (section 2). */
export const states = ['requested', 'draft', 'sent', 'acknowledged', 'accepted', 'completed', 'ended'] as const
export type State = (typeof states)[number]

export const endings = ['completed', 'withdrawn', 'returned', 'moved-on', 'stepped-up', 'service-declined'] as const
export type Ending = (typeof endings)[number]

/** S1: the assessment, the plan, the minutes of the latest review, the summary. */
export const slots = ['assessment', 'plan', 'minutes', 'summary'] as const
export type Slot = (typeof slots)[number]

/** What permission and decisions name: the four, and whatever was added beyond them (R3.12). */
export const paperKinds = [...slots, 'other'] as const
export type PaperKind = (typeof paperKinds)[number]

/** What is on record about permission, decision and advice; `seq` tells which came after which (R4.6). */
export type PermissionFacts = {
  given: Readonly<Record<string, Permission>>
  lawfulBasis?: z.infer<typeof RecordLawfulBasis>
  advice: readonly Advice[]
  decision?: SharingDecision
  countersigned?: number
  /** A practice lead’s word in an emergency; the reasons are due by the end of that day (R4.9). */
  emergency?: { ground: z.infer<typeof SendInEmergency>['ground']; by: string; seq: number; due: string }
}

/** One person’s answer; a child’s own decides only where they have the age and understanding (R4.1). */
export type Permission = {
  state: PermissionState
  papers?: readonly PaperKind[]
  understanding?: 'has' | 'has-not'
  askedOn?: string
  seq: number
  /** Of somebody who has not answered anew: when they last said no. */
  saidNo?: number
}

export type Advice = {
  of: z.infer<typeof Advisers>
  /** Who asked. */
  by?: string
  seq: number
  answer?: z.infer<typeof AnswerAdvice>['advice']
  answered?: number
  answeredBy?: string
  papers?: readonly PaperKind[]
  conditions?: readonly string[]
}

export type SharingDecision = {
  outcome: 'share' | 'share-in-part' | 'do-not-share'
  papers?: readonly PaperKind[]
  ground?: NonNullable<z.infer<typeof DecideSharing>['ground']>
  conditions?: readonly string[]
  /** The advised conditions do not go with the papers: that is sharing against advice. */
  setAside?: true
  by: string
  seq: number
  adviceNotNeeded: boolean
  /** Why, in the practice lead’s words; a transfer kept before these were folded has none. */
  whyNoAdvice?: string
}

/** R4.7: the one verdict, with its reasons and the Caldicott status (R4.8); `papers` are those that may go. */
export type Verdict = {
  share: 'all' | 'part' | 'none'
  papers: readonly PaperKind[]
  because: readonly Because[]
  reasons: readonly string[]
  /** They go with the papers; whoever takes them keeps to these (R4.4). */
  conditions: readonly string[]
  caldicott: 'not-needed' | 'to-consider' | 'considered-not-needed' | 'requested' | 'advised'
  /** Why advice was considered and not thought necessary. */
  caldicottWhy?: string
}

export type Report = z.infer<typeof ReportResidence> & { by: Side; at: string }

/** Which residence runs the clock, the corrections that wait, at most one of each side, and those that ran before (R6.3). */
export type Residence = { running?: Report; proposed?: Report; counter?: Report; before: readonly Report[] }

/** When the meeting is due, how it was reached, and by which calendar (R6.2, R6.4, R6.7). */
export type Due = z.infer<typeof DueSchema>

/** A due date that ran, how it came to be, and when (R6.3, R6.7). */
export type Reached = {
  due: Due
  how: 'reported' | 'agreed' | 'recounted' | 'confirmed'
  on: string
  by?: Side
  /** It was over before the receiving authority had been told of anything: nobody counted on it. */
  untold?: true
}

/** The due date as it was counted and told, those that ran before it, and one that waits for a person (R6.3, R6.7, R6.9). */
export type Clock = { runs?: Reached; before: readonly Reached[]; earlier?: Reached }

/** The receiving authority’s meeting: one after another, each with the changes made to it (R7.1). */
export type Meeting = {
  on: string
  time: string
  place: string
  chair: string
  minutes?: number
  /** The event by which it was last arranged: who is invited stands there alone. */
  seq?: number
  /** The first, the second… after one that was cancelled or held. */
  number?: number
  /** Raised at each change, as RFC 5545 asks. */
  sequence?: number
  changedAt?: string
  cancelled?: true
  heldOn?: string
}

/** One child's standing: acceptance, leading authority, outcome and ending are held for each (section 2). */
/** Who leads, from which date, stands in its ledger: the transferring authority until acceptance says otherwise (R8.1). */
export type ChildStanding = Ledger & {
  /** Whose duty each side has said it to be (R8.1). */
  duty?: Readonly<Partial<Record<Side, readonly DutySaid[]>>>
  /** It has been in dispute. */
  disputed?: true
  /** Both share it until a date, as both recorded; one leads meanwhile (R8.6). */
  shared?: { until: string }
  accepted?: { on: string }
  outcome?: z.infer<typeof MeetingOutcome>
  /** When the meeting was last held about it, and when first: that stopped its clock (R6.8, R7.3). */
  metOn?: string
  firstMetOn?: string
  /** The event that holds the closing summary, of a child who is no longer in need (R7.3). */
  closingSummary?: number
  ending?: { how: Ending; on: string }
}

/** A paper by reference: what it is and what it hashes to. Its content lies sealed apart from the snapshot. */
export type PaperRef = {
  id: string
  slot: PaperKind
  version: number
  title: string
  datedOn: string
  author: string
  authorRole: string
  children: readonly string[]
  /** What it consists of; `pages` where the file was counted when it was uploaded. */
  files: readonly {
    name: string
    mediaType: string
    bytes: number
    sha256: string
    file?: string
    pages?: number
  }[]
  /** The kinds of care that it asks for (R3.10); what each says lies in the paper. */
  marks: readonly string[]
  addedBy: { worker: string; name: string }
  addedAt: string
  reason?: string
  /** It left for the receiving authority; what is withheld never does, for these reasons. */
  shared?: true
  withheld?: readonly string[]
}

/** The PDF of a version: made once, kept under `file`, its hash signed beside the manifest (R3.9). */
export type Rendition = { version: number; file: string; bytes: number; pages: number; sha256: string; at: string }

/** The last change in who is responsible, and who of the family was told since (R5.5). */
export type Change = {
  what: 'sent' | 'accepted' | 'shared' | 'interim' | Exclude<Ending, 'completed'>
  children: readonly string[]
  seq: number
  on: string
  /** From which date the receiving authority leads. */
  from?: string
  /** Until which date it is so, of what is for a time (R8.3, R8.6). */
  until?: string
  by: Side
  told: readonly string[]
}

export type Transfer = MoveFacts & {
  id: string
  reference: string
  sender: string
  receiver: string
  stage: Stage
  /** The number of its last event, which is also its version for If-Match. */
  version: number
  /** The version that a decision must know at least, where only what is quiet came after it. */
  settled?: number
  /** The transfer by which the family reached the sender, where they moved on (R2.11). */
  movedOnFrom?: string
  family: Family
  children: Readonly<Record<string, ChildStanding>>
  urgency: z.infer<typeof Urgency>
  /** Workers who built the package: none of them decides to share without permission (R1.4). */
  preparedBy: readonly string[]
  papers: readonly PaperRef[]
  unavailable: readonly { slot: Slot; children: readonly string[]; reason: string; standsIn?: string }[]
  permission: PermissionFacts
  consents: Readonly<Partial<Record<Side, Readonly<Record<string, string>>>>>
  /** Workers who said that they know the family, and names cleared of being the family’s, each for one side (R1.4). */
  knowing?: readonly string[]
  namesakes?: readonly string[]
  /** Whether the receiving authority is told of the move without the papers, once that was decided (R4.11). */
  notification?: { outcome: 'notify' | 'do-not-notify'; seq: number }
  residence: Residence
  /** Since due dates are kept: left out of a transfer from before. */
  clock?: Clock
  /** Visits asked for during a temporary stay (R2.6). */
  visits?: readonly { by: string; visited?: boolean; on?: string }[]
  /** When the receiving authority was first told, by notification, alert or the package itself (R6.5). */
  receiverTold?: string
  sentAt?: string
  /** The number of the event by which it was sent: what was answered after it is a change (R4.6). */
  sentBy?: number
  /** Later papers sent, each as a version of its own (R2.2). */
  addenda?: number
  /** The prints of the versions, each made once and kept (R3.9). */
  renditions?: readonly Rendition[]
  acknowledgedAt?: string
  questions: readonly { by: string; answered: boolean }[]
  meeting?: Meeting
  familyTold: Readonly<Partial<Record<Side, string>>>
  change?: Change
  dispute?: Dispute
  /** What was told to each side and nobody there has acted on since, what could be told to it by no way, and its last act (R9). */
  unseen?: Readonly<Partial<Record<Side, Unseen>>>
  untold?: Readonly<Partial<Record<Side, number>>>
  acted?: Readonly<Partial<Record<Side, number>>>
  /** When its duty desk was last telephoned by the other side. */
  called?: Readonly<Partial<Record<Side, { seq: number; at: string }>>>
  /** Reminders already sent, by name, so that each is sent once (R6.6). */
  reminded: readonly string[]
}

export type PaperInput = z.infer<typeof AddPaper>

/** The children of the transfer that have not ended. */
export const openChildren = (t: Transfer): string[] =>
  Object.entries(t.children)
    .filter(([, child]) => child.ending === undefined)
    .map(([id]) => id)

/** The earliest version on which a decision still stands: what is quiet after it changes nothing that was decided on. */
export const settledAt = (t: Transfer): number => t.settled ?? t.version

/** The transfer's own state, which follows from its children (section 2). */
export function stateOf(t: Transfer): State {
  const open = openChildren(t)
  if (open.length === 0)
    return Object.values(t.children).some((child) => child.ending?.how === 'completed') ? 'completed' : 'ended'
  if (t.stage === 'acknowledged' && open.every((id) => t.children[id]?.accepted !== undefined)) return 'accepted'
  return t.stage
}

/** Which side an authority is on, or undefined for any third authority, which may not learn that it exists (R1.2). */
export function sideOf(t: Pick<Transfer, 'sender' | 'receiver'>, authority: string): Side | undefined {
  if (authority === t.sender) return 'sender'
  return authority === t.receiver ? 'receiver' : undefined
}
