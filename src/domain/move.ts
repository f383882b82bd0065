import type { z } from 'zod'
import type { NotifyMove, RecordMove, TellFamily, TellParents } from '../../schemas/verbs/move.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import { owed } from './emergency.ts'
import { nobodyThere } from './reach.ts'
import { newlyFound } from './trafficking.ts'
import { openChildren, stateOf, type Transfer } from './transfer.ts'

/**
 * The impact of the move, and so its urgency; a repeat move is considered in writing (R5.1, R5.2). After sending only what an
 * emergency left open is still recorded (R4.9).
 */
export function recordMove(t: Transfer, input: z.infer<typeof RecordMove>, f: Facts): Decision {
  const mayAnyway = t.sentAt === undefined && openChildren(t).length > 0
  if (!mayAnyway && !owed(t).includes('move'))
    return refuse({ code: 'out-of-turn', rule: 'R2.1', state: stateOf(t), allowed: [] })
  return happened({ type: 'MoveConsidered', ...input }, ...newlyFound(t, f))
}

/** A practice lead decides whether the receiving authority is told of the move, apart from the papers, and says why if not (R4.11). */
export function notifyMove(t: Transfer, input: z.infer<typeof NotifyMove>, f: Facts): Decision {
  const { outcome, reasons } = input
  if (t.notification?.outcome === 'notify') return refuse({ code: 'already-notified', rule: 'R4.11' })
  if (outcome === 'do-not-notify') return happened({ type: 'NotificationWithheld', reasons })
  return nobodyThere(f) ?? happened({ type: 'MoveNotified', reasons })
}

/** The family was told who is responsible now and who next (R5.5). */
export const tellFamily = (t: Transfer, input: z.infer<typeof TellFamily>, f: Facts): Decision =>
  notTold(t, input, f, 'R5.5') ?? happened({ type: 'FamilyTold', ...input })

/** The parents were told of their responsibility for education and health in the new area (R5.3). */
export const tellParents = (t: Transfer, input: z.infer<typeof TellParents>, f: Facts): Decision =>
  notTold(t, input, f, 'R5.3') ?? happened({ type: 'ParentsTold', ...input })

function notTold(t: Transfer, { people, on }: { people: readonly string[]; on: string }, f: Facts, rule: string) {
  const unknown = people.find((id) => !t.family.people.some((person) => person.id === id))
  if (unknown) return refuse({ code: 'no-such-person', rule: 'R4.1', person: unknown })
  if (on > f.on)
    return refuse({ code: 'date-impossible', rule, field: 'on', why: 'they cannot have been told in the future' })
  return undefined
}
