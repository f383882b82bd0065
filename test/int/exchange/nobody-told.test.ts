import { describe, expect, test } from 'vitest'
import { asParty } from '../../../src/db/client.ts'
import { associated, loadTransfer } from '../../../src/db/load.ts'
import { open } from '../../../src/db/seal.ts'
import { noteUntold } from '../../../src/exchange/nobody-told.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'

const x = await anExchange()

/** No way was left to tell one side of what stands at that place of the record. */
const couldNotTell = (transfer: string, authority: string) => x.admin`
  update notice set untold_at = now(), dead_at = now() where transfer = ${transfer} and authority = ${authority} and channel = 'email'`
const standing = async (id: string, by = sender()) => {
  const read = await transferFor(x.deps, by, id)
  if ('refused' in read) throw new Error(read.refused.code)
  return read.found
}
const told = async (id: string, authority: string) =>
  (
    await x.admin`select kind from notice where transfer = ${id} and authority = ${authority} and channel = 'inbox' order by seq`
  ).map(({ kind }) => kind as string)

describe('what nobody could be told (R9.3)', () => {
  test('is taken into the record once: the other side is told, and finds the number to telephone', async () => {
    const { id } = await x.sent()
    await couldNotTell(id, parties.receiver)
    expect(await noteUntold(x.deps)).toBe(1)
    expect(await noteUntold(x.deps)).toBe(0)
    expect(await told(id, parties.sender)).toContain('NobodyTold')
    expect((await standing(id)).telephone).toEqual({
      ...{ number: '01632 960202', outOfHours: '01632 960292', why: 'untold' },
    })
    const waiting = await x.admin`select waits_for from transfer where id = ${id}`
    expect(waiting[0]?.waits_for).toContain('sender:social-worker:telephone')
  })

  test('is over once somebody there acts', async () => {
    const { id } = await x.sent()
    await couldNotTell(id, parties.receiver)
    await noteUntold(x.deps)
    await x.does(receiver(), 'acknowledge', id)
    expect((await standing(id)).telephone).toBeUndefined()
  })

  test('is not noted where somebody there has acted meanwhile', async () => {
    const { id } = await x.sent()
    await x.does(receiver(), 'acknowledge', id)
    await couldNotTell(id, parties.receiver)
    expect(await noteUntold(x.deps)).toBe(0)
  })

  test('is not told back and forth where neither can be reached', async () => {
    const { id } = await x.sent()
    await couldNotTell(id, parties.receiver)
    await noteUntold(x.deps)
    await couldNotTell(id, parties.sender)
    await noteUntold(x.deps)
    expect((await told(id, parties.receiver)).filter((kind) => kind === 'NobodyTold').length).toBeLessThan(2)
    expect(await noteUntold(x.deps)).toBe(0)
  })
})

describe('a notice is seen (R9.1)', () => {
  const seen = (id: string, authority: string) =>
    x.admin`select distinct seen_at is not null as seen from notice where transfer = ${id} and authority = ${authority}`

  test('when somebody of that authority acts on the transfer, and not by being delivered', async () => {
    const { id } = await x.sent()
    expect(await seen(id, parties.receiver)).toEqual([{ seen: false }])
    await x.does(receiver(), 'acknowledge', id)
    expect(await seen(id, parties.receiver)).toEqual([{ seen: true }])
  })

  test('that somebody looked before it was acknowledged is on record (R2.7, R10.3)', async () => {
    const { id } = await x.sent()
    expect((await standing(id, receiver('duty'))).content).toBeUndefined()
    const reads = await x.admin`select actor, what from read where transfer = ${id} and authority = ${parties.receiver}`
    expect(reads).toEqual([{ actor: 'lucy.penhaligon', what: 'minimal-view' }])
  })
})

test('of a guest’s reading the record holds who they declared to be, sealed (R9.4, R10.3)', async () => {
  const { id } = await x.sent()
  const declared = { role: 'Team manager', telephone: '01632 960303' }
  const guest = {
    ...receiver('duty'),
    kind: 'guest' as const,
    worker: 'guest:0123456789abcdef',
    name: 'Edie Fallow',
    declared,
  }
  await transferFor(x.deps, guest, id)
  const [row] = await x.admin`select id, sealed from read where transfer = ${id} and actor = ${guest.worker}`
  const opened = await asParty(x.deps.sql, parties.sender, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, parties.sender, id)
    if (loaded === undefined) throw new Error('the sender has it')
    return open(loaded.key, associated.read(id, row?.id), row?.sealed)
  })
  expect(opened).toEqual({ name: 'Edie Fallow', ...declared })
})

describe('in which ways a party is told (R9.1, R9.4)', () => {
  const ways = async (id: string, authority: string) =>
    (
      await x.admin`select distinct channel from notice where transfer = ${id} and authority = ${authority} order by 1`
    ).map(({ channel }) => channel as string)

  test('by its inbox and by e-mail; not by e-mail where a webhook stands in; by something always', async () => {
    const set = (more: object) => x.admin`update authority set ${x.admin(more as never)} where id = ${parties.receiver}`
    expect(await ways((await x.sent()).id, parties.receiver)).toEqual(['email', 'inbox'])
    await set({ has_webhook: true })
    expect(await ways((await x.sent()).id, parties.receiver)).toEqual(['email', 'inbox', 'webhook'])
    await set({ by_email: false })
    expect(await ways((await x.sent()).id, parties.receiver)).toEqual(['inbox', 'webhook'])
    await set({ has_webhook: false })
    expect(await ways((await x.sent()).id, parties.receiver)).toEqual(['email', 'inbox'])
    await set({ by_email: true })
  })

  test('one that is not on the exchange by its duty inbox, once that has answered for itself', async () => {
    const draft = await x.drafted({ receiver: parties.third })
    await expect(x.does(sender(), 'send', draft.id)).rejects.toThrow('receiver-not-on-exchange')
    const at = '2026-11-20T10:00:00Z'
    await x.admin`insert into guest_desk (authority, email, source, set_by, set_at, confirmed_by, confirmed_at)
      values (${parties.third}, 'duty@carrowdale.example', 'Its website', 'odette', ${at}, 'casper', ${at})`
    await expect(x.does(sender(), 'send', draft.id)).rejects.toThrow('receiver-not-on-exchange')
    await x.admin`update guest_desk set tested_at = ${at} where authority = ${parties.third}`
    await x.does(sender(), 'send', draft.id)
    expect(await ways(draft.id, parties.third)).toEqual(['email', 'inbox'])
  })
})
