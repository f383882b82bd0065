import { z } from 'zod'
import { date } from '../../../schemas/dates.ts'
import { ChildId } from '../../../schemas/family.ts'
import { SHORT, text } from '../../../schemas/text.ts'
import { AddPaper } from '../../../schemas/verbs/package.ts'
import type { PaperInput } from '../../domain/transfer.ts'
import { slotTitles } from '../../domain/words.ts'

const line = (title: string) => text(SHORT).meta({ title, widget: 'text' })

/** What the page asks about an uploaded paper (R3.2); what asks for care is asked in the page’s own words (R3.10). */
export const PaperForm = z
  .strictObject({
    slot: AddPaper.shape.slot.meta({ title: 'Which paper it is', labels: slotTitles }),
    title: line('Title of the paper'),
    datedOn: date('Date on the paper'),
    name: line('Author’s name'),
    role: line('Author’s role'),
    organisation: line('Author’s organisation').optional(),
    children: z
      .array(ChildId)
      .min(1, { error: 'Select the children that the paper covers' })
      .max(20)
      .meta({ title: 'Which children it covers', choose: 'children' }),
    sourceSystem: z
      .strictObject({ name: line('Name of the case system'), recordId: line('Its number there').optional() })
      .optional()
      .meta({ title: 'Where it was first kept', description: 'Leave both blank if no case system keeps it.' }),
    thirdParty: line('Person outside the family it is about')
      .optional()
      .meta({ description: 'Fill this in if somebody outside the family could be known from the paper.' }),
    keepFrom: z
      .strictObject({ what: line('What must not be told'), from: line('From whom') })
      .optional()
      .meta({ title: 'Something in it must be kept from a person', description: 'Leave both blank if nothing must.' }),
    address: z
      .strictObject({ whose: line('Whose address'), from: line('From whom') })
      .optional()
      .meta({ title: 'It shows a confidential address', description: 'Leave both blank if it shows none.' }),
    reason: text(1000).optional().meta({
      title: 'Why it is needed',
      description: 'Only for a paper beyond the four: anything more is added with a reason.',
      widget: 'long',
    }),
  })
  .refine((paper) => paper.slot !== 'other' || paper.reason !== undefined, {
    path: ['reason'],
    error: 'Say why a paper beyond the four is needed',
  })

/** What the verb is given: the form’s answers about one uploaded file. */
export function paperInput(form: z.infer<typeof PaperForm>, file: string): PaperInput {
  const { slot, title, datedOn, name, role, organisation, children, thirdParty, keepFrom, address, reason } = form
  return AddPaper.parse({
    slot,
    about: {
      ...{ title, datedOn, authoredBy: { name, role, ...(organisation ? { organisation } : {}) }, children },
      ...(form.sourceSystem ? { sourceSystem: form.sourceSystem } : {}),
      marks: [
        ...(thirdParty ? [{ kind: 'third-party', who: thirdParty }] : []),
        ...(keepFrom ? [{ kind: 'keep-from', ...keepFrom }] : []),
        ...(address ? [{ kind: 'confidential-address', ...address }] : []),
      ],
    },
    files: [file],
    ...(reason ? { reason } : {}),
  })
}
