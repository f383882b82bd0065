import { expect, test } from 'vitest'
import { toHex } from '../../../src/db/hex.ts'

test('every byte is two lower-case hexadecimal digits', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
  expect(toHex(new Uint8Array())).toBe('')
})
