import { deflateSync } from 'node:zlib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Png, readPng } from '../../../../src/bundle/upload/png.ts'
import { unpackedImage } from '../../../../src/bundle/upload/png-image.ts'
import { splitAlpha } from '../../../../src/bundle/upload/png-pixels.ts'
import { aPng, filtered } from '../../../support/pictures.ts'

async function split(png: Png) {
  const bands = []
  for await (const band of splitAlpha(png)) bands.push(band)
  return {
    bands: bands.length,
    colour: Buffer.concat(bands.map(({ colour }) => colour)),
    alpha: Buffer.concat(bands.map(({ alpha }) => alpha)),
  }
}

/** The same taken out of bytes that lie point by point. */
const apart = (points: Uint8Array, channels: number) => ({
  colour: Buffer.from(points.filter((_, at) => at % channels !== channels - 1)),
  alpha: Buffer.from(points.filter((_, at) => at % channels === channels - 1)),
})

function anImage(points: Uint8Array, width: number, channels: number, filters: readonly number[]): Png {
  const height = points.length / width / channels
  const rows = Array.from({ length: height }, (_, y) =>
    points.subarray(y * width * channels, (y + 1) * width * channels),
  )
  const data = deflateSync(filtered(rows, channels, filters))
  return readPng(aPng({ width, height, colourType: channels === 4 ? 6 : 4, data }))
}

const [across, down] = [700, 500]

/** Light over a wall that is rough to one side, clearer from row to row. */
const photo = Uint8ClampedArray.from({ length: across * down * 4 }, (_, at) => {
  const [x, y] = [(at >> 2) % across, Math.floor(at / 4 / across)]
  const rough = x > across / 2 ? (Math.imul(at, 2_654_435_761) >>> 0) >> 27 : 0
  const light = [x / 3 + rough, y / 2 + x / 5, (x * y) >> 9, x < across / 4 ? 255 : 255 - (y & 127)][at % 4] ?? 0
  return light & 255
})

function ofACanvas(): Buffer {
  const canvas = createCanvas(across, down)
  const pen = canvas.getContext('2d')
  const image = pen.createImageData(across, down)
  image.data.set(photo)
  pen.putImageData(image, 0, 0)
  return canvas.toBuffer('image/png')
}

function inEveryFilter(): Buffer {
  const wide = across * 4
  const rows = Array.from({ length: down }, (_, y) => Uint8Array.from(photo.subarray(y * wide, (y + 1) * wide)))
  const data = deflateSync(filtered(rows, 4, [0, 4, 1, 3, 2, 4, 3]))
  return aPng({ width: across, height: down, colourType: 6, data })
}

describe('the alpha of a picture is taken out of it', () => {
  test.each([
    ['a canvas wrote', ofACanvas(), 2],
    ['has every way of filtering a row', inEveryFilter(), 5],
  ])('as another decoder reads it: a photograph that %s', async (_, bytes, filters) => {
    const png = readPng(bytes)
    const image = Buffer.concat(Array.from(unpackedImage(png), (piece) => Buffer.from(piece)))
    expect(new Set(Array.from({ length: down }, (_, y) => image[y * (1 + across * 4)])).size).toBe(filters)
    const pen = createCanvas(across, down).getContext('2d')
    pen.drawImage(await loadImage(bytes), 0, 0)
    const seen = pen.getImageData(0, 0, across, down).data
    const { bands, colour, alpha } = await split(png)
    expect(bands).toBeGreaterThan(5)
    expect(alpha.equals(apart(new Uint8Array(seen), 4).alpha)).toBe(true)
    // A canvas multiplies colour by alpha and back: only where nothing shines through is it the same.
    const differs = (point: number) => [0, 1, 2].some((part) => colour[point * 3 + part] !== seen[point * 4 + part])
    expect(alpha.filter((one) => one === 255).length).toBeGreaterThan(80_000)
    expect(alpha.findIndex((one, point) => one === 255 && differs(point))).toBe(-1)
  })

  test.each([0, 1, 2, 3, 4])('row by row as it was before it was filtered: %i', async (filter) => {
    for (const channels of [2, 4]) {
      const points = Uint8Array.from({ length: 6 * 5 * channels }, (_, at) => (at * at * 37 + at * 11) & 255)
      expect(await split(anImage(points, 6, channels, [filter]))).toEqual({ bands: 1, ...apart(points, channels) })
    }
  })

  test('whatever it was', async () => {
    const picture = fc
      .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }), grey: fc.boolean() })
      .chain(({ width, height, grey }) => {
        const channels = grey ? 2 : 4
        const length = width * height * channels
        return fc.record({
          ...{ width: fc.constant(width), channels: fc.constant(channels) },
          points: fc.uint8Array({ minLength: length, maxLength: length }),
          filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 }),
        })
      })
    await fc.assert(
      fc.asyncProperty(picture, async ({ width, channels, points, filters }) => {
        expect(await split(anImage(points, width, channels, filters))).toMatchObject(apart(points, channels))
      }),
    )
  })

  test('in bands of a few rows, and of one row where a row is long', async () => {
    const tall = await split(readPng(aPng({ width: 1_000, height: 1_000, colourType: 6 })))
    expect(tall.bands).toBe(Math.ceil(1_000 / 65))
    expect([tall.colour.length, tall.alpha.length]).toEqual([3_000_000, 1_000_000])
    expect((await split(readPng(aPng({ width: 30_000, height: 9, colourType: 6 })))).bands).toBe(5)
  })
})

describe('what cannot be taken apart', () => {
  test('is said to be broken: rows that are missing, damaged, or filtered in a way that there is not', async () => {
    const image = (data: Buffer) => split(readPng(aPng({ colourType: 6, data })))
    await expect(image(deflateSync(Buffer.alloc(6 * 33 - 1)))).rejects.toThrow('image-broken')
    await expect(image(deflateSync(Buffer.alloc(6 * 33 + 1)))).rejects.toThrow('inflates-too-far')
    await expect(image(deflateSync(Buffer.alloc(6 * 33, 5)))).rejects.toThrow('image-broken')
    await expect(image(Buffer.from('this was never deflated'))).rejects.toThrow('image-broken')
  })

  test('is not begun with: no alpha channel, sixteen bits, interlaced', async () => {
    for (const other of [{}, { colourType: 6, bitDepth: 16 }, { colourType: 6, interlace: 1 }])
      await expect(split(readPng(aPng(other)))).rejects.toThrow('only an image of eight bits')
  })
})
