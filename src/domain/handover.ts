import type { z } from 'zod'
import type * as schema from '../../schemas/verbs/handover.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { Transfer } from './transfer.ts'

const most = 20

const inTheFuture = (rule: string) =>
  refuse({ code: 'date-impossible', rule, field: 'on', why: 'it cannot have been held in the future' })

/** A joint visit or meeting of the two workers: offered, held, or why not (R5.6). */
export const recordJointVisit = (_t: Transfer, input: z.infer<typeof schema.RecordJointVisit>, f: Facts): Decision =>
  input.state === 'held' && input.on !== undefined && input.on > f.on
    ? inTheFuture('R5.6')
    : happened({ type: 'JointVisitRecorded', ...input })

/** The two workers spoke, or the two managers (R5.7). */
export function recordHandover(t: Transfer, input: z.infer<typeof schema.RecordHandover>, f: Facts): Decision {
  if (input.on > f.on) return inTheFuture('R5.7')
  if ((t.handovers?.length ?? 0) >= most)
    return refuse({ code: 'too-much', rule: 'R2', what: 'handover conversations', most })
  return happened({ type: 'HandoverRecorded', ...input })
}

/** The receiving authority states the risks back in its own words (R5.7). */
export const stateRisks = (_t: Transfer, input: z.infer<typeof schema.StateRisks>): Decision =>
  happened({ type: 'RisksStated', ...input })

/** The transferring authority says whether they were understood (R5.7, S1: “communicated and understood”). */
export const confirmRisks = (t: Transfer, input: z.infer<typeof schema.ConfirmRisks>): Decision =>
  t.risksBack === undefined || t.risksBack.understood !== undefined
    ? refuse({ code: 'no-risks-stated', rule: 'R5.7' })
    : happened({ type: 'RisksConfirmed', ...input })

/** Whether the two managers should speak as well: the risk is high (R5.7). */
export const managersShouldSpeak = (t: Pick<Transfer, 'urgency' | 'handovers'>): boolean =>
  t.urgency === 'urgent' && !(t.handovers ?? []).some(({ between }) => between === 'managers')
