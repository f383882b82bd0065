import type { Side } from './actor.ts'
import { daysAfter } from './days-after.ts'
import { type Dispute, decidedAt, type Outcome, type SideDecision } from './dispute-facts.ts'
import type { EventOf, Stamp } from './events.ts'
import { changeOf } from './family-told.ts'
import { dutySaid, type Ledger, leadFrom, leading, leadWithin, sameLeads } from './leads.ts'
import type { ChildStanding, Transfer } from './transfer.ts'

export type DisputeEvent = EventOf<
  | 'ResponsibilityAccepted'
  | 'DisputeRaised'
  | 'PositionStated'
  | 'DisputeEscalated'
  | 'DisputeClimbed'
  | 'DisputeDecided'
  | 'DisputeResolved'
  | 'DutyStated'
  | 'LegalAdviceTaken'
  | 'LegalAdviceKept'
>

/** What a dispute, who leads and who says whose duty it is become by an event (R8). */
export function disputeAfter(
  t: Transfer,
  event: DisputeEvent,
  stamp: Stamp,
  on: string,
  side: Side,
): Partial<Transfer> {
  switch (event.type) {
    case 'ResponsibilityAccepted':
      return {
        children: eachOf(t, event.children, (child) => acceptedFrom(child, on, event.leadsFrom, 'accepted')),
        change: { ...changeOf(t, 'accepted', event.children, stamp, side), from: event.leadsFrom },
      }
    case 'DisputeRaised': {
      const { ground, code, by, children } = event
      const dispute: Dispute = {
        ...{ ground, ...(code ? { code } : {}), raisedBy: by, raisedSeq: stamp.seq, raisedOn: on, children },
        ...{ positions: [by], ...reached(0, stamp, on), openFrom: 0, decisions: {} },
      }
      const marked = eachOf(t, children, (child) => ({ ...child, disputed: true as const }))
      return { dispute, children: said({ ...t, children: marked }, children, by, event.duty, on) }
    }
    case 'PositionStated': {
      if (!t.dispute) return {}
      const dispute = { ...t.dispute, positions: [...t.dispute.positions, event.by] }
      return { dispute, children: said(t, t.dispute.children, event.by, event.duty, on) }
    }
    case 'DisputeEscalated':
      return t.dispute ? { dispute: { ...t.dispute, ...broughtTo(t.dispute, event.to, stamp, on) } } : {}
    case 'DisputeClimbed':
      return t.dispute
        ? { dispute: { ...t.dispute, openFrom: t.dispute.openFrom ?? t.dispute.rung, ...reached(event.to, stamp, on) } }
        : {}
    case 'DisputeDecided':
      return decided(t, event, stamp, on, side)
    case 'DisputeResolved':
      return resolved(t, event, stamp, on, side)
    case 'DutyStated':
      return { children: said(t, event.children, event.by, event.duty, on) }
    case 'LegalAdviceTaken':
      return t.dispute ? { dispute: { ...t.dispute, advice: { ...t.dispute.advice, [event.by]: event.on } } } : {}
    case 'LegalAdviceKept':
      return {}
  }
}

/** Brought up by hand it leaves the rungs below; where time has taken it higher already, it stays there. */
const broughtTo = (dispute: Dispute, to: number, stamp: Stamp, on: string) => ({
  ...(to > dispute.rung ? reached(to, stamp, on) : {}),
  openFrom: to,
})

const reached = (rung: number, { seq }: Stamp, on: string) => ({ rung, rungSince: on, rungSeq: seq })

/** Gives the named children a changed standing, and leaves the others as they are. */
export const eachOf = (
  t: Transfer,
  ids: readonly string[],
  change: (child: ChildStanding) => ChildStanding,
): Transfer['children'] =>
  Object.fromEntries(Object.entries(t.children).map(([id, child]) => [id, ids.includes(id) ? change(child) : child]))

/** Whose duty one side says it to be, for these children (R8.1). */
const said = (t: Transfer, ids: readonly string[], by: Side, duty: Side | 'both' | undefined, on: string) =>
  duty === undefined
    ? t.children
    : eachOf(t, ids, (child) => ({ ...child, duty: { ...child.duty, [by]: dutySaid(child.duty?.[by], duty, on) } }))

/** From its date the receiving authority leads, and says by that that it is its duty (R8.1). */
function acceptedFrom(child: ChildStanding, on: string, from: string, why: 'accepted' | 'outcome'): ChildStanding {
  const { shared: _over, ...rest } = child
  // Who has taken a child on leads from the day that was said then.
  if (child.accepted) return rest
  // Whoever leads by an interim arrangement already leads on until it is theirs: nothing goes back for the days between.
  const until = daysAfter(from, -1)
  const bridged = until > on && leading(child, on) === 'receiver' ? leadWithin(child, 'receiver', on, until) : child
  return {
    ...relead(rest, leadFrom(bridged, 'receiver', from, why)),
    accepted: { on },
    duty: { ...child.duty, receiver: dutySaid(child.duty?.receiver, 'receiver', on) },
  }
}

/** A child’s standing with another ledger in place of its own. */
export const relead = ({ interims: _before, ...child }: ChildStanding, ledger: Ledger): ChildStanding => ({
  ...child,
  ...ledger,
})

function decided(
  t: Transfer,
  event: EventOf<'DisputeDecided'>,
  stamp: Stamp,
  on: string,
  side: Side,
): Partial<Transfer> {
  const { dispute } = t
  if (!dispute) return {}
  const { weLeadUntil, children = dispute.children, by } = event
  const after = { dispute: { ...dispute, decisions: withDecision(dispute, children, event, { seq: stamp.seq, on }) } }
  if (weLeadUntil === undefined) return after
  const standing = eachOf(t, children, (child) => relead(child, leadWithin(child, by, on, weLeadUntil)))
  const changed = children.filter((id) => !sameLeads(t.children[id] ?? nobody, standing[id] ?? nobody))
  if (changed.length === 0 || t.sentAt === undefined) return { ...after, children: standing }
  return {
    ...{ ...after, children: standing },
    change: { ...changeOf(t, 'interim', changed, stamp, side), until: weLeadUntil },
  }
}

const nobody: Ledger = { leads: [] }

/** The decisions with one side’s newest for these children. Whoever takes advice takes no outcome back. */
function withDecision(
  dispute: Dispute,
  children: readonly string[],
  { decision, rung, outcome, from, until, leads, by }: EventOf<'DisputeDecided'>,
  at: { seq: number; on: string },
): Dispute['decisions'] {
  const { decisions } = dispute
  const said = { outcome, from, until, leads }
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Outcome
  const advice = decision === 'legal-advice'
  const one = (id: string): SideDecision => {
    const least = Math.max(decidedAt(dispute, by, id), advice ? 0 : rung)
    return { decision, rung, ...at, ...given, ...(least > 0 ? { least } : {}) }
  }
  const stands = (id: string) => advice && decisions[id]?.[by]?.decision === 'outcome'
  const newest = children.filter((id) => !stands(id)).map((id) => [id, { ...decisions[id], [by]: one(id) }])
  return { ...decisions, ...Object.fromEntries(newest) }
}

/** What an outcome does to the children’s standing, and what the family is to be told of it (R5.5, R8.6). */
function resolved(
  t: Transfer,
  event: EventOf<'DisputeResolved'>,
  stamp: Stamp,
  on: string,
  side: Side,
): Partial<Transfer> {
  // Before sharing had an end of its own, the date of the outcome was it.
  const { outcome, children, from, until = event.leads ? undefined : event.from, leads } = event
  if (outcome === 'receiver-responsible') {
    const taken = children.filter((id) => t.children[id]?.accepted === undefined)
    return {
      children: eachOf(t, children, (child) => acceptedFrom(child, on, from, 'outcome')),
      ...(taken.length > 0 ? { change: { ...changeOf(t, 'accepted', taken, stamp, side), from } } : {}),
    }
  }
  if (outcome === 'sender-responsible') return { children: said(t, children, 'sender', 'sender', on) }
  if (outcome !== 'shared') return {}
  // What both share neither has taken on alone: to accept it is yet to come.
  const shared = ({ accepted: _before, ...child }: ChildStanding): ChildStanding => ({
    ...(leads ? relead(child, leadFrom(child, leads, on, 'shared')) : child),
    ...(until ? { shared: { until } } : {}),
    duty: { sender: dutySaid(child.duty?.sender, 'both', on), receiver: dutySaid(child.duty?.receiver, 'both', on) },
  })
  return {
    children: eachOf(t, children, shared),
    change: { ...changeOf(t, 'shared', children, stamp, side), ...(until ? { until } : {}) },
  }
}

/** A child that has ended, or whose dispute is resolved, leaves it; the last one out closes it. */
export function leavingDispute(t: Transfer, children: readonly string[]): Transfer {
  const { dispute, ...rest } = t
  if (!dispute) return t
  const left = dispute.children.filter((id) => !children.includes(id))
  return left.length > 0 ? { ...t, dispute: { ...dispute, children: left } } : rest
}
