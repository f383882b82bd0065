import { z } from 'zod'
import { Advisers, AnswerAdvice, DecideSharing, PermissionState } from './verbs/permission.ts'

/** What is on record about permission, advice and decision, beside the verdict that follows from it (R4). */
export const Sharing = z
  .strictObject({
    permission: z
      .array(
        z.strictObject({
          of: z.string(),
          state: PermissionState,
          papers: z.array(z.string()).optional(),
          understanding: z.enum(['has', 'has-not']).optional(),
          askedOn: z.iso.date().optional(),
        }),
      )
      .meta({ description: 'Whose permission counts, and what each said (R4.1).' }),
    consents: z
      .strictObject({
        sender: z.record(z.string(), z.string()).optional(),
        receiver: z.record(z.string(), z.string()).optional(),
      })
      .meta({ description: 'Consent to the service, as each authority recorded it; never permission (R4.10).' }),
    advice: z
      .array(z.strictObject({ of: Advisers, answer: AnswerAdvice.shape.advice.optional() }))
      .optional()
      .meta({ description: 'For the transferring authority alone.' }),
    decision: z.strictObject({ outcome: DecideSharing.shape.outcome, ground: DecideSharing.shape.ground }).optional(),
    emergency: z
      .strictObject({
        due: z.iso.date(),
        owed: z.array(z.enum(['reasons', 'countersignature', 'basis', 'move', 'residence', 'papers'])),
      })
      .optional()
      .meta({ description: 'The package went first; what is still owed, by the end of that day (R4.9).' }),
    notification: z
      .enum(['due', 'notify', 'do-not-notify'])
      .optional()
      .meta({ description: 'Whether the receiving authority is told of the move without the papers (R4.11).' }),
    withdrawn: z
      .boolean()
      .meta({ description: 'Permission was withdrawn after sending: nothing further goes without a decision (R4.6).' }),
  })
  .meta({ id: 'Sharing' })
export type Sharing = z.infer<typeof Sharing>
