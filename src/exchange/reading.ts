import { uuidv7 } from 'uuidv7'
import { asParty, type Tx } from '../db/client.ts'
import { associated, type Loaded, loadTransfer } from '../db/load.ts'
import { seal } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { mayRead } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'

/** What may be read of a transfer, as the record names it (R10.3). */
export type What =
  | 'transfer'
  | 'minimal-view'
  | 'record'
  | 'paper'
  | 'file'
  | 'manifest'
  | 'package'
  | 'letter'
  | 'closing-pack'
  | 'opening-pack'
  | 'invitation'
  | 'dispute'

export type Read<T> = { found: T } | { refused: Refusal }

/**
 * Reads content of a transfer. The reading is on record, and committed, before anything is served; if it cannot be
 * recorded, nothing is (R10.3). Whoever may not read content is refused, by the role or the party that may.
 */
export function readContent<T>(
  deps: Deps,
  by: Actor,
  id: string,
  what: What,
  work: (tx: Tx, loaded: Loaded) => Promise<Read<T>>,
): Promise<Read<T>> {
  return asParty(deps.sql, by.authority, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, by.authority, id)
    if (loaded === undefined) return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
    if (mayRead(loaded.transfer, by) !== 'all') return { refused: { code: 'not-open-to-you', rule: 'R2.7' } }
    await recordRead(deps, tx, by, loaded, what)
    return work(tx, loaded)
  })
}

/** Puts a reading on record; of a guest with who they declared to be, sealed under the transfer’s key (R9.4). */
export async function recordRead(
  deps: Deps,
  tx: Tx,
  by: Actor,
  { transfer: { id: transfer }, key }: Pick<Loaded, 'transfer' | 'key'>,
  what: What,
): Promise<void> {
  const id = uuidv7()
  const said = by.declared && { name: by.name, ...by.declared }
  const row = {
    id,
    ...(said ? { sealed: await seal(key, associated.read(transfer, id), said) } : {}),
    transfer,
    at: deps.now().toISOString(),
    actor: by.worker,
    role: by.roles[0] ?? 'exchange',
  }
  await tx`insert into read ${tx({ ...row, authority: by.authority, what })}`
}
