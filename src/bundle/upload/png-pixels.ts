import { type Png, splits } from './png.ts'
import { unpackedImage } from './png-image.ts'
import { Unfitting } from './unfitting.ts'

/** As many bytes of the image as are given at a time, if a row is not longer. */
const bandBytes = 256 * 1024

/** Some rows of an image: their grey or red, green and blue, and their alpha; eight bits a channel, no filter bytes. */
export type Band = { colour: Uint8Array; alpha: Uint8Array }

/**
 * Takes the alpha out of an image for which `splits` is true, from its top row to its last, without ever holding it whole.
 * Each band is the caller’s own. What it gives together is width × height × 1 (colourType 4) or 3 (6) of colour, and × 1 of alpha.
 * @throws Unfitting ‘image-broken’ where its rows cannot be read or are too few, ‘inflates-too-far’ where they are too many
 */
export async function* splitAlpha(png: Png): AsyncGenerator<Band> {
  if (!splits(png)) throw new Error('only an image of eight bits with an alpha channel, not interlaced, is split')
  const { width, height } = png
  const colours = png.colourType === 6 ? 3 : 1
  const rows = Math.max(1, Math.floor(bandBytes / (width * (colours + 1))))
  let band = bandOf(0, 0)
  let at = 0
  let done = 0
  for (const row of unfilteredRows(png, colours + 1)) {
    if (at === 0) band = bandOf(width * Math.min(rows, height - done), colours)
    for (let from = 0; from < row.length; at++) {
      for (let colour = 0; colour < colours; colour++) band.colour[at * colours + colour] = row[from++] as number
      band.alpha[at] = row[from++] as number
    }
    done += 1
    if (at < band.alpha.length) continue
    yield band
    at = 0
  }
}

const bandOf = (points: number, colours: number): Band => ({
  ...{ colour: new Uint8Array(points * colours), alpha: new Uint8Array(points) },
})

/** Its rows as they are seen, each only until the next is asked for. */
function* unfilteredRows(png: Png, channels: number): Generator<Uint8Array> {
  let row = new Uint8Array(png.width * channels)
  let above = new Uint8Array(row.length)
  let filter: number | undefined
  let filled = 0
  for (const piece of unpackedImage(png)) {
    for (let at = 0; at < piece.length; ) {
      if (filter === undefined) {
        filter = piece[at++]
        continue
      }
      const more = piece.subarray(at, at + row.length - filled)
      row.set(more, filled)
      filled += more.length
      at += more.length
      if (filled < row.length) continue
      unfilter(filter, row, above, channels)
      yield row
      const last = row
      row = above
      above = last
      filter = undefined
      filled = 0
    }
  }
}

/** Undoes what was done to a row so that it would deflate well (ISO/IEC 15948, 9.2): `far` is how many bytes a point has. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, far: number): void {
  const from = above as { [at: number]: number }
  const own = row as { [at: number]: number }
  const add = (at: number, more: number) => {
    own[at] = (own[at] ?? 0) + more
  }
  if (filter === 1) for (let at = far; at < row.length; at++) add(at, own[at - far] ?? 0)
  else if (filter === 2) for (let at = 0; at < row.length; at++) add(at, from[at] ?? 0)
  else if (filter === 3)
    for (let at = 0; at < row.length; at++) add(at, ((at < far ? 0 : (own[at - far] ?? 0)) + (from[at] ?? 0)) >> 1)
  else if (filter === 4)
    for (let at = 0; at < row.length; at++)
      add(at, at < far ? (from[at] ?? 0) : nearest(own[at - far] ?? 0, from[at] ?? 0, from[at - far] ?? 0))
  else if (filter !== 0) throw new Unfitting('image-broken')
}

/** Paeth: of left, above and above left the one that is nearest to left + above − above left. */
function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
