import type { z } from 'zod'
import type { NotifyMove, RaiseAlert, RecordMove, TellFamily } from '../../schemas/verbs/move.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { Transfer } from './transfer.ts'

/** The impact of the move, and so its urgency; a repeat move is considered in writing (R5.1, R5.2). */
export const recordMove = (_t: Transfer, input: z.infer<typeof RecordMove>): Decision =>
  happened({ type: 'MoveConsidered', ...input })

/** Tells the receiving authority of the move, apart from the papers (R4.11). */
export const notifyMove = (_t: Transfer, input: z.infer<typeof NotifyMove>, f: Facts): Decision =>
  nobodyThere(f) ?? happened({ type: 'MoveNotified', ...input })

/** Nothing on record blocks an alert: data protection is never a barrier (R2.8). */
export const raiseAlert = (_t: Transfer, input: z.infer<typeof RaiseAlert>, f: Facts): Decision =>
  nobodyThere(f) ?? happened({ type: 'AlertRaised', ...input })

/** Where nobody would be told, nothing may read as told: the refusal gives the telephone number instead (R9.3, R9.4). */
const nobodyThere = (f: Facts) =>
  f.receiver.onExchange
    ? undefined
    : refuse({ code: 'receiver-not-on-exchange', rule: 'R9.4', telephone: f.receiver.telephone })

/** The family was told who is responsible now and who next (R5.5). */
export function tellFamily(t: Transfer, input: z.infer<typeof TellFamily>, f: Facts): Decision {
  const unknown = input.people.find((id) => !t.family.people.some((person) => person.id === id))
  if (unknown) return refuse({ code: 'no-such-person', rule: 'R4.1', person: unknown })
  if (input.on > f.on)
    return refuse({
      code: 'date-impossible',
      rule: 'R5.5',
      field: 'on',
      why: 'they cannot have been told in the future',
    })
  return happened({ type: 'FamilyTold', ...input })
}
