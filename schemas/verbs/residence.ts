import { z } from 'zod'
import { date } from '../dates.ts'
import { text } from '../text.ts'

export const ResidenceKind = z.enum(['expected', 'resident', 'temporary'])

export const ReportResidence = z
  .strictObject({
    kind: ResidenceKind.meta({
      title: 'What you report',
      labels: { expected: 'They are expected to move', resident: 'They are resident', temporary: 'A temporary stay' },
    }),
    on: date('Date', 'The day the family became resident, is expected, or began the stay: day 0 of the clock.'),
    until: date('End of a temporary stay').optional(),
    known: text(500).min(1).meta({ title: 'How this is known', widget: 'text' }),
  })
  .refine((input) => input.kind !== 'temporary' || input.until !== undefined, {
    path: ['until'],
    error: 'Give the date the temporary stay is to end',
  })
  .refine((input) => input.until === undefined || input.until >= input.on, {
    path: ['until'],
    error: 'The stay cannot end before it begins',
  })
  .meta({ description: 'Either side reports when the family is resident and how that is known (R6.2, R6.3, R2.6).' })

export const AgreeResidence = z
  .strictObject({})
  .meta({ description: 'Agrees the correction of the residence date that the other side proposed (R6.3).' })

export const Remind = z
  .strictObject({})
  .meta({ description: 'The exchange’s own verb: sends every reminder that has fallen due, each once (R6.6).' })
