import {
  PDFContext,
  PDFCrossRefStream,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectStream,
  type PDFRef,
  PDFStream,
} from 'pdf-lib'

type Place = { ref: PDFRef; offset: number } | { ref: PDFRef; within: PDFRef; index: number }

const perStream = 200
const ascii = new TextEncoder()
const HEADER = Uint8Array.of(...ascii.encode('%PDF-1.7\n%'), 129, 129, 129, 129, 10)

/**
 * Writes a PDF from its beginning to its end and looks back at nothing, so that what has been written can be forgotten: a
 * book with 60 MB of scans never holds more than one of them (ISO 32000-1, 7.5). Same objects in the same order, same bytes.
 */
export class Appender {
  readonly context = PDFContext.create()
  readonly #places: Place[] = []
  #written = 0
  #begun = false

  #passed(bytes: Uint8Array): Uint8Array {
    this.#written += bytes.length
    return bytes
  }

  /** Gives the bytes of every object that the context holds, and forgets them; their refs stay good. */
  *flush(): Generator<Uint8Array> {
    if (!this.#begun) yield this.#passed(HEADER)
    this.#begun = true
    const small: [PDFRef, PDFObject][] = []
    for (const [ref, object] of this.context.enumerateIndirectObjects()) {
      this.context.delete(ref)
      if (object instanceof PDFStream) yield this.#object(ref, object)
      else small.push([ref, object])
    }
    for (let from = 0; from < small.length; from += perStream) {
      const within = this.context.nextRef()
      const some = small.slice(from, from + perStream)
      some.forEach(([ref], index) => {
        this.#places.push({ ref, within, index })
      })
      yield this.#object(within, PDFObjectStream.withContextAndObjects(this.context, some))
    }
  }

  /** Gives the last objects and the table that finds all of them. `id` is the document’s identifier, 16 bytes. */
  *end(root: PDFRef, info: PDFRef, id: PDFObject): Generator<Uint8Array> {
    yield* this.flush()
    const own = this.context.nextRef()
    const offset = this.#written
    const dict = this.context.obj({ Root: root, Info: info, Size: this.context.largestObjectNumber + 1 })
    dict.set(PDFName.of('ID'), this.context.obj([id, id]))
    const table = PDFCrossRefStream.create(dict)
    this.#places.push({ ref: own, offset })
    for (const place of this.#places.sort((a, b) => a.ref.objectNumber - b.ref.objectNumber)) {
      if ('offset' in place) table.addUncompressedEntry(place.ref, place.offset)
      else table.addCompressedEntry(place.ref, place.within, place.index)
    }
    dict.set(PDFName.of('Size'), PDFNumber.of(this.context.largestObjectNumber + 1))
    yield this.#bytesOf(own, table)
    yield this.#passed(ascii.encode(`startxref\n${offset}\n%%EOF\n`))
  }

  #object(ref: PDFRef, object: PDFObject): Uint8Array {
    this.#places.push({ ref, offset: this.#written })
    return this.#bytesOf(ref, object)
  }

  #bytesOf(ref: PDFRef, object: PDFObject): Uint8Array {
    const before = ascii.encode(`${ref.objectNumber} 0 obj\n`)
    const after = ascii.encode('\nendobj\n')
    const size = object.sizeInBytes()
    const bytes = new Uint8Array(before.length + size + after.length)
    bytes.set(before)
    object.copyBytesInto(bytes, before.length)
    bytes.set(after, before.length + size)
    return this.#passed(bytes)
  }
}
