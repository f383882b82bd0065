import { type FontFile, readFont, writeFont } from './font-file.ts'

/** A glyph of the font, moved by thousandths of the size. */
export type Part = { glyph: number; x: number; y: number }

/** What one code shows: a glyph as it stands, or several put together; the advance is in thousandths of the size. */
export type Drawing = { parts: readonly Part[]; advance: number }

type Outline = { bytes: Uint8Array; advance: number }
type Box = [number, number, number, number]

const wordsFollow = 0x0001
const areOffsets = 0x0002
const scaled = 0x0008
const moreFollow = 0x0020
const scaledTwice = 0x0040
const matrixFollows = 0x0080
const mayOverlap = 0x0400
const tablesKept = ['head', 'hhea', 'maxp']

/**
 * Makes a font that draws only what is shown: glyph n of it is drawing n, and after those come the glyphs that they are
 * put together from. With one glyph to each drawing, a reader can copy letters of several glyphs as the text they are.
 * The fonts hold no hints, so none are kept.
 */
export function subsetOf(whole: Uint8Array, drawings: readonly Drawing[]): Uint8Array {
  const font = readFont(whole)
  const units = (thousandths: number) => Math.round((thousandths * font.unitsPerEm) / 1000)
  const outlines: Outline[] = []
  const plain = new Map<number, number>()
  let deepest = 0
  let widest = 0

  /** The new number of a glyph that others are put together from. */
  const kept = (glyph: number): number => {
    const known = plain.get(glyph)
    if (known !== undefined) return known
    const number = outlines.length
    plain.set(glyph, number)
    outlines.push({ bytes: new Uint8Array(), advance: font.metric(glyph).advance })
    outlines[number] = { bytes: copied(font.outline(glyph)), advance: font.metric(glyph).advance }
    return number
  }
  /** The outline as it stands; where it is put together from others, those are kept and called by their new numbers. */
  const copied = (outline: Uint8Array): Uint8Array => {
    const bytes = outline.slice()
    const view = new DataView(bytes.buffer)
    const components = componentsOf(view)
    deepest = Math.max(deepest, components.length > 0 ? 1 : 0)
    widest = Math.max(widest, components.length)
    for (const at of components) view.setUint16(at, kept(view.getUint16(at)))
    return bytes
  }

  for (const _ of drawings) outlines.push({ bytes: new Uint8Array(), advance: 0 })
  drawings.forEach(({ parts, advance }, code) => {
    const seen = parts.filter(({ glyph }) => font.outline(glyph).length > 0)
    const [only, ...others] = seen
    let bytes = new Uint8Array()
    if (only && others.length === 0 && units(only.x) === 0 && units(only.y) === 0) {
      bytes = copied(font.outline(only.glyph)) as Uint8Array<ArrayBuffer>
      if (!plain.has(only.glyph)) plain.set(only.glyph, code)
    } else if (only) {
      deepest = Math.max(deepest, 2)
      widest = Math.max(widest, seen.length)
      const moved = seen.map(({ glyph, x, y }) => ({ glyph, x: units(x), y: units(y) }))
      bytes = putTogether(font, moved, kept) as Uint8Array<ArrayBuffer>
    }
    outlines[code] = { bytes, advance: units(advance) }
  })
  return assemble(font, outlines, deepest, widest)
}

/** Where an outline names the glyphs that it is put together from; none if it is drawn of contours. */
function componentsOf(outline: DataView): number[] {
  if (outline.byteLength === 0 || outline.getInt16(0) >= 0) return []
  const found: number[] = []
  let at = 10
  for (let flags = moreFollow; flags & moreFollow; ) {
    flags = outline.getUint16(at)
    found.push(at + 2)
    at += 4 + (flags & wordsFollow ? 4 : 2)
    at += flags & scaled ? 2 : flags & scaledTwice ? 4 : flags & matrixFollows ? 8 : 0
  }
  return found
}

function putTogether(font: FontFile, parts: readonly Part[], kept: (glyph: number) => number): Uint8Array {
  const bytes = new Uint8Array(10 + parts.length * 8)
  const view = new DataView(bytes.buffer)
  const around: Box = [32767, 32767, -32768, -32768]
  parts.forEach(({ glyph, x, y }, index) => {
    const outline = font.outline(glyph)
    const box = new DataView(outline.buffer, outline.byteOffset)
    around[0] = Math.min(around[0], box.getInt16(2) + x)
    around[1] = Math.min(around[1], box.getInt16(4) + y)
    around[2] = Math.max(around[2], box.getInt16(6) + x)
    around[3] = Math.max(around[3], box.getInt16(8) + y)
    const at = 10 + index * 8
    const last = index === parts.length - 1
    view.setUint16(at, wordsFollow | areOffsets | (last ? 0 : moreFollow) | (index === 0 ? mayOverlap : 0))
    view.setUint16(at + 2, kept(glyph))
    view.setInt16(at + 4, x)
    view.setInt16(at + 6, y)
  })
  view.setInt16(0, -1)
  around.forEach((edge, index) => {
    view.setInt16(2 + index * 2, edge)
  })
  return bytes
}

function assemble(font: FontFile, outlines: readonly Outline[], deepest: number, widest: number): Uint8Array {
  const tables = new Map<string, Uint8Array>()
  for (const name of tablesKept) {
    const { buffer, byteOffset, byteLength } = font.table(name)
    tables.set(name, new Uint8Array(buffer, byteOffset, byteLength).slice())
  }
  const at = (name: string) => new DataView(tables.get(name)?.buffer ?? new ArrayBuffer())
  at('head').setUint32(8, 0)
  at('head').setInt16(50, 1)
  at('hhea').setUint16(34, outlines.length)
  at('maxp').setUint16(4, outlines.length)
  at('maxp').setUint16(28, widest)
  at('maxp').setUint16(30, deepest)

  const glyf = new Uint8Array(outlines.reduce((sum, { bytes }) => sum + even(bytes.length), 0))
  const loca = new DataView(new ArrayBuffer((outlines.length + 1) * 4))
  const hmtx = new DataView(new ArrayBuffer(outlines.length * 4))
  let place = 0
  outlines.forEach(({ bytes, advance }, glyph) => {
    glyf.set(bytes, place)
    place += even(bytes.length)
    loca.setUint32((glyph + 1) * 4, place)
    hmtx.setUint16(glyph * 4, advance)
    // The bearing is the left edge of the outline, or readers move it there.
    hmtx.setInt16(glyph * 4 + 2, bytes.length > 0 ? new DataView(bytes.buffer).getInt16(2) : 0)
  })
  tables.set('glyf', glyf)
  tables.set('loca', new Uint8Array(loca.buffer))
  tables.set('hmtx', new Uint8Array(hmtx.buffer))
  return writeFont(tables)
}

const even = (length: number) => length + (length & 1)
