import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { signAccessToken } from '../../../src/auth/access-token.ts'
import type { BatonEnv } from '../../../src/auth/context.ts'
import { requireSameOrigin, requireSession, requireToken } from '../../../src/auth/require.ts'
import { seal } from '../../../src/auth/sealed-cookie.ts'
import { openSigner } from '../../../src/bundle/signer.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { signingKey } from '../../../src/local/keys.ts'

const ORIGIN = 'https://baton.example'
const actor: Actor = {
  ...{ kind: 'worker', authority: '019a0c3e-5a00-7a1d-8e00-a1de00000001', worker: 'priya.nair', name: 'Priya Nair' },
  roles: ['social-worker'],
}
const deps = {
  ...{
    settings: { PUBLIC_URL: ORIGIN, SESSION_KEY: btoa('k'.repeat(32)) },
    now: () => new Date('2026-11-16T09:00:00Z'),
  },
  signer: await openSigner(JSON.stringify({ keys: [await signingKey()] })),
} as BatonEnv['Variables']['deps']
const session = { actor, council: 'Aldermere Council', csrf: 'the-token' }
const cookie = `__Host-baton=${await seal(deps, 'session', session, 60)}`

const app = new Hono<BatonEnv>()
app.use((c, next) => {
  c.set('deps', deps)
  return next()
})
app.get(
  '/v1/me',
  requireToken((c, { refused }) => c.json({ refused }, 401)),
  (c) => c.json(c.get('actor')),
)
app.get('/page', requireSession, (c) => c.json([c.get('actor'), c.get('session')]))
app.get('/kept', requireSession, () => new Response('kept', { headers: { 'cache-control': 'private, max-age=60' } }))
app.post(
  '/form',
  requireSession,
  requireSameOrigin((c, { refused }) => c.text(refused, 403)),
  async (c) => c.json(await c.req.parseBody()),
)
app.post('/plain', requireSession, requireSameOrigin(), (c) => c.text('taken'))

test('the API lets a token’s actor in and challenges anybody else', async () => {
  const authorization = `Bearer ${await signAccessToken(deps, { ...actor, client: 'cms' })}`
  expect(await (await app.request('/v1/me', { headers: { authorization } })).json()).toEqual({
    ...actor,
    client: 'cms',
  })
  const refused = await app.request('/v1/me')
  expect(refused.status).toBe(401)
  expect(refused.headers.get('www-authenticate')).toBe('Bearer')
  // A browser's session is no way into the API.
  expect((await app.request('/v1/me', { headers: { cookie } })).status).toBe(401)
})

test('a page knows who asks for it and is not stored', async () => {
  const page = await app.request('/page', { headers: { cookie } })
  expect(await page.json()).toEqual([actor, session])
  expect(page.headers.get('cache-control')).toBe('no-store')
  const kept = await app.request('/kept', { headers: { cookie } })
  expect(kept.headers.get('cache-control')).toBe('private, max-age=60')
})

test.each([
  ['GET', '/page', '/?returnTo=%2Fpage'],
  ['GET', '/page?x=1&y=//z', '/?returnTo=%2Fpage%3Fx%3D1%26y%3D%2F%2Fz'],
  ['POST', '/form', '/'],
])('%s %s without a session leads to %s', async (method, path, to) => {
  const response = await app.request(path, { method })
  expect([response.status, response.headers.get('location')]).toEqual([303, to])
})

const post = async (headers: Record<string, string>, body: BodyInit = 'csrf=the-token&note=a', path = '/form') => {
  const type = typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
  const response = await app.request(path, { method: 'POST', body, headers: { cookie, ...type, ...headers } })
  return { status: response.status, text: await response.text() }
}

test('a form that our own page sent is taken, and can still be read', async () => {
  for (const headers of [
    { origin: ORIGIN },
    { 'sec-fetch-site': 'same-origin' },
    { origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ] as Record<string, string>[])
    expect(await post(headers)).toEqual({ status: 200, text: '{"csrf":"the-token","note":"a"}' })
  const form = new FormData()
  form.set('csrf', 'the-token')
  expect((await post({ origin: ORIGIN }, form)).status).toBe(200)
})

test('one that comes from elsewhere, or from nowhere, is not', async () => {
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${ORIGIN}.evil.example` },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: ORIGIN, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
  ] as Record<string, string>[])
    expect(await post(headers)).toEqual({ status: 403, text: 'other-site' })
})

test('one without this session’s token is not', async () => {
  for (const body of [
    '',
    'csrf=',
    'csrf=another',
    'csrf=the-token2',
    'csrf=the-token&csrf=another',
    'csrf[]=the-token',
  ])
    expect(await post({ origin: ORIGIN }, body)).toEqual({ status: 403, text: 'no-token' })
  const file = new FormData()
  file.set('csrf', new Blob(['the-token']))
  expect((await post({ origin: ORIGIN }, file)).text).toBe('no-token')
  const broken = { origin: ORIGIN, 'content-type': 'multipart/form-data' }
  expect(await post(broken, 'csrf=the-token')).toEqual({ status: 403, text: 'no-token' })
})

test('one that is no form is not', async () => {
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencodedx'])
    expect((await post({ origin: ORIGIN, 'content-type': type })).text).toBe('not-a-form')
})

test('without an answer of its own a refusal is a plain 403', async () => {
  expect(await post({}, 'csrf=the-token', '/plain')).toEqual({ status: 403, text: 'Forbidden' })
})
