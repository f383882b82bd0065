import { invisibleEdges } from './characters.ts'
import type { CodeBook } from './codes.ts'
import type { Line } from './lines.ts'
import type { Piece } from './pieces.ts'
import type { Face } from './runs.ts'
import type { Glyph } from './shaper.ts'

/** Writes lines as operators of a content stream: one TJ for as long as face and size stay, each piece encoded once. */
export function openWriter(codes: CodeBook): (line: Line, x: number, y: number) => string {
  const encoded = new Map<Piece, string>()
  return (line, x, y) => {
    const out = [`BT ${decimal(x)} ${decimal(y)} Td`]
    let font = ''
    let shown = ''
    const show = () => {
      if (shown) out.push(`[${shown.replaceAll('><', '')}]TJ`)
      shown = ''
    }
    for (const piece of line.pieces) {
      const wanted = `/${codes.nameOf(piece.face)} ${decimal(line.size * piece.scale)} Tf`
      if (wanted !== font) {
        show()
        out.push(wanted)
        font = wanted
      }
      const codesOfPiece = encoded.get(piece) ?? encode(piece, codes)
      encoded.set(piece, codesOfPiece)
      shown += codesOfPiece
    }
    show()
    out.push('ET')
    return out.join('\n')
  }
}

/** The inside of a TJ array: a code for every cluster, and moves where a cluster is kerned. */
function encode(piece: Piece, codes: CodeBook): string {
  const clusters: Glyph[][] = []
  for (const glyph of piece.glyphs) {
    const cluster = clusters.at(-1)
    if (cluster?.[0]?.at === glyph.at) cluster.push(glyph)
    else clusters.push([glyph])
  }
  const starts = clusters.map(([first]) => first?.at ?? 0).sort((a, b) => a - b)
  return clusters
    .map((cluster) => {
      const index = starts.indexOf(cluster[0]?.at ?? 0)
      const text = piece.text.slice(index === 0 ? 0 : starts[index], starts[index + 1])
      // Readers take what ends in an invisible character for nothing but that, and leave it out.
      return show(cluster, text.replace(invisibleEdges, ''), piece.face, codes)
    })
    .join('')
}

/** One code for all the glyphs of a cluster. */
function show(cluster: readonly Glyph[], text: string, face: Face, codes: CodeBook): string {
  let pen = 0
  const parts = cluster.map(({ id, x, y, advance }) => {
    const part = { glyph: id, x: pen + x, y }
    pen += advance
    return part
  })
  const [only] = cluster
  const plain = only && cluster.length === 1 && only.x === 0 && only.y === 0
  const advance = plain ? face.shaper.advanceOf(only.id) : Math.max(0, pen)
  return `<${codes.codeOf(face, { parts, advance, text })}>${advance === pen ? '' : decimal(advance - pen)}`
}

const decimal = (value: number) => String(Math.round(value * 1000) / 1000 || 0)
