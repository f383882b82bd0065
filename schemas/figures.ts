import { z } from 'zod'
import { AuthorityId } from './authority.ts'
import { instant } from './dates.ts'

// What the exchange learns of disputes and meetings (R8): counts and days. Nothing here tells of a child.

export const Quarter = z
  .string({ error: 'Give a quarter, like 2026-Q3' })
  .regex(/^20[0-9]{2}-Q[1-4]$/, { error: 'Give a quarter, like 2026-Q3' })
  .meta({ id: 'Quarter', description: 'A quarter of the calendar year, in London.', examples: ['2026-Q3'] })

export const FiguresQuery = z.strictObject({ quarter: Quarter.optional() })

const count = z.int().min(0)
const shown = z.union([count, z.literal('c')]).meta({
  description: 'A count; c where it is fewer than 5, or could be worked out from others. None is 0.',
})
const days = z.number().min(0).optional().meta({
  description: 'Half of them took no longer, in working days. Left out where there is none, and where the count is c.',
})

/** The same tables with counts of either kind. */
const tablesOf = <C extends z.ZodType>(count: C) => {
  const line = z.strictObject({ count, medianDays: days })
  const one = z.strictObject({ count })
  const meetings = z.strictObject({
    all: one,
    ...{ 'in-time': one, late: one },
    'no-due-date': one.meta({ description: 'No clock ran for the child when the meeting was held (R2.6).' }),
  })
  return {
    disputes: z
      .strictObject({
        all: line,
        byGround: z.strictObject({ 'case-responsibility': line, threshold: line, delay: line }),
        byRung: z
          .strictObject({
            ...{ 'practice-lead': line, 'service-manager': line },
            ...{ 'head-of-service': line, director: line },
          })
          .meta({ description: 'By the rung that it had reached when it ended (R8.4).' }),
        byOutcome: z.strictObject({
          ...{ 'receiver-responsible': one, 'sender-responsible': one, shared: one, 'goes-on': one },
          overtaken: one.meta({ description: 'It ended because the transfer of the child did.' }),
        }),
      })
      .meta({ description: 'Disputes that ended in the quarter: each counts once for every child that it was about.' }),
    firstMeetings: z
      .strictObject({
        disputed: meetings.meta({ description: 'Of children who had been in dispute by then.' }),
        others: meetings,
      })
      .meta({ description: 'First meetings recorded in the quarter, a child each (R6.8).' }),
  }
}

const own = tablesOf(count)
const national = tablesOf(shown)

export const FigureTables = z.strictObject(own)
export type FigureTables = z.infer<typeof FigureTables>

export const NationalTables = z.strictObject(national)
export type NationalTables = z.infer<typeof NationalTables>

const span = { quarter: Quarter, from: z.iso.date(), until: z.iso.date() }
const quarters = z.array(Quarter)

export const Figures = z
  .strictObject({
    authority: AuthorityId,
    ...span,
    running: z.literal(true).optional().meta({ description: 'The quarter is not over: what is counted still grows.' }),
    now: z.strictObject({ disputes: count, lateMeetings: count }).optional().meta({
      description:
        'Of the running quarter: transfers in dispute today, and those whose meeting is past its due date and not held.',
    }),
    ...own,
    quarters: quarters.meta({ description: 'Those that there is something in, and the running one; newest first.' }),
  })
  .meta({
    id: 'Figures',
    description:
      'What the exchange learnt of your own authority’s disputes and first meetings, on either side of them.',
  })
export type Figures = z.infer<typeof Figures>

export const NationalFigures = z
  .strictObject({
    quarters: quarters.meta({ description: 'Those that are published; newest first.' }),
    published: z
      .strictObject({ ...span, madeAt: instant, ...national })
      .optional()
      .meta({ description: 'Left out while nothing is published.' }),
  })
  .meta({
    id: 'NationalFigures',
    description:
      'All authorities together, a quarter at a time, published once when it is over. Small numbers are suppressed.',
  })
export type NationalFigures = z.infer<typeof NationalFigures>
