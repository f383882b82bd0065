import type { Mark, Paper } from '../../../schemas/documents/paper.ts'
import { readingOf } from '../../../schemas/documents/read.ts'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'
import type { Names } from '../../domain/names.ts'
import { inOneLine } from '../../domain/plain-words.ts'
import { markReason, markSentence } from '../../domain/words.ts'
import type { Block } from '../book/book.ts'
import { partsBlocks, saidBlocks } from './said-blocks.ts'

/** A paper laid out for reading: what it is, why it asks for care, then its sections in the order of its schema (R3.2). */
export function paperBlocks(paper: StructuredPaper | Paper, names: Names): Block[] {
  const { about, sections: all } = readingOf(paper)
  const first = all.findIndex(({ said }) => said.kind !== 'parts' || inOneLine(said.parts, names) === undefined)
  const sections = first < 0 ? [] : all.slice(first)
  return [
    // Who authorised, chaired or leads stands first, and says no more than a fact does.
    ...partsBlocks([...about, ...all.slice(0, all.length - sections.length)], names),
    ...reasonsForCare(paper.marks, names),
    ...sections.flatMap(({ title, said }): Block[] => [
      { kind: 'heading', level: 2, text: title },
      ...saidBlocks(said, names),
    ]),
  ]
}

/** What stands on every page that carries the paper: one sentence for each mark (R3.10). */
export const paperBanners = (marks: readonly Mark[], names: Names): string[] => [
  ...new Set(marks.map((mark) => markSentence(mark, names))),
]

// A reason may be long: it is said once, and never runs along every page.
function reasonsForCare(marks: readonly Mark[], names: Names): Block[] {
  const items = marks.flatMap((mark) => {
    const reason = markReason(mark)
    return reason === undefined ? [] : [`${markSentence(mark, names)}. ${reason}`]
  })
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: 'Why this paper must be handled with care' },
    { kind: 'list', items },
  ]
}
