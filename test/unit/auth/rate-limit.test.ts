import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { BatonEnv } from '../../../src/auth/context.ts'
import { callerKey, requireRate } from '../../../src/auth/rate-limit.ts'
import type { Deps } from '../../../src/deps.ts'

/** A door that lets each caller through so many times. */
function doorFor(most: number | undefined) {
  const asked = new Map<string, number>()
  const limit = async ({ key }: { key: string }) => {
    asked.set(key, (asked.get(key) ?? 0) + 1)
    return { success: (asked.get(key) ?? 0) <= (most ?? 0) }
  }
  const door = new Hono<BatonEnv>()
  door.use((c, next) => {
    c.set('deps', { ...(most === undefined ? {} : { publicLimit: { limit } }) } as Deps)
    return next()
  })
  door.get(
    '/',
    requireRate((c) => c.text('too many', 429)),
    (c) => c.text('in'),
  )
  return async (address?: string) => {
    const headers = new Headers(address === undefined ? {} : { 'cf-connecting-ip': address })
    const answer = await door.request('/', { headers })
    return [answer.status, answer.headers.get('retry-after')]
  }
}

test('a caller is let through so many times, then told how long to wait; another caller is let through', async () => {
  const ask = doorFor(2)
  expect([await ask('203.0.113.7'), await ask('203.0.113.7')]).toEqual([
    [200, null],
    [200, null],
  ])
  expect(await ask('203.0.113.7')).toEqual([429, '60'])
  expect(await ask('203.0.113.8')).toEqual([200, null])
})

test('callers whose address is not known share one count', async () => {
  const ask = doorFor(1)
  expect([await ask(), await ask()]).toEqual([
    [200, null],
    [429, '60'],
  ])
})

test('where no limit is bound everybody is let through', async () => {
  const ask = doorFor(undefined)
  for (let time = 0; time < 100; time++) expect(await ask('203.0.113.7')).toEqual([200, null])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['2001:db8::', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, 'unknown'],
])('%s is counted as %s', (address, key) => expect(callerKey(address)).toBe(key))
