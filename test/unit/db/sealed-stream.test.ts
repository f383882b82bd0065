import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type DataKey, SealBroken } from '../../../src/db/seal.ts'
import { openStream, sealedLength, sealStream } from '../../../src/db/sealed-stream.ts'

const MIB = 1024 * 1024
const HEADER = 9
const SEALED_FRAME = MIB + 16
const FILE = '01980000-0000-7000-8000-0000000000f1'
let key: DataKey

beforeAll(async () => {
  key = await aKey(1)
})

describe('a file sealed as it streams', () => {
  test.each([0, 1, MIB - 1, MIB, MIB + 1, 2 * MIB, 3 * MIB + 5])('of %d bytes opens whole', async (length) => {
    const plain = someBytes(length)
    const sealed = await sealedFile(plain)
    expect(sealed.length).toBe(sealedLength(length))
    expect(Buffer.from(await opened(sealed)).equals(plain)).toBe(true)
  })

  test('does not depend on how the bytes come in pieces, on either way', async () => {
    const cuts = fc.array(fc.nat(2 * MIB + 100), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.nat(2 * MIB + 100), cuts, cuts, async (length, inCuts, outCuts) => {
        const plain = someBytes(length)
        const sealed = await collect(pieces(plain, inCuts).pipeThrough(sealStream(key, FILE)))
        expect(sealed.length).toBe(sealedLength(length))
        const back = await collect(pieces(sealed, outCuts).pipeThrough(openStream(key, FILE)))
        expect(Buffer.from(back).equals(plain)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('opens byte by byte', async () => {
    const plain = someBytes(300)
    const sealed = await collect(pieces(plain, range(300)).pipeThrough(sealStream(key, FILE)))
    expect(await collect(pieces(sealed, range(400)).pipeThrough(openStream(key, FILE)))).toEqual(Uint8Array.from(plain))
  })

  test('never looks the same twice', async () => {
    const [one, other] = [await sealedFile(someBytes(50)), await sealedFile(someBytes(50))]
    expect(Buffer.from(one.subarray(HEADER)).equals(other.subarray(HEADER))).toBe(false)
  })

  test('gives each frame on as it is full, and keeps no more than one back', async () => {
    const stream = sealStream(key, FILE)
    const writer = stream.writable.getWriter()
    const reader = stream.readable.getReader()
    void writer.write(someBytes(MIB))
    void writer.write(someBytes(1))
    expect((await reader.read()).value).toHaveLength(HEADER)
    expect((await reader.read()).value).toHaveLength(SEALED_FRAME)
    void writer.close()
    expect((await reader.read()).value).toHaveLength(1 + 16)
    expect((await reader.read()).done).toBe(true)
  })
})

describe('a sealed file that was tampered with does not open', () => {
  let file: Uint8Array
  const frame = (of: Uint8Array, number: number) =>
    of.subarray(HEADER + number * SEALED_FRAME, HEADER + (number + 1) * SEALED_FRAME)

  beforeAll(async () => {
    file = await sealedFile(someBytes(2 * MIB + 500))
    expect(await opened(file)).toHaveLength(2 * MIB + 500)
  })

  test('one bit changed, wherever in a small file', async () => {
    const small = await sealedFile(someBytes(20))
    for (let bit = 0; bit < small.length * 8; bit++)
      await refused(small.with(bit >> 3, (small[bit >> 3] ?? 0) ^ (1 << (bit & 7))))
  })

  test('cut short: by a byte, by a frame, to its header, to nothing, and a small one anywhere', async () => {
    for (const length of [file.length - 1, HEADER + 2 * SEALED_FRAME, HEADER + SEALED_FRAME, HEADER, HEADER - 1, 0])
      await refused(file.subarray(0, length))
    const small = await sealedFile(someBytes(20))
    for (let length = 0; length < small.length; length++) await refused(small.subarray(0, length))
  })

  test('frames exchanged, doubled or left out', async () => {
    const [head, one, two, last] = [file.subarray(0, HEADER), frame(file, 0), frame(file, 1), frame(file, 2)]
    await refused(Buffer.concat([head, two, one, last]))
    await refused(Buffer.concat([head, one, one, two, last]))
    await refused(Buffer.concat([head, two, last]))
    await refused(Buffer.concat([head, one, last]))
  })

  test('something put at its end or its beginning', async () => {
    await refused(Buffer.concat([file, Uint8Array.of(0)]))
    await refused(Buffer.concat([file, frame(file, 2)]))
    await refused(Buffer.concat([file, file]))
    await refused(Buffer.concat([Uint8Array.of(0), file]))
  })

  test('a frame, or the header, of another sealing of the same file', async () => {
    const other = await sealedFile(someBytes(2 * MIB + 500))
    await refused(Buffer.concat([file.subarray(0, HEADER), frame(other, 0), frame(file, 1), frame(file, 2)]))
    await refused(Buffer.concat([other.subarray(0, HEADER), file.subarray(HEADER)]))
  })

  test('given for another file, or with another key', async () => {
    await refused(file, { fileId: '01980000-0000-7000-8000-0000000000f2' })
    await refused(file, { with: await aKey(2) })
  })
})

async function refused(bytes: Uint8Array, as: { fileId?: string; with?: DataKey } = {}) {
  const stream = pieces(bytes, []).pipeThrough(openStream(as.with ?? key, as.fileId ?? FILE))
  await expect(collect(stream)).rejects.toThrow(SealBroken)
}

function sealedFile(plain: Uint8Array) {
  return collect(pieces(plain, []).pipeThrough(sealStream(key, FILE)))
}

function opened(sealed: Uint8Array) {
  return collect(pieces(sealed, []).pipeThrough(openStream(key, FILE)))
}

/** The bytes as a stream, cut at the given places (an empty piece where two cuts meet). */
function pieces(bytes: Uint8Array, cuts: number[]): ReadableStream<Uint8Array> {
  const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]
  return new ReadableStream<Uint8Array>({
    start(out) {
      ends.forEach((end, at) => {
        out.enqueue(bytes.subarray(ends[at - 1] ?? 0, end))
      })
      out.close()
    },
  })
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value)
  return Uint8Array.from(Buffer.concat(chunks))
}

function someBytes(length: number): Uint8Array {
  return Buffer.alloc(length, 'pages of a scanned court report, ')
}

function range(length: number): number[] {
  return Array.from({ length }, (_, at) => at)
}

async function aKey(fill: number): Promise<DataKey> {
  const raw = new Uint8Array(32).fill(fill)
  return { aes: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) }
}
