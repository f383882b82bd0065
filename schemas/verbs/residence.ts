import { z } from 'zod'
import { date } from '../dates.ts'
import { text } from '../text.ts'
import { reasons } from './shared.ts'

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

/** R2.6: when the stated end of a temporary stay passes, the sender is asked to say one of these. */
export const AfterStay = z.enum(['resident', 'returned', 'moved-on', 'stays-longer']).meta({
  id: 'AfterStay',
  labels: {
    resident: 'They have become resident there',
    returned: 'They came back to us',
    'moved-on': 'They have moved on, to somewhere else',
    'stays-longer': 'They stay longer, still for a time',
  },
})

export const EndStay = z
  .strictObject({
    now: AfterStay.meta({ title: 'What has become of the stay' }),
    on: date('Since when', 'The day they became resident, came back or moved on; where they stay longer, today.'),
    until: date('The new end of the stay').optional(),
    known: text(500).min(1).meta({ title: 'How this is known', widget: 'text' }),
  })
  .refine((input) => input.now !== 'stays-longer' || input.until !== undefined, {
    path: ['until'],
    error: 'Give the date the stay is now to end',
  })
  .refine((input) => input.until === undefined || input.until >= input.on, {
    path: ['until'],
    error: 'The stay cannot end before it begins',
  })
  .meta({ description: 'Says what became of a temporary stay: resident, returned, moved on, or longer (R2.6).' })

export const ConfirmDue = z.strictObject({}).meta({
  description:
    'Confirms the earlier due date that a change in the bank holidays would give: none is made earlier without it (R6.9).',
})

export const AskVisit = z
  .strictObject({
    by: date('Visit by'),
    about: text(2000).min(1).meta({ title: 'What the visit is for', widget: 'long' }),
  })
  .meta({ description: 'Asks the receiving authority to visit while the family stays there for a time (R2.6).' })

export const AnswerVisit = z
  .strictObject({
    visited: z.boolean().meta({ title: 'The family was visited', widget: 'yes-no' }),
    on: date('Date of the visit').optional(),
    seenAlone: z.boolean().optional().meta({ title: 'The children were seen alone', widget: 'yes-no' }),
    reasons: reasons.meta({ title: 'What was seen, or why there was no visit', widget: 'long' }),
  })
  .refine((input) => !input.visited || input.on !== undefined, {
    path: ['on'],
    error: 'Give the date of the visit',
  })
  .meta({ description: 'Answers the asked visit: what was seen, or why there was none (R2.6).' })

export const Remind = z.strictObject({}).meta({
  description:
    'The exchange’s own verb: counts the due date anew where a bank holiday changed it, and sends every reminder that has fallen due, each once (R6.6, R6.7).',
})
