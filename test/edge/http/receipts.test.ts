import { describe, expect, test } from 'vitest'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { everythingWritten } from '../../support/everything-written.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, admin, url, secrets } = exchange
const token = secrets.worker.NOTIFY_CALLBACK_TOKEN

/** Until Notify has every letter, so that nothing more is written behind a test’s back. */
async function untilHanded() {
  for (let waiting = 1; waiting > 0; await exchange.cron()) {
    const [row] = await admin<{ waiting: number }[]>`select count(*)::int as waiting from notice
      where channel = 'email' and handed_at is null and delivered_at is null and dead_at is null`
    waiting = row?.waiting ?? 0
  }
}

async function aLetter() {
  const worker = await aldermere.a()
  const { body } = await worker.post('/v1/transfers', aWholeDraft(brackwater.council.id, daysAgo(3)))
  const { body: sent } = await worker.does(body, 'send')
  await untilHanded()
  const [notice] = await admin`select id, mail_id from notice
    where transfer = ${sent.id} and kind = 'TransferSent' and channel = 'email'`
  return { notice: notice?.id as string, mail: notice?.mail_id as string }
}
const { notice, mail } = await aLetter()

const receipt = (status: string, more: object = {}) => ({
  ...{ id: mail, reference: notice, to: 'duty@brackwater.example', status },
  ...{ created_at: '2026-11-23T10:00:00.000000Z', completed_at: null, sent_at: null },
  ...{ notification_type: 'email', template_id: '740e5834-3a29-46b4-9a6f-16142fde533a', template_version: 3, ...more },
})
const post = async (body: unknown, authorization: string | undefined = `Bearer ${token}`) => {
  const asks = () =>
    fetch(`${url}/notify/receipts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  // Answered before its body was read, a kept connection may be closed under the next call: that one is made anew.
  return asks().catch(asks)
}
const row = async () => (await admin`select delivered_at, dead_at, mail_id from notice where id = ${notice}`)[0]

describe('POST /notify/receipts', () => {
  test.each([
    ['no token', ''],
    ['another token', 'Bearer not-the-one-that-was-agreed'],
    ['the token and more', `Bearer ${token}x`],
    ['the token in another scheme', `Basic ${token}`],
  ])('with %s is a 401, and nothing is written', async (_, authorization) => {
    const before = await everythingWritten(admin)
    const answer = await post(receipt('permanent-failure'), authorization)
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="receipts"'])
    expect(await everythingWritten(admin)).toEqual(before)
  })

  test.each([
    ['no JSON', '{'],
    ['a list', []],
    ['no id', { status: 'delivered' }],
    ['an id that is none', receipt('delivered', { id: 'x' })],
    ['a status that Notify does not have', receipt('lost')],
    ['a time that is none', receipt('delivered', { completed_at: 'yesterday' })],
  ])('with %s is a 400, and nothing is written', async (_, body) => {
    const before = await everythingWritten(admin)
    expect((await post(body)).status).toBe(400)
    expect(await everythingWritten(admin)).toEqual(before)
  })

  test('of more than 16 KB is a 413', async () => {
    expect((await post(receipt('delivered', { more: 'x'.repeat(17_000) }))).status).toBe(413)
  })

  test('is for POST alone', async () => {
    const answer = await fetch(`${url}/notify/receipts`)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('writes down that it was delivered; a second time, and about another letter, nothing', async () => {
    const about = { id: '740e5834-3a29-46b4-9a6f-16142fde533a', reference: null }
    for (const body of [receipt('delivered'), receipt('permanent-failure'), receipt('delivered', about)]) {
      const answer = await post(body)
      expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([204, 'no-store', ''])
    }
    expect(await row()).toMatchObject({ delivered_at: expect.any(Date), dead_at: null, mail_id: mail })
  })

  test('asks for it again while what it is about is being written down', async () => {
    const lease = new Date(Date.now() + 60_000)
    await admin`update notice set delivered_at = null, handed_at = null, mail_id = null, leased_until = ${lease} where id = ${notice}`
    const answer = await post(receipt('delivered'))
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '300'])
    expect(await row()).toMatchObject({ delivered_at: null })
  })

  test('leaves no address in the log', () => {
    expect(exchange.log()).toContain('RECEIPT_UNKNOWN')
    expect(exchange.log()).not.toContain('duty@')
  })
})
