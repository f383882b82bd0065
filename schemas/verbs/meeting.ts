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
    minutes: z.int().min(15).max(480).default(90).meta({ title: 'How long, in minutes' }),
    invited: z.array(text(200).min(1)).max(40).default([]).meta({
      title: 'Who is invited',
      description:
        'All relevant agencies, and specialist staff from the old area. With an e-mail address, as in “Dr Hale, GP <hale@surgery.example>”, the calendar file is addressed to them.',
    }),
    answersTo: z.email({ error: 'Give an e-mail address, such as duty@council.example' }).max(200).optional().meta({
      title: 'E-mail address that answers go to',
      description: 'It stands in the calendar file as the organiser.',
    }),
    transferringWorkerInvited: z.boolean().meta({ title: 'The transferring worker is invited', widget: 'yes-no' }),
    notInvitedWhy: text(500).optional().meta({ title: 'If not, why the transferring worker is not invited' }),
    childHelped: text(1000).optional().meta({
      title: 'How the children are helped to take part',
      description: 'Out of school time, an advocate, somewhere they know.',
      widget: 'text',
    }),
    interpreter: text(200).optional().meta({ title: 'Interpreter, and for which language' }),
    lateReason: text(2000).optional().meta({
      title: 'Why it is after the due date',
      description: 'Needed where the date is later than the due date.',
      widget: 'long',
    }),
  })
  .refine((input) => input.transferringWorkerInvited || input.notInvitedWhy !== undefined, {
    path: ['notInvitedWhy'],
    error: 'Say why the transferring worker is not invited: they are, wherever it is possible',
  })
  .meta({
    description: 'The receiving authority arranges its Child in Need meeting, or arranges it anew (R7.1, R7.2).',
  })

export const CancelMeeting = z
  .strictObject({ reasons })
  .meta({ description: 'The arranged meeting will not be held; the clock runs on (R7.1, R6.8).' })

export const HoldMeeting = z
  .strictObject({
    on: date('Date it was held'),
    came: z.array(text(200).min(1)).max(60).default([]).meta({ title: 'Who came' }),
    wrote: z.array(text(200).min(1)).max(60).default([]).meta({ title: 'Who sent a written update' }),
    apologies: z.array(text(200).min(1)).max(60).default([]).meta({ title: 'Who sent apologies' }),
    childrenTookPart: text(1000).optional().meta({
      title: 'How the children took part',
      description: 'In person, by an advocate, by their own words; or why not.',
      widget: 'text',
    }),
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
    deficits: z
      .array(
        z.strictObject({
          child: ChildId.meta({ title: 'Child', choose: 'children' }),
          service: text(200).min(1).meta({ title: 'Service that cannot be provided' }),
          reasons: text(2000).min(1).meta({ title: 'Why it cannot', widget: 'text' }),
          instead: text(2000).optional().meta({ title: 'What is done instead', widget: 'text' }),
        }),
      )
      .max(40)
      .default([])
      .meta({
        title: 'Services that cannot be provided',
        description: 'The transferring authority is told of each, by child. Leave it empty where there is none.',
        each: 'Service',
        rows: 3,
      }),
  })
  .meta({ description: 'The meeting was held, with its outcome for each child and the reasons (R7.1, R7.3).' })

/** R7.3: “no longer in need” takes more than an outcome. */
export const WriteClosingSummary = z
  .strictObject({
    child: ChildId.meta({ title: 'Child', choose: 'children' }),
    reasons,
    viewsOfChild: text(4000).min(1).meta({ title: 'What the child thinks of it', widget: 'long' }),
    viewsOfParents: text(4000).min(1).meta({ title: 'What the parents and carers think of it', widget: 'long' }),
    viewsOfProfessionals: text(4000).min(1).meta({ title: 'What the professionals think of it', widget: 'long' }),
    nextSteps: text(2000).min(1).meta({ title: 'Next steps', widget: 'long' }),
    leadProfessional: text(200).min(1).meta({ title: 'Lead professional from now on' }),
    practiceLead: text(200).min(1).meta({ title: 'Practice lead who agrees' }),
    serviceManager: text(200).min(1).meta({ title: 'Service manager who agrees' }),
  })
  .meta({ description: 'The closing summary of a child who is no longer in need (R7.3).' })

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
