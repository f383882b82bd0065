import { z } from 'zod'
import { date } from '../dates.ts'
import { text } from '../text.ts'
import { children } from './shared.ts'

export const Acknowledge = z
  .strictObject({
    worker: text(200).min(1).optional().meta({ title: 'Named worker', description: 'Left blank, it is you.' }),
  })
  .meta({
    description: 'A named worker of the receiving authority takes the transfer up, and the papers open to them (R2.7).',
  })

export const Accept = z
  .strictObject({
    children,
    leadsFrom: date('From which date you lead', 'Today or later, and within three months.'),
    worker: text(200).min(1).meta({ title: 'Allocated worker', widget: 'text' }),
  })
  .meta({ description: 'The receiving authority accepts responsibility and says from when it leads (R8.1).' })

export const Ask = z
  .strictObject({
    items: z
      .array(text(500).min(1))
      .min(1, { error: 'Name at least one thing that you need' })
      .max(10)
      .meta({ title: 'What you need' }),
    by: date('By when'),
  })
  .meta({ description: 'The receiving authority asks for named information by a date; no clock stops (R2.4).' })

export const Answer = z
  .strictObject({
    question: z.int().min(1).max(50).meta({ title: 'Question number' }),
    answer: text(8000).min(1).meta({ title: 'Your answer', widget: 'long' }),
  })
  .meta({ description: 'The transferring authority answers a question (R2.4).' })
