import { deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deflate, inflate } from '../../../src/db/deflate.ts'

describe('bytes deflated', () => {
  test('inflate again to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        expect(await inflate(await deflate(bytes), 5000)).toEqual(bytes)
      }),
      { numRuns: 30 },
    )
  })

  test('are raw DEFLATE, as others write and read it', async () => {
    const bytes = new TextEncoder().encode('a plain English sentence. '.repeat(20_000))
    expect(Buffer.from(inflateRawSync(await deflate(bytes))).equals(bytes)).toBe(true)
    expect(Buffer.from(await inflate(deflateRawSync(bytes), bytes.length)).equals(bytes)).toBe(true)
  })

  test('come back when they are exactly as long as the bound, and are refused one byte above it', async () => {
    const packed = deflateRawSync(new Uint8Array(3_000_000))
    expect(await inflate(packed, 3_000_000)).toHaveLength(3_000_000)
    await expect(inflate(packed, 2_999_999)).rejects.toThrow(RangeError)
  })

  test('are refused when they were cut short, or never were deflated', async () => {
    const packed = deflateRawSync(new TextEncoder().encode('abcdefgh'.repeat(100)))
    await expect(inflate(packed.subarray(0, -3), 10_000)).rejects.toThrow()
    await expect(inflate(Uint8Array.of(7, 7, 7), 10_000)).rejects.toThrow()
  })
})
