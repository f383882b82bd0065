import { z } from 'zod'
import { AuthorityId } from '../authority.ts'
import { Family } from '../family.ts'
import { uuid } from '../id.ts'
import { text } from '../text.ts'
import { RecordLawfulBasis } from './lawful-basis.ts'
import { RaiseAlert, RecordMove } from './move.ts'
import { AddPaper, UnavailablePaper } from './package.ts'
import { RecordPermission } from './permission.ts'
import { ReportResidence } from './residence.ts'

/** A transfer piece by piece, or whole and sent in one call, as a case system would. */
export const Draft = z
  .strictObject({
    receiver: AuthorityId.meta({ title: 'Receiving authority' }),
    family: Family,
    movedOnFrom: uuid('Give the id of a transfer')
      .optional()
      .meta({ description: 'The transfer by which the family reached you, where they move on (R2.11).' }),
    alert: RaiseAlert.optional().meta({
      description: 'Raised with the first thing that is known, before anything else is ready (R2.8).',
    }),
    papers: z.array(AddPaper).max(20).default([]),
    unavailable: z.array(UnavailablePaper).max(8).default([]),
    permissions: z.array(RecordPermission).max(40).default([]),
    lawfulBasis: RecordLawfulBasis.optional(),
    move: RecordMove.optional(),
    residence: ReportResidence.optional(),
    send: z.boolean().default(false).meta({ description: 'Send it at once, if every rule allows.' }),
  })
  .refine(
    (draft) =>
      draft.alert === undefined ||
      (!draft.send && draft.papers.length + draft.unavailable.length + draft.permissions.length === 0),
    {
      path: ['alert'],
      error: 'Raise the alert with the family alone, and send the rest after: nothing may hold it up',
    },
  )
  .meta({ id: 'Draft', description: 'Opens a draft transfer to the receiving authority (R2).' })

export const Request = z
  .strictObject({
    sender: AuthorityId.meta({ title: 'Authority the family left' }),
    family: Family,
    note: text(2000).min(1).meta({ title: 'How you learned that the family is here', widget: 'long' }),
  })
  .meta({
    id: 'Request',
    description: 'The receiving authority asks for a transfer: the family is here, please send (R2.9).',
  })

export const RecordFamily = z
  .strictObject({ family: Family })
  .meta({ description: 'Corrects who moves, before the package is sent.' })

export const Nothing = z.strictObject({})
