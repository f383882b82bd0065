import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObjectCopier,
  type PDFPage,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib'
import type { Matrix } from './placed.ts'

const HIDDEN = 2
const NO_VIEW = 32

/** What annotations draw, to be drawn with their page, and how many say something without drawing it. */
export type Appearances = { shows: { ref: PDFRef; matrix: Matrix }[]; undrawn: number }

/** The appearances of a page's annotations: the text of filled-in fields, stamps, notes (ISO 32000-1, 12.5.5). */
export function appearancesOf(page: PDFPage, copier: PDFObjectCopier, into: PDFContext): Appearances {
  const found: Appearances = { shows: [], undrawn: 0 }
  const annotations = page.node.lookup(PDFName.of('Annots'))
  for (const one of annotations instanceof PDFArray ? annotations.asArray() : []) {
    const annotation = one instanceof PDFRef ? page.node.context.lookup(one) : one
    if (!(annotation instanceof PDFDict)) continue
    const flags = annotation.lookup(PDFName.of('F'))
    const hidden = flags instanceof PDFNumber && (flags.asNumber() & (HIDDEN | NO_VIEW)) !== 0
    const subtype = annotation.lookup(PDFName.of('Subtype'))?.toString()
    if (hidden || subtype === '/Link' || subtype === '/Popup') continue
    const appearance = normalAppearance(annotation)
    const rect = numbers(annotation.lookup(PDFName.of('Rect')))
    const matrix = appearance && rect ? fitting(appearance, rect) : undefined
    if (appearance === undefined || matrix === undefined) {
      if (says(annotation, 'Contents') || says(annotation, 'V')) found.undrawn++
      continue
    }
    const copied = copier.copy(appearance)
    copied.dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
    found.shows.push({ ref: into.register(copied), matrix })
  }
  return found
}

function says(annotation: PDFDict, key: string): boolean {
  const value = annotation.lookup(PDFName.of(key))
  return (value instanceof PDFString || value instanceof PDFHexString) && value.decodeText().trim() !== ''
}

function normalAppearance(annotation: PDFDict): PDFStream | undefined {
  const all = annotation.lookup(PDFName.of('AP'))
  const normal = all instanceof PDFDict ? all.lookup(PDFName.of('N')) : undefined
  if (normal instanceof PDFStream) return normal
  const state = annotation.lookup(PDFName.of('AS'))
  const chosen = normal instanceof PDFDict && state instanceof PDFName ? normal.lookup(state) : undefined
  return chosen instanceof PDFStream ? chosen : undefined
}

function numbers(value: unknown): number[] | undefined {
  if (!(value instanceof PDFArray)) return undefined
  const all = value.asArray().map((_, at) => value.lookup(at))
  return all.every((one) => one instanceof PDFNumber) ? all.map((one) => one.asNumber()) : undefined
}

/** The matrix that brings an appearance's box, turned by its own matrix, onto the annotation's rectangle. */
function fitting(appearance: PDFStream, rect: number[]): Matrix | undefined {
  const box = numbers(appearance.dict.lookup(PDFName.of('BBox')))
  const own = numbers(appearance.dict.lookup(PDFName.of('Matrix'))) ?? [1, 0, 0, 1, 0, 0]
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own
  if (box?.length !== 4 || rect.length !== 4) return undefined
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box
  const corners = [
    [x1, y1],
    [x1, y2],
    [x2, y1],
    [x2, y2],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom]
  const [rx1 = 0, ry1 = 0, rx2 = 0, ry2 = 0] = rect
  if (width <= 0 || height <= 0) return undefined
  const [sx, sy] = [Math.abs(rx2 - rx1) / width, Math.abs(ry2 - ry1) / height]
  return [sx, 0, 0, sy, Math.min(rx1, rx2) - left * sx, Math.min(ry1, ry2) - bottom * sy]
}
