import type { Line } from '../type/typesetter.ts'
import type { Pen } from './pen.ts'
import { filled, frame, hand, ink, inked, leading, ruled } from './sheet.ts'
import { type Tag, under } from './tag.ts'

type Cell = { lines: Line[]; bold: boolean; tag: Tag }
type Columns = readonly { left: number; right: number }[]

const pad = { x: 5, y: 2.8 }
const step = leading(hand.cell)
/** A row of more than this may be broken over the page. */
const mostWhole = frame.height / 5

const heightOf = (lines: number): number => lines * step + 2 * pad.y
const tallest = (cells: readonly { lines: readonly Line[] }[]): number =>
  Math.max(1, ...cells.map(({ lines }) => lines.length))

/** The columns’ edges: by their shares, but none so narrow that its words would be broken. */
function columnsOf(pen: Pen, shares: readonly number[], all: readonly (readonly string[])[]): Columns {
  const least = shares.map((_, at) => Math.min(longestWord(pen, all, at) + 2 * pad.x + 1, pen.width * 0.45))
  let left = pen.left
  return shared(pen.width, shares, least).map((width) => {
    const column = { left, right: left + width }
    left = column.right
    return column
  })
}

/** Shares out a width; who would get less than the least gets that, and the others share the rest. */
function shared(width: number, shares: readonly number[], least: readonly number[]): number[] {
  const needed = least.reduce((sum, one) => sum + one, 0)
  if (needed >= width) return least.map((one) => (one * width) / needed)
  const short = new Set<number>()
  for (;;) {
    const rest = least.reduce((left, one, at) => (short.has(at) ? left - one : left), width)
    const parts = shares.reduce((sum, share, at) => (short.has(at) ? sum : sum + share), 0)
    const widths = shares.map((share, at) => (short.has(at) ? (least[at] ?? 0) : (rest * share) / parts))
    const more = widths.flatMap((one, at) => (!short.has(at) && one < (least[at] ?? 0) ? [at] : []))
    if (more.length === 0) return widths
    for (const at of more) short.add(at)
  }
}

function longestWord(pen: Pen, all: readonly (readonly string[])[], at: number): number {
  let longest = 0
  for (const texts of all)
    for (const word of (texts[at] ?? '').split(/\s+/))
      longest = Math.max(longest, pen.type.widthOf(word, hand.cellHead))
  return longest
}

/** Draws some lines of each cell side by side; gives the height that they took. */
function stretch(pen: Pen, cells: readonly Cell[], columns: Columns, from: number, upto: number, again: boolean): void {
  const height = (upto - from) * step + 2 * pad.y
  if (cells.every(({ tag }) => tag.role === 'TH' && tag.scope === 'Column'))
    pen.ornament(filled('0.95 0.953 0.957', pen.left, pen.y - height, pen.width, height))
  cells.forEach(({ lines, bold, tag }, at) => {
    const column = columns[at]
    if (column === undefined) return
    const edges = { left: column.left + pad.x, right: column.right - pad.x, y: pen.y - pad.y }
    const operators = pen.set(lines.slice(from, upto), bold ? hand.cellHead : hand.cell, edges)
    if (operators && again) pen.ornament(inked(ink.black, operators))
    else if (operators) pen.mark(tag, inked(ink.black, operators))
  })
  pen.y -= height
  pen.ornament(ruled(pen.left, pen.right, pen.y))
}

/** Draws one row; a row taller than the room goes over the page with the head repeated, and loses nothing. */
function row(pen: Pen, cells: readonly Cell[], columns: Columns, head: () => void): void {
  const tall = tallest(cells)
  // A row of ordinary height stays whole.
  if (pen.room < heightOf(tall) && heightOf(tall) < mostWhole) {
    pen.turn()
    head()
  }
  for (let from = 0; from < tall; ) {
    const fit = Math.floor((pen.room - 2 * pad.y) / step)
    if (fit < Math.min(2, tall - from)) {
      pen.turn()
      head()
      continue
    }
    const upto = Math.min(tall, from + fit)
    stretch(pen, cells, columns, from, upto, false)
    from = upto
  }
}

/** The least room in which a table can begin: its head, and its first row whole or as much of it as a page must hold. */
export function leastOfTable(
  pen: Pen,
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): number {
  const columns = columnsOf(pen, shares, head ? [head, ...rows] : rows)
  const height = (texts: readonly string[]) =>
    heightOf(
      tallest(
        columns.map(({ left, right }, at) => ({
          lines: pen.lines(texts[at] ?? '', hand.cellHead, right - left - 2 * pad.x),
        })),
      ),
    )
  const [first] = rows
  return (head ? Math.min(height(head), mostWhole) : 0) + (first ? Math.min(height(first), mostWhole) : 0)
}

/**
 * Draws a table: `head` names the columns, and is repeated on each page that the table goes over to; without a head the
 * first cell of each row names it. `shares` are the widths in proportion.
 */
export function table(
  pen: Pen,
  parent: Tag,
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): void {
  const columns = columnsOf(pen, shares, head ? [head, ...rows] : rows)
  const tag = under(parent, 'Table')
  const cellsOf = (texts: readonly string[], isHead: boolean): Cell[] => {
    const tr = under(tag, 'TR')
    return columns.map((column, at) => {
      const names = isHead || (head === undefined && at === 0)
      const style = names ? hand.cellHead : hand.cell
      return {
        lines: pen.lines(texts[at] ?? '', style, column.right - column.left - 2 * pad.x),
        bold: names,
        tag: names ? under(tr, 'TH', { scope: isHead ? 'Column' : 'Row' }) : under(tr, 'TD'),
      }
    })
  }
  pen.need(leastOfTable(pen, head, rows, shares))
  const top = head && cellsOf(head, true)
  const tall = top ? tallest(top) : 0
  if (top) stretch(pen, top, columns, 0, tall, false)
  else pen.ornament(ruled(pen.left, pen.right, pen.y))
  // A head that fills half a page would leave no room for what it heads.
  const again = () => {
    if (top && tall * step < frame.height / 3) stretch(pen, top, columns, 0, tall, true)
    else pen.ornament(ruled(pen.left, pen.right, pen.y))
  }
  for (const texts of rows) row(pen, cellsOf(texts, false), columns, again)
  pen.skip(8)
}
