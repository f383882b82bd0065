import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { Code, FaceCodes } from './codes.ts'
import { readFont } from './font-file.ts'
import { subsetOf } from './subset.ts'

const symbolic = 4

/** Writes a face as a Type 0 font (PDF 1.7, 9.7) whose codes are its glyph numbers. */
export function embedFace({ face, codes }: FaceCodes, context: PDFContext): PDFRef {
  const whole = face.shaper.bytes()
  const file = subsetOf(whole, codes)
  const weight = face.bold ? 'Bold' : 'Regular'
  const name = PDFName.of(`${subsetTag(file)}+${face.family}-${weight}`)
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: symbolic,
      ...metricsOf(whole),
      ItalicAngle: 0,
      StemV: face.bold ? 140 : 80,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  )
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 0,
      W: [0, codes.map(({ advance }) => Math.round(advance * 1000) / 1000)],
      CIDToGIDMap: 'Identity',
    }),
  )
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(textMap(codes))),
    }),
  )
}

/** What a font descriptor says of a face, in thousandths of the size. */
function metricsOf(bytes: Uint8Array): { FontBBox: number[]; Ascent: number; Descent: number; CapHeight: number } {
  const { table, unitsPerEm } = readFont(bytes)
  const at = (name: string, offset: number) => Math.round((table(name).getInt16(offset) * 1000) / unitsPerEm)
  return {
    FontBBox: [36, 38, 40, 42].map((offset) => at('head', offset)),
    Ascent: at('hhea', 4),
    Descent: at('hhea', 6),
    CapHeight: at('OS/2', 88),
  }
}

/** The CMap that gives each code its text (PDF 1.7, 9.10.3). */
function textMap(codes: readonly Code[]): string {
  const rows = codes.slice(1).map(({ text }, index) => `<${hex(index + 1)}> <${utf16(text)}>`)
  const blocks: string[] = []
  for (let from = 0; from < rows.length; from += 100) {
    const block = rows.slice(from, from + 100)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}

const hex = (number: number) => number.toString(16).padStart(4, '0')

/** UTF-16BE in hexadecimal; half a surrogate pair becomes U+FFFD. */
function utf16(text: string): string {
  const whole = text.replace(/\p{Surrogate}/gu, '\uFFFD')
  return Array.from({ length: whole.length }, (_, index) => hex(whole.charCodeAt(index))).join('')
}

/** Six letters that tell one subset from another (PDF 1.7, 9.6.4), the same for the same bytes. */
function subsetTag(bytes: Uint8Array): string {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (hash % 26))
    hash = Math.floor(hash / 26)
    return letter
  }).join('')
}
