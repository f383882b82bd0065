import type { z } from 'zod'
import type * as schema from '../../schemas/verbs/dispute.ts'
import { type Side, theOther } from './actor.ts'
import { coveredChildren } from './children.ts'
import { aYearAfter, daysAfter, threeMonthsAfter } from './days-after.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { type Dispute, leastOf, mostOf, openRungs } from './dispute-facts.ts'
import type { TransferEvent } from './events.ts'
import { notForGuests } from './guests.ts'
import { lastRung, nextRung, roleAt, rungRoles } from './ladder.ts'
import type { Refusal } from './refusal.ts'
import { openChildren, stateOf, type Transfer } from './transfer.ts'

type Decided = z.infer<typeof schema.Decide>

/** Of these children, those in the open dispute. */
export const disputedChildren = (t: Transfer, children: readonly string[]): string[] =>
  children.filter((id) => t.dispute?.children.includes(id))

/** The highest open rung that the actor holds on their side, if any; none below one that has decided there already (R8.3, R8.5). */
export const rungHeld = (
  dispute: Dispute,
  by: Facts['by'],
  side: Side,
  least = leastOf(dispute, side),
): number | undefined =>
  openRungs(dispute)
    .filter((rung) => rung >= least)
    .reverse()
    .find((rung) => by.roles.includes(roleAt(rung)) || by.rungs?.some((held) => held.rung === rung))

const notTheirRung = (dispute: Dispute, least: number) => {
  const open = openRungs(dispute).filter((rung) => rung >= least)
  return refuse({ code: 'not-your-rung', rule: 'R8.3', who: open.map(roleAt) })
}

/** Said of who holds a rung for somebody who is away: the record names it (R8.5). */
const asDeputy = (rung: number, { rungs = [] }: Facts['by']): { deputy?: true } =>
  rungs.some((held) => held.rung === rung && held.as === 'deputy') ? { deputy: true } : {}

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

/**
 * Brings it to the next rung's attention on both sides. A practice lead notifies the service managers by that, at once and
 * without more words; above, each step is a decision with its reasons (R8.3, R8.4).
 */
export function escalate(t: Transfer, input: z.infer<typeof schema.Escalate>, f: Facts): Decision {
  if (!t.dispute) return refuse({ code: 'no-dispute', rule: 'R8.2' })
  const least = mostOf(t.dispute, f.side)
  const held = rungHeld(t.dispute, f.by, f.side, least)
  if (held === undefined) return notTheirRung(t.dispute, least)
  if (held >= lastRung) return refuse({ code: 'last-rung', rule: 'R8.4' })
  if (held > 0 && input.reasons === undefined) return refuse({ code: 'reasons-needed', rule: 'R8.3', field: 'reasons' })
  const to = nextRung(f.ladders ?? {}, held, f.on)
  return happened({ type: 'DisputeEscalated', to, ...input, ...asDeputy(held, f.by) })
}

/** What keeps a decision from being made, for these children. */
function notNow(dispute: Dispute, input: Decided, held: number, f: Facts): Refusal | undefined {
  const impossible = (field: string, why: string): Refusal => ({ code: 'date-impossible', rule: 'R8.6', field, why })
  if (f.by.kind === 'guest' && input.decision !== 'agree' && input.decision !== 'maintain') return notForGuests
  if (input.decision === 'outcome' && held < lastRung)
    return { code: 'not-the-last-rung', rule: 'R8.6', who: ['director'] }
  if (input.outcome === 'goes-on' && dispute.ground !== 'delay')
    return { code: 'not-for-this-ground', rule: 'R8.6', field: 'outcome' }
  if (input.from !== undefined && (input.from < f.on || input.from > threeMonthsAfter(f.on)))
    return impossible('from', 'an outcome takes effect today or later, and within three months')
  if (input.decision === 'agree' && f.side === 'sender' && input.from !== undefined)
    return impossible('from', 'leave it out: it says from when the receiving authority leads')
  if (input.until !== undefined && (input.until <= f.on || input.until > aYearAfter(f.on)))
    return impossible('until', 'sharing ends after today, and within a year')
  const { weLeadUntil } = input
  // Who leads for a time is the service manager’s to decide (S1).
  if (weLeadUntil !== undefined && held < 1)
    return { code: 'not-your-rung', rule: 'R8.3', who: rungRoles.filter((_role, rung) => rung >= 1) }
  if (weLeadUntil !== undefined && (weLeadUntil < f.on || weLeadUntil > threeMonthsAfter(f.on)))
    return impossible('weLeadUntil', 'an interim arrangement ends today or later, and within three months')
  return undefined
}

/** What keeps a side from agreeing where the receiving authority has taken children on already (R8.1, R8.2). */
function cannotAgree(
  t: Transfer,
  dispute: Dispute,
  { decision, from }: Decided,
  children: readonly string[],
  { side }: Facts,
): Refusal | undefined {
  const taken = children.filter((id) => t.children[id]?.accepted)
  if (decision !== 'agree' || taken.length === 0) return undefined
  if (ownOutcome(dispute, side) === 'sender-responsible' && !dispute.positions.includes('receiver'))
    return { code: 'position-not-stated', rule: 'R8.2' }
  if (side === 'sender' || from === undefined || taken.length < children.length) return undefined
  const why = 'you have taken them on already: leave the date out'
  return { code: 'date-impossible', rule: 'R8.6', field: 'from', why }
}

/** Whether the receiving authority takes a child on by it, if only for a time or together: then it has acknowledged first (R2.1, R2.7). */
const takesOn = (outcome: Decided['outcome'], { weLeadUntil }: Decided, by: Side): boolean =>
  outcome === 'receiver-responsible' || outcome === 'shared' || (by === 'receiver' && weLeadUntil !== undefined)

/**
 * A rung decides, with reasons (R8.3), for all the children in dispute or for some. To agree is to take the other side's
 * position: the transferring authority's is "yours", the receiving authority's "not ours"; where the dispute is about delay alone,
 * it is that nothing changes. At the last rung an outcome may be recorded; it ends the dispute where both sides record the same, or
 * where a side records it against itself: nobody makes the other responsible (R1.2, R8.6).
 */
export function decide(t: Transfer, input: Decided, f: Facts): Decision {
  const { dispute } = t
  if (!dispute) return refuse({ code: 'no-dispute', rule: 'R8.2' })
  const covered = coveredChildren(t, input.children ?? openInDispute(t, dispute))
  if ('refused' in covered) return covered
  const { children } = covered
  const others = children.filter((id) => !dispute.children.includes(id))
  if (others.length > 0) return refuse({ code: 'not-in-dispute', rule: 'R8.6', children: others })
  const least = mostOf(dispute, f.side, children)
  // A council that is not on the exchange has no ladder here: whoever decided there, its duty desk says so (R9.4).
  const held = f.by.kind === 'guest' ? dispute.rung : rungHeld(dispute, f.by, f.side, least)
  if (held === undefined) return notTheirRung(dispute, least)
  const refused = cannotAgree(t, dispute, input, children, f) ?? notNow(dispute, input, held, f)
  if (refused) return refuse(refused)
  const decided: TransferEvent = {
    ...{ type: 'DisputeDecided', by: f.side, rung: held, ...input },
    ...{ children, ...asDeputy(held, f.by) },
  }
  const settled = children.filter((id) => isSettled(dispute, input, f.side, id))
  const outcome = settled.length > 0 ? outcomeOf(dispute, input, f.side) : undefined
  if (takesOn(outcome, input, f.side) && t.acknowledgedAt === undefined)
    return refuse({ code: 'out-of-turn', rule: 'R2.1', state: stateOf(t), allowed: ['acknowledge'] })
  if (outcome === undefined) return happened(decided)
  const { until, leads } = input
  const shared = outcome === 'shared' && until && leads ? { until, leads } : {}
  const resolved = { type: 'DisputeResolved', outcome, children: settled, from: input.from ?? f.on, ...shared } as const
  // A child already accepted goes back too: the transferring authority leads again from the same day (R8.6).
  return outcome === 'sender-responsible'
    ? happened(decided, resolved, { type: 'ChildrenEnded', how: 'returned', children: settled, on: f.on })
    : happened(decided, resolved)
}

const openInDispute = (t: Transfer, dispute: Dispute): string[] =>
  dispute.children.filter((id) => openChildren(t).includes(id))

/** What a side gives up its position for, where it may do so alone (R8.6). */
const ownOutcome = ({ ground }: Dispute, by: Side) =>
  by === 'receiver' ? 'receiver-responsible' : ground === 'delay' ? 'goes-on' : 'sender-responsible'

const outcomeOf = (dispute: Dispute, input: Decided, by: Side) =>
  input.decision === 'agree' ? ownOutcome(dispute, by) : input.outcome

/** Whether a decision ends the dispute for a child (R8.6). */
function isSettled(dispute: Dispute, input: Decided, by: Side, child: string): boolean {
  if (input.decision === 'agree') return true
  if (input.decision !== 'outcome') return false
  const against = by === 'receiver' ? 'receiver-responsible' : 'sender-responsible'
  if (input.outcome === against || input.outcome === ownOutcome(dispute, by)) return true
  const theirs = dispute.decisions[child]?.[theOther(by)]
  const same = (['outcome', 'from', 'until', 'leads'] as const).every((part) => theirs?.[part] === input[part])
  return theirs !== undefined && same
}

/** Says whose duty one side holds it to be; who leads does not change by it (R8.1). */
export function stateDuty(t: Transfer, input: z.infer<typeof schema.StateDuty>, f: Facts): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  return happened({ type: 'DutyStated', by: f.side, ...input, children: covered.children })
}

/**
 * Legal advice that was taken in the dispute. That it was, and when, is for both sides; what it says is privileged and goes into
 * an entry of its own, which the other side is never shown (R8.3).
 */
export function recordLegalAdvice(t: Transfer, input: z.infer<typeof schema.RecordLegalAdvice>, f: Facts): Decision {
  if (!t.dispute) return refuse({ code: 'no-dispute', rule: 'R8.2' })
  const { on, advice } = input
  if (on > f.on || on < daysAfter(f.on, -366))
    return refuse({ code: 'date-impossible', rule: 'R8.3', field: 'on', why: 'it was given within the last year' })
  return happened({ type: 'LegalAdviceTaken', by: f.side, on }, { type: 'LegalAdviceKept', advice })
}
