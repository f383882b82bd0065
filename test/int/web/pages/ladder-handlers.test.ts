import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { ladderFor } from '../../../../src/exchange/ladder.ts'
import * as ladder from '../../../../src/web/pages/ladder-handlers.tsx'
import { anExchange, parties, sender } from '../../../support/exchange.ts'
import { postedBy, textOf } from '../../../support/html.ts'
import { mustBeFound } from '../../../support/prints.ts'

const x = await anExchange()

/** The pages as somebody who has signed in reaches them. */
function signedIn(actor: Actor) {
  const app = new Hono<BatonEnv>()
  app.use(async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', actor)
    c.set('session', { actor, council: 'Aldermere Council', csrf: 'csrf-of-this-session' })
    await next()
  })
  app.get('/ladder', ladder.showLadder)
  app.get('/ladder/:rung', ladder.showRung)
  app.post('/ladder/:rung', ladder.takeRung)
  app.post('/ladder/:rung/reset', ladder.takeResetRung)
  const answer = async (path: string, init?: RequestInit) => {
    const response = await app.request(path, init)
    const html = await response.text()
    return { status: response.status, location: response.headers.get('location'), html, text: textOf(html) }
  }
  const post = (path: string, fields: Record<string, string> = {}) =>
    answer(path, { method: 'POST', body: new URLSearchParams(fields) })
  return { post, get: (path: string) => answer(path) }
}
const administrator = signedIn(sender('administrator'))
const worker = signedIn(sender())
const rungs = async () => mustBeFound(await ladderFor(x.deps, sender())).rungs

const title = 'Assistant Director'
const named = { title, 'holder.name': 'Cornelius Applegarth', 'deputy.name': '', 'away.from-day': '' }
const away = { 'away.from-day': '20', 'away.from-month': '11', 'away.from-year': '2026' }

beforeEach(async () => {
  await x.admin`delete from ladder_rung where authority = ${parties.sender}`
})

describe('the pages of our ladder', () => {
  test('take a rung, show it to everybody, and take it away again (R8.4)', async () => {
    const saved = await administrator.post('/ladder/2', named)
    expect([saved.status, saved.location]).toEqual([303, '/ladder?done=saved'])
    expect((await rungs())[2]).toMatchObject({ title, holder: { name: 'Cornelius Applegarth' }, set: true })
    expect((await worker.get('/ladder?done=saved')).text).toMatch(
      /The rung is saved\. .*3\. Assistant Director .*Holds it today Cornelius Applegarth/,
    )
    expect(postedBy((await administrator.get('/ladder/2')).html).get('holder.name')).toBe('Cornelius Applegarth')
    expect((await administrator.post('/ladder/2/reset')).location).toBe('/ladder?done=reset')
    expect((await rungs())[2]).toMatchObject({ title: 'Head of service', set: false })
  })

  test('keep an answer that cannot be taken, and say at which field', async () => {
    const wrong = await administrator.post('/ladder/2', { ...named, title: '' })
    expect([wrong.status, postedBy(wrong.html).get('holder.name')]).toEqual([422, 'Cornelius Applegarth'])
    expect(wrong.html).toContain('href="#title"')
    expect((await rungs())[2]).toMatchObject({ set: false })
  })

  test('keep somebody at the last rung, and say so at its field (R8.5)', async () => {
    const vacant = await administrator.post('/ladder/3', { title, vacant: 'yes' })
    // Its form does not offer that: what is refused stands above it, and links to nothing that is not there.
    expect([vacant.status, vacant.html.includes('href="#vacant"')]).toEqual([422, false])
    expect(vacant.html).toContain('The last rung is always held by somebody')
    const alone = await administrator.post('/ladder/3', { ...named, ...away })
    expect([alone.status, alone.html.includes('href="#deputy-name"')]).toEqual([422, true])
    expect(postedBy(alone.html).get('away.from-day')).toBe('20')
    expect((await rungs())[3]).toMatchObject({ set: false })
    const held = await administrator.post('/ladder/3', { ...named, ...away, 'deputy.name': 'Honoria Larkspur' })
    expect(held.location).toBe('/ladder?done=saved')
  })

  test('refuse anybody but an administrator, whatever they post (R1.3)', async () => {
    for (const refused of [
      await worker.get('/ladder/2'),
      await worker.post('/ladder/2', named),
      await worker.post('/ladder/2', {}),
      await worker.post('/ladder/2/reset'),
    ])
      expect([refused.status, refused.text.includes('Ask an administrator')]).toEqual([403, true])
    expect((await rungs())[2]).toMatchObject({ set: false })
  })

  test('have an address for four rungs, and say no words of it but their own', async () => {
    for (const rung of ['4', '-1', '%20', 'director']) {
      expect([rung, (await administrator.get(`/ladder/${rung}`)).status]).toEqual([rung, 404])
      expect([rung, (await administrator.post(`/ladder/${rung}`, named)).status]).toEqual([rung, 404])
      expect([rung, (await administrator.post(`/ladder/${rung}/reset`)).status]).toEqual([rung, 404])
    }
    expect((await worker.get('/ladder?done=constructor')).text).not.toContain('constructor')
  })
})
