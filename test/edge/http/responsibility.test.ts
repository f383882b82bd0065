import { describe, expect, test } from 'vitest'
import type { Responsibility } from '../../../schemas/dispute.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, dunmoor, url } = exchange
const [priya, theirs] = [await aldermere.a(), await brackwater.a()]
const [lead, manager] = [await brackwater.a('practice-lead'), await brackwater.a('service-manager')]

const draft = { ...aWholeDraft(brackwater.council.id, daysAgo(3)), send: true }
let { body: t } = await priya.post('/v1/transfers', draft)
t = (await theirs.does(t, 'acknowledge')).body
t = (await lead.does(t, 'dispute', { ground: 'delay', code: 'other', position: 'We wait for papers.', duty: 'sender' }))
  .body
t = (await lead.does(t, 'escalate')).body
const until = daysAgo(-10)
t = (await manager.does(t, 'decide', { decision: 'interim', weLeadUntil: until, reasons: 'The visits cannot wait.' }))
  .body
const path = `/v1/transfers/${t.id}/responsibility`

describe('GET /v1/transfers/{id}/responsibility (R8.1)', () => {
  test('is the ledger of each child: spans with no gap and no overlap, and each side’s own statement', async () => {
    const { status, headers, body } = await priya.get<Responsibility>(path)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(body.children).toHaveLength(t.children.length)
    for (const { leads, duty } of body.children) {
      expect(leads.at(-1)).toEqual({ side: 'sender', from: daysAgo(-11), why: 'interim-over' })
      for (const [at, { to }] of leads.entries()) expect(to).toBe(leads[at + 1]?.from)
      expect(duty).toEqual({ sender: [], receiver: [{ duty: 'sender', from: daysAgo(0) }] })
    }
    expect((await theirs.get(path)).body).toEqual(body)
  })

  test('is nothing for an authority that has no part in it, and nothing without a token', async () => {
    const other = await call(url, path, await dunmoor.token(), { method: 'GET' })
    expect([other.status, aProblem(other).code]).toEqual([404, 'no-such-transfer'])
    expect((await fetch(url + path)).status).toBe(401)
  })
})
