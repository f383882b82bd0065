import type { Line } from '../type/typesetter.ts'
import type { Part } from './book.ts'
import type { Pen } from './pen.ts'
import { frame, hand, ink, inked, leading, ruled } from './sheet.ts'
import { type Tag, under } from './tag.ts'

type Row = { lines: Line[]; y: number }

const numberWidth = 44
const gap = 6

/** The contents, laid out before the page numbers are known: how many pages they take does not hang on the numbers. */
export function planContents(pen: Pen, parts: readonly Pick<Part, 'title' | 'caption'>[]): Row[][] {
  const step = leading(hand.body)
  const pages: Row[][] = [[]]
  let y = frame.top - leading(hand.title) - 12
  for (const { title, caption } of parts) {
    // A title may be anything; the caption says which paper it is.
    const lines = pen.lines(caption ? `${title}\n${caption}` : title, hand.body, pen.width - numberWidth)
    const height = lines.length * step + gap
    if (y - height < frame.bottom) {
      pages.push([])
      y = frame.top
    }
    pages.at(-1)?.push({ lines, y })
    y -= height
  }
  return pages
}

/** Writes one page of the contents; each line leads to its part. */
export function writeContents(pen: Pen, toc: Tag, rows: readonly Row[], parts: readonly { page: number }[]): void {
  rows.forEach(({ lines, y }, at) => {
    const target = parts[at]?.page ?? 0
    const number = pen.lines(String(target + 1), hand.body, numberWidth)
    const width = number[0]?.width ?? 0
    const link = under(under(toc, 'TOCI'), 'Link')
    const title = pen.set(lines, hand.body, { left: pen.left, right: pen.right - numberWidth, y })
    const last = y - (lines.length - 1) * leading(hand.body)
    const page = pen.set(number, hand.body, { left: pen.right - width, right: pen.right, y: last })
    pen.mark(link, inked(ink.black, `${title}\n${page}`))
    const foot = y - lines.length * leading(hand.body)
    pen.ornament(ruled(pen.left, pen.right, foot - gap / 2 + 1))
    pen.page.links.push({ tag: link, to: target, box: [pen.left, foot, pen.right, y] })
  })
}
