import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { macKey, openKeyring, sealingKey } from '../../../src/db/keyring.ts'
import { open, SealBroken, seal } from '../../../src/db/seal.ts'

const master = (fill: number) => Buffer.alloc(32, fill).toString('base64')

describe('the wrapping keys', () => {
  test('the highest version is current, by number and not by letter', async () => {
    const ring = await openKeyring(JSON.stringify({ 2: master(2), 10: master(10), 9: master(9) }))
    expect(ring.current).toBe(10)
    expect([...ring.masters.keys()].sort((a, b) => a - b)).toEqual([2, 9, 10])
  })

  test.each([
    ['no JSON', 'c2VjcmV0IHNlY3JldA=='],
    ['no object', '["c2VjcmV0IHNlY3JldA=="]'],
    ['nothing', 'null'],
    ['no key', '{}'],
    ['a version that is no number', `{"one":"${master(1)}"}`],
    ['version nought', `{"0":"${master(1)}"}`],
    ['a short key', '{"1":"c2VjcmV0IHNlY3JldA=="}'],
    ['no base64', '{"1":"c2VjcmV0*"}'],
    ['no text', '{"1":["c2VjcmV0"]}'],
  ])('%s is refused, without a word of the secret', async (_, text) => {
    const refused = await openKeyring(text).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Error)
    expect(String(refused)).toMatch(/^Error: wrapping keys: /)
    expect(String(refused)).not.toContain('c2Vj')
    expect((refused as Error).cause).toBeUndefined()
  })

  test('cannot be taken out of the ring, nor what is derived from them', async () => {
    const ring = await openKeyring(JSON.stringify({ 1: master(1) }))
    const key = await sealingKey(ring, 1, 'baton wrap a')
    for (const secret of [key.aes, ring.masters.get(1)]) expect(secret?.extractable).toBe(false)
  })
})

describe('a key derived for a purpose', () => {
  test('is HKDF-SHA-256 of the master with the purpose as its info', async () => {
    const ring = await openKeyring(JSON.stringify({ 1: master(1) }))
    const expected = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 1), '', 'a purpose', 32))
    const mac = await crypto.subtle.sign('HMAC', await macKey(ring, 1, 'a purpose'), Buffer.from('text'))
    expect(Buffer.from(mac)).toEqual(createHmac('sha256', expected).update('text').digest())
  })

  test('is made once and is another for each purpose and version', async () => {
    const ring = await openKeyring(JSON.stringify({ 1: master(1), 2: master(2) }))
    const key = await sealingKey(ring, 1, 'one')
    expect((await sealingKey(ring, 1, 'one')).aes).toBe(key.aes)
    const sealed = await seal(key, 'place', 'value')
    expect(await open(key, 'place', sealed)).toBe('value')
    for (const other of [await sealingKey(ring, 1, 'other'), await sealingKey(ring, 2, 'one')])
      await expect(open(other, 'place', sealed)).rejects.toThrow(SealBroken)
  })

  test('of a version that is not in the ring is refused', async () => {
    const ring = await openKeyring(JSON.stringify({ 1: master(1) }))
    await expect(sealingKey(ring, 2, 'one')).rejects.toThrow(RangeError)
  })
})
