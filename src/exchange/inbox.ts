import type { Errand, ListLine, ListQuery } from '../../schemas/list.ts'
import { asParty } from '../db/client.ts'
import type { Label } from '../db/columns.ts'
import { unwrapDataKey } from '../db/data-key.ts'
import { associated } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { seesNoCase } from '../domain/access.ts'
import type { Actor, Side } from '../domain/actor.ts'
import { isShutOut } from '../domain/knowing.ts'
import { readReference } from '../domain/reference.ts'
import { errands, type Waiter } from '../domain/waiting.ts'
import { withRungs } from './own-rungs.ts'

type Row = Omit<ListLine, 'names' | 'dueOn' | 'rung' | 'waits'> & {
  waits_for: string
  dueOn: string | null
  rung: number | null
  open: boolean
  sealed_label: Uint8Array
  key_version: number
  wrapped: Uint8Array
}

/** The transfers of this authority, in and out, newest first. Children are named only where the content is open (R2.7). */
export async function inboxFor(
  deps: Deps,
  actor: Actor,
  query: ListQuery,
): Promise<{ lines: ListLine[]; next?: string }> {
  const { side, state, reference, waits, after, limit } = query
  const me = actor.authority
  const { by, rows } = await asParty(deps.sql, me, async (tx) => {
    const by = await withRungs(deps, tx, actor)
    const rows = await tx<Row[]>`
      select t.id, t.reference, case when t.sender = ${me} then 'sender' else 'receiver' end as side, t.state,
        o.name as other, t.urgency, t.due_on as "dueOn", t.rung, t.updated_at as "updatedAt", t.waits_for,
        t.sender = ${me} or t.acknowledged_at is not null as open, t.sealed_label, k.key_version, k.wrapped
      from transfer t
      join data_key k on k.transfer = t.id and k.authority = ${me}
      join authority o on o.id = case when t.sender = ${me} then t.receiver else t.sender end
      where ${by.kind === 'guest' ? tx`t.receiver = ${me}` : tx`true`}
        and ${side === 'sender' ? tx`t.sender = ${me}` : side === 'receiver' ? tx`t.receiver = ${me}` : tx`true`}
        and ${state ? tx`t.state = ${state}` : tx`true`}
        and ${reference ? tx`t.reference = ${readReference(reference) ?? ''}` : tx`true`}
        and ${waits ? tx`t.waits_for <> '' and string_to_array(t.waits_for, ' ') && string_to_array(case when t.sender = ${me} then ${tokens(by, 'sender')} else ${tokens(by, 'receiver')} end, ' ')` : tx`true`}
        and ${after ? tx`t.id < ${after}` : tx`true`}
      order by t.id desc limit ${limit + 1}`
    return { by, rows }
  })
  const page = rows.slice(0, limit)
  const lines = await Promise.all(page.map((row) => lineOf(deps, by, row)))
  const last = page.at(-1)
  return { lines, ...(rows.length > limit && last ? { next: last.id } : {}) }
}

async function lineOf(deps: Deps, by: Actor, row: Row): Promise<ListLine> {
  const { dueOn, rung, waits_for, open: isOpen, sealed_label, key_version, wrapped, ...line } = row
  const shown = {
    ...line,
    ...(dueOn ? { dueOn } : {}),
    ...(rung === null ? {} : { rung }),
    waits: waitingIn(waits_for, row.side, by),
  }
  if (!isOpen || seesNoCase(by)) return shown
  const key = await unwrapDataKey(deps.keyring, row.id, by.authority, key_version, wrapped)
  const { names, shutOut } = await open<Label>(key, associated.label(row.id), sealed_label)
  return shutOut && isShutOut(shutOut, row.side, by) ? shown : { ...shown, names }
}

/** Everything that could wait for this actor on one side, as the column says it. */
const tokens = (by: Actor, side: Side): string =>
  waitersOf(by)
    .flatMap((who) => errands.map((errand) => `${side}:${who}:${errand}`))
    .join(' ')

const waitersOf = ({ roles, rungs = [] }: Actor): Waiter[] => [
  ...roles,
  ...rungs.map(({ rung }): Waiter => `rung-${rung}`),
]

/** What of a transfer waits for this actor. */
const waitingIn = (column: string, side: Side, by: Actor): Errand[] =>
  errands.filter((errand) => waitersOf(by).some((who) => column.split(' ').includes(`${side}:${who}:${errand}`)))
