import { Accept } from '../../../schemas/verbs/answer.ts'
import * as disputing from '../../../schemas/verbs/dispute.ts'
import * as dispute from '../dispute.ts'
import { accept } from '../responsibility.ts'
import { arrived, lead, of, row, rungs } from './row.ts'

/** Who is responsible, and the ladder where the two disagree (R8). */
export const disputeVerbs = of('dispute', {
  accept: row('Accept responsibility', 'receiver', lead, ['acknowledged'], 'R8.1', Accept, accept),
  dispute: row('Dispute', 'either', ['practice-lead'], arrived, 'R8.2', disputing.RaiseDispute, dispute.raiseDispute),
  'state-position': row(
    'State our position',
    'either',
    rungs,
    arrived,
    'R8.2',
    disputing.StatePosition,
    dispute.statePosition,
  ),
  escalate: row('Bring to the next rung', 'either', rungs, arrived, 'R8.4', disputing.Escalate, dispute.escalate),
  decide: row('Decide on the dispute', 'either', rungs, arrived, 'R8.3', disputing.Decide, dispute.decide),
})
