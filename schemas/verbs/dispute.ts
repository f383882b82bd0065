import { z } from 'zod'
import { date } from '../dates.ts'
import { children, reasons } from './shared.ts'

export const Ground = z.enum(['case-responsibility', 'delay', 'threshold']).meta({
  id: 'Ground',
  title: 'Ground',
  labels: { 'case-responsibility': 'Case responsibility', delay: 'Delay in accepting', threshold: 'Threshold' },
})

export const RaiseDispute = z
  .strictObject({
    children,
    ground: Ground,
    code: z
      .enum([
        'not-resident-here',
        'temporary-stay',
        'below-threshold',
        'already-open-to-us',
        'order-stays-with-you',
        'wrong-authority',
        'papers-incomplete',
        'other',
      ])
      .optional()
      .meta({
        title: 'Reason',
        description: 'Needed where the receiving authority raises it: it cannot simply say no.',
        labels: {
          'not-resident-here': 'Not resident here',
          'temporary-stay': 'A temporary stay',
          'below-threshold': 'Below threshold',
          'already-open-to-us': 'Already open to us',
          'order-stays-with-you': 'An order stays with you',
          'wrong-authority': 'Wrong authority',
          'papers-incomplete': 'Papers incomplete',
          other: 'Another reason, said in our position',
        },
      }),
    position: reasons.meta({ title: 'Your authority’s position', widget: 'long' }),
  })
  .meta({
    description: 'Either side disputes responsibility, delay or threshold; to decline is to dispute (R2.5, R8.2).',
  })

export const StatePosition = z
  .strictObject({ position: reasons.meta({ title: 'Your authority’s position', widget: 'long' }) })
  .meta({ description: 'The other side states its position (R8.2).' })

export const Escalate = z
  .strictObject({ reasons })
  .meta({ description: 'Brings the dispute to the next rung on both sides (R8.3, R8.4).' })

export const Decide = z
  .strictObject({
    decision: z.enum(['agree', 'maintain', 'interim', 'legal-advice', 'outcome']).meta({
      title: 'Your decision',
      labels: {
        agree: 'Agree the other authority’s position',
        maintain: 'Maintain our position',
        interim: 'An interim arrangement',
        'legal-advice': 'Take legal advice',
        outcome: 'Record the outcome (last rung only)',
      },
    }),
    outcome: z
      .enum(['receiver-responsible', 'sender-responsible', 'shared'])
      .optional()
      .meta({
        title: 'Outcome',
        labels: {
          'receiver-responsible': 'The receiving authority is responsible',
          'sender-responsible': 'The transferring authority is responsible',
          shared: 'Shared until a date',
        },
      }),
    from: date(
      'From or until which date',
      'Where the receiving authority is to lead from, or sharing is to end.',
    ).optional(),
    reasons,
  })
  .refine((input) => (input.decision === 'outcome') === (input.outcome !== undefined), {
    path: ['outcome'],
    error: 'Give an outcome with the decision “outcome”, and only with it',
  })
  .refine(
    (input) => input.outcome === undefined || input.outcome === 'sender-responsible' || input.from !== undefined,
    {
      path: ['from'],
      error: 'Give the date',
    },
  )
  .refine((input) => input.outcome !== 'sender-responsible' || input.from === undefined, {
    path: ['from'],
    error: 'Leave the date out: the transferring authority is responsible from today',
  })
  .meta({ description: 'A rung’s decision on the dispute, with its reasons (R8.3, R8.6).' })
