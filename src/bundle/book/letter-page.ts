import type { Line, Style, Typesetter } from '../type/typesetter.ts'
import type { LaidOut } from './lay-out.ts'
import { Pen } from './pen.ts'
import { drop, ink, inked, ruled, sheet } from './sheet.ts'
import { type Role, type Tag, under } from './tag.ts'

/** Something that a letter says, one under another: `gap` is the room before it, in points. */
export type LetterPart = { role: Extract<Role, 'P' | 'H1'>; text: string; style: Style; gap: number; ruled?: true }

/** A letter: one page with nothing that runs along its edges. What stands at its foot is small. */
export type LetterPage = {
  title: string
  subject: string
  reference: string
  /** The instant of its document, RFC 3339, so that no clock is read. */
  at: string
  parts: readonly LetterPart[]
  foot: string
}

const frame = { left: 50, right: sheet.width - 50, top: sheet.height - 42, bottom: 50 }
/** The foot, in its own small hand. */
const small: Style = { bold: false, size: 9 }
const footAt = 34

/** How much room is given: the first in which all of it fits on the page is taken. Letters are never set smaller. */
const airs = [
  { gap: 1, leading: 1.42 },
  { gap: 0.6, leading: 1.36 },
  { gap: 0.8, leading: 1.3 },
  { gap: 0.4, leading: 1.3 },
] as const
type Air = (typeof airs)[number]
const closest: Air = airs[3]

/** All the text of a letter, so that only the letters it needs are fetched. */
export const textOfLetter = ({ parts, foot }: LetterPage): string => [...parts.map(({ text }) => text), foot].join('\n')

/** Lays a letter out on its page. What could not fit all the same would go over to another: nothing is lost. */
export function layOutLetter(type: Typesetter, letter: LetterPage): LaidOut {
  const pen = new Pen(type)
  const document: Tag = { role: 'Document', kids: [] }
  pen.turn()
  pen.y = frame.top
  const set = letter.parts.map((part) => ({
    ...part,
    lines: type.lines(part.text, part.style, frame.right - frame.left),
  }))
  const heightIn = ({ gap, leading }: Air): number =>
    set.reduce((sum, part) => sum + part.gap * gap + part.lines.length * part.style.size * leading, 0)
  const air = airs.find((one) => heightIn(one) <= frame.top - frame.bottom) ?? closest
  for (const part of set) {
    pen.y -= part.gap * air.gap
    writeLines(pen, under(document, part.role), part.lines, part.style, air.leading)
    if (part.ruled) pen.ornament(ruled(frame.left, frame.right, pen.y - 4))
  }
  const [foot] = type.lines(letter.foot, small, frame.right - frame.left)
  if (foot) pen.mark(under(document, 'P'), inked(ink.quiet, type.operators(foot, frame.left, footAt)))
  return { pages: pen.pages, document, outline: [], inserted: new Map() }
}

function writeLines(pen: Pen, tag: Tag, lines: readonly Line[], style: Style, leading: number): void {
  let operators: string[] = []
  const put = () => {
    const drawn = operators.filter((one) => one !== '')
    if (drawn.length > 0) pen.mark(tag, inked(ink.black, drawn.join('\n')))
    operators = []
  }
  for (const line of lines) {
    if (pen.y - style.size * leading < frame.bottom) {
      put()
      pen.turn()
      pen.y = frame.top
    }
    const alone = lines.length === 1
    const x = line.rtl && !alone ? Math.max(frame.left, frame.right - line.width) : frame.left
    operators.push(pen.type.operators(line, x, pen.y - drop(style)))
    pen.y -= style.size * leading
  }
  put()
}
