import type { z } from 'zod'
import type * as schema from '../../schemas/verbs/agency.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { Transfer } from './transfer.ts'

const most = 20

/** Names an agency in the plan (R5.3). */
export const nameAgency = (t: Transfer, input: z.infer<typeof schema.NameAgency>): Decision =>
  (t.agencies?.length ?? 0) >= most
    ? refuse({ code: 'too-much', rule: 'R2', what: 'agencies', most })
    : happened({ type: 'AgencyNamed', ...input })

/** A tick and a date: told, records asked for, counterpart known (R5.3). */
export function tickAgency(t: Transfer, input: z.infer<typeof schema.TickAgency>, f: Facts): Decision {
  if (t.agencies?.[Number(input.agency.slice(1)) - 1] === undefined)
    return refuse({ code: 'no-such-agency', rule: 'R5.3' })
  if (input.on > f.on)
    return refuse({ code: 'date-impossible', rule: 'R5.3', field: 'on', why: 'it cannot have been done in the future' })
  return happened({ type: 'AgencyTicked', ...input })
}

/** Names a service that the plan needs (R5.4). */
export const nameService = (t: Transfer, input: z.infer<typeof schema.NameService>): Decision =>
  (t.services?.length ?? 0) >= most
    ? refuse({ code: 'too-much', rule: 'R2', what: 'services', most })
    : happened({ type: 'ServiceNamed', ...input })

/** The receiving authority says whether it can provide it; a deficit is noted, with what instead (R5.4). */
export const answerService = (t: Transfer, input: z.infer<typeof schema.AnswerService>): Decision =>
  t.services?.[Number(input.service.slice(1)) - 1] === undefined
    ? refuse({ code: 'no-such-service', rule: 'R5.4' })
    : happened({ type: 'ServiceAnswered', ...input })
