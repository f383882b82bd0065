const spaces = [0, 9, 10, 12, 13, 32]
const delimiters = Array.from('()<>[]{}/%', (letter) => letter.charCodeAt(0))

/** Whether this byte is white space (ISO 32000-1, 7.2.2). */
export const isSpace = (byte: number | undefined): boolean => byte !== undefined && spaces.includes(byte)

/** Whether a line ends with this byte. */
export const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13

/** Whether this byte is one of 0 to 9. */
export const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** Whether a word ends before this byte, or before the end of the file. */
export const endsWord = (byte: number | undefined): boolean =>
  byte === undefined || isSpace(byte) || delimiters.includes(byte)

/** Where this word begins, looked for in `within` bytes from there on; -1 if nowhere. */
export function find(bytes: Uint8Array, word: string, from: number, within = bytes.length): number {
  const codes = Array.from(word, (letter) => letter.charCodeAt(0))
  const end = Math.min(bytes.length, from + within)
  for (let at = from; at < end; at++) {
    let same = 0
    while (same < codes.length && bytes[at + same] === codes[same]) same += 1
    if (same === codes.length) return at
  }
  return -1
}
