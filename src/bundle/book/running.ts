import type { Line, Style, Typesetter } from '../type/typesetter.ts'
import type { Book } from './book.ts'
import { frame, hand, ink, inked, ruled, sheet } from './sheet.ts'

/** What runs along the head and the foot of every page: the part, the reference, page x of y. No content of its own. */
export function runningLines(type: Typesetter, book: Book, part: string, page: number, of: number): string {
  const head = sheet.height - 40
  const foot = 40
  const number = oneLine(type, `Page ${page} of ${of}`, hand.small, 100)
  const reference = oneLine(type, book.reference, hand.smallStrong, 120)
  const title = oneLine(type, part, hand.small, frame.width - 140)
  const about = oneLine(type, book.foot, hand.small, frame.width - 240)
  const set = [
    title && type.operators(title, frame.left, head),
    reference && type.operators(reference, frame.right - reference.width, head),
    reference && type.operators(reference, frame.left, foot),
    about && type.operators(about, frame.left + (reference?.width ?? 0) + 10, foot),
    number && type.operators(number, frame.right - number.width, foot),
  ]
  const operators = [
    inked(ink.quiet, set.filter(Boolean).join('\n')),
    ruled(frame.left, frame.right, head - 7),
    ruled(frame.left, frame.right, foot + 13),
  ]
  return `/Artifact <</Type /Pagination>> BDC\n${operators.join('\n')}\nEMC`
}

/** A running line is short: what does not fit goes, since it stands in full on the page. */
function oneLine(type: Typesetter, text: string, style: Style, width: number): Line | undefined {
  const [first, more] = type.lines(text, style, width)
  if (first === undefined || first.text === '') return undefined
  return more === undefined ? first : type.lines(`${first.text.trimEnd()} …`, style, width + 20)[0]
}
