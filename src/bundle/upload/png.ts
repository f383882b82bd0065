import { crc32 } from '../crc32.ts'
import { mostPoints } from './jpeg.ts'
import { Unfitting } from './unfitting.ts'

export type Png = {
  width: number
  height: number
  bitDepth: 1 | 2 | 4 | 8 | 16
  /** 0 grey, 2 colour, 3 by palette, 4 grey with alpha, 6 colour with alpha. */
  colourType: 0 | 2 | 3 | 4 | 6
  interlaced: boolean
  /** Some of it may be seen through: by an alpha channel or by tRNS. */
  hasAlpha: boolean
  /** Three bytes for each colour of the palette. */
  palette?: Uint8Array
  /** The body of tRNS: alphas of the palette’s colours, or the one colour that is not there. */
  transparency?: Uint8Array
  /** The image’s zlib stream in its parts, in order, each a view of the file. */
  idat: readonly Uint8Array[]
  /** Bytes that come out of it: each row with a filter byte before it. */
  inflated: number
}

/** What is decoded whole to be printed takes 16 bytes a point while it is, 32 where a channel has 16 bits. */
export const mostPointsWhole = 3_000_000
/** What is taken apart row by row is never held: A3 at 300 dots to the inch has 17 million. */
export const mostPointsSplit = 30_000_000
type Rows = [bytes: number, count: number]

const mostAcross = 30_000
/** A3 at 600 dots to the inch, in colour; each of these bytes is counted. */
const mostInflated = 240_000_000

const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const
const depths: Record<Png['colourType'], readonly number[]> = {
  ...{ 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8] },
  ...{ 4: [8, 16], 6: [8, 16] },
}

/**
 * Reads a PNG’s chunks to its end, each proved by its checksum (ISO/IEC 15948). The image itself is not inflated.
 * @throws Unfitting ‘truncated’, ‘image-broken’ or ‘image-too-large’
 */
export function readPng(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let head: Omit<Png, 'idat' | 'hasAlpha'> | undefined
  const more: Partial<Pick<Png, 'palette' | 'transparency'>> = {}
  const idat: Uint8Array[] = []
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new Unfitting('truncated')
    const size = view.getUint32(at)
    const end = at + 12 + size
    if (end > bytes.length) throw new Unfitting('truncated')
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw new Unfitting('image-broken')
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, end - 4)
    if (head === undefined && name !== 'IHDR') throw new Unfitting('image-broken')
    if (name === 'IHDR') head = headOf(body, head)
    else if (name === 'IDAT') idat.push(body)
    else if (name === 'PLTE') more.palette = body
    else if (name === 'tRNS') more.transparency = body
    else if (name === 'IEND') break
    at = end
  }
  if (head === undefined || idat.length === 0) throw new Unfitting('image-broken')
  if (head.colourType === 3 && (more.palette === undefined || more.palette.length % 3 !== 0))
    throw new Unfitting('image-broken')
  const hasAlpha = head.colourType >= 4 || more.transparency !== undefined
  const png: Png = { ...head, ...more, hasAlpha, idat }
  if (png.width * png.height > pointsAllowed(png)) throw new Unfitting('image-too-large')
  return png
}

/** Whether its alpha is a channel that can be taken out row by row: by `splitAlpha`, without holding the image. */
export const splits = ({ colourType, bitDepth, interlaced }: Png): boolean =>
  colourType >= 4 && bitDepth === 8 && !interlaced

function pointsAllowed(png: Png): number {
  if (!png.hasAlpha && !png.interlaced) return mostPoints
  return splits(png) ? mostPointsSplit : mostPointsWhole / (png.bitDepth === 16 ? 2 : 1)
}

function headOf(body: Uint8Array, before: object | undefined): Omit<Png, 'idat' | 'hasAlpha'> {
  if (body.length !== 13 || before !== undefined) throw new Unfitting('image-broken')
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [bitDepth = 0, colour = 0, method, filter, interlace = 0] = body.subarray(8)
  const known = depths[colour as Png['colourType']]?.includes(bitDepth) === true
  if (width === 0 || height === 0 || !known || method !== 0 || filter !== 0 || interlace > 1)
    throw new Unfitting('image-broken')
  const colourType = colour as Png['colourType']
  const interlaced = interlace === 1
  const size = { width, height, bitDepth: bitDepth as Png['bitDepth'], colourType, interlaced }
  const inflated = rowsOf(size).reduce((sum, [wide, rows]) => sum + wide * rows, 0)
  if (width * height > mostPoints || width > mostAcross || height > mostAcross || inflated > mostInflated)
    throw new Unfitting('image-too-large')
  return { ...size, inflated }
}

/** The rows that its image inflates to, pass by pass: how many bytes each has with its filter byte, and how many there are. */
export function rowsOf(png: Pick<Png, 'width' | 'height' | 'bitDepth' | 'colourType' | 'interlaced'>): Rows[] {
  const { width, height, bitDepth, colourType, interlaced } = png
  const sizes: [number, number][] = interlaced ? passes(width, height) : [[width, height]]
  return sizes
    .filter(([across, down]) => across * down > 0)
    .map(([across, down]) => [1 + Math.ceil((across * channels[colourType] * bitDepth) / 8), down])
}

/** The sizes of Adam7’s seven passes. */
const passes = (width: number, height: number): [number, number][] =>
  [
    ...[
      [0, 0, 8, 8],
      [4, 0, 8, 8],
      [0, 4, 4, 8],
      [2, 0, 4, 4],
    ],
    ...[
      [0, 2, 2, 4],
      [1, 0, 2, 2],
      [0, 1, 1, 2],
    ],
  ].map(([x = 0, y = 0, across = 1, down = 1]) => [Math.ceil((width - x) / across), Math.ceil((height - y) / down)])
