import { graphemes, latin, type Script } from './characters.ts'
import { directionOf, levelRuns, segmentsOf, visualOrder } from './paragraph.ts'
import type { Piece, Shaped, Shop } from './pieces.ts'

/** The size is in points. */
export type Style = { bold: boolean; size: number }

/** A line of text, shaped, in visual order. */
export type Line = { text: string; width: number; rtl: boolean; size: number; pieces: readonly Piece[] }

/** Sums that were added up in another order still fit: points. */
const slack = 0.001
/** More than HarfBuzz looks at to join letters. */
const contextLength = 8
/** What ends a line; the others are what a paste from elsewhere may hold for it. */
const lineEnd = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

/** Breaks text into lines no wider than `width` points. */
export function linesOf(shop: Shop, text: string, style: Style, width: number): Line[] {
  return text.split(lineEnd).flatMap((paragraph) => paragraphLines(shop, paragraph, style, width))
}

function paragraphLines(shop: Shop, text: string, { bold, size }: Style, width: number): Line[] {
  const direction = directionOf(text)
  const room = ((width + slack) * 1000) / size
  const shape = shaperOf(shop, text, bold, direction.levels)
  const lines: Line[] = []
  let pieces: Piece[] = []
  let used = 0
  let from = 0
  let to = 0
  let blanks: Shaped = nothing

  const finish = () => {
    const shown = direction.levels ? visualOrder(pieces) : pieces
    const line = { width: (used * size) / 1000, rtl: direction.base % 2 === 1, size, pieces: shown }
    lines.push({ text: text.slice(from, to), ...line })
    pieces = []
    used = 0
    blanks = nothing
  }
  const put = (word: Shaped, start: number, end: number) => {
    if (pieces.length === 0) from = start
    for (const piece of blanks.pieces) pieces.push(piece)
    for (const piece of word.pieces) pieces.push(piece)
    used += blanks.width + word.width
    to = end
  }
  const putLong = (start: number, end: number) => {
    const fits = (from: number, to: number) => shape(start + from, start + to, true).width <= room
    let at = start
    for (const cut of cutsOf(text.slice(start, end), fits)) {
      if (pieces.length > 0) finish()
      put(shape(at, start + cut, true), at, start + cut)
      at = start + cut
    }
  }

  let begun = 0
  for (const { start, end, next } of segmentsOf(text)) {
    const word = shape(start, end, false)
    if (used + blanks.width + word.width > room) {
      if (pieces.length > 0) finish()
      blanks = nothing
      begun = start
    }
    if (word.width > room) putLong(start, end)
    else if (end > start) put(word, pieces.length > 0 ? start : begun, end)
    blanks = shape(end, next, false)
  }
  if (pieces.length > 0 || lines.length === 0) finish()
  return lines
}

const nothing: Shaped = { pieces: [], width: 0 }

/** Shapes parts of a paragraph, one after the other: digits and blanks are drawn as the text before them is. */
function shaperOf(shop: Shop, text: string, bold: boolean, levels: Uint8Array | undefined) {
  let around: Script = latin
  const one = (start: number, end: number, level: number, cut: boolean): Shaped => {
    const word = { text: text.slice(start, end), level, bold, around }
    const shaped = cut
      ? shop.part(word, text.slice(Math.max(0, start - contextLength), start), text.slice(end, end + contextLength))
      : shop.word(word)
    around = shaped.pieces.at(-1)?.script ?? around
    return shaped
  }
  return (start: number, end: number, cut: boolean): Shaped => {
    if (start === end) return nothing
    if (!levels) return one(start, end, 0, cut)
    const shaped = levelRuns(levels, start, end).map(({ start, end, level }) => one(start, end, level, cut))
    return {
      pieces: shaped.flatMap(({ pieces }) => pieces),
      width: shaped.reduce((sum, { width }) => sum + width, 0),
    }
  }
}

/** Where to cut a word that is too long, its end included: as many graphemes to a line as fit, and at least one. */
function cutsOf(word: string, fits: (from: number, to: number) => boolean): number[] {
  const ends = [0]
  for (const unit of graphemes(word)) ends.push((ends.at(-1) ?? 0) + unit.length)
  const cuts: number[] = []
  for (let first = 0; first < ends.length - 1; ) {
    const room = (count: number) => fits(ends[first] ?? 0, ends[first + count] ?? word.length)
    let good = 1
    let bad = 2
    // Doubling first: a word of a thousand pages is never shaped whole for every line of it.
    while (first + bad < ends.length && room(bad)) {
      good = bad
      bad *= 2
    }
    bad = Math.min(bad, ends.length - first)
    while (bad - good > 1) {
      const middle = (good + bad) >> 1
      if (room(middle)) good = middle
      else bad = middle
    }
    first += good
    cuts.push(ends[first] ?? word.length)
  }
  return cuts
}
