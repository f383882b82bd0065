import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readPng } from '../../../../src/bundle/upload/png.ts'
import { proveImage } from '../../../../src/bundle/upload/png-image.ts'
import { aPng, chunk } from '../../../support/pictures.ts'

const palette = chunk('PLTE', Buffer.from([0, 0, 0, 255, 255, 255]))
describe('a PNG says', () => {
  test('its size, depth and colours, and gives its image as it is', () => {
    const read = readPng(aPng())
    expect(read).toMatchObject({
      ...{ width: 8, height: 6, bitDepth: 8, colourType: 2, interlaced: false, hasAlpha: false, inflated: 6 * 25 },
    })
    expect(read.idat).toHaveLength(2)
    expect(inflateSync(Buffer.concat(read.idat))).toHaveLength(read.inflated)
    expect(() => proveImage(read)).not.toThrow()
  })

  test('its palette', () => {
    expect(readPng(aPng({ colourType: 3, more: [palette] })).palette).toHaveLength(6)
  })

  test('whether it may be seen through', () => {
    expect(readPng(aPng({ colourType: 6 })).hasAlpha).toBe(true)
    expect(readPng(aPng({ colourType: 4 })).hasAlpha).toBe(true)
    const clear = chunk('tRNS', Buffer.from([0]))
    const read = readPng(aPng({ colourType: 3, more: [palette, clear] }))
    expect(read).toMatchObject({ hasAlpha: true })
    expect(read.transparency).toHaveLength(1)
  })

  test('that it is interlaced, and what its seven passes come to', () => {
    // Of 8 by 6 points: 1 by 1, 1 by 1, 2 by 1, 2 by 2, 4 by 1, 4 by 3, 8 by 3; each row with a byte before it.
    const inflated = 4 + 4 + 7 + 2 * 7 + 13 + 3 * 13 + 3 * 25
    const read = readPng(aPng({ interlace: 1, data: deflateSync(Buffer.alloc(inflated)) }))
    expect(read).toMatchObject({ interlaced: true, inflated })
    expect(() => proveImage(read)).not.toThrow()
  })

  test('nothing by chunks that are not of the picture: an animated one has a first picture like any other', () => {
    expect(readPng(aPng({ more: [chunk('acTL', Buffer.alloc(8)), chunk('fdAT', Buffer.alloc(4))] })).width).toBe(8)
  })
})

test('a PNG cut off anywhere is cut short', () => {
  const whole = aPng()
  for (let length = 8; length < whole.length; length++)
    expect(() => readPng(whole.subarray(0, length))).toThrow('truncated')
})

test('a PNG with any byte changed is found broken, or cut short where a length was changed', () => {
  const whole = aPng()
  for (let at = 8; at < whole.length; at++) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => readPng(changed)).toThrow(/image-broken|truncated/)
  }
})

test.each([
  ['no palette', aPng({ colourType: 3 }), 'image-broken'],
  ['colours that there are not', aPng({ colourType: 5 }), 'image-broken'],
  ['no size', aPng({ width: 0 }), 'image-broken'],
  [
    '30,000 by 30,000 points',
    aPng({ width: 30_000, height: 30_000, data: deflateSync(Buffer.alloc(100)) }),
    'image-too-large',
  ],
])('a PNG of %s is refused', (_, bytes, why) => expect(() => readPng(bytes)).toThrow(why))

test('an image that does not inflate to its rows is refused', () => {
  const proving = (data: Buffer) => proveImage(readPng(aPng({ data })))
  expect(() => proving(deflateSync(Buffer.alloc(149)))).toThrow('image-broken')
  expect(() => proving(deflateSync(Buffer.alloc(151)))).toThrow('inflates-too-far')
  expect(() => proving(deflateSync(Buffer.alloc(50_000_000)))).toThrow('inflates-too-far')
  expect(() => proving(Buffer.from('this was never deflated'))).toThrow('image-broken')
})

describe('of what may be seen through or is interlaced', () => {
  const clear = chunk('tRNS', Buffer.from([0]))
  const read = (width: number, height: number, more: object) => () =>
    readPng(aPng({ width, height, data: Buffer.alloc(9), ...more }))

  test.each<[string, number, number, object]>([
    ['with an alpha channel, 30 million points', 5_000, 6_000, { colourType: 6 }],
    ['grey with an alpha channel, 30 million points', 5_000, 6_000, { colourType: 4 }],
    ['interlaced, 3 million points', 2_000, 1_500, { interlace: 1 }],
    ['by palette, 3 million points', 2_000, 1_500, { colourType: 3, more: [palette, clear] }],
    ['of sixteen bits, 1.5 million points', 1_500, 1_000, { colourType: 6, bitDepth: 16 }],
  ])('what is %s is taken; a row more is not', (_, width, height, more) => {
    expect(read(width, height, more)).not.toThrow()
    expect(read(width, height + 1, more)).toThrow('image-too-large')
  })
})

test('a row that was filtered in a way that there is not is broken, in whichever pass', () => {
  const image = Buffer.alloc(6 * 25)
  image[5 * 25] = 5
  expect(() => proveImage(readPng(aPng({ data: deflateSync(image) })))).toThrow('image-broken')
  const passes = Buffer.alloc(4 + 4 + 7 + 2 * 7 + 13 + 3 * 13 + 3 * 25)
  const proving = () => proveImage(readPng(aPng({ interlace: 1, data: deflateSync(passes) })))
  passes.fill(9)
  for (const at of [0, 4, 8, 15, 22, 29, 42, 55, 68, 81, 106, 131]) passes[at] = 4
  expect(proving).not.toThrow()
  passes[131] = 5
  expect(proving).toThrow('image-broken')
})
