import { expect, test } from 'vitest'
import { browserDigest, callerDigests, codeDigest, guestWorker } from '../../../src/auth/guest-digest.ts'
import { openKeyring } from '../../../src/db/keyring.ts'

const key = (letter: string) => btoa(letter.repeat(32))
const old = { keyring: await openKeyring(JSON.stringify({ 1: key('a') })) }
const turned = { keyring: await openKeyring(JSON.stringify({ 1: key('a'), 2: key('b') })) }
const other = { keyring: await openKeyring(JSON.stringify({ 1: key('c') })) }
const bound = { id: 'i', browser: 'b', authority: 'carrowdale' }
const said = { name: 'Una Brook', role: 'Duty social worker', telephone: '01632 960303' }

test('a code’s digest holds for its id, its browser, its authority and this exchange alone', async () => {
  const own = await codeDigest(old, bound, 'K7QF3XMD')
  expect(own).toMatch(/^[0-9a-f]{64}$/)
  expect(await codeDigest(old, bound, 'K7QF3XMD')).toBe(own)
  const others = await Promise.all([
    codeDigest(old, bound, 'K7QF3XMF'),
    codeDigest(old, { ...bound, id: 'j' }, 'K7QF3XMD'),
    codeDigest(old, { ...bound, browser: 'c' }, 'K7QF3XMD'),
    codeDigest(old, { ...bound, authority: 'dunmarsh' }, 'K7QF3XMD'),
    codeDigest(old, { ...bound, id: 'ib', browser: '' }, 'K7QF3XMD'),
    codeDigest(other, bound, 'K7QF3XMD'),
    browserDigest(old, 'K7QF3XMD'),
  ])
  expect(new Set([own, ...others]).size).toBe(8)
})

test('a caller is known again after the keys have turned, and kept under the newest', async () => {
  const [before] = await callerDigests(old, '203.0.113.7')
  const [now, ...older] = await callerDigests(turned, '203.0.113.7')
  expect(older).toEqual([before])
  expect(now).not.toBe(before)
})

test('the same name and number at the same authority are the same person, however they are written (R1.1)', async () => {
  const una = await guestWorker(old, 'carrowdale', said)
  expect(una).toMatch(/^guest:[0-9a-f]{16}$/)
  for (const again of [{ name: 'UNA BROOK' }, { telephone: '+44 (0)1632 960 303' }, { role: 'Manager' }])
    expect(await guestWorker(turned, 'carrowdale', { ...said, ...again })).toBe(una)
  for (const [authority, another] of [
    ['carrowdale', { ...said, name: 'Una Brooks' }],
    ['carrowdale', { ...said, telephone: '01632 960304' }],
    ['dunmarsh', said],
  ] as const)
    expect(await guestWorker(old, authority, another)).not.toBe(una)
})
