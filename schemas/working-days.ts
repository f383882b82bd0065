import { z } from 'zod'
import { CountedDay } from './clock.ts'

const [earliest, latest, mostDays] = ['2012-01-01', '2040-12-31', 260] as const
const notCountable = `The date must be between 1 January ${earliest.slice(0, 4)} and 31 December ${latest.slice(0, 4)}`
const notANumber = `The number of working days must be a whole number from 0 to ${mostDays}`

const Nation = z.enum(['england-and-wales', 'scotland', 'northern-ireland']).meta({
  title: 'Whose bank holidays',
  description: 'Whose bank holidays are skipped, by the three lists of GOV.UK (R6.1).',
  labels: {
    'england-and-wales': 'England and Wales',
    scotland: 'Scotland',
    'northern-ireland': 'Northern Ireland',
  },
})

/** What the public count of working days is asked: a date, how many working days, and where. */
export const WorkingDaysQuery = z.strictObject({
  from: z.iso
    .date({ error: 'Give a real date as YYYY-MM-DD', abort: true })
    .refine((date) => date >= earliest && date <= latest, { error: notCountable })
    .meta({ title: 'Starting date', description: `Day 0, from ${earliest} to ${latest}.`, example: '2026-11-30' }),
  add: z
    .string({ error: notANumber })
    .regex(/^[0-9]{1,3}$/, { error: notANumber })
    .transform(Number)
    .refine((days) => days <= mostDays, { error: notANumber })
    .meta({
      ...{ title: 'Number of working days', description: `How many working days are added, 0 to ${mostDays}.` },
      ...{ type: 'integer', minimum: 0, maximum: mostDays, example: 20 },
    }),
  division: Nation.default('england-and-wales'),
})
export type WorkingDaysQuery = z.infer<typeof WorkingDaysQuery>

/** The date that lies so many working days on, and every day on the way to it (R6.1, R6.4). */
export const WorkingDays = z
  .strictObject({
    from: z.iso.date(),
    add: z.int().min(0).max(mostDays),
    division: Nation,
    date: z.iso.date().meta({ description: 'The date on which the last of the working days falls.' }),
    provisional: z.boolean().meta({
      description:
        'Whether it lies past the last bank holidays published: after them only weekends are skipped (R6.4).',
    }),
    publishedTo: z.iso.date().meta({ description: 'The last date that the published list covers.' }),
    calendar: z.string().meta({ description: 'The version of the published list that it was counted by (R6.7).' }),
    counting: z.enum(['day-after', 'same-day']).meta({
      description: 'Which day is day 1: the first working day after `from`, or `from` itself where it is one (R6.2).',
    }),
    days: z.array(CountedDay).meta({ description: 'Every day counted, and every day skipped with the reason (R6.4).' }),
  })
  .meta({ id: 'WorkingDays' })
export type WorkingDays = z.infer<typeof WorkingDays>
