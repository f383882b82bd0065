import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { inspectUpload } from '../../../../src/bundle/upload/inspect.ts'
import { sentence } from '../../../../src/domain/sentence.ts'
import { unfitWords } from '../../../../src/domain/unfit.ts'
import { activePdfs, stillPdfs } from '../../../support/active-pdfs.ts'
import { aPackedPdf, aPdfWith, latin1, packed, page, pages, pdfOf, stream } from '../../../support/pdfs.ts'
import { aJpeg, aPng } from '../../../support/pictures.ts'
import { unfitPdfs } from '../../../support/unfit-pdfs.ts'

const inspect = (bytes: Uint8Array, mediaType = 'application/pdf') => inspectUpload(new Uint8Array(bytes), mediaType)

async function written(count: number, useObjectStreams: boolean): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let at = 0; at < count; at++)
    pdf.addPage().drawText(`Page ${at + 1} of the plan`, { font, size: 12, x: 50, y: 700 })
  return Buffer.from(await pdf.save({ useObjectStreams }))
}

const plain = aPdfWith()
const later = latin1(
  '3 0 obj\n<< /Type /Page /Parent 2 0 R /Rotate 90 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
)
const link = '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://council.example) >> >>'
const words = packed('', 'BT (The plan) Tj ET')
const [long, longer] = [packed('', Buffer.alloc(3_000_000, ' ')), packed('', Buffer.alloc(40_000_000, ' '))]
const hex = stream('/Filter [/ASCIIHexDecode /FlateDecode]', `${deflateSync('q Q').toString('hex')}>`)
const shorter = latin1(`4 0 obj\n${words}\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`)
const scan = Buffer.alloc(700_000, 'endobj stream 7 8 objects of a scan ')

describe('a PDF that can be kept', () => {
  test.each<[string, Uint8Array | Promise<Uint8Array>, number]>([
    ['by hand', plain, 1],
    ['with its objects packed', aPackedPdf(), 1],
    ['of twelve pages, as a library writes it', written(12, false), 12],
    ['of twelve pages, packed by a library', written(12, true), 12],
    [
      'with something before it, as a mail gateway may put',
      pdfOf([...catalogue()], '/Root 1 0 R', { before: 'x'.repeat(900) }),
      1,
    ],
    ['with zeros after it', Buffer.concat([plain, Buffer.alloc(5_000)]), 1],
    ['that was added to', Buffer.concat([plain, later]), 1],
    ['that was added to without a new line', Buffer.concat([plain.subarray(0, -1), later]), 1],
    ['with a link', aPdfWith({ page: '/Annots [4 0 R]', objects: [link] }), 1],
    ['that opens at its first page', aPdfWith({ catalog: '/OpenAction [3 0 R /Fit]' }), 1],
    [
      'that opens at its first page by an action',
      aPdfWith({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }),
      1,
    ],
    ['with a form that was filled in', aPdfWith({ catalog: '/AcroForm << /Fields [] >>' }), 1],
    [
      'with a font that happens to be called AA',
      aPdfWith({ page: '/Resources << /Font << /AA 4 0 R >> >>', objects: ['<< /Type /Font >>'] }),
      1,
    ],
    [
      'with an image whose length stands elsewhere',
      aPdfWith({ objects: [`<< /Length 5 0 R >>\nstream\n${'x'.repeat(99)}\nendstream`, '99'] }),
      1,
    ],
    [
      'with an image whose length is wrong',
      aPdfWith({ objects: ['<< /Length 7 >>\nstream\nlonger than that\nendstream'] }),
      1,
    ],
    ['with an image in which anything may stand', aPdfWith({ objects: [stream('/Subtype /Image', scan)] }), 1],
    ['whose page is drawn in two parts', aPdfWith({ page: '/Contents [4 0 R 5 0 R]', objects: [words, words] }), 1],
    ['whose page is drawn in two parts of 3 MB', aPdfWith({ page: '/Contents [4 0 R 4 0 R]', objects: [long] }), 1],
    ['whose page is drawn in parts that are letters', aPdfWith({ page: '/Contents [4 0 R 4 0 R]', objects: [hex] }), 1],
    ['whose page is drawn in one part, however long', aPdfWith({ page: '/Contents [4 0 R]', objects: [longer] }), 1],
    [
      'whose page is drawn in one part and one that is not there',
      aPdfWith({ page: '/Contents [4 0 R 9 0 R]', objects: [longer] }),
      1,
    ],
    [
      'whose page was drawn far too long until it was changed',
      Buffer.concat([aPdfWith({ page: '/Contents [4 0 R 4 0 R]', objects: [longer] }), shorter]),
      1,
    ],
    [
      'with pages in branches',
      pdfOf([`<< /Type /Catalog /Pages 2 0 R >>`, pages('3 0 R 4 0 R', 2), pages('5 0 R', 1), page(), page()]),
      2,
    ],
  ])('%s', async (_, bytes, count) => expect(await inspect(await bytes)).toEqual({ pages: count }))

  test.each(stillPdfs)('%s', async (_, make) => expect(await inspect(make())).toEqual({ pages: 1 }))
})

function catalogue(): string[] {
  return ['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R', 1), page()]
}

describe('a PDF that cannot be kept is refused, and the sentence says how to mend it', () => {
  test.each([...unfitPdfs, ...activePdfs])('%s: %s', async (why, _, make) => {
    expect(await inspect(make())).toEqual({ unfit: why })
    const { title, mend } = sentence({ code: 'upload-unfit', rule: 'R3.2', why })
    expect(title).toMatch(/\b[Tt]hat (file|PDF|picture)\b/)
    expect(mend).toMatch(/upload|opens/i)
  })

  test('and every kind is among them, or among the pictures', () => {
    const ofPictures = ['image-too-large', 'image-broken', 'is-a-pdf', 'is-a-jpeg', 'is-a-png']
    expect([...new Set([...[...unfitPdfs, ...activePdfs].map(([why]) => why), ...ofPictures])].sort()).toEqual(
      Object.keys(unfitWords).sort(),
    )
  })
})

describe('a picture', () => {
  test.each<[string, string, Uint8Array, object]>([
    ['a JPEG', 'image/jpeg', aJpeg(), { pages: 1 }],
    ['a PNG', 'image/png', aPng(), { pages: 1 }],
    ['a JPEG of nothing', 'image/jpeg', Buffer.alloc(0), { unfit: 'truncated' }],
    ['a PDF of nothing', 'application/pdf', Buffer.alloc(0), { unfit: 'truncated' }],
    ['a JPEG cut short', 'image/jpeg', aJpeg().subarray(0, -2), { unfit: 'truncated' }],
    ['a PNG cut short', 'image/png', aPng().subarray(0, -9), { unfit: 'truncated' }],
    [
      'a PNG of too few rows',
      'image/png',
      aPng({ height: 7, data: aPng().subarray(45, 60) }),
      { unfit: 'image-broken' },
    ],
    ['a JPEG of 60,000 points across', 'image/jpeg', aJpeg({ width: 60_000 }), { unfit: 'image-too-large' }],
  ])('%s', async (_, mediaType, bytes, found) => expect(await inspect(bytes, mediaType)).toEqual(found))
})

describe('whatever is sent', () => {
  const good = [plain, aPackedPdf({ objects: { 4: '<< /Type /Font /Widths [500 600 700] /Name (Siân) >>' } })]
  const known = [...Object.keys(unfitWords)]

  test('a PDF cut anywhere is never taken for whole, and never more than refused', async () => {
    for (const bytes of good)
      for (let length = 0; length < bytes.length - 6; length += 3)
        expect(known).toContain(((await inspect(bytes.subarray(0, length))) as { unfit: string }).unfit)
  })

  test('a PDF with bytes changed, left out or put in is kept with its page or refused, and nothing is thrown', async () => {
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      out: fc.nat(20),
      put: fc.uint8Array({ maxLength: 12 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.array(change, { minLength: 1, maxLength: 5 }),
        async (bytes, changes) => {
          let changed = Buffer.from(bytes)
          for (const { at, out, put } of changes) {
            const place = Math.floor(at * changed.length)
            changed = Buffer.concat([changed.subarray(0, place), put, changed.subarray(place + out)])
          }
          const found = await inspect(changed)
          expect('pages' in found ? found.pages === 1 : known.includes(found.unfit)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('bytes of any kind are refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('application/pdf', 'image/jpeg', 'image/png'),
        async (bytes, as) => {
          expect(known).toContain(((await inspectUpload(bytes, as)) as { unfit: string }).unfit)
          const dressed = Buffer.concat([latin1('%PDF-1.7\n'), bytes, latin1('\n%%EOF')])
          expect(known).toContain(((await inspect(dressed)) as { unfit: string }).unfit)
        },
      ),
    )
  })
})
