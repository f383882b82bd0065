import bidiFactory from 'bidi-js'
import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directionOf, levelRuns, segmentsOf, visualOrder } from '../../../../src/bundle/type/paragraph.ts'

const parts = (text: string) =>
  segmentsOf(text).map(({ start, end, next }) => [text.slice(start, end), text.slice(end, next)])

describe('where a line may break', () => {
  test('after the blanks between words, which hang over the edge', () => {
    expect(parts('a home  visit ')).toEqual([
      ['a', ' '],
      ['home', '  '],
      ['visit', ' '],
    ])
  })

  test('after a hyphen, but not within a date or a name', () => {
    expect(parts('follow-up on 12/03/2025 at O’Brien’s')).toEqual([
      ['follow-', ''],
      ['up', ' '],
      ['on', ' '],
      ['12/03/2025', ' '],
      ['at', ' '],
      ['O’Brien’s', ''],
    ])
  })

  test('between any two Chinese characters, but not before a full stop', () => {
    expect(parts('去学校。')).toEqual([
      ['去', ''],
      ['学', ''],
      ['校。', ''],
    ])
  })

  test('not at a no-break space', () => {
    expect(parts('12\u00A0March')).toEqual([['12\u00A0March', '']])
  })

  test('not at a soft hyphen, as none is shown', () => {
    expect(parts('respon\u00ADsibility')).toEqual([['respon\u00ADsibility', '']])
  })

  test('not among blanks: several tabs at the beginning stay together', () => {
    expect(parts('\t\tname')).toEqual([
      ['', '\t\t'],
      ['name', ''],
    ])
  })
})

describe('the direction of a paragraph', () => {
  test('is that of its first strong letter, where it is of one script but for a word', () => {
    expect(directionOf('123 – محمد علي حسن و Jo').base).toBe(1)
    expect(directionOf('123 – Amina and محمد').base).toBe(0)
  })

  test('is from the left for an English sentence that begins with a name from the right', () => {
    expect(directionOf('محمد علي, born 14 March 2017').base).toBe(0)
    expect(directionOf('نجمہ, Mother').base).toBe(0)
  })

  test('is from the left for figures alone', () => {
    expect(directionOf('12 (3)').base).toBe(0)
  })

  test('leaves a number within Arabic to run from left to right', () => {
    const { levels } = directionOf('علي 12')
    expect(levels && levelRuns(levels, 0, 6)).toEqual([
      { start: 0, end: 4, level: 1 },
      { start: 4, end: 6, level: 2 },
    ])
  })
})

describe('the order in which a line is seen', () => {
  const bidi = bidiFactory()
  const letters = constantFrom('a', 'b', 'א', 'ب', '1', '٢', ' ', '(', ')', '-', '\u2067', '\u2069', '\u202B', '\u202C')

  test('is that of the Unicode algorithm, for every mixture of directions', () => {
    assert(
      property(array(letters, { minLength: 1, maxLength: 30 }), (characters) => {
        const text = `${characters.join('')}x`
        const levels = bidi.getEmbeddingLevels(text)
        const shown = visualOrder(Array.from(levels.levels, (level, place) => ({ level, place })))
        expect(shown.map(({ place }) => place)).toEqual(bidi.getReorderedIndices(text, levels))
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})
