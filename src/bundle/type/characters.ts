/** A script that a face shapes: its ISO 15924 tag, and the family that is asked first. */
export type Script = { tag: string; family: string }

const scripts: readonly (Script & { letters: RegExp })[] = [
  { tag: 'Latn', family: 'NotoSans', letters: /\p{Script=Latin}/u },
  { tag: 'Grek', family: 'NotoSans', letters: /\p{Script=Greek}/u },
  { tag: 'Cyrl', family: 'NotoSans', letters: /\p{Script=Cyrillic}/u },
  { tag: 'Deva', family: 'NotoSans', letters: /\p{Script=Devanagari}/u },
  { tag: 'Arab', family: 'NotoSansArabic', letters: /\p{Script=Arabic}/u },
  { tag: 'Hebr', family: 'NotoSansHebrew', letters: /\p{Script=Hebrew}/u },
  { tag: 'Guru', family: 'NotoSansGurmukhi', letters: /\p{Script=Gurmukhi}/u },
  { tag: 'Beng', family: 'NotoSansBengali', letters: /\p{Script=Bengali}/u },
  { tag: 'Gujr', family: 'NotoSansGujarati', letters: /\p{Script=Gujarati}/u },
  { tag: 'Taml', family: 'NotoSansTamil', letters: /\p{Script=Tamil}/u },
  { tag: 'Ethi', family: 'NotoSansEthiopic', letters: /\p{Script=Ethiopic}/u },
  { tag: 'Hani', family: 'NotoSansSC', letters: /\p{Script=Han}/u },
  { tag: 'Hira', family: 'NotoSansSC', letters: /\p{Script=Hiragana}/u },
  { tag: 'Kana', family: 'NotoSansSC', letters: /\p{Script=Katakana}/u },
  { tag: 'Bopo', family: 'NotoSansSC', letters: /\p{Script=Bopomofo}/u },
]

/** Where nothing else says how to shape: digits and punctuation alone. */
export const latin: Script = { tag: 'Latn', family: 'NotoSans' }

/** The script of the first letter in the text that has one of those that a face shapes. */
export function scriptOf(text: string): Script | undefined {
  for (const character of text) {
    const script = scripts.find(({ letters }) => letters.test(character))
    if (script) return script
  }
  return undefined
}

/** Shows nothing by its nature: controls but for the tab, joiners, marks of direction, tags, soft hyphens. */
const invisible = '\\p{Default_Ignorable_Code_Point}\\x00-\\x08\\x0A-\\x1F\\x7F-\\x9F\\uFFF9-\\uFFFB'
const oneInvisible = new RegExp(`^[${invisible}]$`, 'u')

export function isInvisible(character: string): boolean {
  return oneInvisible.test(character)
}

/** The invisible at the beginning and at the end of a text. */
export const invisibleEdges = new RegExp(`^[${invisible}]+|[${invisible}]+$`, 'gu')

/** Those of the invisible that change how their neighbours are drawn; a font is shown no other. */
const shapesNeighbours = /^(?:[\u200C\u200D]|\u034F|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])$/u

/** Joins as nothing would, and is drawn as nothing. */
const wordJoiner = '\u2060'
const drawnAsOther = new RegExp(`[\\t\\u1680${invisible}]`, 'gu')

/** The text as a font is asked to draw it, unit for unit: a tab is a space, what shows nothing is a word joiner. */
export function drawable(text: string): string {
  return text.replace(drawnAsOther, (character) => {
    if (!isInvisible(character)) return ' '
    return shapesNeighbours.test(character) ? character : wordJoiner.repeat(character.length)
  })
}

const blanks = '\\t\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200B\\u205F\\u3000'

/** The blanks at the end of a text at which a line may break: they hang over the edge and are not drawn there. */
export const blanksAtEnd = new RegExp(`[${blanks}]+$`, 'u')

/** A character that no face can draw, said by its code point. */
export function label(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return `\u2039U+${point.toString(16).toUpperCase().padStart(4, '0')}\u203A`
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** The segmenter takes time by the square of what it is given: longer text is given to it by parts. */
const partLength = 512

/** What a reader takes as single characters (UAX 29). */
export function graphemes(text: string): string[] {
  if (/^[\x20-\x7E]*$/.test(text)) return [...text]
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    const units = Array.from(letters.segment(text.slice(at, at + partLength)), ({ segment }) => segment)
    // The last of a part may go on in the next.
    if (at + partLength < text.length && units.length > 1) units.pop()
    for (const unit of units) {
      found.push(unit)
      at += unit.length
    }
  }
  return found
}
