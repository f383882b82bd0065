import type { Ladders } from '../domain/ladder.ts'
import type { Transfer } from '../domain/transfer.ts'
import type { Tx } from './client.ts'
import { unwrapDataKey } from './data-key.ts'
import type { Keyring } from './keyring.ts'
import { type LadderRow, ladderIn } from './ladder-rows.ts'
import { type DataKey, open } from './seal.ts'

/** An authority as a party of a transfer: who it is and how it can be told. */
export type PartyRow = {
  id: string
  name: string
  nation: string
  onExchange: boolean
  /** Not on the exchange, it may be sent to at its duty inbox (R9.4). */
  guestDesk: boolean
  /** It is written to. */
  byEmail: boolean
  telephone: string
  outOfHoursTelephone: string | null
  hasWebhook: boolean
  /** It has an out-of-hours team that can be written to (R2.8). */
  hasOutOfHours: boolean
  /** Its rungs, as far as it has set them (R8.4). */
  rungs: LadderRow[]
}

/** The ladders of the parties; none of one that is not on the exchange (R8.4, R9.4). */
export function laddersOf({ sender, receiver }: Loaded['parties']): Ladders {
  const of = ({ onExchange, rungs }: PartyRow) => (onExchange ? ladderIn(rungs) : undefined)
  const [ours, theirs] = [of(sender), of(receiver)]
  return { ...(ours ? { sender: ours } : {}), ...(theirs ? { receiver: theirs } : {}) }
}

export type Loaded = {
  transfer: Transfer
  key: DataKey
  /** The newest hash of its chain. */
  head: string
  parties: { sender: PartyRow; receiver: PartyRow }
}

export const associated = {
  snapshot: (transfer: string, version: number) => `snapshot ${transfer} ${version}`,
  label: (transfer: string) => `label ${transfer}`,
  event: (transfer: string, seq: number) => `event ${transfer} ${seq}`,
  read: (transfer: string, read: string) => `read ${transfer} ${read}`,
  paper: (transfer: string, paper: string) => `paper ${transfer} ${paper}`,
  file: (transfer: string, file: string) => `file ${transfer} ${file}`,
}

const party = (tx: Tx, as: string) => tx`json_build_object(
  'id', ${tx(as)}.id, 'name', ${tx(as)}.name, 'nation', ${tx(as)}.nation, 'onExchange', ${tx(as)}.on_exchange,
  'telephone', ${tx(as)}.duty_telephone, 'outOfHoursTelephone', ${tx(as)}.out_of_hours_telephone, 'hasWebhook', ${tx(as)}.has_webhook,
  'guestDesk', ${tx(as)}.has_guest_desk, 'byEmail', ${tx(as)}.by_email,
  'hasOutOfHours', ${tx(as)}.has_out_of_hours,
  'rungs', (select coalesce(json_agg(json_build_object('rung', rung, 'title', title, 'vacant', vacant, 'holderName', holder_name,
    'holderWorker', holder_worker, 'deputyName', deputy_name, 'deputyWorker', deputy_worker, 'awayFrom', away_from,
    'awayUntil', away_until)), '[]') from ladder_rung where ladder_rung.authority = ${tx(as)}.id))`

/**
 * Loads a transfer as one authority's party may see it, its key opened; undefined where it may not, or there is none.
 * With `lock`, a second writer waits here and then sees what the first one did.
 */
export async function loadTransfer(
  tx: Tx,
  keyring: Keyring,
  authority: string,
  id: string,
  lock = false,
): Promise<Loaded | undefined> {
  const [row] = await tx<
    {
      version: number
      head: string
      sealed_snapshot: Uint8Array
      key_version: number
      wrapped: Uint8Array
      sender: PartyRow
      receiver: PartyRow
    }[]
  >`
    select t.version, t.head, t.sealed_snapshot, k.key_version, k.wrapped, ${party(tx, 's')} as sender, ${party(tx, 'r')} as receiver
    from transfer t
    join data_key k on k.transfer = t.id and k.authority = ${authority}
    join authority s on s.id = t.sender
    join authority r on r.id = t.receiver
    where t.id = ${id} ${lock ? tx`for update of t` : tx``}`
  if (row === undefined) return undefined
  const key = await unwrapDataKey(keyring, id, authority, row.key_version, row.wrapped)
  const transfer = await open<Transfer>(key, associated.snapshot(id, row.version), row.sealed_snapshot)
  return { transfer, key, head: row.head, parties: { sender: row.sender, receiver: row.receiver } }
}

/** The authorities of these ids, as parties. */
export async function loadParties(tx: Tx, ids: readonly string[]): Promise<Map<string, PartyRow>> {
  const rows = await tx<
    { party: PartyRow }[]
  >`select ${party(tx, 'a')} as party from authority a where a.id in ${tx([...ids])}`
  return new Map(rows.map(({ party: row }) => [row.id, row]))
}
