import type { Board, BoardLine } from '../../schemas/board.ts'
import { asParty, type Tx } from '../db/client.ts'
import { unwrapDataKey } from '../db/data-key.ts'
import { associated, type Loaded, laddersOf, loadParties, type PartyRow } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { boardLine, boardRefused, byUrgency } from '../domain/board.ts'
import { londonDate } from '../domain/clock.ts'
import { sideOf, type Transfer } from '../domain/transfer.ts'
import { withRungs } from './own-rungs.ts'
import type { Read } from './reading.ts'

/** Most disputes on one board: whoever has more names an authority. */
const most = 200

type Row = {
  id: string
  version: number
  sealed_snapshot: Uint8Array
  sender: string
  receiver: string
  key_version: number
  wrapped: Uint8Array
}

/** An open dispute with its line of the board, and its transfer opened. */
export type OpenDispute = Pick<Loaded, 'transfer' | 'key'> & { line: BoardLine }
export type OpenDisputes = Omit<Board, 'lines'> & { by: Actor; disputes: OpenDispute[] }

/** Every open dispute of the reader’s own authority, or those with one other, the most urgent first (R8.4, R8.5). */
export function boardFor(deps: Deps, by: Actor, other?: string): Promise<Read<Board>> {
  return asParty(deps.sql, by.authority, async (tx): Promise<Read<Board>> => {
    const read = await openDisputes(deps, tx, by, { other, limit: most })
    if ('refused' in read) return read
    const { disputes, by: _reader, ...board } = read.found
    return { found: { ...board, lines: disputes.map(({ line }) => line) } }
  })
}

type Asked = { other?: string | undefined; id?: string | undefined; limit: number }

/** The same within a transaction of that authority’s party, with what each is about. */
export async function openDisputes(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  { other, id, limit }: Asked,
): Promise<Read<OpenDisputes>> {
  const me = actor.authority
  const mine = () => tx`t.rung is not null and (t.sender = ${me} or t.receiver = ${me})`
  const [by, rows, councils] = await Promise.all([
    withRungs(deps, tx, actor),
    // The most urgent come first here too: what is left out beyond the limit is what can wait.
    tx<Row[]>`
      select t.id, t.version, t.sealed_snapshot, t.sender, t.receiver, k.key_version, k.wrapped
      from transfer t join data_key k on k.transfer = t.id and k.authority = ${me}
      where ${mine()}
        and ${other === undefined ? tx`true` : tx`(t.sender = ${other} or t.receiver = ${other})`}
        and ${id === undefined ? tx`true` : tx`t.id = ${id}`}
      order by case t.urgency when 'urgent' then 0 when 'soon' then 1 else 2 end, t.due_on nulls last, t.id
      limit ${limit + 1}`,
    tx<Board['councils']>`
      select o.id, o.name from authority o
      where o.id in (select case when t.sender = ${me} then t.receiver else t.sender end from transfer t where ${mine()})
      order by o.name`,
  ])
  const refused = boardRefused(by)
  if (refused) return { refused }
  if (other === me) return { refused: { code: 'same-authority', rule: 'R1.2' } }
  const page = rows.slice(0, limit)
  const ids = [
    me,
    ...(other === undefined ? [] : [other]),
    ...page.flatMap(({ sender, receiver }) => [sender, receiver]),
  ]
  const parties = await loadParties(tx, [...new Set(ids)])
  const [ours, theirs] = [parties.get(me), other === undefined ? undefined : parties.get(other)]
  if (ours === undefined || (other !== undefined && theirs === undefined))
    return { refused: { code: 'unknown-authority', rule: 'R1.2' } }
  const on = londonDate(deps.now())
  const disputes = await Promise.all(page.map((row) => opened(deps, by, row, parties, on)))
  const inOrder = byUrgency(on)
  return {
    found: {
      ...{ by, on, authority: called(ours), ...(theirs ? { with: called(theirs) } : {}) },
      disputes: disputes.flat().sort((a, b) => inOrder(a.line, b.line)),
      councils: [...councils],
      ...(rows.length > limit ? { more: true as const } : {}),
    },
  }
}

const called = ({ id, name }: PartyRow): Board['authority'] => ({ id, name })

/** A row opened; none where no dispute lies in it. */
async function opened(
  deps: Deps,
  by: Actor,
  { id, version, sealed_snapshot, key_version, wrapped, ...ids }: Row,
  parties: ReadonlyMap<string, PartyRow>,
  on: string,
): Promise<OpenDispute[]> {
  const key = await unwrapDataKey(deps.keyring, id, by.authority, key_version, wrapped)
  const transfer = await open<Transfer>(key, associated.snapshot(id, version), sealed_snapshot)
  const [sender, receiver] = [parties.get(ids.sender), parties.get(ids.receiver)]
  const side = sideOf(transfer, by.authority)
  if (!(transfer.dispute && side && sender && receiver)) return []
  const ladders = laddersOf({ sender, receiver })
  const other = called(side === 'sender' ? receiver : sender)
  const reading = { by, side, other, ladders, calendar: deps.calendar(receiver.nation), on }
  return [{ transfer, key, line: boardLine(transfer, transfer.dispute, reading) }]
}
