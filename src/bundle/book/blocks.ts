import { banner } from './banner.ts'
import type { Block } from './book.ts'
import type { Pen } from './pen.ts'
import { frame, hand, ink, inked, leading } from './sheet.ts'
import { table } from './table.ts'
import { type Tag, under } from './tag.ts'

/** A heading that stands in the outline, and where. */
export type Headed = { title: string; page: number; y: number }

type Heading = Extract<Block, { kind: 'heading' }>
type Place = { first: boolean; next: Block['kind'] | undefined }

/** Writes blocks one after the other down the pages; gives the headings of level 2, for the outline. */
export function write(pen: Pen, parent: Tag, blocks: readonly Block[]): Headed[] {
  return blocks.flatMap((block, at) => one(pen, parent, block, { first: at === 0, next: blocks[at + 1]?.kind }))
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
      facts(pen, parent, block.rows)
      return []
    case 'table':
      table(pen, parent, block.head, block.rows, block.shares ?? block.head.map(() => 1))
      return []
    case 'items':
      return items(pen, parent, block.items)
    case 'banner':
      banner(pen, parent, block.tone, block.title, block.lines)
      return []
  }
}

function heading(pen: Pen, parent: Tag, { level, text }: Heading, { first, next }: Place): Headed[] {
  const style = level === 2 ? hand.heading : hand.subheading
  if (!first) pen.skip(level === 2 ? 10 : 6)
  // A heading never stands alone at the foot of a page: a table and an item ask for more room than a line does.
  const after = next === 'paragraph' || next === 'list' ? 3 : 7
  pen.need(pen.lines(text, style).length * leading(style) + after * leading(hand.body))
  const headed = { title: text, page: pen.at, y: pen.y }
  pen.write(under(parent, level === 2 ? 'H2' : 'H3'), text, style)
  pen.skip(level === 2 ? 5 : 3)
  return level === 2 ? [headed] : []
}

function facts(pen: Pen, parent: Tag, rows: readonly { term: string; said: readonly string[] }[]): void {
  const texts = rows.map(({ term, said }) => [term, said.join('\n')])
  table(pen, parent, undefined, texts, [3, 7])
}

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
    pen.need(frame.height / 5)
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
