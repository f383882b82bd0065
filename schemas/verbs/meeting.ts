import { z } from 'zod'
import { date } from '../dates.ts'
import { ChildId } from '../family.ts'
import { uuid } from '../id.ts'
import { text } from '../text.ts'
import { children, reasons } from './shared.ts'

export const MeetingOutcome = z
  .enum(['no-longer-in-need', 'continues', 'assessment-update', 'strategy-discussion'])
  .meta({
    id: 'MeetingOutcome',
    labels: {
      'no-longer-in-need': 'No longer a child in need',
      continues: 'Continues as a child in need',
      'assessment-update': 'Assessment to be updated',
      'strategy-discussion': 'Strategy discussion (s47)',
    },
  })

export const ArrangeMeeting = z
  .strictObject({
    on: date('Date of the Child in Need meeting'),
    time: z
      .string()
      .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { error: 'Give the time as HH:MM, for example 10:30' })
      .meta({ title: 'Time' }),
    place: text(300).min(1).meta({ title: 'Place' }),
    chair: text(200).min(1).meta({ title: 'Chair' }),
    invited: z
      .array(text(200).min(1))
      .max(40)
      .default([])
      .meta({ title: 'Who is invited', description: 'All relevant agencies.' }),
    transferringWorkerInvited: z.boolean().meta({ title: 'The transferring worker is invited' }),
    lateReason: text(2000).optional().meta({
      title: 'Why it is after the due date',
      description: 'Needed where the date is later than the due date.',
      widget: 'long',
    }),
  })
  .meta({ description: 'The receiving authority arranges its Child in Need meeting (R7.1, R7.2).' })

export const HoldMeeting = z
  .strictObject({
    on: date('Date it was held'),
    came: z.array(text(200).min(1)).max(60).default([]).meta({ title: 'Who came' }),
    wrote: z.array(text(200).min(1)).max(60).default([]).meta({ title: 'Who sent a written update' }),
    outcomes: z
      .array(
        z.strictObject({
          child: ChildId.meta({ title: 'Child', choose: 'children' }),
          outcome: MeetingOutcome.meta({ title: 'Outcome' }),
          reasons,
        }),
      )
      .min(1, { error: 'Give the outcome for at least one child' })
      .max(20)
      .refine((outcomes) => new Set(outcomes.map(({ child }) => child)).size === outcomes.length, {
        error: 'Give one outcome for each child',
      })
      .meta({ title: 'Outcome for each child', each: 'Outcome', rows: 6 }),
  })
  .meta({ description: 'The meeting was held, with its outcome for each child and the reasons (R7.1, R7.3).' })

export const Complete = z.strictObject({ children }).meta({
  description:
    'Responsibility accepted, meeting held, family told: the transfer is complete for these children (R7.4).',
})

/** R2.10, R4.10, R2.11: the ways a child's transfer ends otherwise. */
export const StepUp = z
  .strictObject({
    children,
    to: z
      .enum(['s47', 'child-protection'])
      .meta({ title: 'Stepped up to', labels: { s47: 'Section 47 enquiry', 'child-protection': 'Child protection' } }),
    reasons,
  })
  .meta({ description: 'The child is stepped up to a section 47 enquiry or child protection (R2.10).' })

export const DeclineService = z
  .strictObject({
    children,
    needsMetBy: z.enum(['s47', 'universal-or-targeted', 'single-agency']).meta({
      title: 'How the child’s needs will be met',
      labels: {
        s47: 'Section 47 enquiry or conference',
        'universal-or-targeted': 'Universal or targeted services',
        'single-agency': 'A single agency',
      },
    }),
    reasons,
  })
  .meta({ description: 'The family declined the service; how the child’s needs will be met instead (R4.10).' })

export const MoveOn = z
  .strictObject({
    children,
    next: uuid('Give the id of your new transfer to the third authority').meta({ title: 'Id of your new transfer' }),
  })
  .meta({
    description:
      'The family moved on before completion; your new transfer to the next authority carries the case (R2.11).',
  })

export const Withdraw = z
  .strictObject({
    children,
    why: z.enum(['did-not-move', 'moved-elsewhere', 'duplicate', 'sent-in-error']).meta({ title: 'Why' }),
    reasons,
  })
  .meta({ description: 'The transferring authority withdraws, with a coded reason (section 2).' })
