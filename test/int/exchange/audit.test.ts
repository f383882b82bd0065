import { beforeEach, describe, expect, test } from 'vitest'
import { GENESIS, hashLink } from '../../../src/db/chain.ts'
import { asParty } from '../../../src/db/client.ts'
import { audit, type Breach, faults, type Heard } from '../../../src/exchange/audit.ts'
import { feedFor } from '../../../src/exchange/feed.ts'
import { chainOf } from '../../../src/exchange/replay.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'

const x = await anExchange()
const empty = () =>
  x.admin.unsafe(
    ['dispute_end', 'first_meeting', 'paper', 'file', 'read', 'notice', 'event', 'data_key', 'transfer']
      .map((table) => `delete from ${table}`)
      .join(';'),
  )
beforeEach(empty)

/** What an audit finds of one transfer, without its id. */
async function found(id: string, heard: readonly Heard[] = []) {
  const { broken } = await audit(x.deps, heard)
  expect(broken.filter(({ transfer }) => transfer !== id)).toEqual([])
  return broken.map(({ transfer: _, ...rest }: Breach) => rest)
}

test('a store as the exchange left it is whole, and its tail unproven', async () => {
  const { version } = await x.accepted()
  const draft = await x.drafted()
  expect(await audit(x.deps)).toEqual({ transfers: 2, events: version + draft.version, broken: [], unproven: 2 })
})

test('every verb of a long story leaves a store that is whole', async () => {
  const { id } = await x.acknowledged()
  await x.does(sender('practice-lead'), 'raise-alert', id)
  await x.does(receiver(), 'ask', id)
  await x.does(sender(), 'answer', id)
  await x.does(sender(), 'send-addendum', id)
  await x.does(receiver(), 'report-residence', id, { on: '2026-11-23' })
  await x.does(sender('practice-lead'), 'agree-residence', id)
  await x.does(receiver('practice-lead'), 'dispute', id)
  await x.does(sender('practice-lead'), 'state-position', id)
  await x.does(receiver('practice-lead'), 'record-legal-advice', id)
  await x.does(receiver('practice-lead'), 'escalate', id)
  await x.does(receiver('service-manager'), 'decide', id, { decision: 'agree' })
  await x.does(receiver(), 'arrange-meeting', id)
  await x.does(receiver(), 'hold-meeting', id)
  await x.does(receiver(), 'tell-family', id)
  await x.does(receiver(), 'complete', id)
  expect(await audit(x.deps)).toMatchObject({ transfers: 1, broken: [] })
})

describe('a change to an event is found, whichever column it is', () => {
  const changes: Record<string, string> = {
    seq: 'seq + 100',
    type: `'TransferAcknowledged'`,
    at: `at + interval '1 microsecond'`,
    recorded_at: `recorded_at - interval '1 day'`,
    actor: `'somebody.else'`,
    role: `'director'`,
    authority: `'${parties.third}'`,
    audience: `case audience when 'both' then 'sender' else 'both' end`,
    sealed: `set_byte(sealed, octet_length(sealed) - 1, 255 - get_byte(sealed, octet_length(sealed) - 1))`,
    prev: 'md5(prev) || md5(hash)',
    hash: 'md5(prev) || md5(hash)',
    transfer: '(select id from transfer where id <> event.transfer limit 1)',
  }

  test('and the columns are all there are', async () => {
    const columns = await x.admin`select attname as name from pg_attribute
      where attrelid = 'event'::regclass and attnum > 0 and not attisdropped`
    expect(columns.map(({ name }) => name).sort()).toEqual(Object.keys(changes).sort())
  })

  test.each(Object.entries(changes))('%s', async (column, to) => {
    await x.drafted()
    const { id, version } = await x.sent()
    for (const seq of [1, 3, version]) {
      await x.admin`create temp table kept on commit preserve rows as select * from event where transfer = ${id}`
      // In a place of its own in the other transfer, so that only the chain can tell.
      const also = column === 'transfer' ? ', seq = 500' : ''
      await x.admin.unsafe(`update event set ${column} = ${to}${also} where transfer = $1 and seq = $2`, [id, seq])
      const { broken } = await audit(x.deps)
      expect(broken.map(({ transfer }) => transfer)).toContain(id)
      await x.admin`delete from event where transfer = ${id} or seq = 500`
      await x.admin`insert into event select * from kept`
      await x.admin`drop table kept`
      expect((await audit(x.deps)).broken).toEqual([])
    }
  })
})

describe('events that are gone, added or exchanged are found', () => {
  test('one taken out of the middle', async () => {
    const { id } = await x.sent()
    await x.admin`delete from event where transfer = ${id} and seq = 4`
    expect(await found(id)).toEqual([{ fault: 'gap', seq: 5 }])
  })

  test('the newest taken off', async () => {
    const { id, version } = await x.sent()
    await x.admin`delete from event where transfer = ${id} and seq = ${version}`
    expect(await found(id)).toEqual([{ fault: 'cut-short' }])
  })

  test('all of them', async () => {
    const { id } = await x.sent()
    await x.admin`delete from event where transfer = ${id}`
    expect(await found(id)).toEqual([{ fault: 'cut-short' }])
  })

  test('the sealed words of two exchanged, with every hash made anew', async () => {
    const { id, version } = await x.sent()
    const events = await asParty(x.deps.sql, parties.sender, (tx) => chainOf(tx, id))
    const other = (seq: number) => (seq === 3 ? 4 : seq === 4 ? 3 : seq)
    let prev = GENESIS
    for (const event of events) {
      const { bytes, sealed, type } = events[other(event.seq) - 1] ?? event
      const hash = await hashLink({ ...event, type, sealed, prev })
      const row = { type, prev, hash, sealed: Buffer.from(bytes) }
      await x.admin`update event set ${x.admin(row)} where transfer = ${id} and seq = ${event.seq}`
      prev = hash
    }
    await x.admin`update transfer set head = ${prev} where id = ${id}`
    expect(await found(id)).toEqual([{ fault: 'event-unreadable', seq: 3 }])
    // The chain itself is whole again: only the seal, and the heads that parties hold, tell of it.
    const heard = { transfer: id, seq: version, head: events.at(-1)?.hash ?? '' }
    expect(await found(id, [heard])).toContainEqual({ fault: 'heard-other', seq: version })
  })
})

describe('a column that does not follow from the record is found', () => {
  test.each([
    ['state', `'completed'`],
    ['urgency', `'urgent'`],
    ['resident_on', `'2026-11-27'`],
    ['due_on', `due_on + 7`],
    ['next_alert_at', 'null'],
    ['rung', '3'],
    ['receiver_told_at', `receiver_told_at + interval '1 day'`],
    ['sent_at', 'null'],
    ['acknowledged_at', 'now()'],
    ['updated_at', 'now()'],
    ['reference', `'BTN-0000-0000'`],
    ['receiver', `'${parties.third}'`],
  ])('%s', async (column, to) => {
    const { id } = await x.sent()
    await x.admin.unsafe(`update transfer set ${column} = ${to} where id = $1`, [id])
    expect(await found(id)).toEqual([{ fault: 'column-other', column }])
  })

  test.each([
    ['version', 'version + 1'],
    ['head', 'reverse(head)'],
  ])('%s', async (column, to) => {
    const { id } = await x.sent()
    await x.admin.unsafe(`update transfer set ${column} = ${to} where id = $1`, [id])
    expect(await found(id)).toEqual([{ fault: 'cut-short' }])
  })
})

describe('what is kept beside the record is held against it', () => {
  const sealedOf = async (id: string) =>
    (await x.admin`select sealed_snapshot, sealed_label from transfer where id = ${id}`)[0]

  test('the state of an earlier version put back', async () => {
    const { id } = await x.sent()
    const before = await sealedOf(id)
    await x.does(receiver(), 'acknowledge', id)
    await x.admin`update transfer set sealed_snapshot = ${before?.sealed_snapshot} where id = ${id}`
    expect(await found(id)).toEqual([{ fault: 'snapshot-unreadable' }])
  })

  test('the label of another transfer', async () => {
    const { id } = await x.sent()
    const other = await sealedOf((await x.sent()).id)
    await x.admin`update transfer set sealed_label = ${other?.sealed_label} where id = ${id}`
    expect(await found(id)).toEqual([{ fault: 'label-other' }])
  })

  test('a paper taken away, changed, or put in the place of another', async () => {
    const { id } = await x.sent()
    const papers = await x.admin`select id from paper where transfer = ${id} order by id`
    const [first, second, third, fourth] = papers.map((paper) => paper.id as string)
    await x.admin`delete from paper where id = ${first ?? ''}`
    await x.admin`update paper set sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40)) where id = ${second ?? ''}`
    await x.admin`update paper set sealed = (select sealed from paper where id = ${fourth ?? ''}) where id = ${third ?? ''}`
    await x.admin`update paper set shared_at = null where id = ${fourth ?? ''}`
    const named = [first, second, third, fourth].map((paper) => ({ fault: 'paper-other', paper }))
    expect(new Set(await found(id))).toEqual(new Set(named))
  })

  test('what the figures rest on, left out, changed or made up', async () => {
    const { id } = await x.acknowledged()
    await x.does(receiver('practice-lead'), 'dispute', id)
    await x.does(receiver('practice-lead'), 'decide', id, { decision: 'agree', children: ['c1'] })
    for (const verb of ['arrange-meeting', 'hold-meeting'] as const) await x.does(receiver(), verb, id)
    expect(await found(id)).toEqual([])
    for (const [change, back] of [
      [`update dispute_end set rung = 3`, `update dispute_end set rung = 0`],
      [`update first_meeting set held_on = '2026-11-24'`, `update first_meeting set held_on = '2026-11-23'`],
      [`delete from first_meeting where child = 'c2'`, ''],
    ] as const) {
      await x.admin.unsafe(change)
      expect(await found(id)).toEqual([{ fault: 'learned-other' }])
      await x.admin.unsafe(back || 'select 1')
    }
  })

  test('a key that is gone leaves the chain to be checked', async () => {
    const { id } = await x.sent()
    await x.admin`delete from data_key where transfer = ${id}`
    expect(await found(id)).toEqual([{ fault: 'no-key' }])
    await x.admin`update event set actor = 'somebody.else' where transfer = ${id} and seq = 2`
    expect(await found(id)).toEqual([{ fault: 'hash', seq: 2 }])
  })
})

describe('the heads that a party received', () => {
  /** What the receiving authority’s case system kept of its feed. */
  const heardBy = async (id: string): Promise<Heard[]> =>
    (await feedFor(x.deps, receiver(), 0, 1000)).filter(({ transfer }) => transfer === id)

  test('are all in the chain, so the tail is proven so far', async () => {
    const { id } = await x.accepted()
    const other = await x.sent()
    const heads = await heardBy(id)
    expect(heads.length).toBeGreaterThan(0)
    expect(await audit(x.deps, heads)).toMatchObject({ transfers: 2, broken: [], unproven: 1 })
    expect(await audit(x.deps, [...heads, ...(await heardBy(other.id))])).toMatchObject({ broken: [], unproven: 0 })
  })

  test('find a tail cut off so cleanly that nothing else shows it', async () => {
    const { id, version } = await x.sent()
    const [before] = await x.admin`select * from transfer where id = ${id}`
    await x.does(sender('practice-lead'), 'raise-alert', id)
    const heads = await heardBy(id)
    const { id: _id, ...row } = before ?? {}
    await x.admin`delete from event where transfer = ${id} and seq > ${version}`
    await x.admin`update transfer set ${x.admin(row)} where id = ${id}`
    expect(await found(id)).toEqual([])
    expect(await found(id, heads)).toEqual([{ fault: 'heard-other', seq: version + 1 }])
  })

  test('find a transfer that is gone altogether', async () => {
    const { id } = await x.sent()
    const heads = await heardBy(id)
    await empty()
    expect(await found(id, heads)).toMatchObject([{ fault: 'heard-other' }])
  })

  test('must stand at their own number', async () => {
    const { id, head, version } = await x.sent()
    expect(await found(id, [{ transfer: id, head }])).toEqual([])
    expect(await found(id, [{ transfer: id, head, seq: version - 1 }])).toMatchObject([{ fault: 'heard-other' }])
  })
})

test('the words of a fault name nobody and nothing', () => {
  for (const words of Object.values(faults)) expect(words).toMatch(/^[a-z’:,; -]+$/i)
})
