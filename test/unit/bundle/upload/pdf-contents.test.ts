import { deflateSync } from 'node:zlib'
import { PDFContext, type PDFDict, PDFRawStream } from 'pdf-lib'
import { expect, test } from 'vitest'
import { unpackedContent } from '../../../../src/bundle/upload/pdf-contents.ts'

const drawn = Buffer.from('BT (The plan) Tj ET')
const hex = (bytes: Buffer) => Buffer.from(`${bytes.toString('hex')}>`)
const inFives = Buffer.from('87cURDZ~>')

function content(filter: string | string[] | undefined, data: Buffer, more = {}): PDFRawStream {
  const dict = PDFContext.create().obj({ ...(filter ? { Filter: filter } : {}), ...more }) as PDFDict
  return PDFRawStream.of(dict, new Uint8Array(data))
}

test.each<[string, PDFRawStream, Buffer]>([
  ['not packed', content(undefined, drawn), drawn],
  ['deflated', content('FlateDecode', deflateSync(drawn)), drawn],
  ['deflated, in a list', content(['FlateDecode'], deflateSync(drawn)), drawn],
  ['in letters', content('ASCIIHexDecode', hex(drawn)), drawn],
  ['deflated, then in letters', content(['ASCIIHexDecode', 'FlateDecode'], hex(deflateSync(drawn))), drawn],
  ['in letters of five', content('ASCII85Decode', inFives), Buffer.from('Hello')],
  ['in runs', content('RunLengthDecode', Buffer.from([254, 65, 0, 66, 128])), Buffer.from('AAAB')],
  [
    'with a predictor that predicts nothing',
    content('FlateDecode', deflateSync(drawn), { DecodeParms: { Predictor: 1 } }),
    drawn,
  ],
])('what a page is drawn by is unpacked: %s', (_, stream, plain) => {
  expect(Buffer.from(unpackedContent(stream, 500)).equals(plain)).toBe(true)
})

test.each<[string, PDFRawStream, string]>([
  ['a byte too much', content(undefined, Buffer.alloc(501)), 'inflates-too-far'],
  ['a byte too much, deflated', content('FlateDecode', deflateSync(Buffer.alloc(501))), 'inflates-too-far'],
  ['what may be too much', content('RunLengthDecode', Buffer.alloc(8, 128)), 'too-intricate'],
  ['what may be without end', content('LZWDecode', drawn), 'too-intricate'],
  ['packed in a way of which nobody knows', content('Known', drawn), 'not-readable'],
])('and refused where it is %s', (_, stream, why) => expect(() => unpackedContent(stream, 500)).toThrow(why))
