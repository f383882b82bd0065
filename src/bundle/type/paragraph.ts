import bidiFactory from 'bidi-js'
import LineBreaker from 'linebreak'
import { blanksAtEnd } from './characters.ts'

const bidi = bidiFactory()

/** A word with the blanks after it: `end` is where the blanks begin, `next` where the next word does. */
export type Segment = { start: number; end: number; next: number }

/** Where a line may break (UAX 14), except at soft hyphens, which are not shown. */
export function segmentsOf(text: string): Segment[] {
  const breaker = new LineBreaker(text)
  const segments: Segment[] = []
  let start = 0
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    const next = found.position
    if (next < text.length && text[next - 1] === '\u00AD') continue
    const end = next - (blanksAtEnd.exec(text.slice(start, next))?.[0].length ?? 0)
    const last = segments.at(-1)
    if (last && end === start) last.next = next
    else segments.push({ start, end, next })
    start = next
  }
  return segments
}

/** Direction by place in the text (UAX 9): odd levels run from right to left. Without levels, all runs from left to right. */
export type Direction = { base: number; levels?: Uint8Array }

const rightToLeft =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A paragraph runs from the right when its first strong letter does (UAX 9, P2), unless more than a fifth of its letters run
 * from the left: an English sentence that begins with a name from the right is an English sentence.
 */
export function directionOf(paragraph: string): Direction {
  if (!rightToLeft.test(paragraph)) return { base: 0 }
  // Overrides make what is read another thing than what was written; they have no place in a case paper.
  const plain = paragraph.replaceAll(/[\u202A-\u202E]/g, '\u200B')
  const letters = paragraph.match(/\p{L}/gu) ?? []
  const fromLeft = letters.filter((letter) => !rightToLeft.test(letter)).length
  const { levels, paragraphs } = bidi.getEmbeddingLevels(plain, fromLeft > letters.length / 5 ? 'ltr' : undefined)
  return { base: paragraphs[0]?.level ?? 0, levels }
}

/** Parts of a text that are of one level. */
export function levelRuns(
  levels: Uint8Array,
  start: number,
  end: number,
): { start: number; end: number; level: number }[] {
  const found: { start: number; end: number; level: number }[] = []
  for (let at = start; at < end; at++) {
    const level = levels[at] ?? 0
    const last = found.at(-1)
    if (last?.level === level) last.end = at + 1
    else found.push({ start: at, end: at + 1, level })
  }
  return found
}

/** Puts what stands on one line in the order in which it is seen (UAX 9, L2). */
export function visualOrder<T extends { level: number }>(logical: readonly T[]): T[] {
  const shown = [...logical]
  const highest = Math.max(0, ...shown.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < shown.length; from++) {
      let to = from
      while ((shown[to]?.level ?? 0) >= level) to++
      if (to > from) shown.splice(from, to - from, ...shown.slice(from, to).reverse())
      from = to
    }
  }
  return shown
}
