import { describe, expect, test } from 'vitest'
import { sentence } from '../../../src/domain/sentence.ts'
import type { OtherKind } from '../../../src/domain/unfit.ts'
import { mediaTypeOf, namedOtherwise, otherKindOf, plainFileName } from '../../../src/domain/upload.ts'

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))

describe('what a file is, its first bytes show (R3.2)', () => {
  test.each([
    ['%PDF-1.7\n', 'application/pdf'],
    [`${'x'.repeat(1_000)}%PDF-1.7\n`, 'application/pdf'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
  ])('%j', (first, mediaType) => expect(mediaTypeOf(bytes(first))).toBe(mediaType))

  test.each(['', '%PDF', '\x89PNG', '<html>%PDF-1.7', 'PK\x03\x04 %PDF-1.7', 'MZ', `${'x'.repeat(1_024)}%PDF-1.7`])(
    '%j is no document',
    (first) => expect(mediaTypeOf(bytes(first))).toBeUndefined(),
  )
})

describe('what is none of the three is called by its name, and the sentence says what to do with it', () => {
  const part = (name: string) => `PK\x03\x04${'\0'.repeat(26)}${name}`

  test.each<[string, OtherKind | undefined]>([
    [part('[Content_Types].xml'), 'word'],
    [`${part('[Content_Types].xml')} … xl/workbook.xml`, 'spreadsheet'],
    [part('ppt/presentation.xml'), 'presentation'],
    [part('mimetypeapplication/vnd.oasis.opendocument.text'), 'open-document'],
    [part('letter.pdf'), 'zip'],
    ['PK\x05\x06', 'zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'old-office'],
    ['{\\rtf1', 'rich-text'],
    ['Received: from a council', 'e-mail'],
    ['\0\0\0\x18ftypheic', 'heic'],
    ['\0\0\0\x18ftypmif1', 'heic'],
    ['\0\0\0\x18ftypavif', 'avif'],
    ['RIFF1234WEBP', 'webp'],
    ['GIF89a', 'gif'],
    ['II*\0', 'tiff'],
    ['MM\0*', 'tiff'],
    ['BM1234\0\0\0\0', 'bitmap'],
    ['\xef\xbb\xbf\n <!DOCTYPE html>', 'web-page'],
    ['<?xml version="1.0"?>', 'web-page'],
    ['once upon a time', undefined],
  ])('%j', (first, kind) => {
    expect(otherKindOf(bytes(first))).toBe(kind)
    const { title, mend } = sentence({ code: 'not-a-document', rule: 'R3.2', ...(kind ? { why: kind } : {}) })
    expect(title).toMatch(/^That file is /)
    expect(mend).toMatch(/upload/)
  })
})

test.each([
  ['scan.PDF', 'image/png', 'is-a-png'],
  ['scan.png', 'application/pdf', 'is-a-pdf'],
  ['scan.pdf', 'image/jpeg', 'is-a-jpeg'],
  ['scan.jpeg', 'image/jpeg', undefined],
  ['scan.jfif', 'image/jpeg', undefined],
  ['page 1', 'image/png', undefined],
  ['letter.v2', 'application/pdf', undefined],
])('%s that holds %s: %s', (name, mediaType, why) => expect(namedOtherwise(name, mediaType)).toBe(why))

test.each([
  ['C:\\Users\\me\\scan 1.pdf', 'scan 1.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['.hidden', '_hidden'],
  ['a"b\r\nc.pdf', 'a_b__c.pdf'],
  ['', 'upload'],
])('a file’s name is no more than a name: %j', (given, name) => expect(plainFileName(given)).toBe(name))
