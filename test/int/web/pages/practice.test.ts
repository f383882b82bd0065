import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { showPractice, takePractice } from '../../../../src/web/pages/practice.tsx'
import { anExchange, sender } from '../../../support/exchange.ts'
import { textOf } from '../../../support/html.ts'

const x = await anExchange()

/** The page as somebody who has signed in reaches it. */
function signedIn(actor: Actor) {
  const pages = new Hono<BatonEnv>()
  pages.use(async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', actor)
    c.set('session', { actor, council: 'Aldermere Council', csrf: 'csrf-of-this-session' })
    await next()
  })
  pages.get('/practice', showPractice)
  pages.post('/practice', takePractice)
  const post = async (fields: Record<string, string>) => {
    const body = new URLSearchParams({ 'from-day': '1', 'from-month': '12', 'from-year': '2026', ...fields })
    const answer = await pages.request('/practice', { method: 'POST', body })
    return { status: answer.status, location: answer.headers.get('location'), text: textOf(await answer.text()) }
  }
  return { post, get: async (query = '') => textOf(await (await pages.request(`/practice${query}`)).text()) }
}
const administrator = signedIn(sender('administrator'))
const worker = signedIn(sender())

describe('the page on which an authority sets its practice (R7.5)', () => {
  test('takes one of the shipped from a day on, and shows it', async () => {
    const { status, location } = await administrator.post({ form: 'shipped', replaces: '0', shipped: 'three-monthly' })
    expect([status, location]).toEqual([303, '/practice?done=1'])
    expect(await administrator.get('?done=1')).toContain('“Three-monthly” is set from 1 December 2026.')
    expect(await worker.get()).toContain('To come: Three-monthly.')
  })

  test('tells who came second, and keeps what they chose', async () => {
    const { status, text } = await administrator.post({ form: 'shipped', replaces: '0', shipped: 'eight-weekly' })
    expect(status).toBe(409)
    expect(text).toContain('Somebody set the practice while you had this page open.')
  })

  test('takes rules of its own, and says in which line something is wrong', async () => {
    const own = { form: 'own', replaces: '1', name: 'Close work', source: 'Practice guide 2026' }
    const wrong = await administrator.post({ ...own, 'visit.within': '0', 'visit.unit': 'weeks' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Visit to the child: how many must be 1 or more')
    const { location } = await administrator.post({ ...own, 'visit.within': '2', 'visit.unit': 'weeks' })
    expect(location).toBe('/practice?done=2')
    x.at('2026-12-01T10:00:00Z')
    expect(await worker.get()).toMatch(
      /In force: Close work .* Source: Practice guide 2026.* Visit to the child Every 2 weeks/,
    )
    x.at('2026-11-23T10:00:00Z')
  })

  test('refuses a day that has gone, at its field', async () => {
    const before = { 'from-month': '11', form: 'shipped', replaces: '2', shipped: 'eight-weekly' }
    const { status, text } = await administrator.post(before)
    expect(status).toBe(422)
    expect(text).toContain('That date cannot be right')
  })

  test('refuses anybody but an administrator, whatever they post (R1.3)', async () => {
    const { status, text } = await worker.post({ form: 'shipped', replaces: '2', shipped: 'eight-weekly' })
    expect(status).toBe(403)
    expect(text).toContain('Ask an administrator in your authority to do it.')
    expect(await worker.get()).toContain('Only an administrator of your authority may set its practice.')
  })
})
