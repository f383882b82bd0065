import { z } from 'zod'
import { Paper } from '../documents/paper.ts'
import { StructuredPaper } from '../documents/structured.ts'
import { uuid } from '../id.ts'
import { text } from '../text.ts'
import { children, slot } from './shared.ts'

const file = uuid('Give the id that the upload answered')

/** R3.2: a paper is structured, with or without its files, or uploaded files of which `about` says what they are; never two accounts of one paper (R3.10, R3.11). */
export const AddPaper = z
  .strictObject({
    slot: z.enum([...slot.options, 'other']).meta({ title: 'Which paper' }),
    structured: StructuredPaper.optional(),
    about: Paper.optional().meta({
      title: 'About the uploaded file',
      description: 'Needed where there is no structured paper; a structured paper says it for its files too.',
    }),
    files: z.array(file).max(10).default([]).meta({ title: 'Uploaded files' }),
    reason: text(1000).optional().meta({
      title: 'Why it is needed',
      description: 'The four papers are the ceiling; anything more is added with a reason.',
      widget: 'long',
    }),
  })
  .refine((paper) => paper.structured !== undefined || paper.about !== undefined, {
    path: ['about'],
    error: 'Say what the uploaded file is, or give the structured paper',
  })
  .refine((paper) => paper.structured === undefined || paper.about === undefined, {
    path: ['about'],
    error:
      'Give the structured paper or what the upload says of itself, not both: a structured paper says it for its files too',
  })
  .refine((paper) => paper.structured !== undefined || paper.files.length > 0, {
    path: ['files'],
    error: 'Give the id of an uploaded file, or the structured paper',
  })
  .meta({
    description: 'Upload one of the four papers, or another that the receiving council needs (R3.1, R3.2, R3.12).',
  })

export const SendAddendum = AddPaper.meta({
  description: 'The receiving council is told at once. What you sent before stays as it was (R2.2).',
})

export const UnavailablePaper = z
  .strictObject({
    slot,
    children,
    reason: z.enum(['no-review-yet', 'assessment-under-way', 'plan-being-written', 'held-elsewhere', 'other']).meta({
      title: 'Not available because',
      labels: {
        'no-review-yet': 'No review has been held yet',
        'assessment-under-way': 'The assessment is under way',
        'plan-being-written': 'The plan is being written',
        'held-elsewhere': 'It is held elsewhere',
        other: 'Another reason, said below',
      },
    }),
    standsIn: text(1000).optional().meta({ title: 'What stands in for it', widget: 'long' }),
  })
  .refine((input) => input.reason !== 'other' || (input.standsIn ?? '') !== '', {
    path: ['standsIn'],
    error: 'Say the reason, and what stands in for the paper',
  })
  .meta({ description: 'Says why a paper is not available and what stands in for it (R3.1).' })

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'A SHA-256 is 64 hexadecimal characters' })

export const KeepRendition = z
  .strictObject({
    version: z.int().min(1),
    file,
    bytes: z.int().min(1),
    pages: z.int().min(1),
    sha256,
    manifest: sha256,
    jws: z.string().min(1).max(4000),
  })
  .meta({ description: 'The exchange’s own verb: keeps the one print of a version, with its hash, signed (R3.9).' })

export const RemovePaper = z
  .strictObject({ paper: uuid('Give the id of the paper').meta({ title: 'Paper', choose: 'papers' }) })
  .meta({ description: 'Takes a paper out of a draft. What was sent stays (R2.2).' })
