import { Hono } from 'hono'
import { decodeProtectedHeader } from 'jose'
import { expect, test } from 'vitest'
import { cookieName, dropCookie, giveCookie, seal, takeCookie, unseal } from '../../../src/auth/sealed-cookie.ts'

const deps = (now = '2026-11-16T09:00:00Z', PUBLIC_URL = 'https://baton.example', SESSION_KEY = btoa('k'.repeat(32))) =>
  ({ settings: { PUBLIC_URL, SESSION_KEY }, now: () => new Date(now) }) as Parameters<typeof seal>[0]

test('what was sealed opens, until it expires, and for its purpose alone', async () => {
  const sealed = await seal(deps(), 'session', { word: 'Siân' }, 60)
  expect(decodeProtectedHeader(sealed)).toEqual({ alg: 'dir', enc: 'A256GCM' })
  expect(await unseal(deps('2026-11-16T09:00:59Z'), 'session', sealed)).toMatchObject({ word: 'Siân' })
  expect(await unseal(deps('2026-11-16T09:01:00Z'), 'session', sealed)).toBeUndefined()
  expect(await unseal(deps(), 'sign-in', sealed)).toBeUndefined()
})

test('the same content is never sealed alike twice', async () => {
  expect(await seal(deps(), 'session', {}, 60)).not.toBe(await seal(deps(), 'session', {}, 60))
})

test('a key that is not 32 bytes is told without being quoted', async () => {
  for (const key of ['c2hvcnQ=', '!!!secret!!!'])
    await expect(seal(deps(undefined, undefined, key), 'session', {}, 60)).rejects.toThrow(
      /^SESSION_KEY: not 32 bytes in base64$/,
    )
})

test('a standard base64 key with plus and slash is read', async () => {
  const key = btoa(String.fromCharCode(...new Array(32).fill(0xfb)))
  expect(key).toContain('+')
  const strange = deps(undefined, undefined, key)
  expect(await unseal(strange, 'session', await seal(strange, 'session', { a: 1 }, 60))).toMatchObject({ a: 1 })
})

test.each([
  ['https://baton.example', '__Host-baton', true],
  ['http://localhost:8787', 'baton', false],
])('under %s the cookie is %s', async (url, name, secure) => {
  const at = deps(undefined, url)
  expect(cookieName(at, 'session')).toBe(name)
  const app = new Hono()
  app.get('/give', async (c) => {
    await giveCookie(at, c, 'session', { word: 'yes' }, 60)
    return c.text('given')
  })
  app.get('/take', async (c) => c.text(String((await takeCookie(at, c, 'session'))?.word)))
  app.get('/drop', (c) => {
    dropCookie(at, c, 'session')
    return c.text('dropped')
  })
  const line = (await app.request('/give')).headers.get('set-cookie') ?? ''
  expect(line.split('; ').slice(1).sort()).toEqual(
    ['HttpOnly', 'Max-Age=60', 'Path=/', 'SameSite=Lax', ...(secure ? ['Secure'] : [])].sort(),
  )
  const cookie = line.split('; ')[0] ?? ''
  expect(cookie.startsWith(`${name}=`)).toBe(true)
  expect(await (await app.request('/take', { headers: { cookie } })).text()).toBe('yes')
  expect(await (await app.request('/take')).text()).toBe('undefined')
  expect((await app.request('/drop')).headers.get('set-cookie')).toMatch(new RegExp(`^${name}=; Max-Age=0; Path=/`))
})
