import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { unpackedContent } from '../upload/pdf-contents.ts'
import { upToItsEnd } from '../upload/pdf-end.ts'
import { appearancesOf } from './appearances.ts'
import { boxOf, type PageBox, quarterOf } from './page-box.ts'
import { afterwards, applied, type Matrix, type Placed } from './placed.ts'

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
  const document = await PDFDocument.load(upToItsEnd(bytes), { updateMetadata: false })
  if (document.getPageCount() !== pages) throw new Error('an upload has other pages than were counted when it came in')
  const copier = PDFObjectCopier.for(document.context, into)
  return (number) => placedPage(document.getPage(number - 1), copier, into)
}

function placedPage(page: PDFPage, copier: PDFObjectCopier, into: PDFContext): Placed {
  const box = boxOf(page)
  const { x, y, width, height } = box
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [x, y, x + width, y + height] }
  const drawn = into.register(contentOf(page, copier, into, form))
  const { shows, undrawn } = appearancesOf(page, copier, into)
  const quarter = quarterOf(page)
  const [across, down] = quarter % 2 === 0 ? [width, height] : [height, width]
  const placed = {
    ...{ width: across * box.unit, height: down * box.unit, undrawn },
    upright: afterwards(upright(quarter, box), [box.unit, 0, 0, box.unit, 0, 0]),
  }
  if (shows.length === 0) return { xObject: drawn, ...placed }
  // Filled-in fields, stamps and notes are drawn by their own appearances, over the page.
  const xObjects = Object.fromEntries([['Page', drawn], ...shows.map(({ ref }, at) => [`A${at}`, ref])])
  const operators = ['/Page Do', ...shows.map(({ matrix }, at) => `q ${applied(matrix)} /A${at} Do Q`)].join('\n')
  const both = into.flateStream(operators, { ...form, Resources: { XObject: xObjects } })
  return { xObject: into.register(both), ...placed }
}

/** From the page's own space to an upright rectangle from (0, 0), by its quarter turns clockwise. */
function upright(quarter: 0 | 1 | 2 | 3, b: PageBox): Matrix {
  const [right, top] = [b.x + b.width, b.y + b.height]
  const turns: readonly [Matrix, Matrix, Matrix, Matrix] = [
    [1, 0, 0, 1, -b.x, -b.y],
    [0, -1, 1, 0, -b.y, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -b.x],
  ]
  return turns[quarter]
}

function contentOf(page: PDFPage, copier: PDFObjectCopier, into: PDFContext, form: object): PDFRawStream {
  const { node } = page
  const contents = node.lookup(PDFName.of('Contents'))
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => lookUp(page, one)) : [contents]
  const content = contentStream(
    streams.filter((one) => one instanceof PDFRawStream),
    copier,
    into,
  )
  for (const [key, value] of (into.obj({ ...form }) as PDFDict).entries()) content.dict.set(key, value)
  const resources = node.getInheritableAttribute(PDFName.of('Resources'))
  const found = resources instanceof PDFRef ? node.context.lookup(resources) : resources
  content.dict.set(PDFName.of('Resources'), found instanceof PDFDict ? copier.copy(found) : into.obj({}))
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
  let left = mostDecoded
  const decoded = raw.map((one) => {
    const bytes = unpackedContent(one, left)
    left -= bytes.length
    return bytes
  })
  const joined = new Uint8Array(decoded.reduce((sum, one) => sum + one.length + 1, 0)).fill(10)
  let at = 0
  for (const one of decoded) {
    joined.set(one, at)
    at += one.length + 1
  }
  return into.flateStream(joined)
}

/** A page may be cut into streams; what they unpack to is bounded, since a few bytes can hold very many. */
const mostDecoded = 16 * 1024 * 1024

const lookUp = (page: PDFPage, one: unknown) => (one instanceof PDFRef ? page.node.context.lookup(one) : one)
