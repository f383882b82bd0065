import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type DataKey, open, openBytes, SealBroken, seal, sealBytes } from '../../../src/db/seal.ts'

const PLACE = 'transfer-1/7'
const paper = { child: 'Wren Example', words: ['mae’r teulu wedi symud', '🏡'], risks: [], at: null, n: 1.5 }
let key: DataKey
let otherKey: DataKey

beforeAll(async () => {
  key = await aKey(1)
  otherKey = await aKey(2)
})

describe('a sealed value', () => {
  test('opens with its key in its place', async () => {
    expect(await open(key, PLACE, await seal(key, PLACE, paper))).toEqual(paper)
  })

  test('opens whatever JSON value it is, short or long', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.string(), fc.nat(40), async (value, place, times) => {
        const plain = JSON.parse(JSON.stringify(Array.from({ length: times + 1 }, () => value)))
        expect(await open(key, place, await seal(key, place, plain))).toEqual(plain)
      }),
    )
  })

  test('does not open in another place, nor with another key', async () => {
    const sealed = await seal(key, PLACE, paper)
    await expect(open(key, 'transfer-1/8', sealed)).rejects.toThrow(SealBroken)
    await expect(open(key, `${PLACE} `, sealed)).rejects.toThrow(SealBroken)
    await expect(open(otherKey, PLACE, sealed)).rejects.toThrow(SealBroken)
  })

  test.each([
    ['short', { a: 1 }],
    ['deflated', 'ab'.repeat(600)],
  ])('does not open when any one bit is changed (%s)', async (_, value) => {
    const sealed = await seal(key, PLACE, value)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await expect(open(key, PLACE, changed)).rejects.toThrow(SealBroken)
    }
    expect(await open(key, PLACE, sealed)).toEqual(value)
  })

  test('does not open when it was cut short or lengthened', async () => {
    const sealed = await seal(key, PLACE, paper)
    for (let length = 0; length < sealed.length; length++)
      await expect(open(key, PLACE, sealed.subarray(0, length))).rejects.toThrow(SealBroken)
    await expect(open(key, PLACE, Uint8Array.of(...sealed, 0))).rejects.toThrow(SealBroken)
  })

  test('says nothing of what was in it when it breaks', async () => {
    const notJson = await sealBytes(key, PLACE, new TextEncoder().encode('Wren Example, not JSON'))
    const broken = await open(key, PLACE, notJson).catch((error: unknown) => error)
    expect(broken).toBeInstanceOf(SealBroken)
    expect(broken).toMatchObject({ name: 'SealBroken', message: 'the seal does not open' })
    expect((broken as SealBroken).cause).toBeUndefined()
  })

  test('never looks the same twice and shows no word of itself', async () => {
    const [one, other] = [await seal(key, PLACE, paper), await seal(key, PLACE, paper)]
    expect(Buffer.from(one).equals(other)).toBe(false)
    expect(Buffer.from(one).includes('Wren')).toBe(false)
    expect(one[0]).toBe(1)
  })

  test('is deflated first when it is long', async () => {
    const sealed = await seal(key, PLACE, 'the same words again. '.repeat(1000))
    expect(sealed.length).toBeLessThan(1000)
    expect(sealed[0]).toBe(2)
  })

  test('must be something', async () => {
    await expect(seal(key, PLACE, undefined)).rejects.toThrow(TypeError)
    expect(await open(key, PLACE, await seal(key, PLACE, null))).toBeNull()
  })
})

describe('sealed bytes', () => {
  test.each([0, 1, 1023, 1024, 100_000])('%d of them open to the same bytes', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7919) >> 3)
    expect(Buffer.from(await openBytes(key, PLACE, await sealBytes(key, PLACE, bytes))).equals(bytes)).toBe(true)
  })

  test('that deflating would lengthen are kept as they are', async () => {
    const noise = new Uint8Array(await crypto.subtle.encrypt(zeroNonce(), key.aes, new Uint8Array(5000)))
    const sealed = await sealBytes(key, PLACE, noise)
    expect(sealed).toHaveLength(1 + 12 + noise.length + 16)
    expect(await openBytes(key, PLACE, sealed)).toEqual(noise)
  })

  test('of more than 64 MiB are neither sealed nor inflated', async () => {
    const most = 64 * 1024 * 1024
    await expect(sealBytes(key, PLACE, new Uint8Array(most + 1))).rejects.toThrow(RangeError)
    expect(await openBytes(key, PLACE, await forged(most))).toHaveLength(most)
    await expect(openBytes(key, PLACE, await forged(most + 1))).rejects.toThrow(SealBroken)
  }, 30_000)
})

/** What somebody who holds the key could make: a sound seal over so many noughts, deflated. */
async function forged(length: number): Promise<Uint8Array> {
  const additionalData = new TextEncoder().encode(`baton sealed 2 ${PLACE}`)
  const packed = deflateRawSync(new Uint8Array(length))
  const body = await crypto.subtle.encrypt({ ...zeroNonce(), additionalData }, key.aes, packed)
  return Buffer.concat([Uint8Array.of(2), new Uint8Array(12), new Uint8Array(body)])
}

function zeroNonce() {
  return { name: 'AES-GCM', iv: new Uint8Array(12) }
}

async function aKey(fill: number): Promise<DataKey> {
  const raw = new Uint8Array(32).fill(fill)
  return { aes: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) }
}
