import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import { Request } from '../../../schemas/verbs/draft.ts'
import { asClock, asDoor, asParty, type Tx } from '../../../src/db/client.ts'
import { openRequest } from '../../../src/exchange/open.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import { anExchange, mustBeDone, parties, receiver, sender } from '../../support/exchange.ts'
import { aFamily } from '../../support/inputs.ts'

const x = await anExchange()
type Party = keyof typeof parties
const as = <T>(party: Party, work: (tx: Tx) => Promise<T>) => asParty(x.deps.sql, parties[party], work)
const ofTransfer = ['event', 'paper', 'file', 'read', 'data_key', 'notice'] as const

/** How many rows of a transfer a party sees, table by table. */
const seenBy = (party: Party, id: string) =>
  as(party, async (tx) => {
    const count = async (table: string, column: string) =>
      (await tx`select 1 from ${tx(table)} where ${tx(column)} = ${id}`).length
    const seen: Record<string, number> = { transfer: await count('transfer', 'id') }
    for (const table of ofTransfer) seen[table] = await count(table, 'transfer')
    return seen
  })

const eventsSeenBy = (party: Party, id: string) =>
  as(party, async (tx) =>
    (await tx<{ type: string }[]>`select type from event where transfer = ${id} order by seq`).map(({ type }) => type),
  )

const papersSeenBy = (party: Party, id: string) =>
  as(party, async (tx) => (await tx`select 1 from paper where transfer = ${id}`).length)

/** An upload of the sender’s, as it stands once stored. */
async function anUpload(transfer: string): Promise<string> {
  const row = {
    id: uuidv7(),
    transfer,
    authority: parties.sender,
    state: 'stored',
    bytes: 1,
    added_at: '2026-11-23T10:00:00Z',
  }
  await as('sender', (tx) => tx`insert into file ${tx(row)}`)
  return row.id
}

const nothing = { transfer: 0, event: 0, paper: 0, file: 0, read: 0, data_key: 0, notice: 0 }

test('the role is taken before the first statement of the work', async () => {
  const whoAmI = async (tx: Tx) => (await tx`select current_user as role, baton_me() as me`)[0]
  expect(await as('sender', whoAmI)).toEqual({ role: 'baton_party', me: parties.sender })
  expect(await asClock(x.deps.sql, whoAmI)).toEqual({ role: 'baton_clock', me: null })
  expect(await asDoor(x.deps.sql, whoAmI)).toEqual({ role: 'baton_door', me: null })
})

test('a connection keeps neither role nor authority for whoever has it next', async () => {
  await as('sender', async (tx) => tx`select 1`)
  const [left] = await x.deps.sql`select current_user as role, baton_me() as me`
  expect(left).toEqual({ role: 'baton', me: null })
})

describe('a third authority', () => {
  test('sees nothing of a transfer between two others, in any table', async () => {
    const { id } = await x.accepted()
    await anUpload(id)
    await recordFor(x.deps, sender(), id)
    expect(await seenBy('sender', id)).toMatchObject({ transfer: 1, file: 1, read: 1, data_key: 1 })
    expect(await seenBy('third', id)).toEqual(nothing)
    const calls = await as('third', (tx) => tx`select 1 from idempotency`)
    expect(calls).toHaveLength(0)
  })

  test.each(['feed_head', 'used_assertion'])('is not let near %s', async (table) => {
    await expect(as('third', (tx) => tx`select 1 from ${tx(table)}`)).rejects.toThrow(/permission denied/)
  })
})

describe('the receiving authority', () => {
  test('does not see a draft that it was told nothing of', async () => {
    const { id } = await x.drafted()
    expect(await seenBy('receiver', id)).toEqual(nothing)
  })

  test('sees what it requested, and nothing that the sender then prepares', async () => {
    const asked = Request.parse({ sender: parties.sender, family: aFamily(), note: 'The school rang.' })
    const { id } = mustBeDone(await openRequest(x.deps, receiver(), asked))
    expect(await eventsSeenBy('receiver', id)).toEqual(['TransferRequested'])
    await x.does(sender(), 'begin', id)
    await x.does(sender(), 'add-paper', id)
    expect(await eventsSeenBy('receiver', id)).toEqual(['TransferRequested'])
    expect(await papersSeenBy('receiver', id)).toBe(0)
  })

  test.each([
    ['notify-move', 'MoveNotified'],
    ['raise-alert', 'AlertRaised'],
  ] as const)('after %s sees that event and nothing of the draft’s package', async (verb, type) => {
    const { id } = await x.drafted()
    await x.does(sender('practice-lead'), verb, id)
    expect(await eventsSeenBy('receiver', id)).toEqual([type])
    expect(await papersSeenBy('receiver', id)).toBe(0)
    expect(await seenBy('receiver', id)).toMatchObject({ transfer: 1, event: 1, data_key: 1 })
  })

  test('once it is sent sees the record but for the sender’s own advice and papers, which open by acknowledging', async () => {
    const { id } = await x.drafted()
    await x.does(sender('practice-lead'), 'ask-advice', id)
    await x.does(sender('caldicott-guardian'), 'answer-advice', id)
    await x.does(sender(), 'send', id)
    const own = ['PaperAdded', 'AdviceAsked', 'AdviceAnswered']
    const all = await eventsSeenBy('sender', id)
    expect(all).toEqual(expect.arrayContaining(own))
    expect(await eventsSeenBy('receiver', id)).toEqual(all.filter((type) => !own.includes(type)))
    expect(await papersSeenBy('receiver', id)).toBe(0)
    await x.does(receiver(), 'acknowledge', id)
    expect(await papersSeenBy('receiver', id)).toBe(4)
    expect(await eventsSeenBy('receiver', id)).not.toContain('AdviceAnswered')
  })

  test('never sees a paper that was withheld', async () => {
    const permissions = [{ of: 'p1', state: 'given-in-part' as const, papers: ['plan' as const] }]
    const { id } = await x.sent({ permissions })
    await x.does(receiver(), 'acknowledge', id)
    const seen = await as('receiver', (tx) => tx`select shared_at from paper where transfer = ${id}`)
    expect(seen).toHaveLength(1)
    expect(await papersSeenBy('sender', id)).toBe(4)
  })
})

describe('a row that is not its own to write', () => {
  const now = '2026-11-23T10:00:00Z'
  const anEvent = (transfer: string, authority: string) => ({
    ...{ transfer, seq: 99, type: 'TransferSent', at: now, recorded_at: now, actor: 'nobody', role: 'social-worker' },
    ...{ authority, audience: 'both', sealed: new Uint8Array(1), prev: '0', hash: '0' },
  })
  const aNotice = (transfer: string, authority: string) => ({
    ...{ id: uuidv7(), transfer, reference: 'BTN-0000-0000', seq: 1, kind: 'TransferSent', authority },
    ...{ channel: 'email', head: '0', made_at: now, due_at: now },
  })
  const aKey = (transfer: string, authority: string) => ({
    transfer,
    authority,
    key_version: 1,
    wrapped: new Uint8Array(1),
  })
  const aRead = (transfer: string, authority: string) => ({
    ...{ id: uuidv7(), transfer, at: now, actor: 'nobody', role: 'auditor', authority, what: 'record' },
  })
  const aPaper = (transfer: string) => ({ id: uuidv7(), transfer, added_at: now, sealed: new Uint8Array(1) })
  const aFile = (transfer: string, authority: string) => ({
    ...{ id: uuidv7(), transfer, authority, state: 'stored', bytes: 1, added_at: now },
  })
  const { sender: ours, receiver: theirs, third } = parties

  test.each<[Party, string, string, (transfer: string) => Record<string, unknown>]>([
    ['third', 'an event in its own name', 'event', (id) => anEvent(id, third)],
    ['third', 'a notice to a party', 'notice', (id) => aNotice(id, theirs)],
    ['third', 'a wrapping for itself', 'data_key', (id) => aKey(id, third)],
    ['third', 'a reading of its own', 'read', (id) => aRead(id, third)],
    ['third', 'a paper', 'paper', (id) => aPaper(id)],
    ['third', 'an upload', 'file', (id) => aFile(id, third)],
    ['sender', 'an event in the receiver’s name', 'event', (id) => anEvent(id, theirs)],
    ['receiver', 'an event in the sender’s name', 'event', (id) => anEvent(id, ours)],
    ['sender', 'a notice to a third authority', 'notice', (id) => aNotice(id, third)],
    ['sender', 'a wrapping for a third authority', 'data_key', (id) => aKey(id, third)],
    ['sender', 'a reading in the receiver’s name', 'read', (id) => aRead(id, theirs)],
    ['receiver', 'a paper', 'paper', (id) => aPaper(id)],
    ['receiver', 'an upload', 'file', (id) => aFile(id, theirs)],
  ])('is refused to the %s: %s', async (party, _what, table, rowOf) => {
    const { id } = await x.accepted()
    await expect(as(party, (tx) => tx`insert into ${tx(table)} ${tx(rowOf(id))}`)).rejects.toThrow(/row-level security/)
  })

  test('is refused where it would be a transfer between two others, or one that its receiver hides', async () => {
    const of = (from: string, to: string) => ({
      ...{
        id: uuidv7(),
        reference: 'BTN-1111-1111',
        sender: from,
        receiver: to,
        state: 'draft',
        version: 1,
        urgency: 'soon',
      },
      ...{ head: '0', updated_at: now, sealed_label: new Uint8Array(1), sealed_snapshot: new Uint8Array(1) },
    })
    const open = (party: Party, row: object) => as(party, (tx) => tx`insert into transfer ${tx(row)}`)
    await expect(open('third', of(ours, theirs))).rejects.toThrow(/row-level security/)
    await expect(open('receiver', of(ours, theirs))).rejects.toThrow(/row-level security/)
  })

  test('is refused to a sender who would hand its transfer to somebody else', async () => {
    const { id } = await x.sent()
    await expect(as('sender', (tx) => tx`update transfer set receiver = ${third} where id = ${id}`)).rejects.toThrow(
      /permission denied/,
    )
  })

  test('is refused to a third authority that would move a transfer: it finds none', async () => {
    const { id } = await x.sent()
    const moved = await as('third', (tx) => tx`update transfer set state = 'ended' where id = ${id}`)
    expect(moved.count).toBe(0)
  })
})

describe('the record', () => {
  test.each(['sender', 'receiver', 'third'] as const)('is not changed and not removed by the %s', async (party) => {
    const { id } = await x.sent()
    await expect(as(party, (tx) => tx`update event set type = 'X' where transfer = ${id}`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(as(party, (tx) => tx`delete from event where transfer = ${id}`)).rejects.toThrow(/permission denied/)
  })

  test('is not changed by the clock, by the door, or without a role at all', async () => {
    const { id } = await x.sent()
    const change = (tx: Tx) => tx`update event set type = 'X' where transfer = ${id}`
    await expect(asClock(x.deps.sql, change)).rejects.toThrow(/permission denied/)
    await expect(asDoor(x.deps.sql, change)).rejects.toThrow(/permission denied/)
    const bare = await x.deps.sql`update event set type = 'X' where transfer = ${id}`
    const gone = await x.deps.sql`delete from event where transfer = ${id}`
    expect([bare.count, gone.count]).toEqual([0, 0])
    expect(await eventsSeenBy('sender', id)).toContain('TransferSent')
  })
})

test('without a role nothing is seen, in any table but the directory', async () => {
  const { id } = await x.sent()
  for (const table of ofTransfer) expect(await x.deps.sql`select 1 from ${x.deps.sql(table)}`).toHaveLength(0)
  expect(await x.deps.sql`select 1 from transfer where id = ${id}`).toHaveLength(0)
})
