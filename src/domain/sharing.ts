import type { z } from 'zod'
import type * as schema from '../../schemas/verbs/permission.ts'
import { noAt } from './answers.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { openChildren, stateOf, type Transfer } from './transfer.ts'
import { mayShare, needed } from './verdict.ts'
import { withVerdict } from './verdict-after.ts'

const mostAdvice = 20

/** Advice is asked of the Caldicott guardian or legal services (R4.4). */
export const askAdvice = (t: Transfer, input: z.infer<typeof schema.AskAdvice>): Decision =>
  t.permission.advice.length >= mostAdvice
    ? refuse({ code: 'too-much', rule: 'R2', what: 'requests for advice', most: mostAdvice })
    : happened({ type: 'AdviceAsked', ...input })

/** The adviser who was asked answers, and is not the one who asked (R4.4). */
export function answerAdvice(t: Transfer, input: z.infer<typeof schema.AnswerAdvice>, f: Facts): Decision {
  const over = overAndOwesNothing(t)
  if (over) return over
  const open = t.permission.advice.filter((advice) => advice.of === f.role && advice.answer === undefined)
  if (open.length === 0) return refuse({ code: 'no-advice-asked', rule: 'R4.4' })
  const asked = open.find(({ by }) => by !== f.by.worker)
  if (asked === undefined) return refuse({ code: 'asked-by-you', rule: 'R4.4' })
  return happened(withVerdict(t, { type: 'AdviceAnswered', of: asked.of, question: asked.seq, ...input }, f))
}

/** A practice lead decides; not one who prepared the package, and after a refusal not before advice is considered (R1.4, R4.3, R4.4). */
export function decideSharing(t: Transfer, input: z.infer<typeof schema.DecideSharing>, f: Facts): Decision {
  const over = overAndOwesNothing(t)
  if (over) return over
  if (input.outcome !== 'do-not-share' && t.preparedBy.includes(f.by.worker))
    return refuse({ code: 'prepared-by-you', rule: 'R1.4' })
  if (t.permission.advice.some(({ answeredBy }) => answeredBy === f.by.worker))
    return refuse({ code: 'advised-by-you', rule: 'R4.4' })
  const refusedAt = Math.max(0, ...needed(t).map((one) => noAt(one) ?? 0))
  const asked = t.permission.advice.some(({ seq }) => seq > refusedAt)
  if (refusedAt > 0 && !asked && !input.adviceNotNeeded) return refuse({ code: 'advice-not-considered', rule: 'R4.4' })
  // Advice that was asked for is waited for, or it is said why not (R4.4).
  const awaited = t.permission.advice.some(({ answer }) => answer === undefined)
  if (awaited && input.outcome !== 'do-not-share' && !input.adviceNotNeeded)
    return refuse({ code: 'advice-not-considered', rule: 'R4.4' })
  return happened(withVerdict(t, { type: 'SharingDecided', ...input }, f))
}

/** A service manager countersigns sharing against advice (R4.4). */
export function countersign(t: Transfer, input: z.infer<typeof schema.Countersign>, f: Facts): Decision {
  const over = overAndOwesNothing(t)
  if (over) return over
  if (!needsCountersigning(t)) return refuse({ code: 'nothing-to-countersign', rule: 'R4.4' })
  if (t.permission.decision?.by === f.by.worker || t.preparedBy.includes(f.by.worker))
    return refuse({ code: 'decided-by-you', rule: 'R4.4' })
  return happened(withVerdict(t, { type: 'SharingCountersigned', ...input }, f))
}

/** Whether the decision to share waits for a service manager, and would go ahead with them (R4.4). */
export const needsCountersigning = (t: Transfer): boolean => mayShare(t).because.includes('waits-for-countersignature')

/** Once every child has ended nothing more goes: only what an emergency owes is still recorded (R4.9). */
export const overAndOwesNothing = (t: Transfer) =>
  openChildren(t).length === 0 && t.permission.emergency === undefined
    ? refuse({ code: 'out-of-turn', rule: 'R2.1', state: stateOf(t), allowed: [] })
    : undefined
