import type { RecordEntry } from '../../schemas/record.ts'
import { asParty, type Tx } from '../db/client.ts'
import { associated, type Loaded, loadTransfer } from '../db/load.ts'
import type { SealedEvent } from '../db/record.ts'
import { type DataKey, open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { mayRead, mayReadEntry } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { seenFromTheStart } from '../domain/events.ts'
import { withRungs } from './own-rungs.ts'
import { type Read, recordRead } from './reading.ts'

type Row = Omit<RecordEntry, 'name' | 'client' | 'declared' | 'said'> & { sealed: Uint8Array }

/**
 * The chronology of a transfer: every act, who, when and why, as this side may read it (R10.1, R10.4). Before the receiving
 * authority has opened the papers it reads the request, notification or alert that reached it, and no more (R2.7, R4.11).
 */
export async function recordFor(deps: Deps, by: Actor, id: string): Promise<Read<RecordEntry[]>> {
  const read = await readRecord(deps, by, id)
  return 'refused' in read ? read : { found: read.found.entries }
}

export type OpenedRecord = Pick<Loaded, 'transfer' | 'parties'> & {
  entries: RecordEntry[]
  /** Whether the content is open to the reader too, who the family is among it. */
  open: boolean
}

/** The record with the transfer that it is of; the reading is on record (R10.3). */
export function readRecord(deps: Deps, by: Actor, id: string): Promise<Read<OpenedRecord>> {
  return asParty(deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, id)
    if (loaded === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    const { transfer, parties, key } = loaded
    const extent = mayRead(transfer, by)
    if (extent === 'nothing') return { refused: { code: 'not-open-to-you', rule: 'R2.7' } }
    await recordRead(deps, tx, by, loaded, 'record')
    const open = extent === 'all'
    const reader = await withRungs(deps, tx, by)
    const entries = await entriesOf(tx, key, id)
    const shown = (open ? entries : entries.filter(({ type }) => seenFromTheStart.has(type))).flatMap((entry) => {
      const shows = mayReadEntry(entry, reader, open)
      return shows === 'nothing' ? [] : [shows === 'title' ? { ...entry, said: {} } : entry]
    })
    return { found: { transfer, parties, open, entries: shown } }
  })
}

/** Reads and opens the events of a transfer that row-level security shows; the caller has put the reading on record. */
export async function entriesOf(tx: Tx, key: DataKey, id: string): Promise<RecordEntry[]> {
  const rows = await tx<Row[]>`
    select seq, type, at, recorded_at as "recordedAt", actor, role, authority, hash, sealed
    from event where transfer = ${id} order by seq`
  return Promise.all(
    rows.map(async ({ sealed, ...row }) => {
      const { event, name, client, declared } = await open<SealedEvent>(key, associated.event(id, row.seq), sealed)
      const { type: _type, ...said } = event
      return { ...row, name, ...(client ? { client } : {}), ...(declared ? { declared } : {}), said }
    }),
  )
}
