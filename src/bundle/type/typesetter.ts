import type { PDFContext, PDFRef } from 'pdf-lib'
import { openCodeBook } from './codes.ts'
import { embedFace } from './embed.ts'
import { faceFile, families, familiesFor } from './faces.ts'
import { type Line, linesOf, type Style } from './lines.ts'
import { openWriter } from './operators.ts'
import { openShop } from './pieces.ts'
import type { Face } from './runs.ts'
import { openShaper } from './shaper.ts'
import { startWasm } from './wasm.ts'

export type { Line, Style } from './lines.ts'

/** What typesetting needs of the world: the WebAssembly module of HarfBuzz, and font files by name. */
export type TypeKit = {
  harfbuzz: WebAssembly.Module
  font: (file: string) => Promise<Uint8Array>
}

export type Typesetter = {
  /**
   * Breaks text into lines no wider than `width` points; '\n' ends a line; an empty line is a Line with text ''. Each
   * paragraph (between \n) takes its direction from its letters. A word wider than the width is broken
   * between grapheme clusters: nothing is ever clipped or lost.
   */
  lines: (text: string, style: Style, width: number) => Line[]
  /** The width of the widest paragraph if none is broken, in points. */
  widthOf: (text: string, style: Style) => number
  /** Content-stream operators ("BT … ET") that show the line with its left edge at x and its baseline at y. */
  operators: (line: Line, x: number, y: number) => string
  /** Resource names (F1, F2 …) to the font objects that show what was set; called once, when all is set. Subsets. */
  embed: (context: PDFContext) => Promise<ReadonlyMap<string, PDFRef>>
  /** Characters for which no font has a glyph and that are shown in the declared fallback. */
  readonly fallen: ReadonlySet<string>
}

/** Loads only the faces that this text needs (the Chinese font is 10 MB). `text` is all the text that will be set. */
export async function openTypesetter(kit: TypeKit, text: string): Promise<Typesetter> {
  const wasm = await startWasm(kit.harfbuzz)
  const load = async (index: number, bold: boolean): Promise<Face> => {
    const family = families[index]?.name ?? ''
    return { family, bold, shaper: openShaper(wasm, await kit.font(faceFile(family, bold))) }
  }
  const [first, ...others] = familiesFor(text)
  const facesOf = async (bold: boolean): Promise<[Face, ...Face[]]> => {
    const faces: [Face, ...Face[]] = [await load(first ?? 0, bold)]
    for (const index of others) faces.push(await load(index, bold))
    return faces
  }
  const regular = await facesOf(false)
  const bold = await facesOf(true)
  const shop = openShop((wanted) => (wanted ? bold : regular))
  const codes = openCodeBook()

  return {
    lines: (said, style, width) => linesOf(shop, said, style, width),
    widthOf: (said, style) => Math.max(...linesOf(shop, said, style, Infinity).map(({ width }) => width)),
    operators: openWriter(codes),
    embed: async (context) => new Map(codes.faces().map((codes) => [codes.name, embedFace(codes, context)])),
    fallen: shop.fallen,
  }
}
