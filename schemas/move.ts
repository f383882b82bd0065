import { z } from 'zod'
import { AuthorityId } from './authority.ts'
import { instant } from './dates.ts'
import { PersonId } from './family.ts'
import { AgencyKind, AnswerService } from './verbs/agency.ts'
import { RecordHandover, RecordJointVisit } from './verbs/handover.ts'

const day = z.iso.date().optional()

/** What the move means, and who was told of it (R2.8, R5). */
export const Move = z
  .strictObject({
    considered: z.boolean().meta({ description: 'The impact of the move is recorded (R5.1).' }),
    traffickingConsidered: z.boolean(),
    alerts: z
      .array(
        z.strictObject({
          at: instant,
          outOfHours: z.boolean(),
          children: z.array(z.string()),
          acknowledgedAt: instant.optional(),
        }),
      )
      .meta({ description: 'Those that wait, and the latest that somebody took (R2.8).' }),
    parentsTold: z.strictObject({ on: z.iso.date(), people: z.array(PersonId) }).optional(),
    agencies: z
      .array(
        z.strictObject({
          id: z.string(),
          kind: AgencyKind,
          name: z.string(),
          told: day,
          recordsAsked: day,
          counterpartKnown: day,
          counterpart: z.string().optional(),
        }),
      )
      .meta({ description: 'A date for each thing done (R5.3).' }),
    services: z
      .array(z.strictObject({ id: z.string(), name: z.string(), can: AnswerService.shape.can.optional() }))
      .meta({ description: 'Whether the receiving authority can provide each (R5.4).' }),
    jointVisit: z
      .strictObject({ state: RecordJointVisit.shape.state, on: day, by: z.enum(['sender', 'receiver']) })
      .optional(),
    handovers: z.array(z.strictObject({ between: RecordHandover.shape.between, on: z.iso.date() })),
    managersShouldSpeak: z.boolean().meta({ description: 'The risk is high and the managers have not spoken (R5.7).' }),
    risksBack: z.strictObject({ on: z.iso.date(), understood: z.boolean().optional() }).optional(),
    earlierMoves: z
      .array(
        z.strictObject({
          match: z.string(),
          months: z.int().meta({ description: 'Whole months ago.' }),
          mine: z.uuid().optional().meta({ description: 'The transfer, where your authority was a party of it.' }),
          contact: z
            .strictObject({ agree: z.boolean().optional(), authority: AuthorityId.optional() })
            .optional()
            .meta({ description: 'Whether you asked, what they answered, and who they are if they agreed.' }),
        }),
      )
      .optional()
      .meta({ description: 'For a practice lead, or above, of the transferring authority (R5.2).' }),
    contactsWanted: z
      .array(z.strictObject({ id: z.uuid(), authority: AuthorityId, agree: z.boolean().optional() }))
      .meta({
        description:
          'For a practice lead, or above: authorities that the family has moved on to, and that ask for contact (R5.2).',
      }),
  })
  .meta({ id: 'Move' })
export type Move = z.infer<typeof Move>

/** Who of the family is still to be told who is responsible (R5.5). */
export const Told = z
  .strictObject({
    since: z.iso.date().optional().meta({ description: 'When that last changed.' }),
    still: z.array(PersonId),
    by: z.iso.date().optional().meta({ description: 'By when, as the exchange’s default has it.' }),
    overdue: z.boolean(),
  })
  .meta({ id: 'FamilyTold' })
export type Told = z.infer<typeof Told>
