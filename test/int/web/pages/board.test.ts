import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { showBoard } from '../../../../src/web/pages/board.tsx'
import { showBoardPapers } from '../../../../src/web/pages/board-papers.tsx'
import { anExchange, parties, receiver, sender } from '../../../support/exchange.ts'
import { textOf } from '../../../support/html.ts'

const x = await anExchange()

/** The pages as somebody who has signed in reaches them. */
async function read(actor: Actor, path: string) {
  const app = new Hono<BatonEnv>()
  app.use(async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', actor)
    c.set('session', { actor, council: 'Aldermere Council', csrf: 'csrf-of-this-session' })
    await next()
  })
  app.get('/disputes', showBoard)
  app.get('/disputes/papers', showBoardPapers)
  const response = await app.request(path)
  return { status: response.status, text: textOf(await response.text()) }
}

const { id } = await x.acknowledged()
const { reference } = await x.does(receiver('practice-lead'), 'dispute', id)
const director = sender('director')
const readings = async () => (await x.admin`select 1 from read where what = 'dispute'`).length

describe('the pages of disputes', () => {
  test('show the board, narrowed by what can be read of the address', async () => {
    for (const query of ['', '?with=', '?with=brackwater', `?with=${parties.receiver}`]) {
      const { status, text } = await read(director, `/disputes${query}`)
      expect({ query, status, found: text.includes(reference) }).toEqual({ query, status: 200, found: true })
    }
    expect((await read(director, `/disputes?with=${parties.fourth}`)).text).toContain(
      'No dispute with Dunmarsh Council is open.',
    )
    expect(await readings()).toBe(0)
  })

  test('show both positions without names, and with them where that is asked for; each is on record', async () => {
    const unnamed = await read(director, `/disputes/papers?with=${parties.receiver}`)
    expect(unnamed.text).toContain(
      'Disputes between Aldermere Council and Brackwater Borough Council, as at 23 November 2026',
    )
    expect(unnamed.text).toContain('They live over the border.')
    expect(unnamed.text).not.toContain('Fenwick')
    expect((await read(director, `/disputes/papers?id=${id}&names=yes`)).text).toContain('Isolde Fenwick-Ashgrove')
    expect(await readings()).toBe(2)
  })

  test('open nothing by an address that cannot be read, and to nobody whose business it is not (R1.3)', async () => {
    const before = await readings()
    for (const query of ['?with=brackwater', '?id=1', '?names=perhaps'])
      expect([query, (await read(director, `/disputes/papers${query}`)).status]).toEqual([query, 404])
    for (const path of ['/disputes', '/disputes/papers']) {
      const { status, text } = await read(sender(), path)
      expect([status, text.includes('Your role may not do this'), text.includes(reference)]).toEqual([403, true, false])
    }
    expect(await readings()).toBe(before)
  })
})
