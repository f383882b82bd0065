import { z } from 'zod'
import { uuid } from './id.ts'

/** R1.1: what a person may be within one authority. */
export const Role = z
  .enum([
    'social-worker',
    'practice-lead',
    'service-manager',
    'head-of-service',
    'director',
    'caldicott-guardian',
    'legal-adviser',
    'duty',
    'auditor',
    'administrator',
  ])
  .meta({ id: 'Role', title: 'Role', description: 'What a person may be within one authority (R1.1).' })
export type Role = z.infer<typeof Role>

export const AuthorityId = uuid('Give the authority’s id, a UUID from GET /v1/authorities')

/** An authority as any other may see it: who they are, how to reach their duty desk, whether the exchange can. */
export const Authority = z
  .strictObject({
    id: AuthorityId,
    name: z.string(),
    nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland']),
    gssCode: z.string(),
    dfeCode: z.string(),
    onExchange: z.boolean(),
    byDutyInbox: z
      .literal(true)
      .optional()
      .meta({ description: 'Not on the exchange, it may be sent to all the same: at its duty inbox (R9.4).' }),
    dutyTelephone: z.string(),
    outOfHoursTelephone: z
      .string()
      .optional()
      .meta({ description: 'Who answers when the duty desk is shut, if anybody.' }),
  })
  .meta({
    id: 'Authority',
    description: 'A council with children’s services. ONS (GSS) and DfE codes are aliases of its id.',
  })
export type Authority = z.infer<typeof Authority>
