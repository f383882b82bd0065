import type { ListLine, ListQuery } from '../../schemas/list.ts'
import { asParty } from '../db/client.ts'
import { unwrapDataKey } from '../db/data-key.ts'
import { associated } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Deps } from '../deps.ts'
import { seesNoCase } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { readReference } from '../domain/reference.ts'

type Row = Omit<ListLine, 'names' | 'dueOn' | 'rung'> & {
  dueOn: string | null
  rung: number | null
  open: boolean
  sealed_label: Uint8Array
  key_version: number
  wrapped: Uint8Array
}

/** The transfers of this authority, in and out, newest first. Children are named only where the content is open (R2.7). */
export async function inboxFor(deps: Deps, by: Actor, query: ListQuery): Promise<{ lines: ListLine[]; next?: string }> {
  const { side, state, reference, after, limit } = query
  const me = by.authority
  const rows = await asParty(
    deps.sql,
    me,
    (tx) => tx<Row[]>`
      select t.id, t.reference, case when t.sender = ${me} then 'sender' else 'receiver' end as side, t.state,
        o.name as other, t.urgency, t.due_on as "dueOn", t.rung, t.updated_at as "updatedAt",
        t.sender = ${me} or t.acknowledged_at is not null as open, t.sealed_label, k.key_version, k.wrapped
      from transfer t
      join data_key k on k.transfer = t.id and k.authority = ${me}
      join authority o on o.id = case when t.sender = ${me} then t.receiver else t.sender end
      where ${side === 'sender' ? tx`t.sender = ${me}` : side === 'receiver' ? tx`t.receiver = ${me}` : tx`true`}
        and ${state ? tx`t.state = ${state}` : tx`true`}
        and ${reference ? tx`t.reference = ${readReference(reference) ?? ''}` : tx`true`}
        and ${after ? tx`t.id < ${after}` : tx`true`}
      order by t.id desc limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const lines = await Promise.all(page.map((row) => lineOf(deps, by, row)))
  const last = page.at(-1)
  return { lines, ...(rows.length > limit && last ? { next: last.id } : {}) }
}

async function lineOf(deps: Deps, by: Actor, row: Row): Promise<ListLine> {
  const { dueOn, rung, open: isOpen, sealed_label, key_version, wrapped, ...line } = row
  const shown = { ...line, ...(dueOn ? { dueOn } : {}), ...(rung === null ? {} : { rung }) }
  if (!isOpen || seesNoCase(by)) return shown
  const key = await unwrapDataKey(deps.keyring, row.id, by.authority, key_version, wrapped)
  const { names } = await open<{ names: string[] }>(key, associated.label(row.id), sealed_label)
  return { ...shown, names }
}
