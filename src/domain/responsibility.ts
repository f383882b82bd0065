import type { z } from 'zod'
import type { Accept, Acknowledge, Answer, Ask } from '../../schemas/verbs/answer.ts'
import { coveredChildren } from './children.ts'
import { threeMonthsAfter } from './days-after.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { disputedChildren } from './dispute.ts'
import type { Transfer } from './transfer.ts'

const mostQuestions = 50

/** A named worker of the receiving authority takes it up; the papers open to them (R2.7). */
export const acknowledge = (_t: Transfer, input: z.infer<typeof Acknowledge>, f: Facts): Decision =>
  happened({ type: 'TransferAcknowledged', worker: input.worker ?? f.by.name })

/** The receiving authority accepts; from its date it leads, so that nothing leaves a gap (R8.1). */
export function accept(t: Transfer, input: z.infer<typeof Accept>, f: Facts): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  const children = input.children ? covered.children : covered.children.filter((id) => !t.children[id]?.accepted)
  const accepted = children.filter((id) => t.children[id]?.accepted)
  if (accepted.length > 0 || children.length === 0)
    return refuse({ code: 'already-accepted', rule: 'R8.1', children: accepted })
  const disputed = disputedChildren(t, children)
  if (disputed.length > 0) return refuse({ code: 'in-dispute', rule: 'R8.6', children: disputed })
  // Before today the transferring authority led, and the record says so: a date in the past would rewrite it (R8.1).
  if (input.leadsFrom < f.on || input.leadsFrom > threeMonthsAfter(f.on)) {
    const why = 'you lead from today or later, and within three months'
    return refuse({ code: 'date-impossible', rule: 'R8.1', field: 'leadsFrom', why })
  }
  return happened({ type: 'ResponsibilityAccepted', ...input, children })
}

/** The receiving authority asks for named information by a date; it stops no clock (R2.4). */
export function ask(t: Transfer, input: z.infer<typeof Ask>, f: Facts): Decision {
  if (input.by < f.on)
    return refuse({ code: 'date-impossible', rule: 'R2.4', field: 'by', why: 'the answer cannot be due in the past' })
  if (t.questions.length >= mostQuestions)
    return refuse({ code: 'too-much', rule: 'R2', what: 'questions', most: mostQuestions })
  return happened({ type: 'InformationAsked', ...input })
}

/** The transferring authority answers an open question (R2.4). */
export function answer(t: Transfer, input: z.infer<typeof Answer>): Decision {
  const question = t.questions[input.question - 1]
  if (question === undefined || question.answered) return refuse({ code: 'no-such-question', rule: 'R2.4' })
  return happened({ type: 'InformationAnswered', ...input })
}
