import { banner } from './banner.ts'
import type { Block } from './book.ts'
import type { Pen } from './pen.ts'
import { frame, hand, ink, inked, leading } from './sheet.ts'
import { leastOfTable, table } from './table.ts'
import { type Tag, under } from './tag.ts'

/** A heading that stands in the outline, and where. */
export type Headed = { title: string; page: number; y: number }

type Heading = Extract<Block, { kind: 'heading' }>
type Place = { first: boolean; after: readonly Block[] }

/** Writes blocks one after the other down the pages; gives the headings of level 2, for the outline. */
export function write(pen: Pen, parent: Tag, blocks: readonly Block[]): Headed[] {
  return blocks.flatMap((block, at) => one(pen, parent, block, { first: at === 0, after: blocks.slice(at + 1) }))
}

function one(pen: Pen, parent: Tag, block: Block, place: Place): Headed[] {
  switch (block.kind) {
    case 'heading':
      return heading(pen, parent, block, place)
    case 'paragraph':
      pen.write(under(parent, 'P'), block.text, hand.body, block.quiet ? ink.quiet : ink.black)
      pen.skip(7)
      return []
    case 'list':
      list(pen, parent, block.items)
      return []
    case 'facts':
      table(pen, parent, undefined, rowsOf(block), termShares)
      return []
    case 'table':
      table(pen, parent, block.head, block.rows, sharesOf(block))
      return []
    case 'items':
      return items(pen, parent, block.items)
    case 'banner':
      banner(pen, parent, block.tone, block.title, block.lines)
      return []
  }
}

function heading(pen: Pen, parent: Tag, block: Heading, { first, after }: Place): Headed[] {
  const { level, text } = block
  const style = styleOf(block)
  if (!first) pen.skip(level === 2 ? 10 : 6)
  // A heading never stands alone at the foot of a page.
  pen.need(Math.min(least(pen, [block, ...after]), frame.height / 2))
  const headed = { title: text, page: pen.at, y: pen.y }
  pen.write(under(parent, level === 2 ? 'H2' : 'H3'), text, style)
  pen.skip(level === 2 ? 5 : 3)
  return level === 2 ? [headed] : []
}

const styleOf = ({ level }: Heading) => (level === 2 ? hand.heading : hand.subheading)

/** The least room that blocks need to begin: headings, with the beginning of what they head. */
function least(pen: Pen, [block, ...after]: readonly Block[]): number {
  switch (block?.kind) {
    case undefined:
      return 0
    case 'heading':
      return pen.lines(block.text, styleOf(block)).length * leading(styleOf(block)) + 10 + least(pen, after)
    case 'table':
      return leastOfTable(pen, block.head, block.rows, sharesOf(block))
    case 'facts':
      return leastOfTable(pen, undefined, rowsOf(block), termShares)
    case 'items':
      return leastOfItem + least(pen, block.items[0] ?? [])
    case 'paragraph':
      return Math.min(3, pen.lines(block.text, hand.body).length) * leading(hand.body)
    case 'list':
    case 'banner':
      return 4 * leading(hand.body)
  }
}

const termShares = [3, 7]
const leastOfItem = frame.height / 6
const rowsOf = ({ rows }: Extract<Block, { kind: 'facts' }>): string[][] =>
  rows.map(({ term, said }) => [term, said.join('\n')])
const sharesOf = ({ shares, head }: Extract<Block, { kind: 'table' }>): readonly number[] => shares ?? head.map(() => 1)

const indent = 18

/** Writes with the near edge set in: the left one, or the right one for what is read from there. */
function indented(pen: Pen, rtl: boolean, work: () => void): void {
  if (rtl) pen.right -= indent
  else pen.left += indent
  work()
  if (rtl) pen.right += indent
  else pen.left -= indent
}

function list(pen: Pen, parent: Tag, texts: readonly string[]): void {
  const tag = under(parent, 'L')
  for (const text of texts) {
    pen.need(2 * leading(hand.body))
    const item = under(tag, 'LI')
    const rtl = pen.lines(text, hand.body)[0]?.rtl ?? false
    label(pen, under(item, 'Lbl'), '•', rtl)
    indented(pen, rtl, () => pen.write(under(item, 'LBody'), text, hand.body))
    pen.skip(3)
  }
  pen.skip(5)
}

function items(pen: Pen, parent: Tag, all: readonly (readonly Block[])[]): Headed[] {
  const tag = under(parent, 'L')
  const headed = all.flatMap((blocks, at) => {
    pen.need(Math.min(Math.max(leastOfItem, least(pen, blocks)), frame.height / 2))
    if (at > 0) pen.skip(6)
    const item = under(tag, 'LI')
    label(pen, under(item, 'Lbl'), `${at + 1}.`, false)
    const found: Headed[] = []
    indented(pen, false, () => found.push(...write(pen, under(item, 'LBody'), blocks)))
    return found
  })
  pen.skip(4)
  return headed
}

/** A bullet or a number at the near edge, beside what follows. */
function label(pen: Pen, tag: Tag, text: string, rtl: boolean): void {
  const lines = pen.lines(text, hand.strong, indent * 2).map((line) => ({ ...line, rtl }))
  pen.mark(tag, inked(ink.black, pen.set(lines, hand.strong, pen)))
}
