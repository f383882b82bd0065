import { describe, expect, test } from 'vitest'
import {
  drawable,
  graphemes,
  invisibleEdges,
  isInvisible,
  label,
  scriptOf,
} from '../../../../src/bundle/type/characters.ts'

describe('what a reader takes as single characters', () => {
  test('a letter with its marks, a syllable with its vowel sign, a family of emoji', () => {
    expect(graphemes('e\u0301a')).toEqual(['e\u0301', 'a'])
    expect(graphemes('கொடி')).toEqual(['கொ', 'டி'])
    expect(graphemes('👨‍👩‍👧!')).toEqual(['👨‍👩‍👧', '!'])
  })

  test('the same in a text that is divided to be read', () => {
    const long = 'ae\u0301கொ👨‍👩‍👧'.repeat(500)
    expect(graphemes(long)).toEqual(Array.from({ length: 500 }, () => ['a', 'e\u0301', 'கொ', '👨‍👩‍👧']).flat())
  })
})

describe('what shows nothing', () => {
  test.each(['\u0001', '\u0085', '\u00AD', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F', '\u202E', '\uFEFF'])(
    'is %j',
    (character) => expect(isInvisible(character)).toBe(true),
  )

  test.each(['a', ' ', '\t', '\u00A0', '\u0600', '\u0300', '-'])('is not %j', (character) =>
    expect(isInvisible(character)).toBe(false),
  )

  test('is drawn as nothing, unit for unit, so that places in the text stay', () => {
    expect(drawable('a\u0001b\u{E0041}\tc')).toBe('a\u2060b\u2060\u2060 c')
  })

  test('but joiners stay, as they shape their neighbours', () => {
    expect(drawable('ک\u200Ch\u200D')).toBe('ک\u200Ch\u200D')
  })

  test('is not copied from the edges of a letter', () => {
    expect('\u200Eab\u00ADc\u200F\u0001'.replace(invisibleEdges, '')).toBe('ab\u00ADc')
  })
})

describe('the script of a text', () => {
  test('is that of its first letter', () => {
    expect(scriptOf('12 (ਗੁਰ) Amina')?.tag).toBe('Guru')
    expect(scriptOf('12 – “…”')).toBeUndefined()
  })
})

test('a character that no face draws is said by its code point', () => {
  expect([label('ก'), label('😀')]).toEqual(['‹U+0E01›', '‹U+1F600›'])
})
