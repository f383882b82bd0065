import { describe, expect, test } from 'vitest'
import { asOperator } from '../../../src/db/client.ts'
import { mostShown, undeliverable } from '../../../src/exchange/operator-view.ts'
import { anExchange, parties } from '../../support/exchange.ts'

const x = await anExchange()
const { id } = await x.sent()
const [news] = await x.admin`
  select id, reference from notice where authority = ${parties.receiver} and channel = 'email' and kind = 'TransferSent'`
if (news === undefined) throw new Error('the receiving authority is told by e-mail')

describe('what could not be delivered, over all authorities (R9.3)', () => {
  test('is nothing at first; the news that waits longest is named by its reference', async () => {
    const { newest, webhooks, oldest, counts } = await undeliverable(x.deps)
    expect({ newest, webhooks, dead: counts.dead, untold: counts.untold }).toEqual({
      ...{ newest: [], webhooks: [], dead: 0, untold: 0 },
    })
    expect(oldest).toMatchObject({ reference: news.reference, channel: 'email', tries: 0, fault: null })
  })

  test('is told by authority, reference, way and fault; whether nobody was told, and whether somebody acted', async () => {
    await x.admin`
      update notice set dead_at = '2026-11-26T10:00:00Z', untold_at = '2026-11-26T10:00:00Z', last_fault = 'unreachable', tries = 40
      where id = ${news.id}`
    const line = {
      ...{ authority: 'Brackwater Borough Council', reference: news.reference, channel: 'email', fault: 'unreachable' },
      ...{ what: 'A transfer has been sent to you. A named worker must acknowledge it.', nobody: true },
      ...{ since: '2026-11-26T10:00:00.000Z', actedAt: null },
    }
    const before = await undeliverable(x.deps)
    expect(before.newest).toEqual([line])
    expect(before.counts).toMatchObject({ dead: 1, untold: 1 })
    await x.admin`update notice set seen_at = '2026-11-26T11:00:00Z' where id = ${news.id}`
    expect((await undeliverable(x.deps)).newest).toEqual([{ ...line, actedAt: '2026-11-26T11:00:00.000Z' }])
    await x.admin`update notice set seen_at = null where id = ${news.id}`
  })

  test('begins with what nobody was told, and shows the newest fifty', async () => {
    await x.admin`
      insert into notice (id, transfer, reference, seq, kind, authority, channel, head, made_at, dead_at, last_fault)
      select gen_random_uuid(), transfer, reference, 1000 + n, kind, authority, channel, head, made_at,
        '2026-12-01T10:00:00Z'::timestamptz + n * interval '1 minute', 'notify-400'
      from notice, generate_series(1, ${mostShown}) n where id = ${news.id}`
    const { newest, counts } = await undeliverable(x.deps)
    expect(newest).toHaveLength(mostShown)
    expect(newest.map(({ nobody }) => nobody)).toEqual([true, ...Array(mostShown - 1).fill(false)])
    expect(newest[1]?.since).toBe('2026-12-01T10:50:00.000Z')
    expect(counts.dead).toBe(mostShown + 1)
  })

  test('names the case systems that are off or failing', async () => {
    await x.admin`
      insert into webhook (authority, url, set_at, set_by, failing_since, off_at, off_why) values
        (${parties.sender}, 'https://a.example/', now(), 'x', '2026-11-20T10:00:00Z', null, null),
        (${parties.receiver}, 'https://b.example/', now(), 'x', '2026-11-20T10:00:00Z', '2026-11-23T10:00:00Z', 'gone'),
        (${parties.fourth}, 'https://c.example/', now(), 'x', null, null, null)`
    const { webhooks } = await undeliverable(x.deps)
    const failingSince = '2026-11-20T10:00:00.000Z'
    expect(webhooks).toEqual([
      { authority: 'Brackwater Borough Council', failingSince, offAt: '2026-11-23T10:00:00.000Z', offWhy: 'gone' },
      { authority: 'Aldermere Council', failingSince, offAt: null, offWhy: null },
    ])
  })
})

describe('an operator', () => {
  test.each(['transfer', 'event', 'data_key', 'paper', 'read', 'file', 'mailbox', 'webhook_secret', 'guest_code'])(
    'reads nothing of %s',
    async (table) => {
      const [there] = await x.admin`select to_regclass(${table}) is not null as is_table`
      expect(there?.is_table).toBe(true)
      const read = asOperator(x.deps.sql, (tx) => tx`select * from ${tx(table)}`)
      await expect(read).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('sees no id of a transfer on the page, and writes no notice', async () => {
    expect(JSON.stringify(await undeliverable(x.deps))).not.toContain(id)
    const write = asOperator(x.deps.sql, (tx) => tx`update notice set seen_at = now()`)
    await expect(write).rejects.toMatchObject({ code: '42501' })
  })
})
