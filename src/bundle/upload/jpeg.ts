import { Unfitting } from './unfitting.ts'

/** The eight ways a camera may have been held, as EXIF numbers them: 1 upright, 3 upside down, 6 and 8 on its side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export type Jpeg = {
  /** In points, as stored: before `orientation` turns it. */
  width: number
  height: number
  orientation: Orientation
  /** 1 grey, 3 colour, 4 CMYK. */
  components: 1 | 3 | 4
  /** Adobe’s CMYK is stored inverted: a PDF must say so in its /Decode. */
  inverted: boolean
}

/** More points than this no page needs: A3 at 600 dots to the inch has 70 million. */
export const mostPoints = 100_000_000
const mostAcross = 30_000

/** What a segment begins with that says what is in it. */
const [exif, adobe] = ['Exif\0\0', 'Adobe']
const [startOfImage, endOfImage, startOfScan] = [0xffd8, 0xffd9, 0xffda]
/** Baseline, extended and progressive: what every reader of PDF decodes. Lossless and arithmetic are not. */
const frames = new Set([0xffc0, 0xffc1, 0xffc2])
const otherFrames = new Set([0xffc3, 0xffc5, 0xffc6, 0xffc7, 0xffc9, 0xffca, 0xffcb, 0xffcd, 0xffce, 0xffcf])

/**
 * Reads what a JPEG says of itself (ITU-T T.81; EXIF 2.32 for its orientation), and walks its segments to its end.
 * @throws Unfitting ‘truncated’, ‘image-broken’ or ‘image-too-large’
 */
export function readJpeg(bytes: Uint8Array): Jpeg {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== startOfImage) throw new Unfitting('image-broken')
  let size: Pick<Jpeg, 'width' | 'height' | 'components'> | undefined
  let said: Partial<Pick<Jpeg, 'orientation' | 'inverted'>> = {}
  let scans = 0
  for (let at = 2; ; ) {
    at = nextMarker(bytes, at)
    const marker = at + 2 <= bytes.length ? view.getUint16(at) : undefined
    if (marker === undefined) throw new Unfitting('truncated')
    if (marker === endOfImage) break
    const end = at + 4 <= bytes.length ? at + 2 + view.getUint16(at + 2) : Number.POSITIVE_INFINITY
    if (end > bytes.length) throw new Unfitting('truncated')
    if (otherFrames.has(marker)) throw new Unfitting('image-broken')
    if (frames.has(marker)) size = frameOf(new DataView(bytes.buffer, bytes.byteOffset + at + 4, end - at - 4), size)
    if (marker >= 0xffe0 && marker <= 0xffef) said = { ...said, ...application(bytes.subarray(at + 4, end)) }
    if (marker === startOfScan) scans += 1
    at = marker === startOfScan ? endOfScan(bytes, end) : end
  }
  if (size === undefined || scans === 0) throw new Unfitting('image-broken')
  return { orientation: 1, ...said, ...size, inverted: size.components === 4 && said.inverted === true }
}

/** Where the next marker stands: fill bytes may come before it, anything else may not. */
function nextMarker(bytes: Uint8Array, from: number): number {
  let at = from
  if (at < bytes.length && bytes[at] !== 0xff) throw new Unfitting('image-broken')
  while (bytes[at + 1] === 0xff) at += 1
  return at
}

/** Where the coded data of a scan end: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function frameOf(frame: DataView, before: object | undefined): Pick<Jpeg, 'width' | 'height' | 'components'> {
  if (frame.byteLength < 6 || before !== undefined) throw new Unfitting('image-broken')
  const [bits, height, width, components] = [
    frame.getUint8(0),
    frame.getUint16(1),
    frame.getUint16(3),
    frame.getUint8(5),
  ]
  const known = components === 1 || components === 3 || components === 4
  if (bits !== 8 || width === 0 || height === 0 || !known) throw new Unfitting('image-broken')
  if (width * height > mostPoints || width > mostAcross || height > mostAcross) throw new Unfitting('image-too-large')
  return { width, height, components }
}

function application(segment: Uint8Array): Partial<Pick<Jpeg, 'orientation' | 'inverted'>> {
  const begins = (name: string) => [...name].every((letter, at) => segment[at] === letter.charCodeAt(0))
  if (begins(adobe)) return { inverted: true }
  if (begins(exif)) return { orientation: orientationIn(segment.subarray(exif.length)) }
  return {}
}

/** The orientation in the first directory of EXIF’s TIFF; whatever cannot be read is upright. */
function orientationIn(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length)
  const little = tiff[0] === 0x49
  const short = (at: number) => (at + 2 <= tiff.length ? view.getUint16(at, little) : 0)
  const start = tiff.length >= 8 ? view.getUint32(4, little) : 0
  const entries = start >= 8 ? Math.min(short(start), 200) : 0
  for (let entry = 0; entry < entries; entry++) {
    const at = start + 2 + entry * 12
    if (short(at) !== 0x0112) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}
