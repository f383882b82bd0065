import { deflateSync } from 'node:zlib'
import type { Unfit } from '../../src/domain/unfit.ts'
import { aPackedPdf, aPdfWith, latin1, packed, page, pages, pdfOf, stream } from './pdfs.ts'

const MB = 1024 * 1024
const action = (what: string) => ({ page: '/Annots [4 0 R]', objects: [`<< /Subtype /Link /A << ${what} >> >>`] })
const annotation = (what: string) => ({ page: '/Annots [4 0 R]', objects: [`<< /Type /Annot ${what} >>`] })
const spaces = Buffer.alloc(30 * MB, 0x20)
const hex = (name: string) => `/${Array.from(name, (c) => `#${c.charCodeAt(0).toString(16)}`).join('')}`
const manyPages = (count: number) =>
  pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      pages(Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(' '), count),
    ].concat(Array.from({ length: count }, () => page())),
  )
const nested = (times: number) => `${'['.repeat(times)}${']'.repeat(times)}`

/** PDFs that are not fit to keep: why, what is in each, and how it is made. */
export const unfitPdfs: readonly [Unfit, string, () => Uint8Array][] = [
  ['encrypted', 'locked with a password', () => aPdfWith({ trailer: '/Encrypt << /Filter /Standard /V 5 >>' })],
  ['encrypted', 'locked, with its objects packed', () => aPackedPdf({ trailer: '/Encrypt 9 0 R' })],
  ['encrypted', 'locked, the word in escapes', () => aPdfWith({ trailer: `${hex('Encrypt')} 9 0 R` })],
  ['truncated', 'its last half missing', () => aPdfWith().subarray(0, aPdfWith().length >> 1)],
  ['truncated', 'its last line missing', () => aPdfWith().subarray(0, -7)],
  [
    'truncated',
    'what was added missing its end',
    () => Buffer.concat([aPdfWith(), latin1(`4 0 obj\n(${'x'.repeat(2_000)}`)]),
  ],
  [
    'not-readable',
    'only its first and last lines',
    () => latin1(`%PDF-1.7\n${'neither here nor there '.repeat(200)}%%EOF`),
  ],
  ['not-readable', 'an object that is no object', () => aPdfWith({ objects: ['<< /Type /Font >'] })],
  ['not-readable', 'no catalogue', () => pdfOf(['(nothing)'])],
  [
    'not-readable',
    'a page that is not there',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R 9 0 R', 2), page()]),
  ],
  [
    'not-readable',
    'pages that are not said to be pages',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Kids [] >>']),
  ],
  [
    'not-readable',
    'objects packed twice',
    () => aPdfWith({ objects: [stream('/Type /ObjStm /N 0 /First 0 /Filter [/ASCIIHexDecode /FlateDecode]', '00>')] }),
  ],
  [
    'not-readable',
    'objects packed in another way',
    () => aPdfWith({ objects: [stream('/Type /ObjStm /N 0 /First 0 /Filter /LZWDecode', 'x')] }),
  ],
  [
    'not-readable',
    'packed objects that are damaged',
    () => aPdfWith({ objects: [stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', 'not deflated')] }),
  ],
  [
    'not-readable',
    'fewer packed objects than it says',
    () => aPdfWith({ objects: [packed('/Type /ObjStm /N 9 /First 4', '9 0 null')] }),
  ],
  [
    'not-readable',
    'a kind that is said elsewhere',
    () => aPdfWith({ objects: [stream('/Type 5 0 R /N 1 /First 4', 'x'), '/ObjStm'] }),
  ],
  [
    'not-readable',
    'a stream that would end before it began',
    () => aPdfWith({ objects: ['<< /Length -40 >>\nstream\nx\nendstream'] }),
  ],
  [
    'not-readable',
    'a table of a thousand million entries',
    () => aPdfWith({ objects: [packed('/Type /XRef /Size 1000000000 /W [1 2 1] /Root 1 0 R', Buffer.alloc(40))] }),
  ],
  [
    'not-readable',
    'an object in a comment',
    () => aPdfWith({ objects: ['null % 9 0 obj << /S /JavaScript >> endobj'] }),
  ],
  [
    'not-readable',
    'an object in what should be a picture',
    () => aPdfWith({ objects: [stream('/Subtype /Image', '\n9 0 obj\n<< /S /JavaScript >>\nendobj')] }),
  ],
  [
    'not-readable',
    'a long text between its objects',
    () => Buffer.concat([aPdfWith(), latin1(`${'x y z '.repeat(1_000)}\n%%EOF`)]),
  ],
  ['no-pages', 'no pages', () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('', 0)])],
  [
    'no-pages',
    'branches without pages',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R', 0), pages('', 0)]),
  ],
  ['too-many-pages', '1,501 pages', () => manyPages(1_501)],
  [
    'inflates-too-far',
    'objects that unpack to 30 MB',
    () => aPdfWith({ objects: [packed('/Type /ObjStm /N 0 /First 0', spaces)] }),
  ],
  [
    'inflates-too-far',
    'a table that unpacks to 30 MB',
    () => aPdfWith({ objects: [packed('/Type /XRef /Size 1 /W [1 2 1] /Root 1 0 R', spaces)] }),
  ],
  [
    'inflates-too-far',
    'objects that unpack to 30 MB between them',
    () =>
      aPdfWith({
        objects: Array.from({ length: 6 }, () => packed('/Type /ObjStm /N 0 /First 0', spaces.subarray(0, 5 * MB))),
      }),
  ],
  [
    'inflates-too-far',
    'a page that draws one stream of 5 MB twice',
    () => drawing(2, packed('', spaces.subarray(0, 5 * MB))),
  ],
  ['inflates-too-far', 'a page that draws 120 MB twice', () => drawing(2, packed('', Buffer.alloc(120 * MB, ' ')))],
  [
    'inflates-too-far',
    'a page that draws 5 MB of words twice',
    () => drawing(2, stream('', spaces.subarray(0, 5 * MB))),
  ],
  ['inflates-too-far', 'a page that draws next to nothing 9,000 times', () => drawing(9_000, packed('', 'q Q'))],
  [
    'inflates-too-far',
    'a page that draws 9 MB, packed twice',
    () => drawing(2, twice('/ASCIIHexDecode', deflateSync(spaces.subarray(0, 9 * MB)).toString('hex'))),
  ],
  ['inflates-too-far', 'ten pages that draw 70 MB between them', () => manyDrawing(10, spaces.subarray(0, 3.5 * MB))],
  [
    'too-intricate',
    'a page drawn in a way that cannot be measured',
    () => drawing(2, stream('/Filter /LZWDecode', 'x')),
  ],
  [
    'too-intricate',
    'a page packed five times',
    () => drawing(2, stream(`/Filter [${'/FlateDecode '.repeat(5)}]`, 'x')),
  ],
  ['not-readable', 'a page drawn in a way that nothing reads', () => drawing(2, stream('/Filter /JPXDecode', 'x'))],
  ['not-readable', 'a page whose drawing is damaged', () => drawing(2, stream('/Filter /FlateDecode', 'not deflated'))],
  ['not-readable', 'a page packed in what is no way', () => drawing(2, stream('/Filter [(FlateDecode)]', 'x'))],
  ['too-intricate', '300,000 objects', () => aPdfWith({ objects: Array.from({ length: 300_000 }, () => '<<>>') })],
  [
    'too-intricate',
    '600,000 numbers in packed objects',
    () => aPackedPdf({ objects: { 4: `[${'1.5 '.repeat(600_000)}]` } }),
  ],
  ['too-intricate', 'lists within lists within lists', () => aPdfWith({ objects: [nested(5_000)] })],
  [
    'too-intricate',
    '20,000 names',
    () => aPdfWith({ objects: [`[${Array.from({ length: 20_000 }, (_, at) => `/N${at}`).join(' ')}]`] }),
  ],
  [
    'too-intricate',
    '200,000 references',
    () => aPdfWith({ objects: [`[${Array.from({ length: 200_000 }, (_, at) => `${at} 0 R`).join(' ')}]`] }),
  ],
  ['too-intricate', 'a text of 300 kB in one string', () => aPdfWith({ objects: [`(${'x'.repeat(300_000)})`] })],
  [
    'too-intricate',
    'a table of 400,000 lines',
    () =>
      latin1(
        aPdfWith()
          .toString('latin1')
          .replace('trailer', `${'0000000000 00000 n \n'.repeat(400_000)}trailer`),
      ),
  ],
  ['too-intricate', 'packed objects that lie within one another', () => aPdfWith({ objects: [overlapping(300)] })],
  [
    'page-tree-loops',
    'a list of pages that names itself',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('2 0 R', 1)]),
  ],
  [
    'page-tree-loops',
    'a branch that leads back',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R', 1), pages('2 0 R', 1)]),
  ],
  [
    'page-tree-loops',
    'a page named twice',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R 3 0 R', 2), page()]),
  ],
  [
    'page-tree-loops',
    'a page that is above itself',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', pages('3 0 R', 1), '<< /Type /Page /Parent 3 0 R >>']),
  ],
  ['active-javascript', 'a program behind a link', () => aPdfWith(action('/S /JavaScript /JS (app.alert\\(1\\))'))],
  ['active-javascript', 'the same in escapes', () => aPdfWith(action(`${hex('S')} ${hex('JavaScript')} /JS (1)`))],
  [
    'active-javascript',
    'the same in packed objects',
    () => aPackedPdf({ objects: { 4: '<< /S /JavaScript /JS (1) >>' } }),
  ],
  [
    'active-javascript',
    'a program of the document',
    () => aPdfWith({ catalog: '/Names << /JavaScript << /Names [] >> >>' }),
  ],
  [
    'active-javascript',
    'a program in an older version of it',
    () =>
      Buffer.concat([aPdfWith({ objects: ['<< /S /JavaScript >>'] }), latin1('4 0 obj null endobj startxref 0 %%EOF')]),
  ],
  ['active-launch', 'another program', () => aPdfWith(action('/S /Launch /F (calc.exe)'))],
  [
    'active-by-itself',
    'a page of the web, when it is opened',
    () => aPdfWith({ catalog: '/OpenAction << /S /URI /URI (https://tracker.example) >>' }),
  ],
  [
    'active-by-itself',
    'the same from elsewhere',
    () => aPdfWith({ catalog: '/OpenAction 4 0 R', objects: ['<< /S /URI /URI (https://tracker.example) >>'] }),
  ],
  [
    'active-by-itself',
    'something when a page is turned',
    () => aPdfWith({ page: '/AA << /O << /S /URI /URI (https://tracker.example) >> >>' }),
  ],
  ['active-form', 'a form that is sent', () => aPdfWith(action('/S /SubmitForm /F (https://elsewhere.example)'))],
  ['active-form', 'a form of Adobe’s own kind', () => aPdfWith({ catalog: '/AcroForm << /XFA [] /Fields [] >>' })],
  ['active-media', 'a film', () => aPdfWith(annotation('/Subtype /Screen'))],
  ['active-media', 'a sound', () => aPdfWith(action('/S /Sound /Sound 9 0 R'))],
  ['embedded-files', 'a file', () => aPdfWith({ catalog: '/Names << /EmbeddedFiles << /Names [] >> >>' })],
  ['embedded-files', 'a file pinned to a page', () => aPdfWith(annotation('/Subtype /FileAttachment /FS 9 0 R'))],
  ['embedded-files', 'a file by its contents', () => aPdfWith({ objects: [stream('/Type /EmbeddedFile', 'x')] })],
  ['embedded-files', 'a collection of files', () => aPdfWith({ catalog: '/Collection << /View /D >>' })],
]

/** Objects that begin one byte after another: each would be read to the end of all. */
function overlapping(count: number): string {
  const pairs = Array.from({ length: count }, (_, at) => `${at + 20} ${at}`).join(' ')
  const body = `${'['.repeat(90)}${' '.repeat(count)}1${']'.repeat(90)}`
  return packed(`/Type /ObjStm /N ${count} /First ${pairs.length + 1 + 89}`, `${pairs} ${body}`)
}

/** A page that draws the same stream so many times. */
function drawing(times: number, content: string): Buffer {
  return aPdfWith({ page: `/Contents [${'4 0 R '.repeat(times)}]`, objects: [content] })
}

function manyDrawing(count: number, content: Buffer): Buffer {
  const kids = Array.from({ length: count }, (_, at) => `${at + 5} 0 R`).join(' ')
  return pdfOf(
    ['<< /Type /Catalog /Pages 2 0 R >>', pages(kids, count), '[4 0 R 4 0 R]', packed('', content)].concat(
      Array.from({ length: count }, () => page('/Contents 3 0 R')),
    ),
  )
}

const twice = (filter: string, data: string) => stream(`/Filter [${filter} /FlateDecode]`, data)
