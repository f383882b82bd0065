import type { z } from 'zod'
import type { DeclineService, MoveOn, StepUp, Withdraw } from '../../schemas/verbs/meeting.ts'
import { coveredChildren } from './children.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { serviceDeclined } from './permission.ts'
import type { Transfer } from './transfer.ts'

/** The transferring authority withdraws, until the receiving one has taken the child on (section 2, R8.1). */
export const withdraw = (t: Transfer, input: z.infer<typeof Withdraw>, f: Facts): Decision => withdrawn(t, input, f)

/** The same for whoever says it in other words, as at the end of a temporary stay (R2.6). */
export function withdrawn(
  t: Transfer,
  input: { why: z.infer<typeof Withdraw>['why']; reasons: string; children?: readonly string[] | undefined },
  f: Facts,
): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  const accepted = covered.children.filter((id) => t.children[id]?.accepted)
  if (accepted.length > 0) return refuse({ code: 'already-accepted', rule: 'R8.1', children: accepted })
  const { why: code, reasons } = input
  return happened({ type: 'ChildrenEnded', how: 'withdrawn', children: covered.children, on: f.on, code, reasons })
}

/** A section 47 enquiry or child protection takes over, at any time (R2.10). */
export function stepUp(t: Transfer, input: z.infer<typeof StepUp>, f: Facts): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  const { to: code, reasons } = input
  return happened({ type: 'ChildrenEnded', how: 'stepped-up', children: covered.children, on: f.on, code, reasons })
}

/** The family declined the service; the receiver's practice lead records how needs will be met (R4.10). */
export function declineService(t: Transfer, input: z.infer<typeof DeclineService>, f: Facts): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  if (!serviceDeclined(t, 'receiver')) return refuse({ code: 'consent-not-declined', rule: 'R4.10' })
  const { needsMetBy: code, reasons } = input
  return happened({
    type: 'ChildrenEnded',
    how: 'service-declined',
    children: covered.children,
    on: f.on,
    code,
    reasons,
  })
}

/** The family moved on: the receiver's own new transfer carries the case, and this one links to it (R2.11). */
export function moveOn(t: Transfer, input: z.infer<typeof MoveOn>, f: Facts): Decision {
  const covered = coveredChildren(t, input.children)
  if ('refused' in covered) return covered
  if (f.next?.movedOnFrom !== t.id || f.next.sender !== t.receiver)
    return refuse({ code: 'no-linked-transfer', rule: 'R2.11' })
  return happened({ type: 'ChildrenEnded', how: 'moved-on', children: covered.children, on: f.on, next: f.next.id })
}
