import { describe, expect, test } from 'vitest'
import { Practices, PracticeVersion, ShippedProfile } from '../../../schemas/practice.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { newRoutes } from '../../../src/http/contract.ts'
import { practiceRoutes } from '../../../src/http/practice.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'
import { ownPractice } from '../../support/practices.ts'

const x = await anExchange()

/** The routes as a case system reaches them that acts for this worker. */
function callsOf(actor: Actor) {
  const api = newRoutes()
  api.use(async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', actor)
    await next()
  })
  api.route('/', practiceRoutes)
  return async (method: 'GET' | 'PUT', path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await api.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> }
  }
}
const administrator = callsOf(sender('administrator'))
const theirs = callsOf(receiver())
const put = (body: object) => administrator('PUT', '/v1/authority/practice', body)
const first = { replaces: 0, from: '2026-12-01', shipped: 'three-monthly' }

describe('practice over HTTP (R7.5)', () => {
  test('the five that are shipped, with their sources', async () => {
    const { status, body } = await theirs('GET', '/v1/practice-profiles')
    expect(status).toBe(200)
    expect((body.profiles as unknown[]).map((one) => ShippedProfile.parse(one).id)).toHaveLength(5)
  })

  test('PUT sets the next version, and the same PUT again changes nothing', async () => {
    const { status, headers, body } = await put(first)
    expect([status, headers.get('idempotent-replayed')]).toEqual([200, null])
    expect(PracticeVersion.parse(body)).toMatchObject({ version: 1, standing: 'to-come' })
    const again = await put(first)
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
    expect(again.body).toEqual(body)
  })

  test('one that was overtaken is a 412 with what was set meanwhile', async () => {
    const { status, body } = await put({ ...first, shipped: 'eight-weekly' })
    expect(status).toBe(412)
    expect(body).toMatchObject({ code: 'version-changed', rule: 'R7.5', version: 1, changed: [{ version: 1 }] })
  })

  test('rules of one’s own are taken whole', async () => {
    const { body } = await put({ replaces: 1, from: '2026-12-02', profile: ownPractice() })
    expect(body).toMatchObject({ version: 2, profile: ownPractice() })
  })

  test.each([
    ['both a profile and a shipped one', { ...first, replaces: 2, profile: ownPractice() }, 400, 'input-invalid'],
    ['neither', { replaces: 2, from: '2026-12-01' }, 400, 'input-invalid'],
    ['a field that is not known', { ...first, authority: parties.receiver }, 400, 'input-invalid'],
    ['a shipped one that is not', { ...first, replaces: 2, shipped: 'nine-weekly' }, 422, 'no-such-profile'],
    ['a day that has gone', { ...first, replaces: 2, from: '2026-11-22' }, 422, 'date-impossible'],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await put(body)).toMatchObject({ status, body: { code } })
  })

  test('is for an administrator', async () => {
    const { status, body } = await callsOf(sender('practice-lead'))('PUT', '/v1/authority/practice', first)
    expect([status, body.code, body.who]).toEqual([403, 'wrong-role', ['administrator']])
  })

  test('anybody who is signed in reads the versions of any authority, and that there is no such authority', async () => {
    const { body } = await theirs('GET', `/v1/authorities/${parties.sender}/practice`)
    expect(Practices.parse(body).practices.map(({ version, standing }) => [version, standing])).toEqual([
      [2, 'to-come'],
      [1, 'to-come'],
    ])
    expect(JSON.stringify(body)).not.toContain('madeBy')
    const unknown = await theirs('GET', '/v1/authorities/01998000-0000-7000-8000-0000000000f1/practice')
    expect([unknown.status, unknown.body.code]).toEqual([404, 'unknown-authority'])
    expect((await theirs('GET', '/v1/authorities/nobody/practice')).status).toBe(400)
  })
})
