import { beforeAll, describe, expect, test } from 'vitest'
import { newDataKey, unwrapDataKey, type WrappedKey } from '../../../src/db/data-key.ts'
import { type Keyring, openKeyring } from '../../../src/db/keyring.ts'
import { type DataKey, open, SealBroken, seal } from '../../../src/db/seal.ts'

const TRANSFER = '01980000-0000-7000-8000-000000000001'
const master = (fill: number) => Buffer.alloc(32, fill).toString('base64')
const held = (wrapped: WrappedKey[], authority: string) => {
  const found = wrapped.find((one) => one.authority === authority)
  if (!found) throw new Error(`no wrapping for ${authority}`)
  return found
}
const unwrap = (ring: Keyring, one: WrappedKey, changes: Partial<WrappedKey> & { transfer?: string } = {}) => {
  const { transfer = TRANSFER, authority, keyVersion, wrapped } = { ...one, ...changes }
  return unwrapDataKey(ring, transfer, authority, keyVersion, wrapped)
}

describe('the key of a transfer from Amberford to Brackwater', () => {
  let before: Keyring
  let after: Keyring
  let key: DataKey
  let wrapped: WrappedKey[]
  let sealed: Uint8Array

  beforeAll(async () => {
    before = await openKeyring(JSON.stringify({ 1: master(1) }))
    after = await openKeyring(JSON.stringify({ 1: master(1), 2: master(2) }))
    const made = await newDataKey(before, TRANSFER, ['amberford', 'brackwater'])
    key = made.key
    wrapped = made.wrapped
    sealed = await seal(key, 'place', 'the plan')
  })

  test('is wrapped once for each, differently, and each opens what it sealed', async () => {
    expect(wrapped.map((one) => [one.authority, one.keyVersion])).toEqual([
      ['amberford', 1],
      ['brackwater', 1],
    ])
    for (const one of wrapped) expect(await open(await unwrap(before, one), 'place', sealed)).toBe('the plan')
    expect(Buffer.from(held(wrapped, 'amberford').wrapped).equals(held(wrapped, 'brackwater').wrapped)).toBe(false)
    expect(key.aes.extractable).toBe(false)
  })

  test('is not the key of another transfer made at the same moment', async () => {
    const other = await newDataKey(before, TRANSFER, ['amberford'])
    await expect(open(other.key, 'place', sealed)).rejects.toThrow(SealBroken)
  })

  test('does not unwrap for another authority, transfer or version, nor with any bit changed', async () => {
    const one = held(wrapped, 'amberford')
    await expect(unwrap(after, one, { authority: 'brackwater' })).rejects.toThrow(SealBroken)
    await expect(unwrap(after, one, { transfer: `${TRANSFER}2` })).rejects.toThrow(SealBroken)
    await expect(unwrap(after, one, { keyVersion: 2 })).rejects.toThrow(SealBroken)
    for (let at = 0; at < one.wrapped.length; at++) {
      const changed = one.wrapped.with(at, (one.wrapped[at] ?? 0) ^ 4)
      await expect(unwrap(after, one, { wrapped: changed })).rejects.toThrow(SealBroken)
    }
  })

  test('does not unwrap in an exchange that has other masters, or has lost the version', async () => {
    const stranger = await openKeyring(JSON.stringify({ 1: master(3) }))
    const later = await openKeyring(JSON.stringify({ 2: master(2) }))
    await expect(unwrap(stranger, held(wrapped, 'amberford'))).rejects.toThrow(SealBroken)
    await expect(unwrap(later, held(wrapped, 'amberford'))).rejects.toThrow(RangeError)
  })

  test('still unwraps after a rotation', async () => {
    const old = held(wrapped, 'amberford')
    expect(await open(await unwrap(after, old), 'place', sealed)).toBe('the plan')
  })
})
