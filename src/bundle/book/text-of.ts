import type { Block, Book } from './book.ts'

/** What stands where a page of an upload cannot be merged. */
export const NOT_PRINTED =
  'This page could not be printed here. The file that it belongs to is in the ZIP, whole and exactly as it was sent.'

/** What is said at the foot of an uploaded page that holds notes or fields without a drawing of their own. */
export const undrawnNote = (count: number): string =>
  `${count === 1 ? '1 note or field' : `${count} notes or fields`} on this page cannot be drawn here; the file in the ZIP has all of it.`

/** All the text of a book, so that only the letters it needs are fetched; with what every page says beside. */
export const textOf = (book: Book): string =>
  [
    ...[
      book.title,
      book.foot,
      book.reference,
      'Contents Page of 0123456789 • … Handle with care: marks on its first page.',
    ],
    ...book.cover.flatMap(wordsOf),
    ...book.parts.flatMap((part) => [part.title, part.caption ?? '', ...part.banners, ...part.blocks.flatMap(wordsOf)]),
  ].join('\n')

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
      return [...block.head, ...block.rows.flat()]
    case 'items':
      return block.items.flat().flatMap(wordsOf)
    case 'banner':
      return [block.title, ...block.lines]
  }
}
