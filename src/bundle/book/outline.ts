import { type PDFContext, PDFHexString, PDFName, PDFNull, type PDFRef } from 'pdf-lib'

/** A line of the outline: where it leads, and the lines below it. */
export type Entry = { title: string; page: number; y: number; below: readonly Entry[] }

/** Registers the outline that readers show beside the pages (ISO 32000-1, 12.3.3) and gives its root. */
export function registerOutline(context: PDFContext, entries: readonly Entry[], pages: readonly PDFRef[]): PDFRef {
  const root = context.nextRef()
  const { first, last } = level(context, entries, root, pages)
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: entries.length }))
  return root
}

function level(context: PDFContext, entries: readonly Entry[], parent: PDFRef, pages: readonly PDFRef[]) {
  const refs = entries.map(() => context.nextRef())
  entries.forEach(({ title, page, y, below }, at) => {
    const target = pages[page]
    const ref = refs[at]
    if (ref === undefined || target === undefined) throw new Error('the outline leads to a page that is not there')
    const dict = context.obj({ Parent: parent, Dest: [target, 'XYZ', PDFNull, Math.round(y), PDFNull] })
    dict.set(PDFName.of('Title'), PDFHexString.fromText(title))
    const [before, after] = [refs[at - 1], refs[at + 1]]
    if (before) dict.set(PDFName.of('Prev'), before)
    if (after) dict.set(PDFName.of('Next'), after)
    if (below.length > 0) {
      const inner = level(context, below, ref, pages)
      dict.set(PDFName.of('First'), inner.first)
      dict.set(PDFName.of('Last'), inner.last)
      // Below nothing: closed until the reader opens it.
      dict.set(PDFName.of('Count'), context.obj(-below.length))
    }
    context.assign(ref, dict)
  })
  const [first, last] = [refs[0], refs.at(-1)]
  if (first === undefined || last === undefined) throw new Error('an outline needs a line')
  return { first, last }
}
