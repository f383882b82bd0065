import { z } from 'zod'

/** RFC 9457, with what mends it: a stable `code`, the rule’s id, who may do it instead, and a pointer for each field. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'A URI that names the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What mends it.' }),
    code: z.string().meta({ description: 'Stable: made for programs.' }),
    rule: z.string().optional().meta({ description: 'The id of the rule that says no.' }),
    who: z.array(z.string()).optional().meta({ description: 'The roles that may do it instead.' }),
    why: z.string().optional().meta({ description: 'What an upload is, or what is wrong with it; stable.' }),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'One for each field at fault; a JSON Pointer (RFC 6901) and what mends it.' }),
    version: z.int().optional().meta({ description: 'The version that stands now, where yours has been overtaken.' }),
    changed: z
      .array(z.strictObject({ version: z.int(), type: z.string(), by: z.string(), at: z.string() }))
      .optional()
      .meta({ description: 'What happened since your version.' }),
    request: z.string().optional().meta({ description: 'Quote it when you ask for help.' }),
  })
  .meta({ id: 'Problem', description: 'Why a call was refused and what mends it (RFC 9457).' })
export type Problem = z.infer<typeof Problem>
