import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
  PDFStream,
  PDFString,
} from 'pdf-lib'
import { Unfitting } from './unfitting.ts'

const mostDeep = 50
const hidden = 2
const blank = ['00', '09', '0a', '0d', '20']
const at = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(PDFName.of(key))

/**
 * Looks for form fields whose words would be lost: those that a reader sets for itself, for no picture of them is in the PDF.
 * @returns what to call once for each page; throws Unfitting ‘active-form’
 */
export function showsItsFields(): (page: PDFPageLeaf) => void {
  const seen = new Set<PDFObject>()
  const isNew = (object: PDFObject) => !seen.has(object) && seen.add(object).size > 0
  return (page) => {
    const annotations = at(page, 'Annots')
    if (!(annotations instanceof PDFArray && isNew(annotations))) return
    for (let place = 0; place < annotations.size(); place++) {
      const field = annotations.lookup(place)
      if (!(field instanceof PDFDict && isNew(field)) || isShown(field)) continue
      const value = wordsOf(field)
      // Fields that share a value are told apart by nothing here: it is looked at once.
      if (value !== undefined && isNew(value) && hasWords(value)) throw new Unfitting('active-form')
    }
  }
}

/** Whether it has a picture of its own, or is never seen. */
function isShown(field: PDFDict): boolean {
  const appearance = at(field, 'AP')
  if (appearance instanceof PDFDict && at(appearance, 'N') !== undefined) return true
  const flags = at(field, 'F')
  return (
    at(field, 'Subtype') !== PDFName.of('Widget') || (flags instanceof PDFNumber && (flags.asNumber() & hidden) > 0)
  )
}

/** A field has what it does not say itself from the one above it. */
function wordsOf(field: PDFDict): PDFObject | undefined {
  let above: PDFObject | undefined = field
  for (let deep = 0; above instanceof PDFDict && deep < mostDeep; deep++) {
    const value = at(above, 'V')
    if (value !== undefined) return value
    above = at(above, 'Parent')
  }
  return undefined
}

/** Long words may stand in a stream, and several choices in a list. A name is how a box is ticked, and a dictionary a signature. */
function hasWords(value: PDFObject): boolean {
  if (value instanceof PDFArray) return value.asArray().some((_, place) => isText(value.lookup(place)))
  return value instanceof PDFStream || isText(value)
}

function isText(value: PDFObject | undefined): boolean {
  if (value instanceof PDFString) return value.asString().replaceAll(/\\376\\377|þÿ|[\s\0]|\\[nrtbf]|\\0../g, '') !== ''
  if (!(value instanceof PDFHexString)) return false
  const pairs = value
    .asString()
    .replaceAll(/\s/g, '')
    .replace(/^feff/i, '')
    .match(/.{1,2}/g)
  return (pairs ?? []).some((pair) => !blank.includes(pair.toLowerCase()))
}
