import type { z } from 'zod'
import type * as schema from '../../schemas/verbs/dispute.ts'
import { type Role, type Side, theOther } from './actor.ts'
import { coveredChildren } from './children.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { type Dispute, openChildren, stateOf, type Transfer } from './transfer.ts'

/** R8.4: practice lead, service manager (S1), then head of service and director (exchange default). */
export const ladder = [
  'practice-lead',
  'service-manager',
  'head-of-service',
  'director',
] as const satisfies readonly Role[]

/** Of these children, those in the open dispute. */
export const disputedChildren = (t: Transfer, children: readonly string[]): string[] =>
  children.filter((id) => t.dispute?.children.includes(id))

/** Who holds a rung, in either authority (R8.4). */
export const roleAt = (rung: number): Role => ladder[rung] ?? 'director'

/** Whoever holds the dispute's rung in their own authority may act on it (R8.3). */
function notTheirRung(dispute: Dispute, f: Facts) {
  const who = roleAt(dispute.rung)
  return f.by.roles.includes(who) ? undefined : refuse({ code: 'not-your-rung', rule: 'R8.3', who: [who] })
}

/** A practice lead of either side disputes; the receiver's refusal is a dispute with a coded reason (R2.5, R8.2). */
export function raiseDispute(t: Transfer, input: z.infer<typeof schema.RaiseDispute>, f: Facts): Decision {
  if (t.dispute) return refuse({ code: 'dispute-already-open', rule: 'R8.2' })
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  if (f.side === 'receiver' && input.code === undefined) return refuse({ code: 'ground-needs-a-reason', rule: 'R8.2' })
  return happened({ type: 'DisputeRaised', ...input, children: covered.children, by: f.side })
}

/** The other side states its position, once (R8.2). */
export function statePosition(t: Transfer, input: z.infer<typeof schema.StatePosition>, f: Facts): Decision {
  if (!t.dispute) return refuse({ code: 'no-dispute', rule: 'R8.2' })
  if (t.dispute.positions.includes(f.side)) return refuse({ code: 'position-already-stated', rule: 'R8.2' })
  return happened({ type: 'PositionStated', by: f.side, ...input })
}

/** Brings it to the next rung's attention on both sides; a practice lead's first step notifies the service manager (R8.3, R8.4). */
export function escalate(t: Transfer, input: z.infer<typeof schema.Escalate>, f: Facts): Decision {
  if (!t.dispute) return refuse({ code: 'no-dispute', rule: 'R8.2' })
  const wrong = notTheirRung(t.dispute, f)
  if (wrong) return wrong
  if (t.dispute.rung >= ladder.length - 1) return refuse({ code: 'last-rung', rule: 'R8.4' })
  return happened({ type: 'DisputeEscalated', to: t.dispute.rung + 1, ...input })
}

/**
 * A rung decides, with reasons (R8.3). To agree is to take the other side's position: the transferring authority's is
 * "yours", the receiving authority's "not ours". At the last rung an outcome may be recorded; it ends the dispute where
 * both sides record the same, or where a side records it against itself: nobody makes the other responsible (R1.2, R8.6).
 */
export function decide(t: Transfer, input: z.infer<typeof schema.Decide>, f: Facts): Decision {
  const dispute = t.dispute
  if (!dispute) return refuse({ code: 'no-dispute', rule: 'R8.2' })
  const wrong = notTheirRung(dispute, f)
  if (wrong) return wrong
  if (input.decision === 'outcome' && dispute.rung < ladder.length - 1)
    return refuse({ code: 'not-the-last-rung', rule: 'R8.6', who: ['director'] })
  if (input.from !== undefined && input.from < f.on) {
    const why = 'an outcome takes effect today or later'
    return refuse({ code: 'date-impossible', rule: 'R8.6', field: 'from', why })
  }
  const decided = { type: 'DisputeDecided', by: f.side, rung: dispute.rung, ...input } as const
  const outcome = settled(dispute, input, f.side)
  if (outcome === undefined) return happened(decided)
  // To take a child on is to have acknowledged the transfer first (R2.1, R2.7).
  if (outcome === 'receiver-responsible' && t.acknowledgedAt === undefined)
    return refuse({ code: 'out-of-turn', rule: 'R2.1', state: stateOf(t), allowed: ['acknowledge'] })
  const children = dispute.children.filter((id) => openChildren(t).includes(id))
  const resolved = { type: 'DisputeResolved', outcome, children, from: input.from ?? f.on } as const
  // A child already accepted goes back too: the transferring authority leads again from the same day (R8.6).
  return outcome === 'sender-responsible'
    ? happened(decided, resolved, { type: 'ChildrenEnded', how: 'returned', children, on: f.on })
    : happened(decided, resolved)
}

/** How a decision ends the dispute, if it does (R8.6). */
function settled(dispute: Dispute, { decision, outcome, from }: z.infer<typeof schema.Decide>, by: Side) {
  const own = by === 'sender' ? 'sender-responsible' : 'receiver-responsible'
  if (decision === 'agree') return own
  const theirs = dispute.decisions[theOther(by)]
  const both = theirs?.outcome === outcome && theirs?.from === from
  return outcome === own || both ? outcome : undefined
}
