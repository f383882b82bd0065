import { z } from 'zod'
import { Due } from './transfer.ts'

/** How a due date was reached: every day counted, every day skipped and why (R6.4). */
export const ClockAnswer = z
  .strictObject({
    due: Due.optional().meta({
      description: 'Left out while no clock runs: nothing reported, or a temporary stay (R2.6).',
    }),
    workingDaysLeft: z.int().optional().meta({ description: 'From today to the due date; below nothing when late.' }),
    days: z.array(
      z.strictObject({
        date: z.iso.date(),
        counted: z.boolean(),
        day: z.int().optional(),
        why: z.string().optional().meta({ description: 'Why a day is skipped: Saturday, Christmas Day …' }),
      }),
    ),
  })
  .meta({ id: 'Clock' })
export type ClockAnswer = z.infer<typeof ClockAnswer>
