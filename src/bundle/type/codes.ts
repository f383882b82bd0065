import type { Face } from './runs.ts'
import type { Drawing } from './subset.ts'

/** What a code of an embedded font shows, and the text that a reader may copy from it. */
export type Code = Drawing & { text: string }

/** The codes of one face, in the order in which they were first shown; code 0 is never shown. */
export type FaceCodes = { name: string; face: Face; codes: readonly Code[] }

/**
 * Gives out codes. What is drawn alike but stands for another text (a mirrored bracket, a Greek question mark) has a
 * code of its own, so that the text of every code is known without spans of /ActualText, which few readers heed.
 */
export type CodeBook = {
  /** The resource name of a face: F1, F2 … in the order of first use. */
  nameOf: (face: Face) => string
  /** The code as four hexadecimal digits. */
  codeOf: (face: Face, code: Code) => string
  faces: () => readonly FaceCodes[]
}

const mostCodes = 0xffff

export function openCodeBook(): CodeBook {
  const books = new Map<Face, { name: string; face: Face; codes: Code[]; byKey: Map<string, string> }>()
  const bookOf = (face: Face) => {
    const nothing: Code = { parts: [{ glyph: 0, x: 0, y: 0 }], advance: face.shaper.advanceOf(0), text: '' }
    const book = books.get(face) ?? { name: `F${books.size + 1}`, face, codes: [nothing], byKey: new Map() }
    books.set(face, book)
    return book
  }
  return {
    nameOf: (face) => bookOf(face).name,
    codeOf: (face, code) => {
      const { codes, byKey } = bookOf(face)
      const key = `${code.parts.map(({ glyph, x, y }) => `${glyph},${x},${y}`)} ${code.advance} ${code.text}`
      const known = byKey.get(key)
      if (known) return known
      if (codes.length > mostCodes) throw new RangeError('More than 65,535 glyphs of one face')
      const digits = codes.length.toString(16).padStart(4, '0')
      codes.push(code)
      byKey.set(key, digits)
      return digits
    },
    faces: () => [...books.values()],
  }
}
