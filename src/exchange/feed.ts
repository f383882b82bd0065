import type { Notice } from '../../schemas/notice.ts'
import { asParty } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'

/** Everything that concerns my authority, in order, for a case system that polls (R9.1). */
export async function feedFor(deps: Deps, by: Actor, after: number, limit: number): Promise<Notice[]> {
  const rows = await asParty(
    deps.sql,
    by.authority,
    (tx) => tx<Omit<Notice, 'link'>[]>`
      select id, feed, kind as type, transfer, reference, seq, head, made_at as at
      from notice where authority = ${by.authority} and channel = 'inbox' and feed > ${after} order by feed limit ${limit}`,
  )
  return rows.map((row) => ({ ...row, link: `${deps.settings.PUBLIC_URL}/transfers/${row.transfer}` }))
}
