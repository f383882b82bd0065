import { endsWord, find, isDigit, isLineEnd, isSpace } from './pdf-bytes.ts'

const percent = 0x25
/** Readers differ in what they take for a whole number: `5 -0.obj` is a header to some. */
const isOfNumber = (byte: number | undefined): boolean =>
  isDigit(byte) || byte === 0x2d || byte === 0x2b || byte === 0x2e

/**
 * Whether an object begins where none was read: a reader goes by the table, which could send it into a comment or another’s data.
 * @param read where the word `obj` of each object was read
 */
export function hidesObject(bytes: Uint8Array, read: ReadonlySet<number>): boolean {
  for (let at = find(bytes, 'obj', 0); at >= 0; at = find(bytes, 'obj', at + 3))
    if (!read.has(at) && endsWord(bytes[at + 3]) && numbersBefore(bytes, at, 2)) return true
  return false
}

/** Whether so many numbers stand before this place, with nothing but white space and comments behind each. */
function numbersBefore(bytes: Uint8Array, end: number, count: number): boolean {
  for (let to = end; ; ) {
    const at = passBack(bytes, to)
    if (isOfNumber(bytes[at - 1])) return isLastOf(bytes, at, count)
    if (!bytes.subarray(at, to).some(isLineEnd) && to === end) return false
    // A comment may end here: any percent sign on its line may be the one that begins it.
    const line = startOfLine(bytes, at)
    let whole = false
    for (let sign = at - 1; sign >= line; sign--) {
      if (bytes[sign] !== percent) continue
      const before = passBack(bytes, sign)
      whole = before <= line
      if (!whole && isOfNumber(bytes[before - 1]) && isLastOf(bytes, before, count)) return true
    }
    if (!whole) return false
    to = line
  }
}

function isLastOf(bytes: Uint8Array, end: number, count: number): boolean {
  let from = end
  while (isOfNumber(bytes[from - 1])) from -= 1
  // A sign or a point within may part two numbers.
  return count === 1 || !bytes.subarray(from, end).every(isDigit) || numbersBefore(bytes, from, count - 1)
}

function passBack(bytes: Uint8Array, end: number): number {
  let at = end
  while (isSpace(bytes[at - 1])) at -= 1
  return at
}

function startOfLine(bytes: Uint8Array, end: number): number {
  let at = end
  while (at > 0 && !isLineEnd(bytes[at - 1])) at -= 1
  return at
}
