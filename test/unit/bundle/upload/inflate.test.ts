import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflate, inflatedLength } from '../../../../src/bundle/upload/inflate.ts'

const MB = 1024 * 1024
const text = Buffer.from('The plan is reviewed every twelve weeks. '.repeat(2_000))
const noise = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * 2_654_435_761) >>> 24))

describe('what zlib deflated', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['words', text],
    ['noise', noise],
    ['one byte over and over', Buffer.alloc(300_000, 7)],
  ])('comes out as it went in: %s', (_, plain) => {
    for (const options of [{ level: 0 }, { level: 1 }, { level: 6 }, { level: 9 }, { strategy: 4 }])
      expect(plain.equals(inflate(deflateSync(plain, options), MB))).toBe(true)
  })

  test('comes out whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.integer({ min: 0, max: 9 }), (plain, level) => {
        expect(inflate(deflateSync(plain, { level }), MB)).toEqual(plain)
      }),
    )
  })

  test('comes to the same length when only counted, however it is cut', () => {
    const long = Buffer.concat([noise, text, noise, Buffer.alloc(900_000, 3), text])
    for (const options of [{ level: 0 }, { level: 1 }, { level: 9 }, { strategy: 4 }])
      for (const size of [1, 7, 5_000, 10_000_000]) {
        const cut = (whole: Buffer) =>
          Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.subarray(at * size, (at + 1) * size))
        const whole = deflateSync(long, options)
        expect(inflatedLength(cut(whole), 2 * MB)).toBe(long.length)
        expect(() => inflatedLength(cut(whole), long.length - 1)).toThrow('inflates-too-far')
        // Its last four bytes are a checksum, which a PNG has of its own.
        expect(() => inflatedLength(cut(whole.subarray(0, -6)), 2 * MB)).toThrow('not-readable')
      }
  })

  test('that was flushed and never closed comes out as far as it goes', () => {
    const open = Buffer.concat([deflateSync(text, { finishFlush: 2 })])
    expect(text.equals(inflate(open, MB))).toBe(true)
  })

  test('comes out with something behind it, for a line break often is', () => {
    expect(Buffer.from(inflate(Buffer.concat([deflateSync(text), Buffer.from('\r\n')]), MB))).toEqual(text)
  })
})

describe('what would inflate further than it may', () => {
  test('is not inflated: 100 MB of zeros, or one byte too many', () => {
    expect(() => inflate(deflateSync(Buffer.alloc(100 * MB)), MB)).toThrow('inflates-too-far')
    expect(() => inflate(deflateSync(text), text.length - 1)).toThrow('inflates-too-far')
    expect(inflate(deflateSync(text), text.length)).toHaveLength(text.length)
  })

  test('nor what describes its letters anew for every letter', () => {
    const bits: number[] = []
    const write = (value: number, count: number) => {
      for (let at = 0; at < count; at++) bits.push((value >> at) & 1)
    }
    for (let block = 0; block < 20; block++) {
      write(0, 1)
      write(2, 2)
      write(0, 5)
      write(0, 5)
      write(14, 4)
      // Of the codes of lengths only two are in use: 18, for many zeros, and 1.
      for (let at = 0; at < 18; at++) write(at === 2 || at === 17 ? 1 : 0, 3)
      for (const zeros of [138, 118]) {
        write(1, 1)
        write(zeros - 11, 7)
      }
      write(0, 3)
    }
    const body = Array.from({ length: bits.length >> 3 }, (_, at) =>
      bits.slice(at * 8, at * 8 + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
    )
    expect(() => inflate(Uint8Array.from([0x78, 0x9c, ...body]), MB)).toThrow('inflates-too-far')
  })
})

test('what is cut short or changed is found damaged, or gives no more than it may', () => {
  const whole = deflateSync(text)
  for (const length of [0, 1, 2, 3, 20, whole.length - 6]) {
    expect(() => inflate(whole.subarray(0, length), MB)).toThrow('not-readable')
  }
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ flip
      try {
        expect(inflate(changed, MB).length).toBeLessThanOrEqual(MB)
      } catch (thrown) {
        expect(String(thrown)).toMatch(/not-readable|inflates-too-far/)
      }
    }),
  )
})
