import { describe, expect, test } from 'vitest'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const { admin, aldermere, brackwater, url } = await anEdgeExchange()
const priya = await aldermere.a()
const { body: draft } = await priya.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
await priya.does(draft, 'send')

const health = async () => {
  const answer = await fetch(`${url}/healthz`)
  const text = await answer.text()
  return { status: answer.status, text, body: JSON.parse(text) }
}

describe('the check of health counts what is to be told (R9.3)', () => {
  test('and raises no alarm while everything goes out or waits', async () => {
    const { status, body } = await health()
    expect(status).toBe(200)
    const counts = { waiting: expect.any(Number), oldestSeconds: expect.any(Number) }
    expect(body).toEqual({
      well: true,
      outbox: { ...counts, dead: 0, untold: 0, unreported: 0, webhooksOff: 0 },
      alarms: [],
    })
  })

  test('raises an alarm where nobody was told, for dead letters and for a case system that is off; and is well', async () => {
    const told = { transfer: draft.id, authority: brackwater.council.id }
    await admin`
      update notice set dead_at = now(), untold_at = now(), handed_at = null, delivered_at = null
      where transfer = ${told.transfer} and authority = ${told.authority} and channel = 'email'`
    await admin`insert into webhook (authority, url, set_at, set_by, off_at, off_why)
      values (${told.authority}, 'https://gone.example/', now(), 'x', now(), 'gone')`
    const { status, body, text } = await health()
    expect(status).toBe(200)
    expect(body.alarms).toEqual(['nobody-was-told', 'dead-letters', 'webhook-off'])
    expect(body.outbox).toMatchObject({ dead: expect.any(Number), untold: expect.any(Number), webhooksOff: 1 })
    expect(body.outbox.dead).toBeGreaterThan(0)
    // Anybody may ask: no authority, transfer or reference is named.
    for (const secret of [told.authority, told.transfer, draft.reference, 'Brackwater', 'gone.example'])
      expect(text).not.toContain(secret)
  })

  test('says that the outbox could not be read, and is well all the same', async () => {
    await admin`revoke select on webhook from baton_clock`
    expect(await health()).toMatchObject({ status: 200, text: '{"well":true,"alarms":["outbox-unread"]}' })
    await admin`grant select on webhook to baton_clock`
    expect((await health()).body.outbox.webhooksOff).toBe(1)
  })
})
