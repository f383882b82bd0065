import { z } from 'zod'
import { date } from '../dates.ts'
import { text } from '../text.ts'

export const AgencyKind = z
  .enum(['school', 'gp', 'health-visitor', 'midwife', 'camhs', 'police', 'housing', 'voluntary', 'other'])
  .meta({
    title: 'What kind of agency',
    labels: {
      school: 'School, college or nursery',
      gp: 'GP',
      'health-visitor': 'Health visitor or school nurse',
      midwife: 'Midwife',
      camhs: 'Child mental health service',
      police: 'Police',
      housing: 'Housing',
      voluntary: 'Voluntary organisation',
      other: 'Another',
    },
  })

export const NameAgency = z
  .strictObject({
    kind: AgencyKind,
    name: text(120).min(1).meta({ title: 'Its name', widget: 'text' }),
  })
  .meta({ description: 'Names an agency in the plan, so that it can be told of the move (R5.3).' })

const agency = z
  .string()
  .regex(/^a[1-9][0-9]?$/, { error: 'Name an agency of this transfer as a1, a2 …' })
  .meta({ title: 'Which agency', choose: 'agencies' })

export const TickAgency = z
  .strictObject({
    agency,
    done: z.enum(['told', 'records-asked', 'counterpart-known']).meta({
      title: 'What was done',
      labels: {
        told: 'It was told of the move',
        'records-asked': 'It was asked to pass its records to its counterpart',
        'counterpart-known': 'Its counterpart in the new area is known',
      },
    }),
    on: date('Date'),
    counterpart: text(120).optional().meta({
      title: 'Its counterpart in the new area',
      description: 'Where it is known.',
      widget: 'text',
    }),
  })
  .refine((input) => input.done !== 'counterpart-known' || (input.counterpart ?? '') !== '', {
    path: ['counterpart'],
    error: 'Say who the counterpart is',
  })
  .meta({ description: 'A tick and a date: told, records asked for, counterpart known (R5.3).' })

export const NameService = z
  .strictObject({
    name: text(120).min(1).meta({ title: 'The service', widget: 'text' }),
    need: text(1000).optional().meta({ title: 'What it is needed for', widget: 'long' }),
  })
  .meta({ description: 'Names a service that the plan needs, for the receiving authority to answer (R5.4).' })

const service = z
  .string()
  .regex(/^s[1-9][0-9]?$/, { error: 'Name a service of this transfer as s1, s2 …' })
  .meta({ title: 'Which service', choose: 'services' })

export const AnswerService = z
  .strictObject({
    service,
    can: z.enum(['same', 'equivalent', 'not-available']).meta({
      title: 'Can you provide it?',
      labels: { same: 'Yes, the same', equivalent: 'Yes, an equivalent', 'not-available': 'No, it is not available' },
    }),
    reason: text(1000).optional().meta({ title: 'Why it is not available', widget: 'long' }),
    instead: text(1000).optional().meta({ title: 'What you can provide instead', widget: 'long' }),
  })
  .refine((input) => input.can !== 'not-available' || (input.reason ?? '') !== '', {
    path: ['reason'],
    error: 'Say why it is not available',
  })
  .refine((input) => input.can === 'same' || (input.instead ?? '') !== '', {
    path: ['instead'],
    error: 'Say what the family will have instead',
  })
  .meta({ description: 'Answers whether a service that the plan needs can be provided; a deficit is noted (R5.4).' })
