import { describe, expect, test } from 'vitest'
import type { Notices } from '../../../schemas/telling.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, dunmoor, url, admin } = exchange
const [priya, theirs, others] = [await aldermere.a(), await brackwater.a(), await dunmoor.a()]

const { body: draft } = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
const { body: t } = await priya.does(draft, 'send')
const notices = async (query = '', by = theirs) => (await by.get<Notices>(`/v1/notices${query}`)).body

describe('GET /v1/notices', () => {
  test('is what the authority was told, and how that went, with nothing of a child (R9.2)', async () => {
    const told = await notices()
    expect(told).toMatchObject({ untold: 0, notices: [{ type: 'TransferSent', transfer: t.id, seq: t.version }] })
    expect(told.notices[0]?.ways).toMatchObject([{ channel: 'email', mailbox: 'duty' }])
    expect(JSON.stringify(told)).not.toMatch(/Fenwick|Isolde|Corin/)
    expect(await notices('', others)).toEqual({ notices: [], untold: 0 })
  })

  test.each(['?state=lost', '?limit=0', '?limit=101', '?after=x', '?before=1'])('%s is a 400', async (query) => {
    const called = await call(url, `/v1/notices${query}`, await brackwater.token(), { method: 'GET' })
    expect([called.status, aProblem(called).code]).toEqual([400, 'input-invalid'])
  })
})

describe('POST /v1/notices/{id}/resend', () => {
  const resend = async (id: string) => call(url, `/v1/notices/${id}/resend`, await brackwater.token(), { body: '{}' })

  test('sends what was given up again, at once; a second time is a 409', async () => {
    const mail = async () => (await notices()).notices[0]?.ways[0]
    await expect.poll(async () => (await mail())?.state, { timeout: 10_000 }).toBe('handed')
    const way = await mail()
    await admin`update notice set delivered_at = null, handed_at = null, dead_at = now(), leased_until = null where id = ${way?.id ?? ''}`
    const before = exchange.letters().length
    expect(await resend(way?.id ?? '')).toMatchObject({ status: 200 })
    await expect.poll(() => exchange.letters().length, { timeout: 10_000 }).toBe(before + 1)
    await admin`update notice set delivered_at = now() where id = ${way?.id ?? ''}`
    const again = await resend(way?.id ?? '')
    expect([again.status, aProblem(again).code]).toEqual([409, 'not-dead'])
  })

  test('of what is not there is a 404, and of what is no id a 400', async () => {
    const none = await resend('01998000-0000-7000-8000-0000000000ff')
    expect([none.status, aProblem(none).code]).toEqual([404, 'no-such-notice'])
    const bad = await resend('x')
    expect([bad.status, aProblem(bad).code]).toEqual([400, 'input-invalid'])
  })
})
