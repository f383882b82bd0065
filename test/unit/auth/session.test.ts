import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { seal } from '../../../src/auth/sealed-cookie.ts'
import { endSession, readSession, startSession } from '../../../src/auth/session.ts'
import type { Actor } from '../../../src/domain/actor.ts'

const actor: Actor = {
  ...{ kind: 'worker', authority: '019a0c3e-5a00-7a1d-8e00-a1de00000001', worker: 'priya.nair', name: 'Priya Nair' },
  roles: ['social-worker'],
}
const deps = (now = '2026-11-16T09:00:00Z') =>
  ({
    settings: { PUBLIC_URL: 'https://baton.example', SESSION_KEY: btoa('k'.repeat(32)) },
    now: () => new Date(now),
  }) as Parameters<typeof startSession>[0]

const app = (now?: string) =>
  new Hono()
    .get('/start', async (c) => c.json(await startSession(deps(now), c, { actor, council: 'Aldermere Council' })))
    .get('/read', async (c) => c.json((await readSession(deps(now), c)) ?? null))
    .get('/end', (c) => {
      endSession(deps(now), c)
      return c.text('ended')
    })

const start = async () => {
  const response = await app().request('/start')
  const cookie = response.headers.get('set-cookie')?.split('; ')[0] ?? ''
  return { cookie, session: (await response.json()) as { csrf: string } }
}
const read = async (cookie: string, now?: string) =>
  (await app(now).request('/read', { headers: { cookie } })).json() as Promise<unknown>

test('a session is kept for eight hours', async () => {
  const { cookie, session } = await start()
  expect(session).toEqual({ actor, council: 'Aldermere Council', csrf: expect.stringMatching(/^[\w-]{43}$/) })
  expect(await read(cookie, '2026-11-16T16:59:59Z')).toEqual(session)
  expect(await read(cookie, '2026-11-16T17:00:00Z')).toBeNull()
})

test('each session has a form token of its own', async () => {
  expect((await start()).session.csrf).not.toBe((await start()).session.csrf)
})

test('what is sealed but is no session is none', async () => {
  const whole = { actor, council: 'Aldermere Council', csrf: 'token' }
  const withContent = async (content: object) =>
    read(`__Host-baton=${await seal(deps(), 'session', { ...content }, 60)}`)
  expect(await withContent(whole)).toEqual(whole)
  for (const other of [
    {},
    { ...whole, council: undefined },
    { ...whole, csrf: 7 },
    { ...whole, actor: null },
    { ...whole, actor: { ...actor, roles: [] } },
    { ...whole, actor: { ...actor, worker: undefined } },
  ])
    expect(await withContent(other)).toBeNull()
  expect(await withContent({ ...whole, actor: { ...actor, kind: 'exchange', client: 'cms' } })).toEqual(whole)
})

test('an ended session leaves the browser', async () => {
  expect((await app().request('/end')).headers.get('set-cookie')).toMatch(/^__Host-baton=; Max-Age=0;/)
})
