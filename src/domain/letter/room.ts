import type { Letter } from '../../../schemas/letter.ts'

/** Ems to a line of a letter: its column of 495 points at 12 points. */
const column = 41
/** Lines of body text on the page beside the letterhead, the heading, the sign-off and the foot. */
const most = 40
const letterheadLine = 1.5
const bold = 1.08

/** How wide characters are at most, in ems of the faces that letters are set in; what has none is shown as its code point. */
const widths: readonly [RegExp, number][] = [
  [/[ijlftIr.,:;'’‘“”!()[\]|/\s-]/, 0.45],
  [/[a-ln-vx-z0-9]/, 0.62],
  [/[\x20-\x7e\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\u00a1-\u00bf\u2010-\u2027]/u, 0.95],
  [/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{M}]/u, 0.75],
  [/[\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Ethiopic}]/u, 0.75],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u, 1],
]
const widest = 5

const emsOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (widths.find(([kind]) => kind.test(one))?.[1] ?? widest), 0)

/** Words as they may be parted at the end of a line: at blanks, and between the signs of Chinese and Japanese. */
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

/** How many lines a text takes in a letter, rather one too many than one too few. */
export const linesNeeded = (text: string, wider = 1): number =>
  text.split('\n').reduce((sum, paragraph) => sum + linesOf(paragraph, wider), 0)

function linesOf(paragraph: string, wider: number): number {
  let [lines, used] = [1, 0]
  for (const [piece] of paragraph.matchAll(pieces)) {
    const width = wider * emsOf(piece)
    if (used + width <= column) used += width
    // A blank at the end of a line takes no room.
    else if (piece.trim() !== '') {
      lines += used === 0 ? Math.ceil(width / column) - 1 : Math.ceil(width / column)
      used = width % column
    }
  }
  return lines
}

/** How many lines of the authority’s own words a letter has room for on its one page, in the closest hand that is set. */
export function roomForOwnWords({ from, to, about, paragraphs, closing, signOff }: Letter): number {
  // The letterhead is set half as large again, and like what it is about and the signature in bold letters.
  const letterhead = letterheadLine * Math.ceil((letterheadLine * bold * emsOf(from)) / column)
  const lines = linesNeeded(to) + linesNeeded(about, bold) + linesNeeded(signOff, bold)
  return Math.floor(
    most - letterhead - lines - [...paragraphs, ...closing].reduce((sum, one) => sum + linesNeeded(one), 0),
  )
}

/** Whether a letter fits on its one page, whatever script it is in. */
export const fitsOnePage = (letter: Letter): boolean =>
  roomForOwnWords(letter) >= (letter.ownWords === undefined ? 0 : linesNeeded(letter.ownWords))
