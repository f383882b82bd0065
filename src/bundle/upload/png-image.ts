import { inflatedPieces } from './inflate.ts'
import { type Png, rowsOf } from './png.ts'
import { Unfitting } from './unfitting.ts'

/** None, Sub, Up, Average, Paeth (ISO/IEC 15948, 9.2). */
const lastFilter = 4

/**
 * Inflates the image and looks at each row’s filter, keeping nothing.
 * @throws Unfitting ‘image-broken’ when it is damaged or is less than the rows need, ‘inflates-too-far’ when it is more
 */
export function proveImage(png: Png): void {
  const passes = rowsOf(png)
  let [wide = 0, left = 0] = passes.shift() ?? []
  let next = 0
  for (const piece of unpackedImage(png)) {
    for (; next < piece.length; next += wide) {
      if ((piece[next] ?? 0) > lastFilter) throw new Unfitting('image-broken')
      if (left === 0) [wide = 0, left = 0] = passes.shift() ?? []
      left -= 1
    }
    next -= piece.length
  }
}

/**
 * The image’s rows, a filter byte before each, in pieces that hold only until the next is asked for.
 * @throws Unfitting likewise; what is too short only at its end
 */
export function* unpackedImage({ idat, inflated }: Png): Generator<Uint8Array> {
  let total = 0
  try {
    for (const piece of inflatedPieces(idat, inflated)) {
      total += piece.length
      yield piece
    }
  } catch (thrown) {
    throw thrown instanceof Unfitting && thrown.why === 'not-readable' ? new Unfitting('image-broken') : thrown
  }
  if (total < inflated) throw new Unfitting('image-broken')
}
