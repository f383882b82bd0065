import { find, isDigit, isLineEnd, isSpace } from './pdf-bytes.ts'
import { hidesObject } from './pdf-hidden.ts'
import { Unfitting } from './unfitting.ts'

const endWithin = 1024
const mostBehind = 64 * 1024
const mostBeforeEnd = 64
/** pdf-lib looks ahead from each byte of what stands behind the end: so far altogether takes it no second. */
const mostLooks = 4_000_000
const percent = 0x25

/**
 * A PDF without what a mail gateway put behind its end: text of up to 64 KiB in which nothing of a PDF stands.
 * @throws Unfitting ‘truncated’ when its end is missing
 */
export function upToItsEnd(bytes: Uint8Array): Uint8Array {
  let length = bytes.length
  while (isSpace(bytes[length - 1])) length -= 1
  if (find(bytes, '%%EOF', Math.max(0, length - endWithin)) >= 0) return bytes
  const end = lastEnd(bytes, Math.max(0, length - mostBehind))
  const behind = bytes.subarray(end, length)
  // An addition that was cut short must not be left out unseen.
  const another = ['xref', 'trailer'].some((word) => find(behind, word, 0) >= 0) || hidesObject(behind, new Set())
  if (end < 0 || !startsTable(bytes.subarray(Math.max(0, end - mostBeforeEnd), end)) || another)
    throw new Unfitting('truncated')
  if (looksAhead(behind) > mostLooks) throw new Unfitting('not-readable')
  return bytes.subarray(0, end)
}

/** Where the last `%%EOF` ends. */
function lastEnd(bytes: Uint8Array, from: number): number {
  let end = -1
  for (let at = find(bytes, '%%EOF', from); at >= 0; at = find(bytes, '%%EOF', end)) end = at + '%%EOF'.length
  return end
}

const startsTable = (bytes: Uint8Array): boolean =>
  /startxref\s+\d+\s*%%EOF$/.test(new TextDecoder('latin1').decode(bytes))

/** How many bytes are passed altogether by one who from each byte on passes digits, white space and comments. */
function looksAhead(bytes: Uint8Array): number {
  let [all, ahead, line, fromLine] = [0, 0, bytes.length, 0]
  for (let at = bytes.length - 1; at >= 0; at--) {
    const byte = bytes[at]
    if (byte === percent) ahead = line - at + fromLine
    else ahead = isSpace(byte) || isDigit(byte) ? ahead + 1 : 0
    if (isLineEnd(byte)) [line, fromLine] = [at, ahead]
    all += ahead
  }
  return all
}
