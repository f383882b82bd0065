import type { Actor, Role, Side } from './actor.ts'
import type { TransferEvent } from './events.ts'
import type { Ladders } from './ladder.ts'
import type { EarlierMove } from './move-facts.ts'
import type { Refusal } from './refusal.ts'
import type { PaperRef } from './transfer.ts'
import type { Calendar } from './working-days.ts'

/** What a rule answers: what happened, or why not. Never an exception. */
export type Decision = { events: readonly TransferEvent[] } | { refused: Refusal }

export const happened = (...events: TransferEvent[]): Decision => ({ events })
export const refuse = (refused: Refusal): Decision => ({ refused })

/** Everything a rule may ask of the world, loaded before it is asked. */
export type Facts = {
  by: Actor
  /** The role in which the actor acts: the first of theirs that the verb names (R1.3). */
  role: Role | 'exchange'
  side: Side
  /** The instant, RFC 3339. */
  now: string
  /** The London calendar date of `now`. */
  on: string
  /** Working days of the receiving authority's nation (R6.1). */
  calendar: Calendar
  receiver: { onExchange: boolean; guestDesk?: boolean; telephone: string }
  /** Both councils, as they are called and reached today. */
  councils: Record<Side, { name: string; telephone: string }>
  /** The ladders of those that are on the exchange (R8.4). */
  ladders?: Ladders
  /** For a paper: its new id and what was uploaded or hashed; `missing` where the named file is not there. */
  paper?: { id: string; files: PaperRef['files'] } | 'missing'
  /** For sending: the manifest and the exchange's signature of it (R3.9). */
  manifest?: { jws: string; sha256: string }
  /** For moving on: the new transfer that links back, as its own parties see it (R2.11). */
  next?: { id: string; sender: string; movedOnFrom?: string }
  /** Earlier moves that match an identifier of these children (R5.2). */
  earlierMoves?: readonly EarlierMove[]
  /** The wish to be in contact that was noted with the other authority, or answered to it (R5.2). */
  contact?: string
  /** What papers say must be kept from somebody, by who it is kept from; `place`: where the family lives is (R3.10). */
  kept?: Readonly<Record<string, { words: readonly string[]; place: boolean }>>
}
