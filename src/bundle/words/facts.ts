import type { Paper } from '../../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'
import type { TransferEvent } from '../../domain/events.ts'
import type { Names } from '../../domain/names.ts'
import type { PaperRef, Transfer } from '../../domain/transfer.ts'
import type { Calendar } from '../../domain/working-days.ts'

/** An authority as a print names it. */
export type PartyFacts = { id: string; name: string; telephone?: string }

/** A paper that was shared: as the package lists it, and what it says. */
export type SharedPaper = { ref: PaperRef; content: StructuredPaper | Paper }

/** What the worker recorded about the move before sending (R5.1, R5.2). */
export type MoveFacts = Omit<Extract<TransferEvent, { type: 'MoveConsidered' }>, 'type'>

/** What the print of one version is made from: all of it as it was when that version was sent (R3.9). */
export type PackageFacts = {
  /** Folded up to and including the event by which this version was sent. */
  transfer: Transfer
  version: number
  /** When this version was sent, RFC 3339. */
  at: string
  sentBy: { name: string; role: string }
  sender: PartyFacts
  receiver: PartyFacts
  /** Those shared up to this version. */
  papers: readonly SharedPaper[]
  /** The signed manifests up to this version. */
  manifests: readonly { version: number; sha256: string }[]
  calendar: Calendar
  /** Bytes of uploads that one print may hold; what goes over it travels in the ZIP alone. */
  mostMerged: number
  move?: MoveFacts | undefined
  /** What to check, in sentences (R3.7, R3.8). */
  warnings?: readonly string[]
}

/** The facts with what every part of the book needs of them: what people are called, and which papers come in which order. */
export type Told = PackageFacts & { names: Names; councils: { sender: string; receiver: string } }
