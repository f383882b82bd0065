import type { z } from 'zod'
import type * as schema from '../../schemas/verbs/permission.ts'
import type { Side } from './actor.ts'
import { caldicottOf } from './caldicott.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { PermissionFacts, Slot, Transfer, Verdict } from './transfer.ts'

const everything: readonly (Slot | 'other')[] = ['assessment', 'plan', 'minutes', 'summary', 'other']
const noes: ReadonlySet<string> = new Set(['refused', 'withdrawn'])

/** Whose yes is needed: everyone with parental responsibility, and each child whose own view was recorded (R4.1). */
function needed(t: Transfer): { id: string; state: string; papers?: readonly Slot[]; seq: number }[] {
  const people = t.family.people.filter((person) => person.parentalResponsibility).map((person) => person.id)
  const children = Object.keys(t.permission.given).filter((id) => t.children[id] !== undefined)
  return [...people, ...children].map((id) => ({
    id,
    ...(t.permission.given[id] ?? { state: 'not-yet-sought', seq: 0 }),
  }))
}

/** Whether the decision goes further than the latest advice of either adviser, without a countersignature (R4.4). */
function againstAdvice(facts: PermissionFacts): boolean {
  const { decision, advice } = facts
  if (!decision || decision.outcome === 'do-not-share') return false
  const latest = new Map(advice.flatMap(({ of, answer }) => (answer === undefined ? [] : [[of, answer]])))
  const goesFurther = [...latest.values()].some(
    (answer) => answer === 'do-not-share' || (answer === 'share-in-part' && decision.outcome === 'share'),
  )
  return goesFurther && (facts.countersigned ?? 0) < decision.seq
}

/** May the package be shared? One verdict from permission, decision and advice (R4.1–R4.4, R4.6, R4.7). */
export function mayShare(t: Transfer): Verdict {
  const caldicott = caldicottOf(t)
  const none = (...reasons: string[]): Verdict => ({ share: 'none', papers: [], reasons, ...caldicott })
  const yeses = needed(t)
  const { decision } = t.permission
  const whole = yeses.length > 0 && yeses.every(({ state }) => state === 'given')
  const lastNo = Math.max(0, ...yeses.filter(({ state }) => state !== 'given').map(({ seq }) => seq))
  // A decision stands until somebody says no after it; a decided no, where all say yes, until anybody answers (R4.3, R4.6).
  const lastSaid = whole ? Math.max(...yeses.map(({ seq }) => seq)) : lastNo
  if (decision?.outcome === 'do-not-share' && decision.seq > lastSaid)
    return none('A practice lead decided not to share.')
  if (whole)
    return { share: 'all', papers: everything, reasons: ['Everyone asked has given permission.'], ...caldicott }

  if (decision && decision.seq > lastNo) {
    if (againstAdvice(t.permission))
      return none('Sharing against advice waits for a service manager’s countersignature.')
    const reasons = [
      `A practice lead decided to ${decision.outcome === 'share' ? 'share' : 'share in part'}: ${groundSaid(decision.ground)}.`,
    ]
    return decision.outcome === 'share'
      ? { share: 'all', papers: everything, reasons, ...caldicott }
      : { share: 'part', papers: decision.papers ?? [], reasons, ...caldicott }
  }
  if (yeses.length > 0 && yeses.every(({ state }) => state === 'given' || state === 'given-in-part')) {
    const papers = everything.filter(
      (slot) => slot !== 'other' && yeses.every((yes) => yes.state === 'given' || (yes.papers ?? []).includes(slot)),
    )
    if (papers.length > 0)
      return {
        share: 'part',
        papers,
        reasons: ['Permission was given for some of the papers; only those go.'],
        ...caldicott,
      }
  }
  if (yeses.length === 0) return none('Nobody with parental responsibility is named; a practice lead must decide.')
  if (decision) return none('Permission changed after the decision; a practice lead must decide again.')
  return none('Not everyone asked has given permission; a practice lead must record a sharing decision.')
}

function groundSaid(ground: string): string {
  if (ground === 'risk-of-harm') return 'failure to share would place a child or adult at risk of harm'
  return ground === 'seeking-might-increase-risk'
    ? 'seeking permission might increase risk'
    : 'another lawful ground, named in the record'
}

/** Records one person’s answer (R4.1). */
export function recordPermission(t: Transfer, input: z.infer<typeof schema.RecordPermission>): Decision {
  const known = t.children[input.of] !== undefined || t.family.people.some((person) => person.id === input.of)
  return known
    ? happened({ type: 'PermissionRecorded', ...input })
    : refuse({ code: 'no-such-person', rule: 'R4.1', person: input.of })
}

/** The lawful basis stands beside permission and is never confused with it (R4.5). */
export const recordLawfulBasis = (_t: Transfer, input: z.infer<typeof schema.RecordLawfulBasis>): Decision =>
  happened({ type: 'LawfulBasisRecorded', ...input })

/** Advice is asked of the Caldicott guardian or legal services (R4.4). */
export const askAdvice = (_t: Transfer, input: z.infer<typeof schema.AskAdvice>): Decision =>
  happened({ type: 'AdviceAsked', ...input })

/** A practice lead decides; not one who prepared the package, and after a refusal not before advice is considered (R1.4, R4.3, R4.4). */
export function decideSharing(t: Transfer, input: z.infer<typeof schema.DecideSharing>, f: Facts): Decision {
  if (input.outcome !== 'do-not-share' && t.preparedBy.includes(f.by.worker))
    return refuse({ code: 'prepared-by-you', rule: 'R1.4' })
  const refusedAt = Math.max(0, ...needed(t).map(({ state, seq }) => (noes.has(state) ? seq : 0)))
  const asked = t.permission.advice.some(({ seq }) => seq > refusedAt)
  if (refusedAt > 0 && !asked && !input.adviceNotNeeded) return refuse({ code: 'advice-not-considered', rule: 'R4.4' })
  return happened({ type: 'SharingDecided', ...input })
}

/** The adviser who was asked answers (R4.4). */
export function answerAdvice(t: Transfer, input: z.infer<typeof schema.AnswerAdvice>, f: Facts): Decision {
  const asked = t.permission.advice.find((advice) => advice.of === f.role && advice.answer === undefined)
  return asked
    ? happened({ type: 'AdviceAnswered', of: asked.of, ...input })
    : refuse({ code: 'no-advice-asked', rule: 'R4.4' })
}

/** A service manager countersigns sharing against advice (R4.4). */
export function countersign(t: Transfer, input: z.infer<typeof schema.Countersign>, f: Facts): Decision {
  if (!againstAdvice(t.permission)) return refuse({ code: 'nothing-to-countersign', rule: 'R4.4' })
  if (t.permission.decision?.by === f.by.worker) return refuse({ code: 'decided-by-you', rule: 'R4.4' })
  return happened({ type: 'SharingCountersigned', ...input })
}

/** Either authority records consent to the service, which is not permission to share (R4.10). */
export const recordConsent = (t: Transfer, input: z.infer<typeof schema.RecordConsent>): Decision =>
  t.family.people.some((person) => person.id === input.of)
    ? happened({ type: 'ConsentRecorded', ...input })
    : refuse({ code: 'no-such-person', rule: 'R4.1', person: input.of })

/** Whether the family declined the service, as this side has recorded it (R4.10). */
export const serviceDeclined = (t: Transfer, side: Side): boolean =>
  Object.values(t.consents[side] ?? {}).some((consent) => consent === 'declined' || consent === 'withdrawn')
