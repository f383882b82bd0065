import { describe, expect, test } from 'vitest'
import { readJpeg } from '../../../../src/bundle/upload/jpeg.ts'
import { adobe, aJpeg, exif, jfif } from '../../../support/pictures.ts'

describe('a JPEG says', () => {
  test('its size and its colours', () => {
    const upright = { width: 40, height: 30, orientation: 1, components: 3, inverted: false }
    expect(readJpeg(aJpeg())).toEqual(upright)
    expect(readJpeg(aJpeg({ more: [jfif(1, 300, 200)] }))).toEqual(upright)
    expect(readJpeg(aJpeg({ components: 1, frame: 0xc2 }))).toEqual({ ...upright, components: 1 })
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('how the camera was held: %i', (held) => {
    expect(readJpeg(aJpeg({ more: [exif(held)] })).orientation).toBe(held)
    expect(readJpeg(aJpeg({ more: [jfif(1, 72, 72), exif(held, 'II')] })).orientation).toBe(held)
  })

  test('nothing of how it was held that could not be', () => {
    expect(readJpeg(aJpeg({ more: [exif(0)] })).orientation).toBe(1)
    expect(readJpeg(aJpeg({ more: [exif(9)] })).orientation).toBe(1)
  })

  test('that its CMYK is stored inverted, where Adobe made it', () => {
    expect(readJpeg(aJpeg({ components: 4, more: [adobe()] }))).toMatchObject({ components: 4, inverted: true })
    expect(readJpeg(aJpeg({ components: 4 })).inverted).toBe(false)
    expect(readJpeg(aJpeg({ components: 3, more: [adobe()] })).inverted).toBe(false)
  })

  test('no more than it should: what follows its end is passed over', () => {
    expect(readJpeg(Buffer.concat([aJpeg(), Buffer.from('the maker’s own notes')]))).toMatchObject({ width: 40 })
  })
})

test('a JPEG cut off anywhere is cut short', () => {
  const whole = aJpeg({ more: [jfif(1, 300, 300), exif(6)] })
  for (let length = 4; length < whole.length; length++)
    expect(() => readJpeg(whole.subarray(0, length))).toThrow('truncated')
})

test.each([
  ['no scan', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
  ['a length of nothing', Buffer.from([0xff, 0xd8, 0x00, 0x01, 0x02])],
  ['lossless coding', aJpeg({ frame: 0xc3 })],
  ['arithmetic coding', aJpeg({ frame: 0xc9 })],
  ['twelve bits', aJpeg({ bits: 12 })],
  ['two components', aJpeg({ components: 2 })],
  ['no height', aJpeg({ height: 0 })],
])('a JPEG of a kind that not every reader opens is broken: %s', (_, bytes) => {
  expect(() => readJpeg(bytes)).toThrow('image-broken')
})

test.each([
  ['101 million points', aJpeg({ width: 10_100, height: 10_000 })],
  ['60,000 across', aJpeg({ width: 60_000, height: 10 })],
])('a JPEG of %s is too large', (_, bytes) => expect(() => readJpeg(bytes)).toThrow('image-too-large'))
