import { drawable, label, latin, type Script } from './characters.ts'
import { type Face, type Run, runsOf } from './runs.ts'
import type { Glyph } from './shaper.ts'

/** Text of one face and level, shaped: glyphs from left to right, in thousandths of the size it is set in. */
export type Piece = {
  text: string
  face: Face
  script: Script
  /** Embedding level (UAX 9): odd runs from right to left. */
  level: number
  glyphs: readonly Glyph[]
  /** Of the size of its line: what stands for a character that no face draws is set smaller. */
  scale: number
}

/** A word to be set, all of one level; `around` is the script of the text before it. */
export type Word = { text: string; level: number; bold: boolean; around: Script }

/** A word as shaped, in the order in which it is read; the width is in thousandths of the size of its line. */
export type Shaped = { pieces: readonly Piece[]; width: number }

/** Shapes words, each once. */
export type Shop = {
  word: (word: Word) => Shaped
  /** Part of a word: the letters at its edges are drawn as joined to what stands before and after. */
  part: (word: Word, before: string, after: string) => Shaped
  fallen: ReadonlySet<string>
}

const fallbackScale = 0.75
const spacesInTab = 4

/** @param facesOf the loaded faces of a weight, in order, the one that every book has first */
export function openShop(facesOf: (bold: boolean) => readonly [Face, ...Face[]]): Shop {
  const fallen = new Set<string>()
  const known = new Map<string, Map<string, Shaped>>()

  /** A character that no face draws is said by its code point: it is seen that something stands there, and what. */
  function fallback(text: string, { bold, level }: Word, script: Script): Piece {
    const [character = ''] = text
    fallen.add(character)
    const [face] = facesOf(bold)
    const stretch = { text: label(character), before: '', after: '', script: latin.tag, rtl: false }
    const glyphs = face.shaper.shape(stretch).map((glyph) => ({ ...glyph, at: 0 }))
    return { text, face, script, level, glyphs, scale: fallbackScale }
  }

  function shape({ text, face, script }: Run, word: Word, before: string, after: string): Piece {
    if (!face) return fallback(text, word, script)
    const stretch = {
      text: drawable(text),
      before: drawable(before),
      after: drawable(after),
      script: script.tag,
      rtl: word.level % 2 === 1,
    }
    const glyphs = face.shaper.shape(stretch)
    for (const glyph of glyphs) if (text[glyph.at] === '\t') glyph.advance *= spacesInTab
    return { text, face, script, level: word.level, glyphs, scale: 1 }
  }

  function part(word: Word, before: string, after: string): Shaped {
    const runs = runsOf(word.text, facesOf(word.bold), word.around)
    const pieces = runs.map((run, index) =>
      shape(run, word, index === 0 ? before : '', index === runs.length - 1 ? after : ''),
    )
    return { pieces, width: pieces.reduce((sum, piece) => sum + widthOf(piece), 0) }
  }

  return {
    fallen,
    part,
    word: (word) => {
      const kind = `${word.around.tag}${word.level}${word.bold}`
      const words = known.get(kind) ?? new Map<string, Shaped>()
      known.set(kind, words)
      const found = words.get(word.text) ?? part(word, '', '')
      words.set(word.text, found)
      return found
    },
  }
}

const widthOf = ({ glyphs, scale }: Piece) => glyphs.reduce((sum, { advance }) => sum + advance * scale, 0)
