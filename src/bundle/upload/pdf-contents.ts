import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFPageLeaf,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { inflate } from './inflate.ts'
import { Unfitting } from './unfitting.ts'

const MB = 1024 * 1024
/** What a page draws in several streams is unpacked and joined when it is printed: a word may begin in one and end in the next. */
const mostOnPage = 8 * MB
const mostOnPages = 64 * MB
/** Each mention costs as much besides, however little it unpacks to. */
const perMention = 1024
const mostFilters = 4

const flate = PDFName.of('FlateDecode')
/** How far each of the others may spread a byte; codes of LZW have no bound that would be of use. */
const spreads = new Map(
  Object.entries({ ASCIIHexDecode: 1, ASCII85Decode: 4, RunLengthDecode: 64, LZWDecode: Infinity }).map(
    ([name, spread]) => [PDFName.of(name), spread] as const,
  ),
)

/**
 * Bounds what the pages of an opened PDF draw, for each page whose drawing is in several streams; one alone is never unpacked.
 * @param dataOf the bytes of a stream as they stand in the file, by its reference
 * @returns what to call once for each page; throws Unfitting ‘inflates-too-far’, ‘too-intricate’ or ‘not-readable’
 */
export function boundContents(
  context: PDFContext,
  dataOf: (ref: PDFRef) => Uint8Array | undefined,
): (page: PDFPageLeaf) => void {
  const ofStreams = new Map<PDFRef, number>()
  const ofArrays = new Map<PDFArray, number>()
  let all = 0

  const ofStream = (ref: PDFRef, stream: PDFRawStream): number => {
    const known = ofStreams.get(ref) ?? unpackedContent(stream, mostOnPage, dataOf(ref)).length
    ofStreams.set(ref, known)
    return known
  }

  const ofArray = (array: PDFArray): number => {
    const mentions = array.asArray()
    let total = mentions.length * perMention
    if (total > mostOnPage) throw new Unfitting('inflates-too-far')
    const streams = mentions.flatMap((ref) => {
      const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined
      return ref instanceof PDFRef && stream instanceof PDFRawStream ? [{ ref, stream }] : []
    })
    if (streams.length > 1) for (const { ref, stream } of streams) total += ofStream(ref, stream)
    if (total > mostOnPage) throw new Unfitting('inflates-too-far')
    return total
  }

  return (page) => {
    const contents = page.lookup(PDFName.of('Contents'))
    if (!(contents instanceof PDFArray)) return
    const length = ofArrays.get(contents) ?? ofArray(contents)
    ofArrays.set(contents, length)
    all += length
    if (all > mostOnPages) throw new Unfitting('inflates-too-far')
  }
}

/**
 * Unpacks a stream that a page is drawn by: the same when it is measured and when it is joined with others.
 * @param data its bytes, where the stream was opened without them
 * @throws Unfitting ‘inflates-too-far’ when it is more than `most`, ‘too-intricate’ when that cannot be told, ‘not-readable’
 */
export function unpackedContent(stream: PDFRawStream, most: number, data = stream.contents): Uint8Array {
  let unpacked = data
  for (const filter of filtersOf(stream))
    unpacked = filter === flate ? inflate(unpacked, most) : otherwise(filter, unpacked, most)
  if (unpacked.length > most) throw new Unfitting('inflates-too-far')
  return unpacked
}

function filtersOf(stream: PDFRawStream): PDFName[] {
  const filter = stream.dict.lookup(PDFName.of('Filter'))
  const filters =
    filter instanceof PDFArray ? filter.asArray().map((_, at) => filter.lookup(at)) : filter ? [filter] : []
  // A predictor is for the points of pictures: words that were put through one are not undone by pdf-lib.
  if (filters.length > mostFilters || predicted(stream.dict)) throw new Unfitting('too-intricate')
  return filters.map((one) => {
    if (!(one instanceof PDFName)) throw new Unfitting('not-readable')
    return one
  })
}

/** Unpacked by pdf-lib, where that cannot come to much: its decoders know no bound. */
function otherwise(filter: PDFName, data: Uint8Array, most: number): Uint8Array {
  const spread = spreads.get(filter)
  if (spread === undefined) throw new Unfitting('not-readable')
  if (data.length * spread > most) throw new Unfitting('too-intricate')
  try {
    const dict = PDFDict.withContext(PDFContext.create())
    dict.set(PDFName.of('Filter'), filter)
    return decodePDFRawStream(PDFRawStream.of(dict, data)).decode()
  } catch {
    throw new Unfitting('not-readable')
  }
}

function predicted(dict: PDFDict): boolean {
  const params = dict.lookup(PDFName.of('DecodeParms'))
  const each = params instanceof PDFArray ? params.asArray().map((_, at) => params.lookup(at)) : [params]
  return each.some((one) => {
    const predictor = one instanceof PDFDict ? one.lookup(PDFName.of('Predictor')) : undefined
    return predictor !== undefined && !(predictor instanceof PDFNumber && predictor.asNumber() === 1)
  })
}
