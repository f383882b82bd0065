import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../schemas/documents/plan.ts'
import { asParty } from '../../../src/db/client.ts'
import { commit, LostRace, mostSnapshotBytes, UploadGone } from '../../../src/db/commit.ts'
import { toHex } from '../../../src/db/hex.ts'
import { associated, loadTransfer } from '../../../src/db/load.ts'
import { record, unfolding } from '../../../src/db/record.ts'
import { seal } from '../../../src/db/seal.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import { perform } from '../../../src/exchange/perform.ts'
import { england } from '../../support/acting.ts'
import { anExchange, aWholeDraft, parties, receiver, sender } from '../../support/exchange.ts'
import { aSoundNhsNumber, aSoundUpn } from '../../support/identifiers.ts'
import { aFamily, paperFor } from '../../support/inputs.ts'
import { proseFrom } from '../../support/prose.ts'

const x = await anExchange()
const tables = [
  'transfer',
  'data_key',
  'event',
  'paper',
  'file',
  'notice',
  'feed_head',
  'read',
  'idempotency',
  'move_index',
]

/** Everything in every table, so that what was not undone shows. */
async function everything() {
  const rows = tables.map(
    (table) => x.admin`select ${table} as table, t::text as row from ${x.admin(table)} t order by 2`,
  )
  return (await Promise.all(rows)).flatMap((found) => [...found])
}

let n = 0
/** The family of the fixtures, the eldest with an NHS number that nobody else has. */
function aNumberedFamily() {
  const { children, ...family } = aFamily()
  n++
  return {
    ...family,
    children: children.map((child, at) => (at === 0 ? { ...child, NHSNumber: aSoundNhsNumber(n) } : child)),
  }
}

/** Runs while one statement of every commit fails, as it would if the machine stopped there. */
async function whileBroken<T>(table: string, when: 'insert' | 'update', work: () => Promise<T>): Promise<T> {
  await x.admin.unsafe(`create or replace function stop_here() returns trigger language plpgsql as
    $$ begin raise exception 'stopped here'; end $$; grant execute on function stop_here() to public;
    create trigger stopping before ${when} on ${table} for each row execute function stop_here()`)
  try {
    return await work()
  } finally {
    await x.admin.unsafe(`drop trigger stopping on ${table}`)
  }
}

describe('what is told, what is recorded and what is kept are written together or not at all', () => {
  test('a transfer sent in one call has its events, papers, keys and notices', async () => {
    const { id, version } = await x.sent()
    const count = async (table: string) =>
      (await x.admin`select 1 from ${x.admin(table)} where transfer = ${id}`).length
    expect([await count('event'), await count('paper'), await count('data_key')]).toEqual([version, 4, 2])
    const told = await x.admin`select channel from notice where transfer = ${id} and kind = 'TransferSent' order by 1`
    expect(told.map(({ channel }) => channel)).toEqual(['email', 'inbox'])
  })

  test.each([
    ['transfer', 'insert'],
    ['data_key', 'insert'],
    ['event', 'insert'],
    ['paper', 'insert'],
    ['paper', 'update'],
    ['notice', 'insert'],
    ['feed_head', 'insert'],
    ['move_index', 'insert'],
    ['idempotency', 'update'],
  ] as const)('when %s %s fails, nothing of the call is there', async (table, when) => {
    const before = await everything()
    const told = x.delivered.length
    const call = { key: uuidv7(), text: 'the same call' }
    const family = aNumberedFamily()
    const calling = () => openDraft(x.deps, sender(), aWholeDraft({ send: true, family }), call)
    await whileBroken(table, when, async () => expect(calling()).rejects.toThrow('stopped here'))
    expect(await everything()).toEqual(before)
    expect(x.delivered).toHaveLength(told)
    expect(await calling()).toMatchObject({ done: { state: 'sent' } })
  })

  test.each([
    ['transfer', 'update'],
    ['event', 'insert'],
    ['notice', 'insert'],
  ] as const)('when %s %s fails, a verb leaves the transfer as it was', async (table, when) => {
    const { id, version } = await x.sent()
    const before = await everything()
    const asked = { id, verb: 'acknowledge' as const, input: {}, version }
    await whileBroken(table, when, async () =>
      expect(perform(x.deps, receiver(), asked)).rejects.toThrow('stopped here'),
    )
    expect(await everything()).toEqual(before)
    expect(await perform(x.deps, receiver(), asked)).toMatchObject({ done: { state: 'acknowledged' } })
  })
})

test('a writer that decided on an older version writes nothing, even where it took no lock', async () => {
  const { id, version } = await x.sent()
  const by = {
    authority: parties.receiver,
    worker: 'yasmin.rahman',
    name: 'Yasmin Rahman',
    role: 'social-worker' as const,
  }
  const now = '2026-11-23T10:00:00.000Z'
  const deciding = asParty(x.another().sql, parties.receiver, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, parties.receiver, id)
    if (loaded === undefined) throw new Error('it is there')
    await x.does(receiver(), 'acknowledge', id)
    const u = unfolding(id, loaded.key, loaded.transfer, loaded.head)
    await record(u, { type: 'TransferAcknowledged', worker: by.name }, by, now)
    const { parties: sides } = loaded
    await commit(tx, u, { now, calendar: england, parties: sides, from: version, wrapped: [], papers: [], files: [] })
  })
  await expect(deciding).rejects.toThrow(LostRace)
  const events = await x.admin`select actor from event where transfer = ${id} and type = 'TransferAcknowledged'`
  expect(events.map(({ actor }) => actor)).toEqual(['tom.hesketh'])
})

test('a paper cannot name an upload that was swept away meanwhile', async () => {
  const { id, version } = await x.drafted()
  const before = await everything()
  const by = { authority: parties.sender, worker: 'priya.nair', name: 'Priya Nair', role: 'social-worker' as const }
  const now = '2026-11-23T10:00:00.000Z'
  const naming = asParty(x.deps.sql, parties.sender, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, parties.sender, id, true)
    if (loaded === undefined) throw new Error('it is there')
    const u = unfolding(id, loaded.key, loaded.transfer, loaded.head)
    await record(u, { type: 'PaperRemoved', paper: uuidv7() }, by, now)
    const writes = { now, calendar: england, parties: loaded.parties, from: version, wrapped: [], papers: [] }
    await commit(tx, u, { ...writes, files: [uuidv7()] })
  })
  await expect(naming).rejects.toThrow(UploadGone)
  expect(await everything()).toEqual(before)
})

describe('the sealed snapshot', () => {
  test('is refused above its cap, and nothing is written', async () => {
    const before = await everything()
    // Letters at random, of so many kinds, do not compress.
    const letters = (count: number) =>
      Array.from(crypto.getRandomValues(new Uint16Array(count)), (n) =>
        String.fromCharCode(0x4e00 + (n % 20_000)),
      ).join('')
    const people = Array.from({ length: 20 }, (_, i) => ({
      ...{ id: `p${i + 1}`, name: letters(200), relationship: letters(100), parentalResponsibility: false },
      safeContact: letters(500),
    }))
    const plan = paperFor.plan as { slot: 'plan'; structured: Plan }
    const papers = Array.from({ length: 20 }, () => ({ ...plan, reason: letters(1000) }))
    const family = { ...aFamily(), people, to: { lines: letters(300) } }
    const outcome = await openDraft(x.deps, sender(), aWholeDraft({ family, papers, permissions: [] }))
    expect(outcome).toMatchObject({ refused: { code: 'too-much', most: mostSnapshotBytes / 1024 } })
    expect(await everything()).toEqual(before)
  })

  test('of the largest transfer that the limits allow stays under it', async () => {
    const prose = proseFrom(paperFor)
    const children = Array.from({ length: 20 }, (_, i) => `c${i + 1}`)
    const family = {
      children: children.map((id, i) => ({
        ...{ id, name: `${prose(2)} ${i}`, PersonBirthDate: `20${String(10 + (i % 15))}-03-14`, Sex: 'F' as const },
        ...{
          LAchildID: `AL${104729 * (i + 1)}`,
          UPN: aSoundUpn(i * 7919),
          NHSNumber: aSoundNhsNumber(i * 719),
        },
        ...{ PrimaryNeedCode: 'N1' as const, CINPlanStartDate: '2026-01-05' },
      })),
      people: Array.from({ length: 20 }, (_, i) => ({
        ...{ id: `p${i + 1}`, name: `${prose(2)} ${i}`, relationship: prose(10), parentalResponsibility: true },
        safeContact: prose(60),
      })),
      from: { lines: prose(35), postcode: 'ZZ1 1ZZ', keepFrom: ['p2'] },
      to: { lines: prose(35), postcode: 'ZZ2 2ZZ', keepFrom: ['p2'] },
    }
    const permissions = family.people.map(({ id }) => ({ of: id, state: 'given' as const, note: prose(20) }))
    const { id } = await x.drafted({ family, permissions, papers: [] })
    const slots = ['assessment', 'plan', 'minutes', 'summary'] as const
    for (let i = 0; i < 40; i++) {
      const slot = slots[i % 4] ?? 'plan'
      const files = await Promise.all(Array.from({ length: 10 }, () => anUpload(id, `${prose(5)} ${i}.pdf`)))
      const { structured } = paperFor[slot] as { structured: object }
      await x.does(sender(), 'add-paper', id, {
        ...{ slot, files, reason: prose(130) },
        structured: { ...structured, title: prose(22), children },
      })
    }
    for (const slot of slots)
      await x.does(sender(), 'explain-unavailable', id, { slot, reason: 'other', standsIn: prose(130) })
    await x.does(sender('practice-lead'), 'decide-sharing', id, { adviceNotNeeded: prose(260) })
    await x.does(sender(), 'send', id)
    await x.does(receiver(), 'acknowledge', id)
    for (let i = 0; i < 50; i++)
      await x.does(receiver(), 'ask', id, { items: Array.from({ length: 10 }, () => prose(12)) })
    await x.does(receiver('practice-lead'), 'dispute', id, { position: prose(300) })
    const [row] = await x.admin`select octet_length(sealed_snapshot) as bytes from transfer where id = ${id}`
    expect(row?.bytes).toBeLessThan(mostSnapshotBytes)
  })
})

/** An upload as it stands once stored, its bytes apart. */
async function anUpload(transfer: string, name: string): Promise<string> {
  const id = uuidv7()
  const sha256 = toHex(crypto.getRandomValues(new Uint8Array(32)))
  await asParty(x.deps.sql, parties.sender, async (tx) => {
    const loaded = await loadTransfer(tx, x.deps.keyring, parties.sender, transfer)
    if (loaded === undefined) throw new Error('it is there')
    const about = { name, mediaType: 'application/pdf', sha256 }
    const sealed = await seal(loaded.key, associated.file(transfer, id), about)
    const row = {
      id,
      transfer,
      authority: parties.sender,
      state: 'stored',
      bytes: 204_800,
      added_at: x.deps.now().toISOString(),
    }
    await tx`insert into file ${tx({ ...row, sealed })}`
  })
  return id
}
