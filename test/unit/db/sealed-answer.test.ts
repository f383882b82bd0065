import { describe, expect, test } from 'vitest'
import { openKeyring } from '../../../src/db/keyring.ts'
import { SealBroken } from '../../../src/db/seal.ts'
import { bodyMac, matchesBody, openAnswer, sealAnswer } from '../../../src/db/sealed-answer.ts'

const master = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const ringOf = (...versions: number[]) =>
  openKeyring(JSON.stringify(Object.fromEntries(versions.map((version) => [version, master(version)]))))
const PLACE = 'amberford/client-1/key-1'
const answer = { status: 201, body: { reference: 'BTN-8T5C-Y4TB' } }

describe('an answer kept for a second call', () => {
  test('is replayed, also after a rotation', async () => {
    const sealed = await sealAnswer(await ringOf(1), PLACE, answer)
    expect(await openAnswer(await ringOf(1), PLACE, sealed)).toEqual(answer)
    expect(await openAnswer(await ringOf(1, 2), PLACE, sealed)).toEqual(answer)
  })

  test('opens from a slice of a larger buffer', async () => {
    const sealed = await sealAnswer(await ringOf(1), PLACE, answer)
    expect(await openAnswer(await ringOf(1), PLACE, Buffer.concat([Buffer.alloc(5), sealed]).subarray(5))).toEqual(
      answer,
    )
  })

  test('does not open for another call, under another ring, or with any bit changed', async () => {
    const sealed = await sealAnswer(await ringOf(1), PLACE, answer)
    await expect(openAnswer(await ringOf(1), 'brackwater/client-1/key-1', sealed)).rejects.toThrow(SealBroken)
    await expect(openAnswer(await ringOf(2), PLACE, sealed)).rejects.toThrow(SealBroken)
    await expect(openAnswer(await ringOf(1), PLACE, sealed.subarray(0, 3))).rejects.toThrow(SealBroken)
    const ring = await ringOf(1, 2, 3, 5)
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = sealed.with(bit >> 3, (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      await expect(openAnswer(ring, PLACE, changed)).rejects.toThrow(SealBroken)
    }
  })
})

describe('the mark of a body', () => {
  test('is 64 hexadecimal digits, the same for the same text and another for another', async () => {
    const ring = await ringOf(1)
    expect(await bodyMac(ring, 'a body')).toMatch(/^[0-9a-f]{64}$/)
    expect(await bodyMac(ring, 'a body')).toBe(await bodyMac(await ringOf(1), 'a body'))
    expect(await bodyMac(ring, 'a body ')).not.toBe(await bodyMac(ring, 'a body'))
    expect(await bodyMac(await ringOf(2), 'a body')).not.toBe(await bodyMac(ring, 'a body'))
  })

  test('is known again after a rotation, and for that text alone', async () => {
    const mac = await bodyMac(await ringOf(1), 'a body')
    expect(await matchesBody(await ringOf(1, 2), 'a body', mac)).toBe(true)
    expect(await matchesBody(await ringOf(1, 2), 'another', mac)).toBe(false)
    expect(await matchesBody(await ringOf(2), 'a body', mac)).toBe(false)
  })
})
