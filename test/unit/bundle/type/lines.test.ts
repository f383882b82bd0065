import { array, assert, constantFrom, integer, oneof, property, string } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { graphemes, isInvisible } from '../../../../src/bundle/type/characters.ts'
import { type Line, openTypesetter, type Typesetter } from '../../../../src/bundle/type/typesetter.ts'
import { aTypeKit } from '../../../support/type-kit.ts'
import { everySample, samples } from './samples.ts'

const regular = { bold: false, size: 10 }
const blank = /[\s\u200B\u0085]/gu
const solid = (text: string) => text.replace(blank, '')
const texts = (lines: readonly Line[]) => lines.map(({ text }) => text)

let type: Typesetter
beforeAll(async () => {
  type = await openTypesetter(aTypeKit(), everySample)
})

describe('lines of English', () => {
  test('are as full as they can be', () => {
    const text = 'She said that the flat had been warm and that there was food for the week.'
    const lines = type.lines(text, regular, 120)
    expect(texts(lines).join(' ')).toBe(text)
    lines.slice(1).forEach((line, index) => {
      const before = lines[index]?.text ?? ''
      expect(type.widthOf(`${before} ${line.text.split(' ')[0]}`, regular)).toBeGreaterThan(120)
    })
  })

  test('end at a line feed; an empty one is a line too', () => {
    expect(texts(type.lines('one\n\ntwo\n', regular, 100))).toEqual(['one', '', 'two', ''])
    expect(texts(type.lines('', regular, 100))).toEqual([''])
  })

  test.each(['\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'])('end at %j, as a paste may hold it', (end) => {
    expect(texts(type.lines(`one${end}two`, regular, 100))).toEqual(['one', 'two'])
  })

  test('keep the blanks at their beginning and drop those at their end', () => {
    expect(texts(type.lines('  one   two   ', regular, 100))).toEqual(['  one   two'])
    expect(texts(type.lines('   ', regular, 100))).toEqual([''])
  })

  test('have the width of their words, and text of that width fits on one', () => {
    const [line] = type.lines('Warm, clean, well kept.', regular, 1000)
    expect(line?.width).toBeCloseTo(type.widthOf('Warm, clean, well kept.', regular), 6)
    expect(type.lines('Warm, clean, well kept.', regular, line?.width ?? 0)).toHaveLength(1)
  })

  test('are wider in bold, and twice as wide at twice the size', () => {
    const width = type.widthOf('Amina', regular)
    expect(type.widthOf('Amina', { bold: true, size: 10 })).toBeGreaterThan(width)
    expect(type.widthOf('Amina', { bold: false, size: 20 })).toBeCloseTo(2 * width, 6)
  })

  test('take a tab for four spaces', () => {
    const space = type.widthOf('a b', regular) - type.widthOf('ab', regular)
    expect(type.widthOf('a\tb', regular) - type.widthOf('ab', regular)).toBeCloseTo(4 * space, 1)
  })

  test('cut a word that is too long where it no longer fits', () => {
    const lines = type.lines(`see ${'x'.repeat(95)} there`, regular, 100)
    expect(texts(lines).join('')).toBe(`see${'x'.repeat(95)}there`.replace('xthere', 'x there'))
    expect(lines.every(({ width }) => width <= 100.01)).toBe(true)
    expect(lines[1]?.width).toBeGreaterThan(90)
  })
})

describe('lines of other scripts', () => {
  test('run from right to left when their paragraph does', () => {
    expect(type.lines('محمد علي حسن Jo\nJo محمد علي حسن', regular, 500).map(({ rtl }) => rtl)).toEqual([true, false])
  })

  test('have the pieces of a line of both directions in the order in which they are seen', () => {
    const [line] = type.lines('Amina, علي 12 محمد, said', regular, 500)
    const seen = line?.pieces.map(({ text }) => text).join('') ?? ''
    expect(seen).toBe('Amina, محمد 12 علي, said')
  })

  test('are put in order after they are broken: each begins with what is read first', () => {
    const lines = type.lines('واحد اثنان ثلاثة أربعة خمسة ستة', regular, 80)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.text.startsWith(line.pieces.at(-1)?.text ?? '?')).toBe(true)
  })

  test('keep Arabic letters joined where a long word is cut', () => {
    const word = 'ح'.repeat(60)
    const glyphs = type.lines(word, regular, 100).flatMap(({ pieces }) => pieces.flatMap((piece) => piece.glyphs))
    const middle = type.lines('ححح', regular, 100)[0]?.pieces[0]?.glyphs[1]?.id
    expect(glyphs.filter(({ id }) => id === middle)).toHaveLength(58)
  })

  test('break Chinese between characters and fill each line', () => {
    const lines = type.lines('他昨天没有去学校'.repeat(5), regular, 100)
    expect(lines.map(({ text }) => text.length)).toEqual([10, 10, 10, 10])
  })
})

describe('any text', () => {
  const odd = ['ก', 'ა', '😀', '👨‍👩‍👧', '\u200D', '\u200C', '\u00AD', '\u200E', '\u202E', '\uFEFF', '\u0001', '\uD800']
  const blanks = [' ', '  ', '\t', '\n', '\u00A0', '\u2003', '\u3000', '\u200B']
  const signs = [
    '(',
    ')',
    '“',
    '-',
    '/',
    '.',
    '،',
    '。',
    '12',
    '٤٥',
    '\u0301',
    '\u064E',
    '্',
    'ി',
    '→',
    '한',
    '\u{20000}',
  ]
  const anything = array(
    oneof(
      constantFrom(...samples.flatMap(({ text }) => [text, ...text.split(' '), ...graphemes(text)])),
      constantFrom(...odd, ...blanks, ...signs),
      string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  ).map((parts) => parts.join(''))

  test('is set whole, within its width, and never as the glyph for what a font lacks', () => {
    assert(
      property(anything, integer({ min: 20, max: 300 }), (text, width) => {
        const lines = type.lines(text, regular, width)
        expect(solid(texts(lines).join(''))).toBe(solid(text))
        for (const line of lines) {
          if (line.width > width + 0.01) expect(graphemes(line.text.replace(blank, ' ').trim())).toHaveLength(1)
          expect(line.pieces.flatMap(({ glyphs }) => glyphs).filter(({ id }) => id === 0)).toEqual([])
          expect(sorted(line.pieces.map((piece) => piece.text).join(''))).toEqual(sorted(line.text))
          for (const piece of line.pieces) {
            const shown = [...piece.text].some((character) => !isInvisible(character))
            expect(piece.glyphs.length > 0).toBe(shown)
            expect(piece.scale < 1).toBe(type.fallen.has([...piece.text][0] ?? ''))
          }
        }
      }),
      { numRuns: 1500, seed: 7 },
    )
  })
})

const sorted = (text: string) =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).sort((a, b) => a - b)
