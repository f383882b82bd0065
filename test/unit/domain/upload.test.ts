import { describe, expect, test } from 'vitest'
import { mediaTypeOf, plainFileName } from '../../../src/domain/upload.ts'

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))

describe('what a file is, its first bytes show (R3.2)', () => {
  test.each([
    ['%PDF-1.7\n', 'application/pdf'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
  ])('%j', (first, mediaType) => expect(mediaTypeOf(bytes(first))).toBe(mediaType))

  test.each(['', '%PDF', '\x89PNG', ' %PDF-1.7', '<html>', 'PK\x03\x04', 'MZ'])('%j is no document', (first) =>
    expect(mediaTypeOf(bytes(first))).toBeUndefined(),
  )
})

test.each([
  ['C:\\Users\\me\\scan 1.pdf', 'scan 1.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['.hidden', '_hidden'],
  ['a"b\r\nc.pdf', 'a_b__c.pdf'],
  ['', 'upload'],
])('a file’s name is no more than a name: %j', (given, name) => expect(plainFileName(given)).toBe(name))
