import { deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { printBook } from '../../../../src/bundle/book/print.ts'
import { frame, sheet } from '../../../../src/bundle/book/sheet.ts'
import { aBook, aPart } from '../../../support/books.ts'
import { chunk, exif } from '../../../support/pictures.ts'
import { allOf } from '../../../support/reading-pdf.ts'
import { seenPage } from '../../../support/seen-page.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

const kit = await aTypeKit()

/** The colours of the four quarters of a picture on the page it was printed on: two above, two below. */
async function quarters(bytes: Uint8Array, mediaType: string, size: { width: number; height: number }) {
  const upload = { file: 'f1', mediaType, pages: 1, bytes: bytes.length }
  const { bytes: printed } = await printBook(kit, aBook({ parts: [aPart({ upload })] }), async () => bytes)
  const page = await seenPage(await allOf(printed), 4)
  const left = (frame.left + (frame.width - size.width) / 2) / sheet.width
  const top = (sheet.height - frame.top) / sheet.height
  const [across, down] = [size.width / sheet.width, size.height / sheet.height]
  const at = (x: number, y: number) => nameOf(page.at(left + across * x, top + down * y))
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)]
}

const colours = {
  red: [212, 53, 28],
  green: [0, 112, 60],
  blue: [29, 112, 184],
  yellow: [255, 221, 0],
  black: [0, 0, 0],
  white: [255, 255, 255],
  grey: [128, 128, 128],
}

/** The nearest of the colours that these tests draw with. */
function nameOf(colour: readonly number[]): string {
  const far = (other: readonly number[]) => other.reduce((sum, part, at) => sum + Math.abs(part - (colour[at] ?? 0)), 0)
  const [[name] = ['none']] = Object.entries(colours).sort(([, a], [, b]) => far(a) - far(b))
  return name
}

const corners = [
  ['rgb(212, 53, 28)', 0, 0],
  ['rgb(0, 112, 60)', 1, 0],
  ['rgb(29, 112, 184)', 0, 1],
  ['rgb(255, 221, 0)', 1, 1],
] as const

/** A JPEG, 60 by 40: red and green above, blue and yellow below; with the turn that a camera would note. */
async function aPhoto(orientation: number): Promise<Uint8Array> {
  const canvas = createCanvas(60, 40)
  const context = canvas.getContext('2d')
  for (const [colour, x, y] of corners) {
    context.fillStyle = colour
    context.fillRect(x * 30, y * 20, 30, 20)
  }
  const jpeg = await canvas.encode('jpeg', 95)
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), exif(orientation), jpeg.subarray(2)]))
}

type Head = { width: number; height: number; bitDepth: number; colourType: number }

/** A PNG by hand: its rows without a filter, its image in two parts. */
function aScan(head: Head, rows: readonly (readonly number[])[], palette?: readonly number[]): Uint8Array {
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(head.width, 0)
  ihdr.writeUInt32BE(head.height, 4)
  ihdr.set([head.bitDepth, head.colourType, 0, 0, 0], 8)
  const image = deflateSync(Buffer.from(rows.flatMap((row) => [0, ...row])))
  return new Uint8Array(
    Buffer.concat([
      ...[Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', ihdr)],
      ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
      ...[chunk('IDAT', image.subarray(0, 7)), chunk('IDAT', image.subarray(7)), chunk('IEND', Buffer.alloc(0))],
    ]),
  )
}

describe('a JPEG', () => {
  test.each([
    [1, ['red', 'green', 'blue', 'yellow']],
    [2, ['green', 'red', 'yellow', 'blue']],
    [3, ['yellow', 'blue', 'green', 'red']],
    [4, ['blue', 'yellow', 'red', 'green']],
    [5, ['red', 'blue', 'green', 'yellow']],
    [6, ['blue', 'red', 'yellow', 'green']],
    [7, ['yellow', 'green', 'blue', 'red']],
    [8, ['green', 'yellow', 'red', 'blue']],
  ])('that a camera turned (%i) is printed upright', async (orientation, expected) => {
    const size = orientation > 4 ? { width: 40, height: 60 } : { width: 60, height: 40 }
    expect(await quarters(await aPhoto(orientation), 'image/jpeg', size)).toEqual(expected)
  })
})

describe('a PNG', () => {
  const wide = (left: readonly number[], right: readonly number[]) =>
    [...Array(20).fill(left).flat(), ...Array(20).fill(right).flat()] as number[]
  const tall = (above: number[], below: number[]) => [
    ...Array<number[]>(20).fill(above),
    ...Array<number[]>(20).fill(below),
  ]
  const size = { width: 40, height: 40 }

  test('in colour keeps its compressed rows as they are', async () => {
    const rows = tall(wide(colours.red, colours.green), wide(colours.blue, colours.yellow))
    const png = aScan({ ...size, bitDepth: 8, colourType: 2 }, rows)
    expect(await quarters(png, 'image/png', size)).toEqual(['red', 'green', 'blue', 'yellow'])
  })

  test('with a palette', async () => {
    const palette = [...colours.red, ...colours.green, ...colours.blue, ...colours.yellow]
    const png = aScan({ ...size, bitDepth: 8, colourType: 3 }, tall(wide([0], [1]), wide([2], [3])), palette)
    expect(await quarters(png, 'image/png', size)).toEqual(['red', 'green', 'blue', 'yellow'])
  })

  test('in grey, and in black and white, as scanners make them', async () => {
    const grey = aScan({ ...size, bitDepth: 8, colourType: 0 }, tall(wide([0], [255]), wide([128], [0])))
    expect(await quarters(grey, 'image/png', size)).toEqual(['black', 'white', 'grey', 'black'])
    const rows = tall([0xff, 0xff, 0xf0, 0, 0], [0, 0, 0x0f, 0xff, 0xff])
    const oneBit = aScan({ ...size, bitDepth: 1, colourType: 0 }, rows)
    expect(await quarters(oneBit, 'image/png', size)).toEqual(['white', 'black', 'black', 'white'])
  })

  test('that may be seen through is decoded, and lies on white', async () => {
    const canvas = createCanvas(40, 40)
    const context = canvas.getContext('2d')
    context.fillStyle = 'rgb(212, 53, 28)'
    context.fillRect(0, 0, 20, 20)
    const png = new Uint8Array(await canvas.encode('png'))
    expect(await quarters(png, 'image/png', size)).toEqual(['red', 'white', 'white', 'white'])
  })
})
