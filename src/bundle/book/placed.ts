import type { PDFRef } from 'pdf-lib'

/** x' = ax + cy + e, y' = bx + dy + f (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Something to be shown in a box: an XObject, and the matrix from its own space to an upright rectangle from (0, 0). */
export type Placed = {
  xObject: PDFRef
  width: number
  height: number
  upright: Matrix
  /** Notes and fields that say something and have no appearance to draw. */
  undrawn?: number
}

/** One matrix, then another. */
export const afterwards = (one: Matrix, next: Matrix): Matrix => [
  one[0] * next[0] + one[1] * next[2],
  one[0] * next[1] + one[1] * next[3],
  one[2] * next[0] + one[3] * next[2],
  one[2] * next[1] + one[3] * next[3],
  one[4] * next[0] + one[5] * next[2] + next[4],
  one[4] * next[1] + one[5] * next[3] + next[5],
]

/** @throws Error for what no PDF can hold */
function number(value: number): string {
  if (!(Math.abs(value) < 1e9)) throw new Error('no number of a PDF')
  return String(Math.round(value * 1e5) / 1e5)
}

/** A matrix as the operator that applies it. */
export const applied = (matrix: Matrix): string => `${matrix.map(number).join(' ')} cm`

/** The operators that show it as large as the box allows, never larger than life, in the middle of the top. */
export function shown(name: string, { width, height, upright }: Placed, box: Box): string {
  const scale = Math.min(box.width / width, box.height / height, 1)
  const left = box.left + (box.width - width * scale) / 2
  const bottom = box.bottom + box.height - height * scale
  return `q ${applied(afterwards(upright, [scale, 0, 0, scale, left, bottom]))} /${name} Do Q`
}

export type Box = { left: number; bottom: number; width: number; height: number }
