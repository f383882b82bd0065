import { PDFArray, PDFName, PDFNumber, type PDFPage, PDFRef } from 'pdf-lib'

/** Where a page of an upload begins, how large it is, and by how much a reader shows it larger (ISO 32000-1, 14.11.2). */
export type PageBox = { x: number; y: number; width: number; height: number; unit: number }

const a4 = { x: 0, y: 0, width: 595.28, height: 841.89 }

/**
 * The box that a reader shows: the crop box within the media box, its corners in whichever order; A4 where a page has none,
 * as readers take it.
 */
export function boxOf(page: PDFPage): PageBox {
  const media = rectangle(page, 'MediaBox') ?? a4
  const crop = rectangle(page, 'CropBox')
  const unit = page.node.lookup(PDFName.of('UserUnit'))
  const scale = unit instanceof PDFNumber && unit.asNumber() > 0 && unit.asNumber() <= 100 ? unit.asNumber() : 1
  return { ...((crop && common(media, crop)) ?? media), unit: scale }
}

/** How often a page is turned clockwise by a quarter: what is no quarter turn is the nearest, as nothing else may be. */
export function quarterOf(page: PDFPage): 0 | 1 | 2 | 3 {
  const found = inherited(page, 'Rotate')
  const angle = found instanceof PDFNumber ? Math.round(found.asNumber() / 90) : 0
  return (((angle % 4) + 4) % 4) as 0 | 1 | 2 | 3
}

function rectangle(page: PDFPage, name: string) {
  const found = inherited(page, name)
  if (!(found instanceof PDFArray) || found.size() < 4) return undefined
  const [a, b, c, d] = [0, 1, 2, 3].map((at) => found.lookup(at))
  const corners = [a, b, c, d].map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN))
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = corners
  if (!corners.every((one) => Math.abs(one) < 1e6)) return undefined
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
  return width < 1 || height < 1 ? undefined : { x: Math.min(x1, x2), y: Math.min(y1, y2), width, height }
}

function common(one: Omit<PageBox, 'unit'>, other: Omit<PageBox, 'unit'>) {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)]
  const width = Math.min(one.x + one.width, other.x + other.width) - x
  const height = Math.min(one.y + one.height, other.y + other.height) - y
  return width < 1 || height < 1 ? undefined : { x, y, width, height }
}

function inherited(page: PDFPage, name: string) {
  const found = page.node.getInheritableAttribute(PDFName.of(name))
  return found instanceof PDFRef ? page.node.context.lookup(found) : found
}
