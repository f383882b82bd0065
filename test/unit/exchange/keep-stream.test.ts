import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { countingStream, keepStream, partBytes, streamOf } from '../../../src/exchange/keep-stream.ts'
import '../../support/digest-stream.ts'
import { memoryBucket } from '../../support/memory-bucket.ts'

const chunk = Uint8Array.from({ length: 700_001 }, (_, at) => at % 251)

/** So many bytes, in uneven chunks. */
async function* bytesOf(length: number) {
  for (let left = length; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(left, chunk.length))
}
const whole = async (length: number) => {
  const made: Uint8Array[] = []
  for await (const one of bytesOf(length)) made.push(one)
  return Buffer.concat(made)
}

describe('a stream of unknown length', () => {
  test.each([0, 1, partBytes - 1, partBytes, partBytes + 1, 2 * partBytes, 2 * partBytes + 77])(
    'of %i bytes is kept as it came',
    async (length) => {
      const objects = new Map<string, Uint8Array>()
      await keepStream(memoryBucket(objects), 'a/place', streamOf(bytesOf(length)))
      expect((await whole(length)).equals(objects.get('a/place') ?? new Uint8Array([1]))).toBe(true)
    },
  )

  test.each([1, partBytes + 1])('that breaks off after %i bytes leaves nothing, and stops what makes it', async (n) => {
    let stopped = false
    async function* broken() {
      try {
        yield* bytesOf(n)
        throw new Error('the press broke')
      } finally {
        stopped = true
      }
    }
    const objects = new Map<string, Uint8Array>()
    await expect(keepStream(memoryBucket(objects), 'a/place', streamOf(broken()))).rejects.toThrow('the press broke')
    expect([objects.size, stopped]).toEqual([0, true])
  })

  test('that the bucket refuses stops what makes it, too', async () => {
    let stopped = false
    async function* endless() {
      try {
        for (;;) yield chunk
      } finally {
        stopped = true
      }
    }
    const full = memoryBucket(new Map())
    full.createMultipartUpload = () => Promise.reject(new Error('full'))
    await expect(keepStream(full, 'a/place', streamOf(endless()))).rejects.toThrow('full')
    expect(stopped).toBe(true)
  })
})

test('what passes is counted and hashed, and passes unchanged', async () => {
  const { through, told } = countingStream()
  const passed = new Uint8Array(await new Response(streamOf(bytesOf(2_000_000)).pipeThrough(through)).arrayBuffer())
  const all = await whole(2_000_000)
  expect(all.equals(passed)).toBe(true)
  expect(await told()).toEqual({ bytes: 2_000_000, sha256: createHash('sha256').update(all).digest('hex') })
})
