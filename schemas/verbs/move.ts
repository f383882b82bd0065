import { z } from 'zod'
import { date } from '../dates.ts'
import { PersonId } from '../family.ts'
import { text } from '../text.ts'
import { children, reasons } from './shared.ts'

export const Urgency = z.enum(['routine', 'soon', 'urgent']).meta({
  id: 'Urgency',
  title: 'Urgency',
  labels: { routine: 'Routine', soon: 'Soon: within five working days', urgent: 'Urgent: today' },
})
export type Urgency = z.infer<typeof Urgency>

export const RecordMove = z
  .strictObject({
    impact: text(4000).min(1).meta({ title: 'Impact of the move on each child', widget: 'long' }),
    protectiveFactorsLost: text(2000).optional().meta({ title: 'Protective factors lost', widget: 'long' }),
    knownPerpetratorsNear: text(2000).optional().meta({ title: 'Known perpetrators near', widget: 'long' }),
    urgency: Urgency,
    movesInTwelveMonths: z.int().min(0).max(50).default(0).meta({ title: 'Earlier moves in the last 12 months' }),
    trafficking: text(4000).optional().meta({
      title: 'Trafficking and modern slavery',
      description: 'Your consideration in writing, where there was an earlier move.',
      widget: 'long',
    }),
  })
  .refine((input) => input.movesInTwelveMonths === 0 || (input.trafficking ?? '') !== '', {
    path: ['trafficking'],
    error: 'There was an earlier move: write down your consideration of trafficking and modern slavery',
  })
  .meta({ description: 'What the move means for the children, and so how urgent it is (R5.1, R5.2).' })

export const NotifyMove = z
  .strictObject({
    outcome: z
      .enum(['notify', 'do-not-notify'])
      .default('notify')
      .meta({
        title: 'Your decision',
        labels: {
          notify: 'Tell them that the family has moved',
          'do-not-notify': 'Do not tell them',
        },
        hints: { notify: 'They see the number and ages of the children, and no name, address or paper.' },
      }),
    reasons,
  })
  .meta({
    description:
      'Decides whether the receiving authority is formally told that the family has moved, apart from sharing papers (R4.11).',
  })

export const RaiseAlert = z
  .strictObject({
    children,
    risk: text(4000).min(1).meta({ title: 'What is the risk of significant harm, and to which child', widget: 'long' }),
    address: text(300).min(1).meta({ title: 'Where the child is' }),
    contact: text(200).min(1).meta({ title: 'Who to telephone, and the number' }),
    telephoned: z.boolean().meta({ title: 'I have also telephoned the receiving authority’s front door' }),
  })
  .meta({
    description:
      'A risk-of-significant-harm alert: at any moment, by any worker, whatever the permission says. It does not replace a telephone referral (R2.8).',
  })

export const AcknowledgeAlert = z
  .strictObject({
    worker: text(200).min(1).optional().meta({ title: 'Who has taken it', description: 'Left blank, it is you.' }),
  })
  .meta({ description: 'Somebody in the receiving authority has read the alert and is acting on it (R2.8).' })

export const TellFamily = z
  .strictObject({
    people: z
      .array(PersonId)
      .min(1, { error: 'Say who was told' })
      .max(20)
      .meta({ title: 'Who was told', choose: 'people' }),
    on: date('Date they were told'),
    how: z.enum(['letter', 'in-person', 'telephone', 'other']).meta({ title: 'How' }),
    what: text(2000)
      .min(1)
      .meta({ title: 'What they were told about who is responsible now and who next', widget: 'long' }),
  })
  .meta({ description: 'The family was told who is responsible now and who next (R5.5).' })

export const TellParents = z
  .strictObject({
    people: z
      .array(PersonId)
      .min(1, { error: 'Say who was told' })
      .max(20)
      .meta({ title: 'Who was told', choose: 'people' }),
    on: date('Date they were told'),
    by: text(200).min(1).meta({ title: 'Who told them', widget: 'text' }),
  })
  .meta({
    description:
      'The parents were told that they are responsible for the children’s education and health in the new area (R5.3).',
  })
