import { z } from 'zod'
import { AuthorityId } from '../authority.ts'
import { uuid } from '../id.ts'
import { reasons } from './shared.ts'

const contact = uuid('Give the id of the wish for contact').meta({ title: 'Which authority asks', choose: 'contacts' })

export const AskContact = z
  .strictObject({
    match: z
      .string()
      .regex(/^[0-9a-f]{32}$/, { error: 'Choose one of the earlier moves that were found' })
      .meta({ title: 'Which earlier move', choose: 'earlierMoves' }),
    reasons,
  })
  .meta({
    description:
      'Asks the authority that knows of an earlier move to be in contact. You learn which one it is once its practice lead agrees; it learns your authority’s name now (R5.2).',
  })

export const NoteContact = z
  .strictObject({ contact, authority: AuthorityId.meta({ title: 'The authority that asks' }) })
  .meta({
    description:
      'The exchange’s own verb: puts on this record that another authority, which the family has moved from since, wishes for contact (R5.2).',
  })

export const AnswerContact = z
  .strictObject({
    contact,
    agree: z.boolean().meta({
      title: 'Do you agree to be in contact?',
      description: 'If you agree, they learn your authority’s name. Your answer cannot be changed.',
      widget: 'yes-no',
    }),
    reasons,
  })
  .meta({
    description:
      'Agrees to be in contact with the authority that asks about an earlier move, which then learns your authority’s name; or does not (R5.2).',
  })

export const DiscloseContact = z
  .strictObject({
    contact,
    agree: z.boolean().meta({ title: 'They agreed' }),
    authority: AuthorityId.optional().meta({ title: 'The authority that agreed' }),
  })
  .refine((input) => input.agree === (input.authority !== undefined), {
    path: ['authority'],
    error: 'An authority that agreed is named, and no other',
  })
  .meta({
    description:
      'The exchange’s own verb: puts on this record whether the other authority agreed to contact, and its name where it did (R5.2).',
  })
