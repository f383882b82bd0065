import { crc32, deflateSync } from 'node:zlib'

type PngOptions = {
  width?: number
  height?: number
  colourType?: number
  bitDepth?: number
  interlace?: number
  data?: Buffer
  more?: Buffer[]
}

export function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), body])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

/** A PNG, black, of eight bits a channel if nothing else is said, its image in two parts. */
export function aPng({
  width = 8,
  height = 6,
  colourType = 2,
  bitDepth = 8,
  interlace = 0,
  data,
  more = [],
}: PngOptions = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([bitDepth, colourType, 0, 0, interlace], 8)
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colourType] ?? 1
  const image = data ?? deflateSync(Buffer.alloc(height * (1 + (width * channels * bitDepth) / 8)))
  return Buffer.concat([
    ...[Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), ...more],
    ...[chunk('IDAT', image.subarray(0, 5)), chunk('IDAT', image.subarray(5)), chunk('IEND', Buffer.alloc(0))],
  ])
}

/** The rows of an image as a PNG writes them: row by row a filter, and what it makes of the row’s bytes. */
export function filtered(rows: readonly Uint8Array[], channels: number, filters: readonly number[]): Buffer {
  return Buffer.concat(
    rows.map((row, y) => {
      const filter = filters[y % filters.length] ?? 0
      const guess = (x: number) => {
        const left = row[x - channels] ?? 0
        const above = rows[y - 1]?.[x] ?? 0
        const corner = rows[y - 1]?.[x - channels] ?? 0
        const near = [left, above, corner].map((one) => Math.abs(left + above - corner - one))
        const paeth = [left, above, corner][near.indexOf(Math.min(...near))] ?? 0
        return [0, left, above, (left + above) >> 1, paeth][filter] ?? 0
      }
      return Buffer.from([filter, ...row.map((byte, x) => byte - guess(x))])
    }),
  )
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

type JpegOptions = {
  width?: number
  height?: number
  components?: number
  frame?: number
  bits?: number
  more?: Buffer[]
}

/** What a JPEG says of itself, with a few coded bytes that no decoder would make much of. */
export function aJpeg(options: JpegOptions = {}): Buffer {
  const { width = 40, height = 30, components = 3, frame = 0xc0, bits = 8, more = [] } = options
  const size = Buffer.from([bits, height >> 8, height & 255, width >> 8, width & 255, components])
  const coded = Buffer.from([1, 2, 3, 0xff, 0x00, 4, 0xff, 0xd0, 5, 6])
  return Buffer.concat([
    ...[Buffer.from([0xff, 0xd8]), ...more, segment(frame, Buffer.concat([size, Buffer.alloc(components * 3)]))],
    ...[segment(0xda, Buffer.alloc(6)), coded, Buffer.from([0xff, 0xd9])],
  ])
}

export const jfif = (unit: number, x: number, y: number): Buffer =>
  segment(0xe0, Buffer.from([...Buffer.from('JFIF\0'), 1, 2, unit, x >> 8, x & 255, y >> 8, y & 255, 0, 0]))

export const adobe = (): Buffer => segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\0'))

/** EXIF that says how the camera was held, in either order of bytes. */
export function exif(orientation: number, order: 'II' | 'MM' = 'MM'): Buffer {
  const tiff = Buffer.alloc(26)
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  tiff.write(order)
  short(42, 2)
  if (order === 'II') tiff.writeUInt32LE(8, 4)
  else tiff.writeUInt32BE(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  short(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]))
}
