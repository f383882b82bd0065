import { type PDFContext, PDFHexString, type PDFRawStream, PngEmbedder } from 'pdf-lib'
import { toHex } from '../../db/hex.ts'
import { readJpeg } from '../upload/jpeg.ts'
import { type Png, readPng, splits } from '../upload/png.ts'
import { splitAlpha } from '../upload/png-pixels.ts'
import type { Matrix, Placed } from './placed.ts'

/** From the unit square of a picture to an upright one, by the turn that its camera noted (Exif orientation, 1 to 8). */
const turns: readonly Matrix[] = [
  [1, 0, 0, 1, 0, 0],
  [-1, 0, 0, 1, 1, 0],
  [-1, 0, 0, -1, 1, 1],
  [1, 0, 0, -1, 0, 1],
  [0, -1, -1, 0, 1, 1],
  [0, -1, 1, 0, 0, 1],
  [0, 1, 1, 0, 0, 0],
  [0, 1, -1, 0, 1, 0],
]

const upright = (orientation: number, width: number, height: number): Matrix => {
  const [a, b, c, d, e, f] = turns[orientation - 1] ?? (turns[0] as Matrix)
  return [a * width, b * height, c * width, d * height, e * width, f * height]
}

const spaces = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const

/** A JPEG as it is, its bytes untouched; turned upright. Ink that Adobe wrote the other way round is told so (ISO 32000-1, 8.9.5.2). */
export function pictureOfJpeg(bytes: Uint8Array, into: PDFContext): Placed {
  const { width, height, orientation, components, inverted } = readJpeg(bytes)
  const image = into.stream(bytes, {
    ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 },
    ...{ ColorSpace: spaces[components], Filter: 'DCTDecode' },
    ...(inverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
  })
  const size = orientation > 4 ? { width: height, height: width } : { width, height }
  return { xObject: into.register(image), ...size, upright: upright(orientation, size.width, size.height) }
}

/**
 * A PNG: its compressed rows as they are where a PDF can hold them; where some of it may be seen through, its colours and its
 * alpha apart, a band at a time; decoded whole where it is interlaced or otherwise odd, which the inspection keeps small.
 */
export async function pictureOfPng(bytes: Uint8Array, into: PDFContext): Promise<Placed> {
  const png = readPng(bytes)
  const { width, height } = png
  const placed = { width, height, upright: upright(1, width, height) }
  if (splits(png)) return { xObject: into.register(await split(png, into)), ...placed }
  if (png.hasAlpha || png.interlaced) {
    const embedder = await PngEmbedder.for(plainPng(bytes))
    return { xObject: await embedder.embedIntoContext(into), ...placed }
  }
  return { xObject: into.register(asItIs(png, into)), ...placed }
}

/** The colours as an image, with the alpha as its mask (ISO 32000-1, 11.6.5.3). */
async function split(png: Png, into: PDFContext): Promise<PDFRawStream> {
  const [colours, alphas] = [deflating(), deflating()]
  for await (const { colour, alpha } of splitAlpha(png)) await Promise.all([colours.write(colour), alphas.write(alpha)])
  const image = { Type: 'XObject', Subtype: 'Image', Width: png.width, Height: png.height, BitsPerComponent: 8 }
  const packed = { ...image, Filter: 'FlateDecode' }
  const mask = into.register(into.stream(await alphas.end(), { ...packed, ColorSpace: 'DeviceGray' }))
  const space = png.colourType === 6 ? 'DeviceRGB' : 'DeviceGray'
  return into.stream(await colours.end(), { ...packed, ColorSpace: space, SMask: mask })
}

/** Packs what it is given as it comes; gives the whole at the end. */
function deflating() {
  const packing = new CompressionStream('deflate')
  const writer = packing.writable.getWriter()
  const whole = new Response(packing.readable).arrayBuffer()
  return {
    write: (bytes: Uint8Array) => writer.write(bytes as Uint8Array<ArrayBuffer>),
    end: async () => {
      await writer.close()
      return new Uint8Array(await whole)
    },
  }
}

/** The compressed rows of a PNG under the words by which a PDF knows them: same compression, same filters (ISO 32000-1, 7.4.4.4). */
function asItIs(png: Png, into: PDFContext): PDFRawStream {
  const { width, height, bitDepth, colourType, palette } = png
  const colors = colourType === 2 ? 3 : 1
  const space =
    colourType === 3 && palette
      ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, PDFHexString.of(toHex(palette))]
      : colors === 3
        ? 'DeviceRGB'
        : 'DeviceGray'
  return into.stream(joined(png.idat), {
    ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: bitDepth },
    ...{ ColorSpace: space, Filter: 'FlateDecode' },
    DecodeParms: { Predictor: 15, Colors: colors, BitsPerComponent: bitDepth, Columns: width },
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The PNG with the chunks of its still picture alone: what moves, and what a decoder may stumble over, is left out. */
function plainPng(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (/^(IHDR|PLTE|tRNS|IDAT|IEND)$/.test(name)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return joined(kept)
}
