import type { Tx } from '../db/client.ts'
import { mayRead, mayReadEntry } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { seenFromTheStart } from '../domain/events.ts'
import type { Transfer } from '../domain/transfer.ts'
import type { Changed } from './outcome.ts'

/** What happened to a transfer after a version, as far as this reader may know it (R2.7): for whoever lost a race. */
export async function changesSince(tx: Tx, t: Transfer, by: Actor, version: number): Promise<Changed[]> {
  const extent = mayRead(t, by)
  const rows = await tx<(Changed & { authority: string })[]>`
    select seq as version, type, role as by, at, authority from event
    where transfer = ${t.id} and seq > ${version} order by seq limit 20`
  return rows
    .filter(({ type }) => extent === 'all' || (extent === 'early' && seenFromTheStart.has(type)))
    .filter((entry) => mayReadEntry(entry, by) !== 'nothing')
    .map(({ authority: _authority, ...change }) => change)
}
