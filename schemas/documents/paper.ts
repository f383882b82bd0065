import { z } from 'zod'
import { date, instant } from '../dates.ts'
import { PersonId } from '../family.ts'
import { LONG, SHORT, text } from '../text.ts'
import { Children, Worker } from './people.ts'

const KeptFrom = {
  from: text(SHORT).meta({ title: 'Kept from', description: 'The name of the person who must not learn it.' }),
  person: PersonId.optional().meta({ title: 'Person', description: 'That person’s id, where they are of the family.' }),
  reason: text(LONG).optional().meta({ title: 'Reason', description: 'Why it must be kept from them.' }),
}

/** Something in a paper that asks for care: shown as a banner, and kept out of letters to the person named (R3.10). */
export const Mark = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z
        .literal('third-party')
        .meta({ title: 'Kind', description: 'Information about somebody outside the family.' }),
      who: text(SHORT).meta({
        title: 'Person outside the family it is about',
        description: 'The third party, by name or by description.',
      }),
      note: text(LONG)
        .optional()
        .meta({ title: 'Note', description: 'Where it stands in the paper and how to handle it.' }),
    }),
    z.strictObject({
      kind: z.literal('keep-from').meta({ title: 'Kind', description: 'Information kept from a named person.' }),
      what: text(SHORT).meta({
        title: 'What',
        description: 'What must not be told: a name, a school, a telephone number.',
      }),
      ...KeptFrom,
    }),
    z.strictObject({
      kind: z
        .literal('confidential-address')
        .meta({ title: 'Kind', description: 'An address kept from a named person.' }),
      whose: text(SHORT).meta({ title: 'Whose address', description: 'The person or household whose address it is.' }),
      ...KeptFrom,
    }),
  ])
  .meta({ id: 'Mark', title: 'Mark', description: 'Something in the paper that asks for care.' })
export type Mark = z.infer<typeof Mark>

/** Where a paper was first kept (R3.11). */
const SourceSystem = z
  .strictObject({
    name: text(SHORT).meta({ title: 'System', description: 'The case system’s name.' }),
    recordId: text(SHORT).optional().meta({ title: 'Record', description: 'The paper’s id in that system.' }),
  })
  .meta({
    id: 'SourceSystem',
    title: 'Where it was first kept',
    description: 'The case system in which the paper was first kept.',
  })

/** What every paper says of itself, structured or uploaded (R3.2, R3.10, R3.11). Spread into each paper’s schema. */
export const paperFields = {
  title: text(SHORT).meta({ title: 'Title', description: 'The paper’s title.' }),
  datedOn: date('Dated', 'The date that the paper bears.'),
  updatedOn: date('Last updated', 'When its content last changed, if it did.').optional(),
  authoredBy: Worker.meta({ title: 'Author', description: 'Who wrote it, and in what role.' }),
  originalCreatedAt: instant.optional().meta({
    title: 'First recorded',
    description: 'When the case system first recorded it (RFC 3339); left out where no system did.',
  }),
  sourceSystem: SourceSystem.optional().meta({
    title: 'Case system',
    description: 'Where it was first kept, if anywhere.',
  }),
  children: Children.meta({
    title: 'Children covered',
    description: 'The children of the transfer that the paper covers, by id.',
  }),
  marks: z.array(Mark).max(50).meta({
    title: 'Marks',
    description: 'What asks for care in this paper. An empty list says that nothing does.',
  }),
}

/** What every paper says of itself: the whole of it for an uploaded PDF. */
export const Paper = z
  .strictObject(paperFields)
  .meta({ id: 'Paper', title: 'Paper', description: 'What every paper says of itself.' })
export type Paper = z.infer<typeof Paper>

/**
 * Refuses a paper that speaks of a child whom it does not cover (R3.2): such a paper may be about another family.
 * Reads every `child` and `children` below the top of the paper.
 */
export function speaksOnlyOfItsChildren(paper: { children: readonly string[] }, context: z.RefinementCtx): void {
  const covered = new Set(paper.children)
  const visit = (value: unknown, path: PropertyKey[]): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key]
      const named = key === 'child' ? [inner] : key === 'children' ? inner : []
      for (const id of Array.isArray(named) ? named : [])
        if (typeof id === 'string' && !covered.has(id))
          context.addIssue({ code: 'custom', path: here, message: 'Name only children whom this paper covers' })
      visit(inner, here)
    }
  }
  visit(paper, [])
}
