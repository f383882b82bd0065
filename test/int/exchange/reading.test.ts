import { uuidv7 } from 'uuidv7'
import { afterEach, describe, expect, test } from 'vitest'
import { asParty } from '../../../src/db/client.ts'
import { associated, loadTransfer } from '../../../src/db/load.ts'
import { seal } from '../../../src/db/seal.ts'
import { sealStream } from '../../../src/db/sealed-stream.ts'
import type { Deps } from '../../../src/deps.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { fileFor } from '../../../src/exchange/file.ts'
import { manifestsFor, packageFor } from '../../../src/exchange/package.ts'
import { paperFor } from '../../../src/exchange/paper.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import { transferFor } from '../../../src/exchange/transfer.ts'
import { anExchange, parties, receiver, sender, third } from '../../support/exchange.ts'

const x = await anExchange()
const words = 'A letter of the school’s, scanned.'
const readsOf = (id: string) =>
  x.admin`select actor, role, authority, what, at from read where transfer = ${id} order by id`

/** An acknowledged transfer with a paper and an upload that both sides may open. */
async function anOpenOne() {
  const { id } = await x.acknowledged()
  const file = uuidv7()
  const loaded = await asParty(x.deps.sql, parties.sender, (tx) => loadTransfer(tx, x.deps.keyring, parties.sender, id))
  if (loaded === undefined) throw new Error('it is there')
  const sealed = await seal(loaded.key, associated.file(id, file), {
    name: 'a.pdf',
    mediaType: 'application/pdf',
    sha256: '',
  })
  const row = { id: file, transfer: id, authority: parties.sender, state: 'named', bytes: 1, sealed }
  const at = '2026-11-23T10:00:00Z'
  await x.admin`insert into file ${x.admin({ ...row, added_at: at, shared_at: at })}`
  const stream = new Blob([words]).stream().pipeThrough(sealStream(loaded.key, file))
  x.objects.set(`${id}/${file}`, new Uint8Array(await new Response(stream).arrayBuffer()))
  return { id, file, paper: loaded.transfer.papers[0]?.id ?? '' }
}

type Open = Awaited<ReturnType<typeof anOpenOne>>
const waysToRead: [string, (deps: Deps, by: Actor, open: Open) => Promise<unknown>][] = [
  ['transfer', (deps, by, { id }) => transferFor(deps, by, id)],
  ['record', (deps, by, { id }) => recordFor(deps, by, id)],
  ['paper', (deps, by, { id, paper }) => paperFor(deps, by, id, paper)],
  ['file', (deps, by, { id, file }) => fileFor(deps, by, id, file)],
  ['manifest', (deps, by, { id }) => manifestsFor(deps, by, id)],
  ['package', (deps, by, { id }) => packageFor(deps, by, id)],
]

describe.each(waysToRead)('reading the %s', (what, read) => {
  afterEach(() => x.admin`grant insert on read to baton_party`)

  test('is on record, committed, by the time that anything is served', async () => {
    const open = await anOpenOne()
    expect(await read(x.deps, receiver(), open)).toHaveProperty('found')
    const at = x.deps.now()
    const { authority } = receiver()
    expect(await readsOf(open.id)).toEqual([{ actor: 'tom.hesketh', role: 'social-worker', authority, what, at }])
  })

  test('serves nothing where it cannot be recorded', async () => {
    const open = await anOpenOne()
    await x.admin`revoke insert on read from baton_party`
    for (const by of [sender(), receiver()]) await expect(read(x.deps, by, open)).rejects.toThrow(/permission denied/)
    expect(await readsOf(open.id)).toHaveLength(0)
  })

  test('is refused to a third authority, as though there were no such transfer', async () => {
    const open = await anOpenOne()
    expect(await read(x.deps, third(), open)).toMatchObject({ refused: { code: 'no-such-transfer' } })
    expect(await readsOf(open.id)).toHaveLength(0)
  })

  test('shows an administrator no content', async () => {
    const open = await anOpenOne()
    const shown = await read(x.deps, sender('administrator'), open)
    expect(JSON.stringify(shown)).not.toMatch(/Fenwick|Isolde|school/)
    expect(await readsOf(open.id)).toHaveLength(0)
  })
})

test('an upload is served byte for byte as it arrived', async () => {
  const { id, file } = await anOpenOne()
  const read = await fileFor(x.deps, receiver(), id, file)
  if (!('found' in read)) throw new Error('it is open')
  expect(await new Response(read.found.body).text()).toBe(words)
})

test('before it acknowledges the receiving authority sees where the transfer stands, and nobody’s name', async () => {
  const { id } = await x.sent()
  const view = await transferFor(x.deps, receiver(), id)
  expect(view).toMatchObject({ found: { state: 'sent', children: [{ age: 9 }, { age: 4 }] } })
  expect(view).not.toHaveProperty('found.content')
  expect(JSON.stringify(view)).not.toMatch(/Fenwick|2017-03-14/)
  expect(await packageFor(x.deps, receiver(), id)).toMatchObject({ refused: { code: 'not-open-to-you' } })
})

test('a withheld paper is no paper of the receiving authority’s', async () => {
  const permissions = [{ of: 'p1', state: 'given-in-part' as const, papers: ['plan' as const] }]
  const { id } = await x.sent({ permissions })
  await x.does(receiver(), 'acknowledge', id)
  const ours = await transferFor(x.deps, sender(), id)
  if (!('found' in ours)) throw new Error('it is the sender’s own')
  const papers = ours.found.content?.papers ?? []
  for (const { id: paper, shared } of papers)
    expect('found' in (await paperFor(x.deps, receiver(), id, paper))).toBe(shared)
  expect(papers.filter(({ shared }) => shared).map(({ slot }) => slot)).toEqual(['plan'])
})
