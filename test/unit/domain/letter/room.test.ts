import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openTypesetter } from '../../../../src/bundle/type/typesetter.ts'
import { fitsOnePage, linesNeeded, roomForOwnWords } from '../../../../src/domain/letter/room.ts'
import { aLetter, inScripts } from '../../../support/letters.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

const type = await openTypesetter(aTypeKit(), Object.values(inScripts).join(''))
/** As the page is set: its column, in letters of 12 points. */
const linesSet = (text: string) => type.lines(text, { bold: false, size: 12 }, 495).length

describe('how many lines a text takes in a letter', () => {
  test.each(Object.entries(inScripts))('is never fewer than are set: %s', (_script, text) => {
    for (const some of [text, `${text} `.repeat(20).slice(0, 900), text.toUpperCase(), `${text}\n\n${text}`])
      expect(linesNeeded(some)).toBeGreaterThanOrEqual(linesSet(some))
  })

  test('is not many more either, in English', () => {
    const text = `${inScripts.English} `.repeat(20).slice(0, 900)
    expect(linesNeeded(text)).toBeLessThanOrEqual(linesSet(text) + 3)
  })

  test('whatever words there are', () => {
    const word = fc.oneof(
      ...Object.values(inScripts).map((text) => fc.constantFrom(...text.split(' '))),
      fc.constantFrom('MMMMMMMM', 'Wwwww', '@', '—', '09/11/2026', '\n', 'a'.repeat(120), '一'.repeat(60)),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        const text = words.join(' ')
        expect(linesNeeded(text)).toBeGreaterThanOrEqual(linesSet(text))
      }),
      { numRuns: 300 },
    )
  })
})

describe('the room of a letter', () => {
  test('holds own words up to the last line that it has', () => {
    const most = roomForOwnWords(aLetter())
    expect(fitsOnePage(aLetter({ ownWords: 'a\n'.repeat(most).trim() }))).toBe(true)
    expect(fitsOnePage(aLetter({ ownWords: 'a\n'.repeat(most + 1).trim() }))).toBe(false)
  })

  test('is less under a longer name', () => {
    const name = 'Royal Borough of Northern Aldermere and Southern Thornwick-under-Edge'
    expect(roomForOwnWords(aLetter({ from: name }))).toBeLessThan(roomForOwnWords(aLetter()))
  })
})
