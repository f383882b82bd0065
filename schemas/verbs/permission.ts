import { z } from 'zod'
import { date } from '../dates.ts'
import { PersonId } from '../family.ts'
import { text } from '../text.ts'
import { reasons, slot } from './shared.ts'

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
    papers: z
      .array(slot)
      .max(4)
      .optional()
      .meta({ title: 'Which papers', description: 'Only where permission is given in part.' }),
    askedOn: date('Date they were asked').optional(),
    how: text(500).optional().meta({ title: 'How they were asked, and by whom', widget: 'text' }),
    note: text(2000).optional().meta({ title: 'Anything they said', widget: 'long' }),
  })
  .refine((input) => input.state !== 'given-in-part' || (input.papers?.length ?? 0) > 0, {
    path: ['papers'],
    error: 'Say which papers the permission covers',
  })
  .meta({ description: 'Records one person’s permission to share (R4.1).' })

export const RecordLawfulBasis = z
  .strictObject({
    article6: z.enum(['6(1)(e)', '6(1)(c)', '6(1)(d)']).meta({
      title: 'UK GDPR Article 6',
      labels: {
        '6(1)(e)': '6(1)(e) public task',
        '6(1)(c)': '6(1)(c) legal obligation',
        '6(1)(d)': '6(1)(d) vital interests',
      },
    }),
    article9: z.enum(['9(2)(g)', '9(2)(h)', '9(2)(b)', '9(2)(f)']).meta({
      title: 'UK GDPR Article 9',
      labels: {
        '9(2)(g)': '9(2)(g) substantial public interest: DPA 2018 Sch 1 para 18, safeguarding',
        '9(2)(h)': '9(2)(h) health or social care',
        '9(2)(b)': '9(2)(b) social protection law',
        '9(2)(f)': '9(2)(f) legal claims',
      },
    }),
  })
  .meta({
    description: 'Records the lawful basis, which stands beside permission and is never confused with it (R4.5).',
  })

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

export const AnswerAdvice = z
  .strictObject({
    advice: z.enum(['share', 'share-with-conditions', 'share-in-part', 'do-not-share']).meta({ title: 'Your advice' }),
    reasons,
  })
  .meta({ description: 'The adviser’s answer (R4.4).' })

export const DecideSharing = z
  .strictObject({
    outcome: z.enum(['share', 'share-in-part', 'do-not-share']).meta({ title: 'Your decision' }),
    papers: z.array(slot).max(4).optional().meta({ title: 'Which papers', description: 'Only where sharing in part.' }),
    ground: z.enum(['risk-of-harm', 'seeking-might-increase-risk', 'other-lawful-ground']).meta({
      title: 'Ground',
      labels: {
        'risk-of-harm': 'Failure to share would place a child or adult at risk of harm',
        'seeking-might-increase-risk': 'Seeking permission might increase risk',
        'other-lawful-ground': 'Another lawful ground, named in the reasons',
      },
    }),
    reasons,
    adviceNotNeeded: text(2000).optional().meta({
      title: 'Why advice was not thought necessary',
      description: 'After a refusal, if you asked neither the Caldicott guardian nor legal services.',
      widget: 'long',
    }),
  })
  .refine((input) => input.outcome !== 'share-in-part' || (input.papers?.length ?? 0) > 0, {
    path: ['papers'],
    error: 'Say which papers are shared',
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
  })
  .meta({ description: 'Records a parent’s or carer’s consent to the s17 service, which is voluntary (R4.10).' })
