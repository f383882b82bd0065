import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { asClock, asParty } from '../../../src/db/client.ts'
import { openKeyring } from '../../../src/db/keyring.ts'
import { allDigestsOf, digestsOf } from '../../../src/db/move-index.ts'
import { anExchange, parties, receiver, sender } from '../../support/exchange.ts'
import { aSoundNhsNumber, aSoundUpn } from '../../support/identifiers.ts'
import { aFamily } from '../../support/inputs.ts'

const x = await anExchange()
const nhs = aSoundNhsNumber(1)
const upn = aSoundUpn(1)
const [isolde, corin] = aFamily().children
if (!isolde || !corin) throw new Error('the family has two children')
/** The family of the fixtures: Isolde with this NHS number, her brother with this UPN. */
const numbered = (NHSNumber: string, UPN: string) => ({
  ...aFamily(),
  children: [
    { ...isolde, NHSNumber },
    { ...corin, UPN },
  ],
})
let n = 10
/** Numbers that no other transfer has: none of these is a repeat move. */
const another = () => ({ nhs: aSoundNhsNumber(++n), upn: aSoundUpn(n) })
const sentWith = async (own: ReturnType<typeof another>) => (await x.sent({ family: numbered(own.nhs, own.upn) })).id
const sentOne = () => sentWith(another())

const rowsOf = (id: string) =>
  x.admin`select digest, key_version, moved_on::text, sender, receiver, holder, xmin::text from move_index
    where transfer = ${id} order by digest`
const digestFor = async (kind: 'NHSNumber' | 'UPN', value: string) => {
  const [digest] = await digestsOf(x.deps.keyring, x.deps.keyring.current, [{ kind, value }])
  return digest
}
const digests = async (id: string) => (await rowsOf(id)).map(({ digest }) => digest)

describe('a digest', () => {
  const master = (fill: number) => Buffer.alloc(32, fill).toString('base64')
  const keyOf = (fill: number) => hkdfSync('sha256', Buffer.alloc(32, fill), '', 'baton move index', 32)
  const hmac = (fill: number, text: string) =>
    createHmac('sha256', Buffer.from(keyOf(fill)))
      .update(text)
      .digest('hex')

  test('is HMAC-SHA-256 of kind and number, under a key that serves nothing else', async () => {
    const ring = await openKeyring(JSON.stringify({ 1: master(1) }))
    const of = [{ kind: 'NHSNumber', value: nhs } as const, { kind: 'UPN', value: upn } as const]
    expect(await digestsOf(ring, 1, of)).toEqual([hmac(1, `NHSNumber:${nhs}`), hmac(1, `UPN:${upn}`)])
  })

  test('is another under each version of the ring, and a search asks for all of them', async () => {
    const ring = await openKeyring(JSON.stringify({ 1: master(1), 2: master(2) }))
    const all = await allDigestsOf(ring, [{ kind: 'UPN', value: upn }])
    expect(all.sort()).toEqual([hmac(1, `UPN:${upn}`), hmac(2, `UPN:${upn}`)].sort())
  })

  test('stands once for a number that two children share', async () => {
    const twice = [{ kind: 'UPN', value: upn } as const, { kind: 'UPN', value: upn } as const]
    expect(await digestsOf(x.deps.keyring, 1, twice)).toHaveLength(1)
  })
})

describe('the index follows the transfer', () => {
  test('from the moment the receiving authority is told, and says who, when and whom to ask', async () => {
    const { id } = await x.drafted({ family: numbered(nhs, upn) })
    expect(await rowsOf(id)).toHaveLength(0)
    await x.does(sender('practice-lead'), 'notify-move', id)
    const rows = await rowsOf(id)
    expect(rows).toHaveLength(2)
    const said = { key_version: 1, moved_on: '2026-11-20', sender: parties.sender, receiver: parties.receiver }
    for (const row of rows) expect(row).toMatchObject({ ...said, holder: parties.sender })
  })

  test('as the numbers of the children are put right', async () => {
    const [wrong, right] = [another(), another()]
    const { id } = await x.drafted({ family: numbered(wrong.nhs, wrong.upn) })
    await x.does(sender('practice-lead'), 'notify-move', id)
    await x.does(sender(), 'record-family', id, { family: numbered(right.nhs, wrong.upn) })
    const expected = [await digestFor('NHSNumber', right.nhs), await digestFor('UPN', wrong.upn)]
    expect(await digests(id)).toEqual(expected.sort())
    await x.does(sender(), 'record-family', id)
    expect(await digests(id)).toEqual([])
  })

  test('as the date of residence changes, and as somebody accepts', async () => {
    const id = await sentOne()
    await x.does(sender(), 'report-residence', id, { on: '2026-11-18' })
    await x.does(receiver(), 'agree-residence', id)
    expect(await rowsOf(id)).toMatchObject([{ moved_on: '2026-11-18' }, { moved_on: '2026-11-18' }])
    await x.does(receiver(), 'acknowledge', id)
    await x.does(receiver('practice-lead'), 'accept', id)
    expect(await rowsOf(id)).toMatchObject([{ holder: parties.receiver }, { holder: parties.receiver }])
  })

  test('as children are withdrawn, one and then the last', async () => {
    const own = another()
    const id = await sentWith(own)
    await x.does(sender('practice-lead'), 'withdraw', id, { children: ['c1'] })
    expect(await digests(id)).toEqual([await digestFor('UPN', own.upn)])
    await x.does(sender('practice-lead'), 'withdraw', id, { children: ['c2'] })
    expect(await digests(id)).toEqual([])
  })

  test('and is left alone by what changes nothing of it', async () => {
    const id = await sentOne()
    const before = await rowsOf(id)
    await x.does(receiver(), 'acknowledge', id)
    await x.does(receiver(), 'ask', id)
    expect(await rowsOf(id)).toEqual(before)
  })

  test('and goes with the sender’s wrapping of the transfer’s key', async () => {
    const id = await sentOne()
    await x.admin`delete from data_key where transfer = ${id} and authority = ${parties.sender}`
    expect(await digests(id)).toEqual([])
  })
})

describe('nobody reads it', () => {
  const as = <T>(party: keyof typeof parties, work: Parameters<typeof asParty<T>>[2]) =>
    asParty(x.deps.sql, parties[party], work)

  test.each(['sender', 'receiver', 'third'] as const)('not the %s, by any column that says what', async (party) => {
    await sentOne()
    for (const column of ['digest', 'moved_on', 'sender', 'receiver', 'holder'])
      await expect(as(party, (tx) => tx`select ${tx(column)} from move_index`)).rejects.toThrow(/permission denied/)
    await expect(as(party, (tx) => tx`select 1 from move_index where digest = '0'`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(as(party, (tx) => tx`select * from contact`)).rejects.toThrow(/permission denied/)
  })

  test('not the clock, which learns only what is to be re-made', async () => {
    await expect(asClock(x.deps.sql, (tx) => tx`select digest from move_index`)).rejects.toThrow(/permission denied/)
    await expect(asClock(x.deps.sql, (tx) => tx`select holder from move_index`)).rejects.toThrow(/permission denied/)
  })

  test('not the owner of the tables in a statement that took no role', async () => {
    await sentOne()
    expect(await x.deps.sql`select 1 from move_index`).toHaveLength(0)
    expect(await x.deps.sql`select 1 from transfer`).toHaveLength(0)
    expect(await x.deps.sql`select 1 from contact`).toHaveLength(0)
  })

  test('and a third authority finds no row of theirs, takes none out and puts none in', async () => {
    const id = await sentOne()
    expect(await as('third', (tx) => tx`select transfer from move_index where transfer = ${id}`)).toHaveLength(0)
    await as('third', (tx) => tx`delete from move_index where transfer = ${id}`)
    expect(await rowsOf(id)).toHaveLength(2)
    const row = { digest: '0', transfer: id, key_version: 1, moved_on: '2026-11-20' }
    const forged = { ...row, sender: parties.sender, receiver: parties.receiver, holder: parties.sender }
    await expect(as('third', (tx) => tx`insert into move_index ${tx(forged)}`)).rejects.toThrow(/row-level security/)
    for (const wrong of [{ holder: parties.third }, { receiver: parties.third }])
      await expect(as('sender', (tx) => tx`insert into move_index ${tx({ ...forged, ...wrong })}`)).rejects.toThrow(
        /row-level security/,
      )
  })

  test('and neither number stands in any column of any table', async () => {
    const own = another()
    await sentWith(own)
    const tables = await x.admin`select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['move_index', 'contact', 'event']))
    for (const { name } of tables)
      for (const value of [own.nhs, own.upn]) {
        const [found] = await x.admin`select count(*)::int as rows from ${x.admin(name)} t
          where t::text like ${`%${value}%`} or t::text like ${`%${Buffer.from(value).toString('hex')}%`}`
        expect({ name, ...found }).toEqual({ name, rows: 0 })
      }
  })
})
