import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReference, referenceFrom } from '../../../src/domain/reference.ts'

const SYMBOLS = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
const aReference = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(referenceFrom)
const symbolsOf = (reference: string) => [...reference.slice(4).replace('-', '')]
const known = referenceFrom(Uint8Array.of(0x12, 0x34, 0x56, 0x78, 0x9a))

describe('a reference', () => {
  test('is BTN and two groups of four, always the same for the same bytes', () => {
    expect(known).toBe('BTN-8T5C-Y4TB')
    expect(referenceFrom(Uint8Array.of(0, 0, 0, 0, 0))).toBe('BTN-0000-0000')
  })

  test('has only Crockford symbols and is read back as it was written', () => {
    fc.assert(
      fc.property(aReference, (reference) => {
        expect(reference).toMatch(/^BTN-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(readReference(reference)).toBe(reference)
      }),
    )
  })

  test('uses all 35 bits: each of the last 35 bits of the bytes changes it', () => {
    const seen = new Set<string>()
    for (let bit = 0; bit < 40; bit++) {
      const bytes = new Uint8Array(5)
      bytes[bit >> 3] = 0x80 >> (bit & 7)
      seen.add(referenceFrom(bytes))
    }
    expect(seen.size).toBe(36)
  })

  test.each([0, 4, 6])('is not made of %d bytes', (length) => {
    expect(() => referenceFrom(new Uint8Array(length))).toThrow(RangeError)
  })
})

describe('a reference read over the telephone', () => {
  test.each(['btn-8t5c-y4tb', ' BTN 8T5C Y4TB ', 'BTN8T5CY4TB', '8t5c y4tb', 'BTN–8T5C–Y4TB', 'b t n 8 t 5 c y 4 t b'])(
    '%j is understood',
    (text) => expect(readReference(text)).toBe(known),
  )

  test('O is nought, I and L are one', () => {
    expect(referenceFrom(Uint8Array.of(0, 0, 0x01, 0x04, 0x20))).toBe('BTN-0002-1109')
    expect(readReference('btn-ooo2-ilo9')).toBe('BTN-0002-1109')
    expect(readReference('BTN-OO02-LI09')).toBe('BTN-0002-1109')
  })

  test.each([
    '',
    'BTN',
    'BTN-8T5C-Y4T',
    'BTN-8T5C-Y4TBR',
    'BTN-8T5C-Y4TU',
    'XYZ-8T5C-Y4TB',
    'BTN-8T5C-Y4T*',
    'BTN-8T5C-Y4T😀',
  ])('%j is none', (text) => expect(readReference(text)).toBeUndefined())

  test('one wrong symbol is caught, whichever and wherever', () => {
    fc.assert(
      fc.property(aReference, (reference) => {
        const symbols = symbolsOf(reference)
        for (let at = 0; at < 8; at++)
          for (const symbol of SYMBOLS)
            if (symbol !== symbols[at]) expect(readReference(symbols.with(at, symbol).join(''))).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })

  test('two neighbours exchanged are caught, for every pair of unlike symbols in every place', () => {
    fc.assert(
      fc.property(aReference, fc.integer({ min: 0, max: 5 }), (reference, at) => {
        for (const left of SYMBOLS)
          for (const right of SYMBOLS) {
            const symbols = symbolsOf(reference)
              .with(at, left)
              .with(at + 1, right)
            const valid = withCheck(symbols)
            const [one = '', other = ''] = [valid[at], valid[at + 1]]
            const exchanged = `BTN${valid
              .with(at, other)
              .with(at + 1, one)
              .join('')}`
            expect(readReference(exchanged)).toBe(one === other ? readReference(`BTN${valid.join('')}`) : undefined)
          }
      }),
      { numRuns: 12 },
    )
  })

  test('so are the check symbol and its neighbour, and two symbols further apart', () => {
    fc.assert(
      fc.property(aReference, fc.nat(7), fc.nat(7), (reference, at, to) => {
        const symbols = symbolsOf(reference)
        const [one = '', other = ''] = [symbols[at], symbols[to]]
        const exchanged = `BTN${symbols.with(at, other).with(to, one).join('')}`
        expect(readReference(exchanged)).toBe(one === other ? reference : undefined)
      }),
      { numRuns: 2000 },
    )
  })
})

/** The same seven symbols with the one check symbol, of the 32, that is accepted. */
function withCheck(symbols: string[]): string[] {
  const accepted = SYMBOLS.map((check) => symbols.with(7, check)).filter((all) => readReference(`BTN${all.join('')}`))
  expect(accepted).toHaveLength(1)
  return accepted[0] ?? []
}
