import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { showFigures } from '../../../../src/web/pages/figures.tsx'
import { anExchange, parties, sender, third } from '../../../support/exchange.ts'
import { postedBy, textOf } from '../../../support/html.ts'

const x = await anExchange()
const { id: transfer } = await x.sent()
const row = {
  ...{
    transfer,
    sender: parties.sender,
    receiver: parties.receiver,
    child: 'c1',
    ground: 'delay',
    raised_by: 'sender',
  },
  ...{ raised_on: '2026-06-01', ended_on: '2026-11-04', rung: 0, outcome: 'goes-on', working_days: 2 },
}
await x.admin`insert into dispute_end ${x.admin([
  { ...row, seq: 1 },
  { ...row, seq: 2, ended_on: '2026-09-30' },
])}`

async function page(query: string, by: Actor = sender()) {
  const app = new Hono<BatonEnv>()
  app.use(async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', by)
    c.set('session', { actor: by, council: 'Aldermere Council', csrf: 'csrf' })
    await next()
  })
  app.get('/figures', showFigures)
  const answer = await app.request(`/figures${query}`)
  const html = await answer.text()
  return { status: answer.status, html, words: textOf(html) }
}

describe('GET /figures', () => {
  test.each(['', '?quarter=2026-Q9', '?of=nobody'])('%s is one’s own authority’s running quarter', async (query) => {
    const { status, words } = await page(query)
    expect([status, words.includes('October to December 2026, so far')]).toEqual([200, true])
    expect(words).toContain('Delay in accepting 1 100% 2')
  })

  test('is the quarter that was chosen', async () => {
    const { html, words } = await page('?quarter=2026-Q3')
    expect(words).toContain('Half of them ended within 2 working days.')
    expect(postedBy(html).get('quarter')).toBe('2026-Q3')
  })

  test('shows another authority nothing of it', async () => {
    expect((await page('', third())).words).toContain('No dispute ended in this quarter.')
  })

  test('of all authorities says that nothing is published', async () => {
    expect((await page('?of=national')).words).toContain('Nothing is published yet.')
  })

  test('is for nobody who only passes by', async () => {
    const guest: Actor = { ...sender('duty'), kind: 'guest' }
    for (const query of ['', '?of=national']) expect((await page(query, guest)).status).toBe(403)
  })
})
