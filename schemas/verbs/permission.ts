import { z } from 'zod'
import { date } from '../dates.ts'
import { PersonId } from '../family.ts'
import { text } from '../text.ts'
import { paperKinds, reasons } from './shared.ts'

/** R4.1: what is known of one person's permission to share. Permission is never consent to the service (R4.10). */
export const PermissionState = z.enum([
  'not-yet-sought',
  'awaiting-answer',
  'given',
  'given-in-part',
  'refused',
  'withdrawn',
  'not-sought-risk',
  'not-sought-urgent',
  'not-reached',
])
export type PermissionState = z.infer<typeof PermissionState>

export const RecordPermission = z
  .strictObject({
    of: z
      .union([
        PersonId,
        z.string().regex(/^c[1-9][0-9]?$/, { error: 'Name a person (p1 …) or a child (c1 …) of this transfer' }),
      ])
      .meta({ title: 'Whose permission', choose: 'family' }),
    state: PermissionState.meta({
      title: 'Their answer',
      labels: {
        'not-yet-sought': 'Not yet sought',
        'awaiting-answer': 'Sought, awaiting an answer',
        given: 'Given',
        'given-in-part': 'Given in part',
        refused: 'Refused',
        withdrawn: 'Withdrawn',
        'not-sought-risk': 'Not sought: seeking it might increase risk',
        'not-sought-urgent': 'Not sought: urgent',
        'not-reached': 'Could not be reached',
      },
    }),
    papers: paperKinds
      .optional()
      .meta({ title: 'Which papers', description: 'Only where permission is given in part.' }),
    understanding: z
      .enum(['has', 'has-not'])
      .optional()
      .meta({
        title: 'If this is a child: do they have the age and understanding to decide?',
        description: 'Their view is recorded either way. It decides with the others only where they do.',
        labels: { has: 'Yes', 'has-not': 'No, not yet' },
      }),
    askedBy: text(200).optional().meta({ title: 'Who asked them' }),
    askedOn: date('Date they were asked').optional(),
    how: z
      .enum(['in-person', 'telephone', 'video', 'letter', 'message', 'other'])
      .optional()
      .meta({ title: 'How they were asked' }),
    note: text(2000).optional().meta({
      title: 'What they said, or why they were not asked',
      widget: 'long',
    }),
  })
  .refine((input) => input.state !== 'given-in-part' || (input.papers?.length ?? 0) > 0, {
    path: ['papers'],
    error: 'Say which papers the permission covers',
  })
  .refine((input) => !input.of.startsWith('c') || input.understanding !== undefined, {
    path: ['understanding'],
    error: 'Say whether this child has the age and understanding to decide',
  })
  .refine((input) => !input.state.startsWith('not-sought') || (input.note ?? '') !== '', {
    path: ['note'],
    error: 'Say why they were not asked',
  })
  .meta({ description: 'Records one person’s permission to share (R4.1).' })

export const Advisers = z.enum(['caldicott-guardian', 'legal-adviser'])

export const AskAdvice = z
  .strictObject({
    of: Advisers.meta({
      title: 'Ask',
      labels: { 'caldicott-guardian': 'Caldicott guardian', 'legal-adviser': 'Legal services' },
    }),
    question: text(4000).min(1).meta({ title: 'What you ask', widget: 'long' }),
  })
  .meta({ description: 'Records that advice was asked of the Caldicott guardian or legal services (R4.4).' })

const conditions = z.array(text(300).min(1)).max(5, { error: 'Give at most five conditions' }).optional()

export const AnswerAdvice = z
  .strictObject({
    advice: z.enum(['share', 'share-with-conditions', 'share-in-part', 'do-not-share']).meta({ title: 'Your advice' }),
    papers: paperKinds
      .optional()
      .meta({ title: 'Which papers', description: 'Only where you advise sharing in part.' }),
    conditions: conditions.meta({
      title: 'Conditions, one to a line',
      description: 'They travel with the papers, and the receiving council is bound to keep them.',
    }),
    reasons,
  })
  .refine((input) => input.advice !== 'share-with-conditions' || (input.conditions?.length ?? 0) > 0, {
    path: ['conditions'],
    error: 'Say the conditions',
  })
  .refine((input) => input.advice !== 'share-in-part' || (input.papers?.length ?? 0) > 0, {
    path: ['papers'],
    error: 'Say which papers you advise to share',
  })
  .meta({ description: 'Your answer to the practice lead who asks for your advice (R4.4).' })

export const DecideSharing = z
  .strictObject({
    outcome: z.enum(['share', 'share-in-part', 'do-not-share']).meta({ title: 'Your decision' }),
    papers: paperKinds.optional().meta({ title: 'Which papers', description: 'Only where sharing in part.' }),
    conditions: conditions.meta({
      title: 'Conditions of your own, one to a line',
      description: 'They travel with the papers. Conditions that were advised go with them anyway.',
    }),
    setAsideConditions: z.boolean().optional().meta({
      title: 'Set the advised conditions aside',
      description: 'This is sharing against advice: a service manager must countersign it.',
    }),
    ground: z
      .enum(['risk-of-harm', 'seeking-might-increase-risk', 'other-lawful-ground'])
      .optional()
      .meta({
        title: 'Ground',
        description: 'For sharing; a decision not to share needs none.',
        labels: {
          'risk-of-harm': 'Failure to share would place a child or adult at risk of harm',
          'seeking-might-increase-risk': 'Seeking permission might increase risk',
          'other-lawful-ground': 'Another lawful ground, which you name',
        },
      }),
    groundNamed: text(500).optional().meta({ title: 'The other lawful ground', widget: 'text' }),
    reasons,
    adviceNotNeeded: text(2000).optional().meta({
      title: 'Why advice was not thought necessary, or is not waited for',
      description:
        'After a refusal, if you asked neither the Caldicott guardian nor legal services, or have no answer yet.',
      widget: 'long',
    }),
  })
  .refine((input) => input.outcome !== 'share-in-part' || (input.papers?.length ?? 0) > 0, {
    path: ['papers'],
    error: 'Say which papers are shared',
  })
  .refine((input) => input.outcome === 'do-not-share' || input.ground !== undefined, {
    path: ['ground'],
    error: 'Say on which ground you share',
  })
  .refine((input) => input.ground !== 'other-lawful-ground' || (input.groundNamed ?? '') !== '', {
    path: ['groundNamed'],
    error: 'Name the lawful ground',
  })
  .meta({ description: 'A practice lead’s decision to share, share in part or not share (R4.3).' })

export const Countersign = z
  .strictObject({ reasons })
  .meta({ description: 'A service manager’s countersignature for sharing against advice (R4.4).' })

export const RecordConsent = z
  .strictObject({
    of: PersonId.meta({ title: 'Whose consent', choose: 'people' }),
    consent: z
      .enum(['given', 'declined', 'withdrawn', 'not-known'])
      .meta({ title: 'Consent to the Child in Need service' }),
    on: date('Date they said so').optional(),
    note: text(2000).optional().meta({ title: 'Anything they said', widget: 'long' }),
  })
  .meta({ description: 'Records a parent’s or carer’s consent to the s17 service, which is voluntary (R4.10).' })

export const SendInEmergency = z
  .strictObject({
    ground: z.enum(['risk-of-harm', 'seeking-might-increase-risk']).meta({
      title: 'Why it cannot wait',
      labels: {
        'risk-of-harm': 'Failure to share now would place a child or adult at risk of harm',
        'seeking-might-increase-risk': 'Waiting to seek permission might increase risk',
      },
    }),
    word: text(1000).min(1).meta({ title: 'The emergency, in a sentence or two', widget: 'long' }),
  })
  .meta({
    description:
      'On a practice lead’s word the package goes first. The reasons, and whatever else is not yet recorded, are due by the end of the next working day (R4.9).',
  })

export const DeclareKnowing = z
  .strictObject({
    sure: z.literal(true).meta({ title: 'I know this family. I will not be able to open this transfer again' }),
  })
  .meta({ description: 'Whoever knows the family outside work does not see their papers (R1.4).' })

export const ClearNamesake = z
  .strictObject({
    name: text(200).min(1).meta({ title: 'Name of the worker in your authority', widget: 'text' }),
    reasons,
  })
  .meta({
    description:
      'Records that a worker only has the same name as somebody in the family, and may open the transfer (R1.4).',
  })
