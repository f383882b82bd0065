import { expect, test } from 'vitest'
import { verifyChain } from '../../../src/db/chain.ts'
import { asParty } from '../../../src/db/client.ts'
import { loadTransfer } from '../../../src/db/load.ts'
import { chainOf, replay } from '../../../src/exchange/replay.ts'
import { anExchange, parties } from '../../support/exchange.ts'
import { aWholeStory } from '../../support/whole-story.ts'

const x = await anExchange()
const ids = await aWholeStory(x)

/** A transfer as its sender loads it, with its events. */
const loaded = (id: string) =>
  asParty(x.deps.sql, parties.sender, async (tx) => {
    const kept = await loadTransfer(tx, x.deps.keyring, parties.sender, id)
    if (kept === undefined) throw new Error('it is the sender’s own')
    return { ...kept, events: await chainOf(tx, id) }
  })

test('every transfer of a whole story is what its events add up to, and its chain holds', async () => {
  for (const id of ids) {
    const { transfer, key, head, events } = await loaded(id)
    expect(events).toHaveLength(transfer.version)
    expect(await verifyChain(events)).toEqual({ ok: true, head })
    const folded = await replay(key, events)
    // As it is kept, which is as JSON: what is undefined is not there.
    expect(JSON.parse(JSON.stringify(folded))).toEqual({ transfer })
  }
})

test('sealed words do not open in the place of another event of the same transfer', async () => {
  const { key, events } = await loaded(ids[0] ?? '')
  const [first, second, third] = events
  if (!first || !second || !third) throw new Error('a whole story is longer')
  const moved = [first, { ...second, bytes: third.bytes, type: third.type }]
  expect(await replay(key, moved)).toEqual({ fault: 'event-unreadable', seq: 2 })
})

test('sealed words do not open in another transfer, and one transfer’s key opens no other', async () => {
  const one = await loaded(ids[0] ?? '')
  const other = await loaded(ids[2] ?? '')
  const transplanted = one.events.map((event) => ({ ...event, transfer: ids[2] ?? '' }))
  expect(await replay(one.key, transplanted)).toEqual({ fault: 'event-unreadable', seq: 1 })
  expect(await replay(other.key, one.events)).toEqual({ fault: 'event-unreadable', seq: 1 })
})

test('a record that lacks its first event adds up to nothing', async () => {
  const { key, events } = await loaded(ids[0] ?? '')
  expect(await replay(key, events.slice(1))).toEqual({ fault: 'does-not-fold', seq: 2 })
  expect(await replay(key, [])).toEqual({ fault: 'does-not-fold' })
})
