import { describe, expect, test } from 'vitest'
import { Figures, NationalFigures } from '../../../schemas/figures.ts'
import { londonDate } from '../../../src/domain/clock.ts'
import { quarterOf } from '../../../src/domain/quarter.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const { aldermere, brackwater, dunmoor, url, admin } = await anEdgeExchange()
const priya = await aldermere.a()
const { body: draft } = await priya.post<{ id: string }>(
  '/v1/transfers',
  aWholeDraft(brackwater.council.id, daysAgo(3)),
)
const today = londonDate(new Date())

let seq = 0
/** Disputes between the two that ended on a day, all upon one ground. */
async function ended(n: number, on: string, ground: string) {
  const row = {
    ...{ transfer: draft.id, sender: aldermere.council.id, receiver: brackwater.council.id, child: 'c1', ground },
    ...{ raised_by: 'receiver', raised_on: on, ended_on: on, rung: 1, outcome: 'overtaken', working_days: 2 },
  }
  for (let i = 0; i < n; i += 1) await admin`insert into dispute_end ${admin({ ...row, seq: ++seq })}`
}
await ended(2, today, 'delay')
await ended(3, '2025-05-01', 'threshold')

const get = async (path: string, council = aldermere) => call(url, path, await council.token('duty'), { method: 'GET' })

describe('GET /v1/figures', () => {
  test('is the running quarter of one’s own authority, or the quarter that is named', async () => {
    const now = Figures.parse((await get('/v1/figures')).json())
    expect(now).toMatchObject({ quarter: quarterOf(today), running: true, quarters: [quarterOf(today), '2025-Q2'] })
    expect(now.disputes.byGround.delay).toEqual({ count: 2, medianDays: 2 })
    const then = Figures.parse((await get('/v1/figures?quarter=2025-Q2', brackwater)).json())
    expect([then.disputes.all.count, then.from, then.until]).toEqual([3, '2025-04-01', '2025-06-30'])
    expect(Figures.parse((await get('/v1/figures', dunmoor)).json()).disputes.all).toEqual({ count: 0 })
  })

  test.each(['?quarter=2026-Q5', '?quarter=2026', '?quarter=', '?quarter=1999-Q1'])(
    '%s is a 400 that names quarter',
    async (query) => {
      for (const path of ['/v1/figures', '/v1/figures/national']) {
        const called = await get(`${path}${query}`)
        expect([called.status, aProblem(called).code]).toEqual([400, 'input-invalid'])
        expect(aProblem(called).errors).toEqual([{ pointer: '/quarter', detail: 'Give a quarter, like 2026-Q3' }])
      }
    },
  )

  test('is a 401 for whoever has no token', async () => {
    expect((await call(url, '/v1/figures', undefined, { method: 'GET' })).status).toBe(401)
  })
})

describe('GET /v1/figures/national', () => {
  test('is nothing before anything is published; a quarter that is not is a 404', async () => {
    expect((await get('/v1/figures/national')).json()).toEqual({ quarters: [] })
    const none = await get('/v1/figures/national?quarter=2025-Q2')
    expect([none.status, aProblem(none).code]).toEqual([404, 'not-published'])
  })

  test('is what was published, as it was published', async () => {
    const zero = { count: 0 }
    const figures = {
      disputes: {
        all: { count: 'c' },
        byGround: { 'case-responsibility': zero, threshold: { count: 'c' }, delay: zero },
        byRung: { 'practice-lead': zero, 'service-manager': { count: 'c' }, 'head-of-service': zero, director: zero },
        byOutcome: {
          ...{ 'receiver-responsible': zero, 'sender-responsible': zero, shared: zero, 'goes-on': zero },
          overtaken: { count: 'c' },
        },
      },
      firstMeetings: {
        disputed: { all: zero, 'in-time': zero, late: zero, 'no-due-date': zero },
        others: { all: { count: 12 }, 'in-time': { count: 12 }, late: zero, 'no-due-date': zero },
      },
    }
    const row = { quarter: '2025-Q2', made_at: '2025-07-02T08:00:00Z', figures: JSON.stringify(figures) }
    await admin`insert into published_figures (quarter, made_at, figures)
      values (${row.quarter}, ${row.made_at}, ${row.figures}::text::jsonb)`
    const { quarters, published } = NationalFigures.parse((await get('/v1/figures/national', dunmoor)).json())
    expect(quarters).toEqual(['2025-Q2'])
    expect(published).toEqual({
      ...{ quarter: '2025-Q2', from: '2025-04-01', until: '2025-06-30', madeAt: '2025-07-02T08:00:00.000Z' },
      ...figures,
    })
  })
})
