import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeInWords, makeCode, readCode } from '../../../src/auth/guest-code.ts'

test('a code is eight symbols that nobody mistakes for another', () => {
  for (let i = 0; i < 200; i++) expect(makeCode()).toMatch(/^[23456789BCDFGHJKMNPQRSTVWXYZ]{8}$/)
})

test('every symbol is as likely as another', () => {
  const counted = new Map<string, number>()
  const everyByte = Uint8Array.from({ length: 256 }, (_, at) => at)
  const drawn = Array.from(everyByte, (byte) => {
    // A byte that is passed over is drawn again: then comes the first symbol eight times.
    const draws = [new Uint8Array(8).fill(byte), new Uint8Array(8)]
    return { byte, symbol: makeCode(() => draws.shift() ?? new Uint8Array(8)).charAt(0) }
  })
  for (const { symbol } of drawn.slice(0, 252)) counted.set(symbol, (counted.get(symbol) ?? 0) + 1)
  expect([counted.size, ...new Set(counted.values())]).toEqual([28, 9])
  expect(drawn.slice(252).map(({ symbol }) => symbol)).toEqual(['2', '2', '2', '2'])
})

test('it reads back as a letter shows it, and however it is typed', () => {
  const code = fc.constant(undefined).map(() => makeCode())
  const typing = fc.constantFrom<(shown: string) => string>(
    (shown) => shown.toLowerCase(),
    (shown) => ` ${shown.replace(' ', '')}\n`,
    (shown) => shown.replace(' ', '–'),
    (shown) => [...shown].join(' '),
  )
  fc.assert(fc.property(code, typing, (made, typed) => readCode(typed(codeInWords(made))) === made))
})

test.each(['', 'K7QF 3XM', 'K7QF 3XMDD', 'K7QF 3XMA', 'K7QF 3XM1', 'К7QF 3XMD'])('%j is no code', (typed) =>
  expect(readCode(typed)).toBeUndefined(),
)
