import { Accept } from '../../../schemas/verbs/answer.ts'
import * as disputing from '../../../schemas/verbs/dispute.ts'
import type { Role } from '../actor.ts'
import * as dispute from '../dispute.ts'
import { accept } from '../responsibility.ts'
import { arrived, lead, of, row, rungs } from './row.ts'

const advised: readonly Role[] = [...rungs, 'legal-adviser']
const { RaiseDispute, StatePosition, StateDuty, Escalate, Decide, RecordLegalAdvice } = disputing

/** Who is responsible, and the ladder where the two disagree (R8). */
export const disputeVerbs = of('dispute', {
  accept: row('Accept responsibility', 'receiver', lead, ['acknowledged'], 'R8.1', Accept, accept),
  'state-duty': row('Say whose duty it is', 'either', rungs, arrived, 'R8.1', StateDuty, dispute.stateDuty),
  dispute: row('Dispute', 'either', ['practice-lead'], arrived, 'R8.2', RaiseDispute, dispute.raiseDispute),
  'state-position': row('State our position', 'either', rungs, arrived, 'R8.2', StatePosition, dispute.statePosition),
  escalate: row('Bring to the next rung', 'either', rungs, arrived, 'R8.4', Escalate, dispute.escalate),
  decide: row('Decide on the dispute', 'either', rungs, arrived, 'R8.3', Decide, dispute.decide),
  'record-legal-advice': row(
    'Record legal advice',
    'either',
    advised,
    arrived,
    'R8.3',
    RecordLegalAdvice,
    dispute.recordLegalAdvice,
  ),
})
