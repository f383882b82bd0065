import { z } from 'zod'
import { date } from '../dates.ts'
import { text } from '../text.ts'

export const RecordJointVisit = z
  .strictObject({
    state: z.enum(['offered', 'held', 'not-held']).meta({
      title: 'The joint visit or meeting of the two workers',
      labels: { offered: 'Was offered', held: 'Was held', 'not-held': 'Will not be held' },
    }),
    on: date('Date').optional(),
    why: text(1000).optional().meta({ title: 'Why it will not be held', widget: 'long' }),
  })
  .refine((input) => input.state === 'not-held' || input.on !== undefined, { path: ['on'], error: 'Give the date' })
  .refine((input) => input.state !== 'not-held' || (input.why ?? '') !== '', {
    path: ['why'],
    error: 'Say why it will not be held',
  })
  .meta({ description: 'A joint visit or meeting of the two workers: offered, held, or why not (R5.6).' })

export const RecordHandover = z
  .strictObject({
    between: z.enum(['workers', 'managers']).meta({
      title: 'Who spoke',
      labels: { workers: 'The two workers', managers: 'The two managers, as the risk is high' },
    }),
    on: date('Date of the conversation'),
    people: text(300).min(1).meta({ title: 'Names and roles of those who spoke', widget: 'text' }),
    said: text(4000).min(1).meta({ title: 'What was said, above all of the risks', widget: 'long' }),
  })
  .meta({ description: 'The two workers, and where the risk is high the two managers, spoke (R5.7).' })

export const StateRisks = z
  .strictObject({
    risks: text(4000).min(1).meta({
      title: 'The risks as you understand them, in your own words',
      description: 'The transferring worker says whether you have understood each other.',
      widget: 'long',
    }),
  })
  .meta({ description: 'The receiving authority states the risks back in its own words (R5.7).' })

export const ConfirmRisks = z
  .strictObject({
    understood: z.boolean().meta({ title: 'They have understood the risks as we do' }),
    correction: text(4000).optional().meta({ title: 'What must be put right', widget: 'long' }),
  })
  .refine((input) => input.understood || (input.correction ?? '') !== '', {
    path: ['correction'],
    error: 'Say what must be put right',
  })
  .meta({ description: 'The transferring authority says whether the risks were understood (R5.7, S1).' })
