import fc from 'fast-check'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { guestSeconds, guestSessionIn, startGuestSession } from '../../../src/auth/guest-session.ts'
import { endSession, readSession, startSession } from '../../../src/auth/session.ts'
import { openKeyring } from '../../../src/db/keyring.ts'
import { londonDate } from '../../../src/domain/clock.ts'

const keyring = await openKeyring(JSON.stringify({ 1: btoa('a'.repeat(32)) }))
const deps = (now = '2026-11-23T10:00:00Z') =>
  ({
    settings: { PUBLIC_URL: 'https://baton.example', SESSION_KEY: btoa('k'.repeat(32)) },
    ...{ keyring, now: () => new Date(now) },
  }) as unknown as Parameters<typeof startGuestSession>[0]
const carrowdale = '019a0c3e-5a00-7c3a-8e00-c3a000000003'
const desk = {
  authority: carrowdale,
  name: 'Carrowdale County Council',
  email: 'd@c.example',
  testedAt: '2026-11-20T10:00:00.000Z',
}
const said = { name: 'Una Brook', role: 'Duty social worker', telephone: '01632 960303' }
const priya = { kind: 'worker', authority: carrowdale, worker: 'priya', name: 'Priya Nair', roles: ['duty'] } as const

const app = (now?: string) =>
  new Hono()
    .get('/enter', async (c) => {
      await startGuestSession(deps(now), c, desk, said)
      return c.text('in')
    })
    .get('/sign-in', async (c) => c.json(await startSession(deps(now), c, { actor: priya, council: 'Carrowdale' })))
    .get('/read', async (c) => c.json((await readSession(deps(now), c)) ?? null))
    .get('/end', (c) => {
      endSession(deps(now), c)
      return c.text('ended')
    })
/** What the browser holds after this. */
const after = async (path: string) => {
  const lines = (await app().request(path)).headers.get('set-cookie')?.split(', __Host-') ?? []
  return lines.map((line) => `${line.startsWith('__Host-') ? '' : '__Host-'}${line.split('; ')[0]}`)
}
const read = async (cookie: string, now?: string) =>
  (await app(now).request('/read', { headers: { cookie } })).json() as Promise<unknown>

test('a guest acts as the duty inbox of their authority, as declared, until the London day ends (R9.4)', async () => {
  const [cookie = ''] = await after('/enter')
  const session = {
    actor: {
      ...{ kind: 'guest', authority: carrowdale, worker: expect.stringMatching(/^guest:[0-9a-f]{16}$/) },
      ...{ name: 'Una Brook', roles: ['duty'] },
      declared: { role: 'Duty social worker', telephone: '01632 960303' },
    },
    ...{ council: 'Carrowdale County Council', csrf: expect.stringMatching(/^[\w-]{43}$/), desk: desk.testedAt },
  }
  expect(cookie).toMatch(/^__Host-baton-guest=/)
  expect(await read(cookie)).toEqual(session)
  expect(await read(cookie, '2026-11-23T23:59:59Z')).toEqual(session)
  expect(await read(cookie, '2026-11-24T00:00:00Z')).toBeNull()
})

test('a browser has one session: entering ends the sign-in before it, signing in the guest’s, signing out both', async () => {
  expect((await after('/enter'))[1]).toBe('__Host-baton=')
  expect((await after('/sign-in'))[1]).toBe('__Host-baton-guest=')
  expect(await after('/end')).toEqual(['__Host-baton=', '__Host-baton-guest='])
})

test.each([
  ['in the morning', '2026-11-23T09:00:00Z', 15 * 3600],
  ['in summer, by London’s midnight', '2026-07-01T12:00:00Z', 11 * 3600],
  ['late in the evening, for an hour', '2026-11-23T23:30:00Z', 3600],
  ['just after midnight, for eighteen', '2026-11-23T00:10:00Z', 18 * 3600],
  ['on the day the clocks go back', '2026-10-25T12:00:00Z', 12 * 3600],
])('who enters %s is remembered so many seconds', (_, now, seconds) =>
  expect(guestSeconds(new Date(now))).toBe(seconds),
)

test('nobody is put out within the hour, nor remembered into the afternoon of another day', () => {
  const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, (now) => {
      const seconds = guestSeconds(now)
      const end = new Date(now.getTime() + seconds * 1000)
      const sameDay = londonDate(new Date(end.getTime() - 1000)) === londonDate(now)
      return seconds >= 3600 && seconds <= 18 * 3600 && (sameDay || seconds === 3600)
    }),
  )
})

test('what is sealed but is no guest’s session is none', () => {
  const actor = {
    kind: 'guest',
    authority: carrowdale,
    worker: 'guest:1',
    name: 'Una',
    declared: { role: 'r', telephone: 't' },
  }
  const whole = { actor, council: 'Carrowdale', csrf: 'token', desk: desk.testedAt }
  expect(guestSessionIn(whole)).toEqual({ ...whole, actor: { ...actor, roles: ['duty'] } })
  for (const other of [
    {},
    { ...whole, desk: undefined },
    { ...whole, csrf: 7 },
    { ...whole, actor: null },
    { ...whole, actor: { ...actor, kind: 'worker' } },
    { ...whole, actor: { ...actor, declared: undefined } },
    { ...whole, actor: { ...actor, declared: { role: 'r' } } },
    { ...whole, actor: { ...actor, name: 7 } },
  ])
    expect(guestSessionIn(other as never)).toBeUndefined()
})
