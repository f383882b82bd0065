import type { Paper } from '../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../schemas/documents/structured.ts'
import type { Block, Book, Part } from '../../src/bundle/book/book.ts'
import type { PackageFacts } from '../../src/bundle/words/facts.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import { england } from './acting.ts'
import { councils } from './actors.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from './papers.ts'

const contents: Record<string, () => StructuredPaper> = {
  ...{ assessment: anAssessment, plan: aPlan, minutes: someMinutes, summary: aSummary },
}

export const sendingCouncil = { id: councils.sender, name: 'Marlbrook County Council', telephone: '01632 960 100' }
export const receivingCouncil = { id: councils.receiver, name: 'Thornwick Borough Council', telephone: '01632 960 101' }

/** What version 1 of a transfer of the builders is printed from. */
export const packageFacts = (t: Transfer, overrides: Partial<PackageFacts> = {}): PackageFacts => ({
  ...{ transfer: t, version: 1, at: t.sentAt ?? '' },
  sentBy: { name: 'Perpetua Quillfeather', role: 'social-worker' },
  ...{ sender: sendingCouncil, receiver: receivingCouncil },
  papers: t.papers.flatMap((ref) => {
    const content = contents[ref.slot]?.()
    return ref.shared && content ? [{ ref, content }] : []
  }),
  manifests: [{ version: 1, sha256: 'cd'.repeat(32) }],
  ...{ calendar: england, mostMerged: 50 * 1024 * 1024 },
  ...overrides,
})

/** What an uploaded paper says of itself. */
export const aboutAnUpload = (overrides: Partial<Paper> = {}): Paper => ({
  ...{ title: 'Letter of the chair', datedOn: '2026-11-10', children: ['c1', 'c2'], marks: [] },
  authoredBy: { name: 'Honoria Larkspur', role: 'Service Manager' },
  ...overrides,
})

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'list':
      return [...block.items]
    case 'facts':
      return block.rows.flatMap(({ term, said }) => [term, ...said])
    case 'table':
      return [block.head.join(' | '), ...block.rows.map((row) => row.join(' | '))]
    case 'items':
      return block.items.flat().flatMap(wordsOf)
    case 'banner':
      return [block.title, ...block.lines]
  }
}

/** All that blocks say, a line for each fact, row and paragraph. */
export const linesOf = (blocks: readonly Block[]): string => blocks.flatMap(wordsOf).join('\n')

/** What a part says, with its banners. */
export const partLines = ({ title, caption, banners, blocks }: Part): string =>
  [caption, title, ...banners, linesOf(blocks)].join('\n')

/** What a whole book says. */
export const bookLines = ({ cover, parts }: Book): string => [linesOf(cover), ...parts.map(partLines)].join('\n')

/** The part of a book with this title. */
export function partOf(book: Book, title: string): Part {
  const part = book.parts.find((one) => one.title === title)
  if (part === undefined)
    throw new Error(`no part is called ${title}: ${book.parts.map((one) => one.title).join('; ')}`)
  return part
}
