import { deflateSync } from 'node:zlib'
import type { Unfit } from '../../src/domain/unfit.ts'
import { aPackedPdf, aPdfWith, latin1, pages, pdfOf, stream } from './pdfs.ts'

const program = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const linkTo = (action: string, ...objects: string[]) =>
  aPdfWith({ page: '/Annots [4 0 R]', objects: [`<< /Subtype /Link /Rect [0 0 9 9] /A ${action} >>`, ...objects] })
const address = (uri: string) => linkTo(`<< /S /URI /URI ${uri} >>`)
const layers = (usual: string) =>
  aPdfWith({ catalog: `/OCProperties << /OCGs [4 0 R] /D ${usual} >>`, objects: [layer] })
const layer = '<< /Type /OCG /Name (Note) >>'
const field = (entries: string, ...objects: string[]) =>
  aPdfWith({
    catalog: '/AcroForm << /Fields [4 0 R] >>',
    page: '/Annots [4 0 R]',
    objects: [`<< /Subtype /Widget /Rect [0 0 90 9] ${entries} >>`, ...objects],
  })

/** PDFs with something in them that acts, is kept from sight or would be lost, in ways that are not plain to see: as in `unfitPdfs`. */
export const activePdfs: readonly [Unfit, string, () => Uint8Array][] = [
  ['not-readable', 'a table that leads into a stream, past comments', () => leadingInto('5%x\n0%x\nobj\n')],
  [
    'not-readable',
    'a table that leads into a stream, past many comments',
    () => leadingInto('5 %5 %\n%\n 0%x\r%y\nobj'),
  ],
  ['not-readable', 'a table that leads to a header without a space', () => leadingInto('5 0obj\n')],
  ['not-readable', 'a table that leads to a header with a sign', () => leadingInto('5+0 obj\n')],
  ['not-readable', 'a table that leads to a header of zeros', () => leadingInto('5\x000\x00obj')],
  ['active-javascript', 'packed objects that are not said to be so', () => packedUnsaid()],
  ...['OpenAction', 'Names', 'AcroForm', 'OCProperties'].map((key): [Unfit, string, () => Uint8Array] => [
    ...(['not-readable', `a catalogue whose ${key} is not there`] as const),
    () => aPdfWith({ catalog: `/${key} 9 0 R` }),
  ]),
  ['active-javascript', 'a program whose kind stands elsewhere', () => linkTo('<< /S 5 0 R /JS (1) >>', '/JavaScript')],
  ['active-javascript', 'a program in what has no kind', () => linkTo('5 0 R', '<< /JS (1) >>')],
  ['not-readable', 'an action whose kind stands elsewhere', () => linkTo('<< /S 5 0 R /F (calc.exe) >>', '/Launch')],
  [
    'not-readable',
    'a note whose kind stands elsewhere',
    () => aPdfWith({ page: '/Annots [<< /Subtype 4 0 R /Rect [0 0 1 1] >>]', objects: ['/Screen'] }),
  ],
  ['not-readable', 'an action of two kinds', () => linkTo('<< /S /JavaScript /S /URI /URI (x) >>')],
  ['not-readable', 'a note of two kinds', () => aPdfWith({ objects: ['<< /Subtype /Link /Subtype /Screen >>'] })],
  ['not-readable', 'an object of two types', () => aPdfWith({ objects: ['<< /Type /Font /Type /EmbeddedFile >>'] })],
  [
    'active-by-itself',
    'something when a key is pressed in a field above others',
    () => aPdfWith({ objects: ['<< /T (x) /AA << /K << /S /URI >> >> >>'] }),
  ],
  ...['/Kids [9 0 R]', '/Parent 9 0 R', '/Rect [0 0 1 1]', '/Type 9 0 R'].map(
    (entry): [Unfit, string, () => Uint8Array] => [
      ...(['active-by-itself', `something done unasked beside ${entry}`] as const),
      () => aPdfWith({ objects: [`<< ${entry} /AA << /O << /S /URI >> >> >>`] }),
    ],
  ),
  ['active-launch', 'another document', () => linkTo('<< /S /GoToR /F (\\\\\\\\elsewhere.example\\\\x.pdf) >>')],
  ['active-launch', 'the address of a file', () => address('(file:///c:/calc.exe)')],
  ['active-launch', 'the same after a space, in capitals', () => address('( \\tFILE:///c:/calc.exe)')],
  ['active-launch', 'the same in codes', () => address('(\\146il\\\ne:///c:/calc.exe)')],
  ['active-launch', 'the same in digits', () => address('<66 696C653A>')],
  ['active-launch', 'the same in UTF-16', () => address('<FEFF00660069006C0065003A>')],
  ['active-launch', 'the address of a program of the reader’s machine', () => address('(ms-settings:)')],
  ['active-launch', 'the address of a folder on a network', () => address('(\\\\\\\\elsewhere.example\\\\x)')],
  [
    'active-launch',
    'addresses that begin with a folder',
    () => aPdfWith({ catalog: '/URI << /Base (file:///c:/) >>' }),
  ],
  ['not-readable', 'an address that stands elsewhere', () => linkTo('<< /S /URI /URI 5 0 R >>', '(file:///c:/x)')],
  ['hidden-layers', 'a layer that is off', () => layers('<< /OFF [4 0 R] >>')],
  ['hidden-layers', 'every layer off', () => layers('<< /BaseState /OFF /ON [] >>')],
  ['hidden-layers', 'a layer that is off, said elsewhere', () => hiddenElsewhere()],
  ['active-form', 'words that no picture shows', () => field('/FT /Tx /T (Name) /V (Siân)')],
  ['active-form', 'words in digits', () => field('/FT /Tx /V <FEFF0053> /AP << /D 5 0 R >>')],
  [
    'active-form',
    'words in a field above it',
    () => field('/Parent 5 0 R', '<< /FT /Tx /T (Name) /V 6 0 R >>', '(Siân)'),
  ],
  ['active-form', 'long words', () => field('/FT /Tx /V 5 0 R', stream('', 'Siân'))],
  ['active-form', 'several choices', () => field('/FT /Ch /V [(Welsh) (English)]')],
  [
    'truncated',
    'after its end a table that has none',
    () => Buffer.concat([aPdfWith(), latin1(`xref\n0 0\ntrailer\n<< /Root 1 0 R >>\n${' x'.repeat(900)}`)]),
  ],
  ['truncated', 'too much after its end', () => Buffer.concat([aPdfWith(), Buffer.alloc(70_000, 'a note ')])],
  ['truncated', 'no table before its end', () => latin1(`%PDF-1.7\n%%EOF\n${'a note '.repeat(200)}`)],
  [
    'not-readable',
    'numbers without an end after its end',
    () => Buffer.concat([aPdfWith(), Buffer.alloc(60_000, '7')]),
  ],
  [
    'not-readable',
    'percent signs without an end after a stray word',
    () =>
      latin1(
        aPdfWith()
          .toString('latin1')
          .replace('xref', `x${'%'.repeat(40_000)}\nxref`),
      ),
  ],
]

/** PDFs that do the like of those and are fit to keep: what is in each, and how it is made. */
export const stillPdfs: readonly [string, () => Uint8Array][] = [
  ['whose links lead to the web, to a person and beside it', () => aPdfWith({ objects: links })],
  ['in whose pictures the letters obj stand', () => aPdfWith({ objects: [stream('', letters)] })],
  ['with a profile of colours', () => aPdfWith({ objects: [stream('/N 3', 'colours')] })],
  ['whose layers are all seen', () => layers('<< /OFF [] /BaseState /ON >>')],
  ['with an empty field', () => field('/FT /Tx /V ( \\n)')],
  ['with a field that is empty in UTF-16', () => field('/FT /Tx /V <FEFF>')],
  ['with a field that is filled in', () => field('/FT /Tx /V (Siân) /AP << /N 5 0 R >>', stream('', 'q Q'))],
  ['with a field that is never seen', () => field('/FT /Tx /V (Siân) /F 2')],
  ['with a box that is ticked', () => field('/FT /Btn /V /Yes')],
  ['with what a mail gateway put behind it', () => Buffer.concat([aPdfWith(), latin1(footer.repeat(300))])],
]

const footer = 'This message was checked. 100% of it is an object of trust.\r\n'
const links = ['(https://council.example)', '( HTTP://council.example)', '(mailto:a@council.example)', '(tel:999)']
  .concat('(plan.html#a:b)', '(/plans/1)', '<68747470733A>', '()')
  .map((uri) => `<< /S /URI /URI ${uri} >>`)
const letters = '(see obj 5) obj\nobj 50% obj\n7 objects x obj %\nobj [obj] 9 endobj '

/** A table whose row for object 5, which is to be done on opening, gives a place in the data of object 4. */
function leadingInto(header: string): Buffer {
  const text = aPdfWith({
    catalog: '/OpenAction 4 0 R',
    objects: [stream('', `${header}${program}\nendobj\n`)],
  }).toString('latin1')
  const row = `${String(text.indexOf(header)).padStart(10, '0')} 00000 n \n`
  return latin1(
    text
      .replace('/OpenAction 4', '/OpenAction 5')
      .replace('xref\n0 5', 'xref\n0 6')
      .replace('trailer\n<< /Size 5', `${row}trailer\n<< /Size 6`),
  )
}

/** A cross-reference stream that says of object 5 that it is packed in object 4, which does not say that it packs any. */
function packedUnsaid(): Buffer {
  const text = pdfOf([
    ...['<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>', pages('3 0 R', 1), '<< /Type /Page /Parent 2 0 R >>'],
    stream('/N 1 /First 4 /Filter /FlateDecode', deflateSync(latin1(`5 0 ${program}`))),
  ]).toString('latin1')
  const objects = text.slice(0, text.indexOf('xref\n'))
  const place = (object: number) => (object === 6 ? objects.length : objects.indexOf(`\n${object} 0 obj`) + 1)
  const rows = [1, 2, 3, 4, 6].map((object) => [1, place(object) >> 8, place(object) & 0xff, 0])
  const table = Buffer.from([[0, 0, 0, 255], ...rows.slice(0, 4), [2, 0, 4, 0], ...rows.slice(4)].flat())
  const entries = '/Type /XRef /Size 7 /W [1 2 1] /Root 1 0 R'
  return latin1(`${objects}6 0 obj\n${stream(entries, table)}\nendobj\nstartxref\n${objects.length}\n%%EOF\n`)
}

function hiddenElsewhere(): Buffer {
  return aPackedPdf({
    catalog: '/OCProperties 4 0 R',
    objects: { 4: '<< /D 5 0 R >>', 5: '<< /OFF 6 0 R >>', 6: '[7 0 R]', 7: layer },
  })
}
