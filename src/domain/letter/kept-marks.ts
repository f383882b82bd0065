import type { Paper } from '../../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'

type Person = { id: string; name: string }

/** What marks keep from one person: these words, and whether it is kept from them where the family lives now. */
export type KeptByMarks = { words: string[]; place: boolean }

/**
 * What the marks of these papers say must be kept, by the id of the person from whom (R3.10): the words of a mark, and of a
 * paper with a confidential address every address in it and the place itself. A mark that names somebody by name alone is
 * theirs too.
 */
export function keptByMarks(
  papers: readonly (StructuredPaper | Paper)[],
  people: readonly Person[],
): Record<string, KeptByMarks> {
  const kept: Record<string, KeptByMarks> = {}
  for (const paper of papers)
    for (const mark of paper.marks) {
      if (mark.kind === 'third-party') continue
      const what = mark.kind === 'keep-from' ? [mark.what] : addressesIn(paper)
      for (const { id } of people.filter((person) => mark.person === person.id || named(mark.from, person.name))) {
        const { words, place } = kept[id] ?? { words: [], place: false }
        kept[id] = { words: [...new Set([...words, ...what])], place: place || mark.kind === 'confidential-address' }
      }
    }
  return kept
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')
const named = (from: string, name: string) => plain(from).includes(plain(name))

/** Every address that a paper holds, wherever in it. */
function addressesIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'address' ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => addressesIn(inner, Array.isArray(value) ? key : name))
}
