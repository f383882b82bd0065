import { z } from 'zod'
import { date } from '../dates.ts'
import { text } from '../text.ts'
import { children, reasons } from './shared.ts'

export const Ground = z.enum(['case-responsibility', 'delay', 'threshold']).meta({
  id: 'Ground',
  title: 'Ground',
  labels: { 'case-responsibility': 'Case responsibility', delay: 'Delay in accepting', threshold: 'Threshold' },
})

/** Whose duty one side holds it to be, said by sides: the record names them so whoever says it (R8.1). */
export const Duty = z.enum(['sender', 'receiver', 'both']).meta({
  id: 'Duty',
  title: 'Whose duty is it, as your authority sees it?',
  labels: {
    sender: 'The transferring authority’s',
    receiver: 'The receiving authority’s',
    both: 'Both authorities’, together',
  },
})

const position = reasons.meta({ title: 'Your authority’s position', widget: 'long' })
const duty = Duty.optional().meta({ description: 'Your statement stands on the page until you say otherwise.' })

export const DisputeReason = z
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
  })

export const RaiseDispute = z
  .strictObject({ children, ground: Ground, code: DisputeReason.optional(), position, duty })
  .meta({
    description: 'Either side disputes responsibility, delay or threshold; to decline is to dispute (R2.5, R8.2).',
  })

export const StatePosition = z
  .strictObject({ position, duty })
  .meta({ description: 'The other side states its position (R8.2).' })

export const StateDuty = z
  .strictObject({ children, duty: Duty, reasons })
  .meta({ description: 'Says whose duty your authority holds it to be; who leads does not change by it (R8.1).' })

export const Escalate = z
  .strictObject({
    reasons: reasons.optional().meta({
      title: 'Reasons, in your own words',
      widget: 'long',
      description: 'A practice lead who notifies the service managers needs give none: the positions say it.',
    }),
  })
  .meta({ description: 'Brings the dispute to the next rung on both sides (R8.3, R8.4).' })

export const RecordLegalAdvice = z
  .strictObject({
    on: date('When it was given'),
    advice: text(8000).min(1).meta({
      title: 'The advice',
      widget: 'long',
      description:
        'It is privileged: your authority’s ladder and legal advisers alone read it. The other authority sees that you took advice, and when.',
    }),
  })
  .meta({ description: 'Legal advice that was taken: when, for both sides; what it says, for yours alone (R8.3).' })

export const Outcome = z.enum(['receiver-responsible', 'sender-responsible', 'shared', 'goes-on']).meta({
  title: 'Outcome',
  labels: {
    'receiver-responsible': 'The receiving authority is responsible',
    'sender-responsible': 'The transferring authority is responsible',
    shared: 'Shared until a date',
    'goes-on': 'The transfer goes on, and nothing changes (only where the dispute is about delay)',
  },
})

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
    children: children.meta({
      title: 'For which children',
      description: 'If you tick none, it is for all in dispute.',
    }),
    outcome: Outcome.optional(),
    from: date(
      'From which date the receiving authority leads',
      'Where it agrees, or the outcome is that it is responsible.',
    ).optional(),
    until: date('Shared until which date').optional(),
    leads: z
      .enum(['sender', 'receiver'])
      .optional()
      .meta({
        title: 'Who leads while it is shared',
        description: 'At every moment one authority leads.',
        labels: { sender: 'The transferring authority', receiver: 'The receiving authority' },
      }),
    weLeadUntil: date(
      'Your authority leads until which date',
      'For an interim arrangement, without giving up your position. Leave it out where who leads does not change.',
    ).optional(),
    reasons,
  })
  .superRefine((input, c) => {
    const wrong = (field: string, message: string) => c.addIssue({ code: 'custom', path: [field], message })
    const { decision, outcome } = input
    if ((decision === 'outcome') !== (outcome !== undefined))
      wrong('outcome', 'Give an outcome with the decision “outcome”, and only with it')
    if (decision !== 'interim' && input.weLeadUntil !== undefined)
      wrong('weLeadUntil', 'Only an interim arrangement says until when you lead')
    if (outcome === 'receiver-responsible' && input.from === undefined) wrong('from', 'Give the date')
    if (input.from !== undefined && decision !== 'agree' && outcome !== 'receiver-responsible')
      wrong('from', 'Leave the date out: it says from when the receiving authority leads')
    for (const field of ['until', 'leads'] as const) {
      if (outcome === 'shared' && input[field] === undefined)
        wrong(field, field === 'until' ? 'Give the date' : 'Say who leads')
      if (outcome !== 'shared' && input[field] !== undefined) wrong(field, 'Only where it is shared')
    }
  })
  .meta({ description: 'A rung’s decision on the dispute, with its reasons (R8.3, R8.6).' })
