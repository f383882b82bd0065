import type { Declared } from '../domain/actor.ts'
import { audienceOf, type Stamp, type TransferEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import { sideOf, type Transfer } from '../domain/transfer.ts'
import { GENESIS, hashLink, sha256Hex } from './chain.ts'
import { associated } from './load.ts'
import { type DataKey, seal } from './seal.ts'

/** An event as it is kept: its columns, its sealed payload, and its place in the chain (R10.1, R10.2). */
export type EventRow = {
  transfer: string
  seq: number
  type: string
  at: string
  recorded_at: string
  actor: string
  role: string
  authority: string
  audience: string
  sealed: Uint8Array
  prev: string
  hash: string
}

/** What lies sealed in an event: what it says, and the names of who did it. */
export type SealedEvent = { event: TransferEvent; name: string; client?: string; declared?: Declared }

/** A transfer on its way through one or more verbs: as it now stands, with what has happened and is not yet written. */
export type Unfolding = {
  id: string
  key: DataKey
  transfer: Transfer | undefined
  head: string
  /** Each event with the transfer as it stood right after it: that decides whom it is told to (R9.1). */
  happened: { event: TransferEvent; stamp: Stamp; after: Transfer }[]
  rows: EventRow[]
}

export const unfolding = (id: string, key: DataKey, transfer?: Transfer, head: string = GENESIS): Unfolding => ({
  ...{ id, key, transfer, head },
  happened: [],
  rows: [],
})

/** Records an event: folds it, seals it, and links it to the one before. */
export async function record(u: Unfolding, event: TransferEvent, by: Stamp['by'], now: string): Promise<void> {
  const seq = (u.transfer?.version ?? 0) + 1
  const stamp: Stamp = { seq, at: now, by }
  u.transfer = evolve(u.transfer, event, { ...stamp, id: u.id })
  const payload: SealedEvent = {
    event,
    name: by.name,
    ...(by.client ? { client: by.client } : {}),
    ...(by.declared ? { declared: by.declared } : {}),
  }
  const sealed = await seal(u.key, associated.event(u.id, seq), payload)
  const columns = {
    ...{ transfer: u.id, seq, type: event.type, at: now, actor: by.worker, role: by.role, authority: by.authority },
    audience: audienceOf(event.type, u.transfer.sentAt !== undefined, sideOf(u.transfer, by.authority) ?? 'sender'),
  }
  const hash = await hashLink({ ...columns, recordedAt: now, prev: u.head, sealed: await sha256Hex(sealed) })
  u.rows.push({ ...columns, recorded_at: now, sealed, prev: u.head, hash })
  u.happened.push({ event, stamp, after: u.transfer })
  u.head = hash
}
