import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { appearancesOf } from './appearances.ts'
import { applied, type Matrix, type Placed } from './placed.ts'

/**
 * Opens an uploaded PDF, which was inspected when it came in; gives its pages one by one, as XObjects of another document.
 * What a page draws is kept, what it does is not: scripts, launches, links and attachments hang on annotations and on the
 * document, and neither is carried over. Throws when it has not the number of pages that were counted.
 */
export async function pagesOfPdf(
  bytes: Uint8Array,
  pages: number,
  into: PDFContext,
): Promise<(number: number) => Placed> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  if (document.getPageCount() !== pages) throw new Error('an upload has other pages than were counted when it came in')
  const copier = PDFObjectCopier.for(document.context, into)
  return (number) => placedPage(document.getPage(number - 1), copier, into)
}

function placedPage(page: PDFPage, copier: PDFObjectCopier, into: PDFContext): Placed {
  const { x, y, width, height } = page.getCropBox()
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [x, y, x + width, y + height] }
  const drawn = into.register(contentOf(page, copier, into, form))
  const shows = appearancesOf(page, copier, into)
  const quarter = ((((page.getRotation().angle / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3
  const placed = {
    upright: upright(quarter, { x, y, width, height }),
    ...(quarter % 2 === 0 ? { width, height } : { width: height, height: width }),
  }
  if (shows.length === 0) return { xObject: drawn, ...placed }
  // Filled-in fields, stamps and notes are drawn by their own appearances, over the page.
  const xObjects = Object.fromEntries([['Page', drawn], ...shows.map(({ ref }, at) => [`A${at}`, ref])])
  const operators = ['/Page Do', ...shows.map(({ matrix }, at) => `q ${applied(matrix)} /A${at} Do Q`)].join('\n')
  const both = into.flateStream(operators, { ...form, Resources: { XObject: xObjects } })
  return { xObject: into.register(both), ...placed }
}

/** From the page's own space to an upright rectangle from (0, 0), by its quarter turns clockwise. */
function upright(quarter: 0 | 1 | 2 | 3, b: { x: number; y: number; width: number; height: number }): Matrix {
  const [right, top] = [b.x + b.width, b.y + b.height]
  const turns: readonly Matrix[] = [
    [1, 0, 0, 1, -b.x, -b.y],
    [0, -1, 1, 0, -b.y, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -b.x],
  ]
  return turns[quarter] as Matrix
}

function contentOf(page: PDFPage, copier: PDFObjectCopier, into: PDFContext, form: object): PDFRawStream {
  const { node } = page
  const contents = node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => lookUp(page, one)) : [contents]
  const content = contentStream(
    streams.filter((one) => one instanceof PDFRawStream),
    copier,
    into,
  )
  for (const [key, value] of (into.obj({ ...form }) as PDFDict).entries()) content.dict.set(key, value)
  const resources = node.Resources()
  content.dict.set(PDFName.of('Resources'), resources ? copier.copy(resources) : into.obj({}))
  const group = node.get(PDFName.of('Group'))
  if (group) content.dict.set(PDFName.of('Group'), copier.copy(group))
  return content
}

/** One stream goes as it is, compressed; several are joined, since a word may begin in one and end in the next. */
function contentStream(raw: readonly PDFRawStream[], copier: PDFObjectCopier, into: PDFContext): PDFRawStream {
  const [only] = raw
  if (raw.length === 1 && only) {
    const dict = into.obj({}) as PDFDict
    for (const key of ['Filter', 'DecodeParms']) {
      const value = only.dict.get(PDFName.of(key))
      if (value) dict.set(PDFName.of(key), copier.copy(value))
    }
    return PDFRawStream.of(dict, only.contents)
  }
  const decoded = raw.map((one) => decodePDFRawStream(one).decode())
  const joined = new Uint8Array(decoded.reduce((sum, one) => sum + one.length + 1, 0)).fill(10)
  let at = 0
  for (const one of decoded) {
    joined.set(one, at)
    at += one.length + 1
  }
  return into.flateStream(joined)
}

const lookUp = (page: PDFPage, one: unknown) => (one instanceof PDFRef ? page.node.context.lookup(one) : one)
