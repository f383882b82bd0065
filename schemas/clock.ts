import { z } from 'zod'
import { Follow, Follows } from './practice.ts'
import { Due, Side } from './transfer.ts'

export const CountedDay = z
  .strictObject({
    date: z.iso.date(),
    counted: z.boolean(),
    day: z.int().optional(),
    why: z.string().optional().meta({ description: 'Why a day is skipped: Saturday, Christmas Day …' }),
  })
  .meta({ id: 'CountedDay' })

/** Whether the meeting met one due date: asked of the one that runs and of each that ran before (R6.3). */
export const Lateness = z
  .strictObject({
    due: Due,
    running: z.boolean().meta({ description: 'Whether this date runs the clock; the others did before.' }),
    late: z.boolean(),
    workingDays: z.int().meta({ description: 'Working days after it: of the meeting where it was held, else today.' }),
    heldOn: z.iso.date().optional(),
  })
  .meta({ id: 'Lateness' })

/** A due date that ran, or would, and how it was reached. */
export const Reached = z
  .strictObject({
    due: Due,
    how: z.enum(['reported', 'agreed', 'recounted', 'confirmed', 'proposed']).meta({
      description:
        'By a report of residence, by agreement, by a change in the bank holidays, by a confirmation of that.',
    }),
    on: z.iso.date().meta({ description: 'The day on which it came to be so.' }),
    by: Side.optional().meta({ description: 'Who reported the residence behind it.' }),
    untold: z
      .literal(true)
      .optional()
      .meta({ description: 'It was over before the receiving authority had been told: nothing is late against it.' }),
  })
  .meta({ id: 'Reached' })

/** How a due date was reached: every day counted, every day skipped and why (R6.4). */
export const ClockAnswer = z
  .strictObject({
    due: Due.optional().meta({ description: 'The date that runs, or ran last; left out where none was ever counted.' }),
    reached: Reached.omit({ due: true }).optional().meta({ description: 'How that date came about (R6.3, R6.7).' }),
    still: z.enum(['not-reported', 'temporary-stay', 'other-law', 'over']).optional().meta({
      description:
        'Why no clock runs: no residence reported, a temporary stay (R2.6), a receiving authority under other law (R2.12), or the transfer is over.',
    }),
    workingDaysLeft: z
      .int()
      .optional()
      .meta({ description: 'From today to the due date, while the meeting is owed; below nothing when late.' }),
    days: z.array(CountedDay),
    history: z.array(Reached).meta({ description: 'The dates that ran before, oldest first (R6.3, R6.7).' }),
    proposed: z
      .array(Reached)
      .meta({ description: 'Dates that wait for the other side’s agreement, or for a confirmation (R6.3, R6.9).' }),
    lateness: z.array(Lateness).meta({ description: 'Against the date that runs and against those that ran (R6.3).' }),
    toldLate: z
      .strictObject({ workingDaysGone: z.int(), of: z.int(), on: z.iso.date() })
      .optional()
      .meta({ description: 'How many of the days had gone when the receiving authority was told (R6.5).' }),
    practice: Follows.shape.practice,
    follows: z.array(Follow).meta({
      description: 'What follows for each child after the meeting, by the receiving authority’s practice (R7.5).',
    }),
    calendar: z
      .strictObject({ version: z.string(), publishedTo: z.iso.date() })
      .meta({ description: 'The bank holidays as published today (R6.7).' }),
  })
  .meta({ id: 'Clock' })
export type ClockAnswer = z.infer<typeof ClockAnswer>
