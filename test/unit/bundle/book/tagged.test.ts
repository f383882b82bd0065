import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Block } from '../../../../src/bundle/book/book.ts'
import { printBook } from '../../../../src/bundle/book/print.ts'
import { aBook, aPart } from '../../../support/books.ts'
import { allOf } from '../../../support/reading-pdf.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

const long = 'Perpetua sees Isolde and محمد alone, at school. '.repeat(40)
const blocks: Block[] = [
  { kind: 'banner', tone: 'urgent', title: 'Urgent', lines: ['Within one working day.'] },
  { kind: 'heading', level: 2, text: 'Needs' },
  { kind: 'paragraph', text: long },
  { kind: 'list', items: ['Sleep', long] },
  { kind: 'facts', rows: [{ term: 'Worry', said: [long, long] }] },
  { kind: 'heading', level: 2, text: 'Actions' },
  { kind: 'table', head: ['What', 'Who'], rows: Array.from({ length: 40 }, (_, at) => [`Action ${at}`, 'Perpetua']) },
  {
    kind: 'items',
    items: [
      [
        { kind: 'heading', level: 3, text: 'First' },
        { kind: 'paragraph', text: long },
      ],
    ],
  },
]

/** What ISO 14289-1 (PDF/UA) asks and a program can see, looked for in the objects themselves. */
describe('a printed book', () => {
  let document: PDFDocument
  beforeAll(async () => {
    const upload = await PDFDocument.create()
    upload.addPage()
    const given = { file: 'f1', mediaType: 'application/pdf', pages: 1, bytes: 1 }
    const book = aBook({
      parts: [aPart({ banners: ['Keep from Lucan.'], blocks }), aPart({ title: 'Report', upload: given })],
    })
    const { bytes } = await printBook(await aTypeKit(), book, () => upload.save())
    document = await PDFDocument.load(await allOf(bytes), { updateMetadata: false })
  })

  const contentOf = (page: number): string => {
    const stream = document.getPage(page).node.Contents()
    if (!(stream instanceof PDFRawStream)) throw new Error('a page has no content of its own')
    return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  }
  const elements = (): PDFDict[] =>
    document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((one) => one instanceof PDFDict)
      .filter((one) => one.get(PDFName.of('Type'))?.toString() === '/StructElem')
  const roleOf = (element: PDFDict) => element.get(PDFName.of('S'))?.toString() ?? ''

  test('draws nothing that is neither content of an element nor an artifact', () => {
    for (let page = 0; page < document.getPageCount(); page++) {
      let depth = 0
      for (const operator of contentOf(page).match(/\b(BDC|BMC|EMC|TJ|Tj|Do|f|S)\b(?=\s|$)/g) ?? []) {
        if (operator === 'BDC' || operator === 'BMC') depth++
        else if (operator === 'EMC') depth--
        else expect(depth, `${operator} on page ${page + 1}`).toBeGreaterThan(0)
      }
      expect(depth).toBe(0)
    }
  })

  test('leads from every mark on a page to its element, and back', () => {
    const tree = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
    const numbers = tree.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray)
    let marks = 0
    document.getPages().forEach((page, at) => {
      const key = page.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber()
      expect(key).toBe(at)
      const parents = numbers.lookup(2 * at + 1, PDFArray)
      const mcids = [...contentOf(at).matchAll(/\/MCID (\d+)/g)].map(([, id]) => Number(id)).sort((a, b) => a - b)
      expect(mcids).toEqual(Array.from({ length: parents.size() }, (_, id) => id))
      for (const mcid of mcids) {
        const kids = parents.lookup(mcid, PDFDict).lookup(PDFName.of('K'), PDFArray)
        const found = kids.asArray().some((kid) => {
          return (
            kid instanceof PDFDict &&
            kid.get(PDFName.of('Pg')) === page.ref &&
            kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber() === mcid
          )
        })
        expect(found).toBe(true)
        marks++
      }
    })
    expect(marks).toBeGreaterThan(100)
  })

  test('has headings without a level left out, heads that say what they head, and pictures with words', () => {
    const levels: number[] = []
    const visit = (ref: unknown): void => {
      const element = ref instanceof PDFRef ? document.context.lookup(ref) : ref
      if (!(element instanceof PDFDict)) return
      const [, level] = /^\/H(\d)$/.exec(roleOf(element)) ?? []
      if (level) levels.push(Number(level))
      const kids = element.lookup(PDFName.of('K'))
      if (kids instanceof PDFArray) for (const kid of kids.asArray()) visit(kid)
      else if (kids) visit(kids)
    }
    visit(document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).get(PDFName.of('K')))
    expect(levels[0]).toBe(1)
    levels.forEach((level, at) => {
      expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
    })
    const all = elements()
    for (const head of all.filter((one) => roleOf(one) === '/TH'))
      expect(head.lookup(PDFName.of('A'), PDFDict).get(PDFName.of('Scope'))?.toString()).toMatch(/Column|Row/)
    const figures = all.filter((one) => roleOf(one) === '/Figure')
    expect(figures).toHaveLength(1)
    for (const figure of figures) expect(figure.has(PDFName.of('Alt'))).toBe(true)
  })

  test('carries every font it uses, with the way back to letters', () => {
    const fonts = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((one) => one instanceof PDFDict)
    const composite = fonts.filter((one) => one.get(PDFName.of('Subtype'))?.toString() === '/Type0')
    expect(composite.length).toBeGreaterThanOrEqual(2)
    for (const font of composite) expect(font.lookup(PDFName.of('ToUnicode'))).toBeInstanceOf(PDFRawStream)
    const descriptors = fonts.filter((one) => one.get(PDFName.of('Type'))?.toString() === '/FontDescriptor')
    expect(descriptors).toHaveLength(composite.length)
    for (const one of descriptors) expect(one.lookup(PDFName.of('FontFile2'))).toBeInstanceOf(PDFRawStream)
  })

  test('moves through its links in the order of reading, each with words of its own', () => {
    for (const page of document.getPages()) {
      expect(page.node.get(PDFName.of('Tabs'))?.toString()).toBe('/S')
      for (const one of page.node.Annots()?.asArray() ?? []) {
        const link = document.context.lookup(one, PDFDict)
        expect(link.has(PDFName.of('Contents'))).toBe(true)
        expect(link.has(PDFName.of('StructParent'))).toBe(true)
      }
    }
  })
})
