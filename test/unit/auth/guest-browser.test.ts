import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { guestBrowser, knownGuestBrowser } from '../../../src/auth/guest-browser.ts'
import { seal } from '../../../src/auth/sealed-cookie.ts'

const deps = (now = '2026-11-16T09:00:00Z') =>
  ({
    settings: { PUBLIC_URL: 'https://baton.example', SESSION_KEY: btoa('k'.repeat(32)) },
    now: () => new Date(now),
  }) as Parameters<typeof guestBrowser>[0]

const ask = async (cookie = '', now?: string) => {
  const app = new Hono()
    .get('/known', async (c) => c.json(await knownGuestBrowser(deps(now), c)))
    .get('/read', async (c) => c.json((await guestBrowser(deps(now), c)) ?? null))
  const known = await app.request('/known', { headers: { cookie } })
  const read = await app.request('/read', { headers: { cookie } })
  return {
    known: (await known.json()) as { secret: string; csrf: string },
    read: (await read.json()) as unknown,
    set: known.headers.get('set-cookie') ?? '',
  }
}
const cookieOf = ({ set }: { set: string }) => set.split('; ')[0] ?? ''

test('a browser has a secret and a form token of its own, which no page can read', async () => {
  const [one, other] = [await ask(), await ask()]
  expect(one.known.secret).toMatch(/^[\w-]{43}$/)
  expect(new Set([one.known.secret, one.known.csrf, other.known.secret, other.known.csrf]).size).toBe(4)
  expect(one.set).toMatch(/^__Host-baton-guest-browser=.*; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  expect(one.set).not.toContain(one.known.secret)
})

test('it keeps both when it comes back, and its time begins again', async () => {
  const first = await ask()
  const again = await ask(cookieOf(first), '2026-11-16T20:00:00Z')
  expect([again.known, again.read]).toEqual([first.known, first.known])
  expect((await ask(cookieOf(again), '2026-11-17T07:00:00Z')).known).toEqual(first.known)
  expect((await ask(cookieOf(first), '2026-11-16T21:00:00Z')).read).toBeNull()
})

test('what is sealed for something else, or holds no secret, is no browser', async () => {
  const { known } = await ask()
  for (const [purpose, content] of [
    ['session', known],
    ['guest-browser', { ...known, secret: 7 }],
    ['guest-browser', {}],
  ] as const)
    expect((await ask(`__Host-baton-guest-browser=${await seal(deps(), purpose, content, 60)}`)).read).toBeNull()
})
