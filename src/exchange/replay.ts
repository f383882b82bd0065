import { type ChainLink, sha256Hex } from '../db/chain.ts'
import type { Tx } from '../db/client.ts'
import { associated } from '../db/load.ts'
import type { SealedEvent } from '../db/record.ts'
import { type DataKey, open } from '../db/seal.ts'
import type { Role } from '../domain/actor.ts'
import type { Stamp, TransferEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Transfer } from '../domain/transfer.ts'

/** An event as its chain has it, with the sealed bytes that the chain holds the hash of. */
export type ChainedEvent = ChainLink & { hash: string; bytes: Uint8Array }

/** Why the events of a transfer cannot be folded again, and at which of them. */
export type Unfoldable = { fault: 'event-unreadable' | 'event-other' | 'does-not-fold'; seq?: number }

/**
 * The events of a transfer in order, for a replay or an audit as its sender’s party. What the receiving authority keeps to
 * itself is among them, read with its eyes: it is to be folded and checked, and shown to nobody. Microseconds, which the
 * exchange never writes, are shown where there are any: no part of an instant can be changed unseen.
 */
export async function chainOf(tx: Tx, id: string): Promise<ChainedEvent[]> {
  const own = await eventsOf(tx, id)
  const [here] = await tx<{ sender: string; receiver: string }[]>`
    select sender, receiver from transfer where id = ${id} and sender = baton_me()`
  if (here === undefined) return own
  await tx`select set_config('app.authority', ${here.receiver}, true)`
  const theirs = (await eventsOf(tx, id)).filter(({ audience }) => audience === 'receiver')
  await tx`select set_config('app.authority', ${here.sender}, true)`
  return [...own, ...theirs].sort((a, b) => a.seq - b.seq)
}

/** The events that row-level security shows to the party that asks. */
async function eventsOf(tx: Tx, id: string): Promise<ChainedEvent[]> {
  const instant = (column: string) =>
    tx`regexp_replace(to_char(${tx(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z$', 'Z')`
  const rows = await tx<(Omit<ChainedEvent, 'sealed' | 'bytes'> & { bytes: Uint8Array })[]>`
    select prev, transfer, seq, type, ${instant('at')} as at, ${instant('recorded_at')} as "recordedAt", actor, role,
      authority, audience, sealed as bytes, hash
    from event where transfer = ${id} order by seq`
  return Promise.all(rows.map(async (row) => ({ ...row, sealed: await sha256Hex(row.bytes) })))
}

/** Sees each event as it is folded, with the transfer as it stood before. */
export type Watch = (before: Transfer | undefined, event: TransferEvent, stamp: Stamp) => void

/** What the events add up to (R10.1), each opened in its own place: sealed rows cannot be exchanged or moved. */
export async function replay(
  key: DataKey,
  events: readonly ChainedEvent[],
  watch: Watch = () => {},
): Promise<{ transfer: Transfer } | Unfoldable> {
  let t: Transfer | undefined
  for (const { transfer: id, seq, type, at, actor, role, authority, bytes } of events) {
    const said = await open<SealedEvent>(key, associated.event(id, seq), bytes).catch(() => undefined)
    if (said === undefined) return { fault: 'event-unreadable', seq }
    const { event, name, client } = said
    if (event.type !== type) return { fault: 'event-other', seq }
    const by = { authority, worker: actor, name, role: role as Role | 'exchange', ...(client ? { client } : {}) }
    try {
      watch(t, event, { seq, at, by })
      t = evolve(t, event, { seq, at, by, id })
    } catch {
      return { fault: 'does-not-fold', seq }
    }
  }
  return t ? { transfer: t } : { fault: 'does-not-fold' }
}
