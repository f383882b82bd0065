import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ChainLink, GENESIS, hashLink, sha256Hex, verifyChain } from '../../../src/db/chain.ts'

type Linked = ChainLink & { hash: string }

const first: ChainLink = {
  prev: GENESIS,
  transfer: '01980000-0000-7000-8000-000000000001',
  seq: 1,
  type: 'TransferOpened',
  at: '2026-10-05T09:00:00Z',
  recordedAt: '2026-10-05T09:00:01Z',
  actor: 'w.keeler',
  role: 'worker',
  authority: 'amberford',
  audience: 'both',
  sealed: 'ab'.repeat(32),
}

describe('the hash of an event', () => {
  test('is SHA-256 of its columns as canonical JSON, in the order of their names', async () => {
    const canonical =
      '{"actor":"w.keeler","at":"2026-10-05T09:00:00Z","audience":"both","authority":"amberford",' +
      `"prev":"${GENESIS}","recordedAt":"2026-10-05T09:00:01Z","role":"worker","sealed":"${'ab'.repeat(32)}",` +
      '"seq":1,"transfer":"01980000-0000-7000-8000-000000000001","type":"TransferOpened"}'
    expect(await hashLink(first)).toBe(createHash('sha256').update(canonical).digest('hex'))
  })

  test('changes with every column, and with nothing else the row carries', async () => {
    const hash = await hashLink(first)
    for (const column of Object.keys(first))
      expect(await hashLink({ ...first, [column]: column === 'seq' ? 2 : 'other' }), column).not.toBe(hash)
    expect(await hashLink({ ...first, hash, id: 7 } as ChainLink)).toBe(hash)
  })

  test('of bytes is their SHA-256 in hex', async () => {
    expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })
})

describe('the chain of a transfer', () => {
  let chain: Linked[]

  beforeAll(async () => {
    chain = await linked(['TransferOpened', 'PackageAttached', 'TransferSent', 'TransferAccepted'])
  })

  test('verifies, and its head is the newest hash', async () => {
    expect(await verifyChain(chain)).toEqual({ ok: true, head: chain[3]?.hash })
    expect(await verifyChain([])).toEqual({ ok: true, head: GENESIS })
  })

  test('breaks at the event of which any column was changed', async () => {
    for (const column of Object.keys(first).filter(
      (name) => name !== 'seq' && name !== 'prev' && name !== 'transfer',
    )) {
      const changed = chain.map((link) => (link.seq === 3 ? { ...link, [column]: 'changed' } : link))
      expect(await verifyChain(changed), column).toEqual({ ok: false, seq: 3, why: 'hash' })
    }
  })

  test('breaks after an event that was rewritten together with its own hash', async () => {
    const rewritten = { ...at(chain, 1), actor: 'somebody.else' }
    const changed = chain.with(1, { ...rewritten, hash: await hashLink(rewritten) })
    expect(await verifyChain(changed)).toEqual({ ok: false, seq: 3, why: 'prev' })
  })

  test('has no gap, no double, no other order and no other beginning', async () => {
    const [one, two, three, four] = [at(chain, 0), at(chain, 1), at(chain, 2), at(chain, 3)]
    expect(await verifyChain([one, three, four])).toEqual({ ok: false, seq: 3, why: 'gap' })
    expect(await verifyChain([one, two, two])).toEqual({ ok: false, seq: 2, why: 'gap' })
    expect(await verifyChain([two, one])).toEqual({ ok: false, seq: 2, why: 'gap' })
    const orphan = { ...one, prev: 'f'.repeat(64) }
    const changed = [{ ...orphan, hash: await hashLink(orphan) }]
    expect(await verifyChain(changed)).toEqual({ ok: false, seq: 1, why: 'prev' })
  })

  test('does not go on in another transfer', async () => {
    const [one, two] = [at(chain, 0), at(chain, 1)]
    const stray = { ...two, transfer: 'another' }
    const changed = [one, { ...stray, hash: await hashLink(stray) }]
    expect(await verifyChain(changed)).toEqual({ ok: false, seq: 2, why: 'prev' })
  })

  test('cut short, it still verifies, but its head is not the head that a party was given', async () => {
    const short = await verifyChain(chain.slice(0, 3))
    expect(short).toEqual({ ok: true, head: at(chain, 2).hash })
    expect(short).not.toMatchObject({ head: at(chain, 3).hash })
  })
})

async function linked(types: string[]): Promise<Linked[]> {
  const chain: Linked[] = []
  for (const type of types) {
    const link = { ...first, type, seq: chain.length + 1, prev: chain.at(-1)?.hash ?? GENESIS }
    chain.push({ ...link, hash: await hashLink(link) })
  }
  return chain
}

function at(chain: Linked[], index: number): Linked {
  const link = chain[index]
  if (!link) throw new Error(`no event ${index}`)
  return link
}
