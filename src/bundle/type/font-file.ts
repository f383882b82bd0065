/** A TrueType font as its file says it. Numbers are in the font's own units. */
export type FontFile = {
  table: (name: string) => DataView
  unitsPerEm: number
  /** The outline of a glyph as it stands in the file; without bytes, the glyph shows nothing. */
  outline: (glyph: number) => Uint8Array
  /** Advance and left side bearing. */
  metric: (glyph: number) => { advance: number; bearing: number }
}

/** Reads a TrueType font without copying it. */
export function readFont(bytes: Uint8Array): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, DataView>()
  for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
    const name = String.fromCharCode(...bytes.subarray(entry, entry + 4))
    const start = bytes.byteOffset + view.getUint32(entry + 8)
    tables.set(name, new DataView(bytes.buffer, start, view.getUint32(entry + 12)))
  }
  const table = (name: string) => {
    const found = tables.get(name)
    if (!found) throw new Error(`The font has no table ${name}`)
    return found
  }
  const [head, loca, glyf, hmtx] = [table('head'), table('loca'), table('glyf'), table('hmtx')]
  const long = head.getInt16(50) === 1
  const place = (glyph: number) => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  const metrics = table('hhea').getUint16(34)
  return {
    table,
    unitsPerEm: head.getUint16(18),
    outline: (glyph) => new Uint8Array(bytes.buffer, glyf.byteOffset + place(glyph), place(glyph + 1) - place(glyph)),
    metric: (glyph) => ({
      advance: hmtx.getUint16(Math.min(glyph, metrics - 1) * 4),
      bearing: glyph < metrics ? hmtx.getInt16(glyph * 4 + 2) : hmtx.getInt16(metrics * 4 + (glyph - metrics) * 2),
    }),
  }
}

/** Writes tables as a font file, each with its checksum (OpenType, "The OpenType font file"). */
export function writeFont(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...tables.keys()].sort()
  const power = Math.floor(Math.log2(names.length))
  const lengths = names.map((name) => tables.get(name)?.length ?? 0)
  const file = new Uint8Array(12 + names.length * 16 + lengths.reduce((sum, length) => sum + padded(length), 0))
  const view = new DataView(file.buffer)
  view.setUint32(0, 0x00010000)
  view.setUint16(4, names.length)
  view.setUint16(6, 16 * 2 ** power)
  view.setUint16(8, power)
  view.setUint16(10, names.length * 16 - 16 * 2 ** power)
  let at = 12 + names.length * 16
  let head = 0
  names.forEach((name, index) => {
    const bytes = tables.get(name) ?? new Uint8Array()
    file.set(bytes, at)
    const entry = 12 + index * 16
    for (let i = 0; i < 4; i++) file[entry + i] = name.charCodeAt(i)
    view.setUint32(entry + 4, checksum(view, at, padded(bytes.length)))
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, bytes.length)
    if (name === 'head') head = at
    at += padded(bytes.length)
  })
  view.setUint32(head + 8, (0xb1b0afba - checksum(view, 0, file.length)) >>> 0)
  return file
}

const padded = (length: number) => (length + 3) & ~3

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
