import type { z } from 'zod'
import type { Decide, Ground } from '../../schemas/verbs/dispute.ts'
import type { Side } from './actor.ts'

type Decided = z.infer<typeof Decide>

/** What one side decided: where, when, and by which event, which holds its reasons (R8.3). */
export type SideDecision = Pick<Decided, 'decision'> & {
  rung: number
  on: string
  seq?: number
  /** The highest rung that has decided for it: whoever takes advice afterwards takes nothing back. */
  least?: number
} & Outcome

/** What an outcome says beyond its decision (R8.6). */
export type Outcome = Partial<Pick<Decided, 'outcome' | 'from' | 'until' | 'leads'>>

/** An open dispute: it runs beside the transfer, and stops nothing in it (R8.7). */
export type Dispute = {
  ground: z.infer<typeof Ground>
  code?: string
  raisedBy: Side
  /** The event by which it was raised, and its day; one from before these were kept has none. */
  raisedSeq?: number
  raisedOn?: string
  children: readonly string[]
  positions: readonly Side[]
  /** To whose attention it has come. */
  rung: number
  rungSince: string
  /** The event by which it came to this rung. */
  rungSeq?: number
  /** The lowest rung that may still decide: time alone takes that from nobody (R8.5). Left out, the rung itself. */
  openFrom?: number
  /** The latest decision of each side, for each child. */
  decisions: Readonly<Record<string, Readonly<Partial<Record<Side, SideDecision>>>>>
  /** When each side last took legal advice; what it says is not here (R8.3). */
  advice?: Readonly<Partial<Record<Side, string>>>
}

/** The rungs whose holders may decide now: from where it was last brought by hand up to where time has taken it. */
export const openRungs = ({ rung, openFrom = rung }: Dispute): number[] =>
  Array.from({ length: rung - openFrom + 1 }, (_, at) => openFrom + at)

/**
 * Whether one side has said its last word for every child in dispute where it stands: advice that is being taken is none, and what
 * was decided at a rung below before time took it higher is asked anew (R8.3, R8.5).
 */
export function hasDecided({ children, decisions, openFrom, rung, rungSeq = 0 }: Dispute, side: Side): boolean {
  return children.every((id) => {
    const decided = decisions[id]?.[side]
    if (decided === undefined || decided.decision === 'legal-advice') return false
    return decided.rung >= (openFrom ?? rung) && (decided.rung === rung || (decided.seq ?? 0) > rungSeq)
  })
}

/** The highest rung at which one side has decided for a child: nobody below it decides otherwise (R8.5). */
export function decidedAt({ decisions }: Dispute, side: Side, child: string): number {
  const decided = decisions[child]?.[side]
  return decided?.least ?? (decided === undefined || decided.decision === 'legal-advice' ? 0 : decided.rung)
}

/** Below it somebody may decide for none of the children in dispute. */
export const leastOf = (dispute: Dispute, side: Side): number =>
  Math.min(...dispute.children.map((child) => decidedAt(dispute, side, child)))

/** From it up somebody may decide for every one of these children. */
export const mostOf = (dispute: Dispute, side: Side, children: readonly string[] = dispute.children): number =>
  Math.max(...children.map((child) => decidedAt(dispute, side, child)))

/**
 * Whose turn it is: the side that has not decided where the dispute stands; both where neither has, and where both have and it is
 * to go up, or at the last rung to be settled.
 */
export function turnOf(dispute: Dispute): Side | 'both' {
  const [sender, receiver] = [hasDecided(dispute, 'sender'), hasDecided(dispute, 'receiver')]
  if (sender === receiver) return 'both'
  return sender ? 'receiver' : 'sender'
}
