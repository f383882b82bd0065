import fc from 'fast-check'
import { degrees, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import type { Block, Book } from '../../../../src/bundle/book/book.ts'
import { printBook } from '../../../../src/bundle/book/print.ts'
import { aBook, aPart } from '../../../support/books.ts'
import { allOf, bare, readingPdf, wordsOfPages } from '../../../support/reading-pdf.ts'
import { aTypeKit } from '../../../support/type-kit.ts'

const kit = await aTypeKit()
const none = () => Promise.reject(new Error('this book has no uploads'))

async function printed(book: Book, upload: (file: string) => Promise<Uint8Array> = none): Promise<Uint8Array> {
  const { pages, bytes } = await printBook(kit, book, upload)
  const all = await allOf(bytes)
  expect((await PDFDocument.load(all)).getPageCount()).toBe(pages)
  return all
}

const long = 'The lead professional visits every fifteen working days and sees each child alone. '.repeat(60)

test('the same book gives the same bytes', async () => {
  expect(Buffer.from(await printed(aBook())).equals(Buffer.from(await printed(aBook())))).toBe(true)
})

test('every page says the reference and which page of how many it is', async () => {
  const pages = await wordsOfPages(
    await printed(aBook({ parts: [aPart({ blocks: [{ kind: 'paragraph', text: long.repeat(3) }] })] })),
  )
  expect(pages.length).toBeGreaterThan(4)
  pages.forEach((words, at) => {
    expect(words).toContain('BTN-7F3K-2QXM')
    expect(bare(words)).toContain(bare(`Page ${at + 1} of ${pages.length}`))
  })
})

test('the contents and the outline lead to the page where each part begins', async () => {
  const titles = ['Assessment', 'Child in Need plan', 'Minutes']
  const bytes = await printed(
    aBook({ parts: titles.map((title) => aPart({ title, blocks: [{ kind: 'paragraph', text: long }] })) }),
  )
  const document = await readingPdf(bytes)
  const pages = await wordsOfPages(bytes)
  const outline = await document.getOutline()
  expect(outline.map(({ title }) => title)).toEqual(['Cover', 'Contents', ...titles])
  for (const { title, dest } of outline.slice(2)) {
    const page = await document.getPageIndex((dest as [{ num: number; gen: number }])[0])
    expect(bare(pages[page] ?? '')).toContain(bare(title))
    expect(bare(pages[1] ?? '')).toContain(bare(`${title}${page + 1}`))
  }
  const links = await (await document.getPage(2)).getAnnotations()
  expect(links).toHaveLength(titles.length)
})

test('a book of one part has no contents', async () => {
  const alone = { ...aBook(), parts: [aPart()] }
  const pages = await wordsOfPages(await printed(alone))
  expect(pages).toHaveLength(2)
  expect(pages.join()).not.toContain('Contents')
})

test('the document says its title and language, and shows its title', async () => {
  const document = await readingPdf(await printed(aBook()))
  const { info, metadata } = await document.getMetadata()
  expect(info).toMatchObject({ Title: 'Child in Need transfer', Language: 'en-GB' })
  expect(metadata.get('dc:title')).toBe('Child in Need transfer')
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
})

test('a screen reader finds headings, lists, and tables with their heads, in order', async () => {
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: 'Needs' },
    { kind: 'list', items: ['Sleep', 'School'] },
    { kind: 'table', head: ['What', 'By when'], rows: [['Visit', '1 December 2026']] },
  ]
  const document = await readingPdf(await printed(aBook({ parts: [aPart({ blocks })] })))
  const tree = JSON.stringify(await (await document.getPage(3)).getStructTree())
  const roles = [...tree.matchAll(/"role":"(\w+)"/g)].map(([, role]) => role)
  expect(roles.filter((role) => role !== 'Root' && role !== 'Document' && role !== 'Part')).toEqual([
    'H1',
    'H2',
    'L',
    'LI',
    'Lbl',
    'LBody',
    'LI',
    'Lbl',
    'LBody',
    'Table',
    'TR',
    'TH',
    'TH',
    'TR',
    'TD',
    'TD',
  ])
})

test('a table that goes over the page repeats its head and keeps every row', async () => {
  const rows = Array.from({ length: 80 }, (_, at) => [`Action ${at}`, `Somebody ${at}`, '1 December 2026'])
  const book = aBook({ parts: [aPart({ blocks: [{ kind: 'table', head: ['What', 'Who', 'By when'], rows }] })] })
  const pages = await wordsOfPages(await printed(book))
  const own = pages.slice(2, -1)
  expect(own.length).toBeGreaterThan(1)
  for (const words of own) expect(bare(words)).toContain('WhatWhoBywhen')
  for (const [what = '', who = ''] of rows) expect(bare(own.join(''))).toContain(bare(`${what}${who}`))
})

test('a cell taller than a page goes on over the page', async () => {
  const words = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ')
  const rows = [['Analysis', words]]
  const pages = await wordsOfPages(
    await printed(
      aBook({ parts: [aPart({ blocks: [{ kind: 'table', head: ['What', 'Said'], shares: [1, 2], rows }] })] }),
    ),
  )
  const all = bare(pages.slice(2).join(' '))
  for (let at = 0; at < 900; at++) expect(all).toContain(`word${at}`)
})

test('what asks for care stands on every page of its part, and on no other (R3.10)', async () => {
  const banner = 'Confidential address of Rowena: keep from Lucan.'
  const blocks: Block[] = [{ kind: 'paragraph', text: long.repeat(2) }]
  const pages = await wordsOfPages(
    await printed(aBook({ parts: [aPart({ banners: [banner], blocks }), aPart({ title: 'Plan', blocks })] })),
  )
  const second = pages.findIndex((words, at) => at > 1 && words.includes('Plan'))
  pages.slice(2).forEach((words, at) => {
    expect(bare(words).includes(bare(banner))).toBe(at + 2 < second)
  })
})

const word = fc.string({ minLength: 1, maxLength: 14, unit: fc.constantFrom(...'abcdefgŵłñéΩЖ'.split('')) })
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), text: word }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { minLength: 1, maxLength: 8 }) }),
  fc.record({
    kind: fc.constant('facts' as const),
    rows: fc.array(fc.record({ term: word, said: fc.array(text, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.tuple(word, word, word),
    rows: fc.array(fc.tuple(text, word, text), { maxLength: 12 }),
  }),
  fc.record({
    kind: fc.constant('banner' as const),
    tone: fc.constant('care' as const),
    title: word,
    lines: fc.array(text, { maxLength: 5 }),
  }),
)
const blocks = fc.array(
  fc.oneof(
    block,
    fc.record({
      kind: fc.constant('items' as const),
      items: fc.array(fc.array(block, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    }),
  ),
  { minLength: 1, maxLength: 8 },
)

const wordsIn = (all: readonly Block[]): string[] =>
  all.flatMap((one) => {
    if (one.kind === 'items') return one.items.flatMap(wordsIn)
    const { kind: _kind, ...said } = one
    return (
      JSON.stringify(said, (key, value) => (key === 'level' || key === 'tone' ? undefined : value)).match(
        /[\p{L}]+/gu,
      ) ?? []
    )
  })

test('nothing that a book says is lost, and nothing stands outside its page', async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (all) => {
      const bytes = await printed(aBook({ parts: [aPart({ blocks: all })] }))
      const read = bare((await wordsOfPages(bytes)).slice(2).join(' '))
      const known = new Set(['text', 'items', 'rows', 'term', 'said', 'head', 'title', 'lines'])
      for (const one of wordsIn(all)) if (!known.has(one)) expect(read).toContain(bare(one))
      const document = await readingPdf(bytes)
      for (let page = 1; page <= document.numPages; page++) {
        const { items } = await (await document.getPage(page)).getTextContent()
        for (const item of items)
          if ('transform' in item && item.str.trim()) {
            const [, , , , x = 0, y = 0] = item.transform as number[]
            expect(x).toBeGreaterThan(50)
            expect(x + item.width).toBeLessThan(545)
            expect(y).toBeGreaterThan(30)
            expect(y).toBeLessThan(815)
          }
      }
    }),
    { numRuns: 25, seed: 20261123 },
  )
})

async function anUpload(pages: number, more: (document: PDFDocument) => void = () => {}): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let at = 1; at <= pages; at++)
    document.addPage([400, 500]).drawText(`Uploaded page ${at}`, { x: 40, y: 400, font })
  more(document)
  return document.save()
}
const uploadOf = (pages: number) => ({ file: 'f1', mediaType: 'application/pdf', pages, bytes: 1000 })

test('an uploaded PDF stands in its place, page by page, under our running lines', async () => {
  const bytes = await anUpload(3)
  const book = aBook({ parts: [aPart({ title: 'School report', upload: uploadOf(3) }), aPart({ title: 'Plan' })] })
  const pages = await wordsOfPages(await printed(book, async () => bytes))
  expect(pages).toHaveLength(7)
  for (const at of [1, 2, 3]) expect(bare(pages[2 + at] ?? '')).toContain(bare(`Uploaded page ${at}`))
  expect(bare(pages[3] ?? '')).toContain(bare('Page 4 of 7'))
  expect(bare(pages[6] ?? '')).toContain('Plan')
})

test('an upload that cannot be merged keeps nothing else from being printed, and says so in its place', async () => {
  const book = aBook({ parts: [aPart({ title: 'School report', upload: uploadOf(2) }), aPart({ title: 'Plan' })] })
  const pages = await wordsOfPages(await printed(book, async () => new TextEncoder().encode('%PDF-1.7 and no more')))
  expect(pages).toHaveLength(6)
  for (const at of [3, 4]) expect(bare(pages[at] ?? '')).toContain(bare('This page could not be printed here.'))
  expect(pages[5]).toContain('Plan')
})

test('a page cut into streams that unpack to more than a page holds is left to the ZIP, and the next is printed', async () => {
  const bytes = await anUpload(2, (document) => {
    const zeros = document.context.flateStream(new Uint8Array(9 * 1024 * 1024))
    const ref = document.context.register(zeros)
    document.getPage(0).node.set(PDFName.of('Contents'), document.context.obj([ref, ref]))
  })
  const pages = await wordsOfPages(await printed(aBook({ parts: [aPart({ upload: uploadOf(2) })] }), async () => bytes))
  expect(bare(pages[3] ?? '')).toContain(bare('This page could not be printed here.'))
  expect(bare(pages[4] ?? '')).toContain(bare('Uploaded page 2'))
})

test('a note that has no drawing of its own is told of on its page', async () => {
  const bytes = await anUpload(1, (document) => {
    const note = { Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 30, 30], Contents: PDFString.of('Call her mother') }
    document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([note]))
  })
  const pages = await wordsOfPages(await printed(aBook({ parts: [aPart({ upload: uploadOf(1) })] }), async () => bytes))
  expect(bare(pages[3] ?? '')).toContain(bare('1 note or field on this page cannot be drawn here'))
})

test('a heading stands with what it heads, and headings with each other', async () => {
  for (let filling = 30; filling < 48; filling++) {
    const blocks: Block[] = [
      { kind: 'list', items: Array.from({ length: filling }, (_, at) => `Line ${at}`) },
      { kind: 'heading', level: 2, text: 'Needs' },
      { kind: 'heading', level: 3, text: 'Development' },
      { kind: 'table', head: ['What', 'Who'], rows: [['Sleep and school and friends '.repeat(12), 'Isolde']] },
    ]
    const pages = (await wordsOfPages(await printed(aBook({ parts: [aPart({ blocks })] })))).map(bare)
    const needs = pages.findIndex((words) => words.includes('Needs'))
    expect(pages[needs]).toContain('Development')
    expect(pages[needs]).toContain('Isolde')
  }
})

test('a page that lies on its side is shown upright', async () => {
  const bytes = await anUpload(1, (document) => document.getPage(0).setRotation(degrees(90)))
  const document = await readingPdf(
    await printed(aBook({ parts: [aPart({ upload: uploadOf(1) })] }), async () => bytes),
  )
  const { items } = await (await document.getPage(4)).getTextContent()
  const item = items.find((one) => 'str' in one && one.str.startsWith('Uploaded'))
  if (item === undefined || !('transform' in item)) throw new Error('the uploaded words are not there')
  // Read from the top down, as a page turned clockwise is: (a, b) of its matrix points down the page.
  const [a = 0, b = 0] = item.transform as number[]
  expect(Math.abs(a)).toBeLessThan(1e-6)
  expect(b).toBeLessThan(0)
})

test('a filled-in field is printed with the page that it stands on; what would run is not', async () => {
  const bytes = await anUpload(1, (document) => {
    const field = document.getForm().createTextField('worker')
    field.setText('Perpetua Lune')
    field.addToPage(document.getPage(0), { x: 40, y: 200, width: 200, height: 24 })
    document
      .getPage(0)
      .node.set(PDFName.of('AA'), document.context.obj({ O: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } }))
  })
  const all = await printed(aBook({ parts: [aPart({ upload: uploadOf(1) })] }), async () => bytes)
  const pages = await wordsOfPages(all)
  expect(bare(pages[3] ?? '')).toContain('PerpetuaLune')
  const document = await PDFDocument.load(all)
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => String(object))
  expect(objects.filter((object) => /JavaScript|AcroForm|\/AA\b/.test(object))).toEqual([])
})
