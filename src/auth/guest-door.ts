import { asClock, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'

/** The duty desk of an authority that is not on the exchange: set, confirmed and answered for (R9.4). */
export type Desk = {
  authority: string
  name: string
  email: string
  /** When the desk answered for its address, RFC 3339: one that is set anew is another desk. */
  testedAt: string
}

/** The desk that a transfer’s link was sent to; undefined where no link leads in. `transfer` must be a UUID. */
export const deskOf = (deps: Pick<Deps, 'sql'>, transfer: string): Promise<Desk | undefined> =>
  asClock(deps.sql, (tx) => deskWithin(tx, transfer))

/** The same inside a transaction of the clock. */
export async function deskWithin(tx: Tx, transfer: string): Promise<Desk | undefined> {
  const [desk] = await tx<Desk[]>`
    select a.id as authority, a.name, d.email, d.tested_at as "testedAt"
    from transfer t join authority a on a.id = t.receiver join guest_desk d on d.authority = a.id
    where t.id = ${transfer} and a.has_guest_desk and not a.on_exchange and d.tested_at is not null
      and exists (select 1 from notice n where n.transfer = t.id and n.authority = t.receiver)`
  return desk
}

/** Whether a guest’s desk still is what it was when they entered: not set anew, and its authority not on the exchange. */
export const deskStands = (deps: Pick<Deps, 'sql'>, authority: string, testedAt: string): Promise<boolean> =>
  asClock(deps.sql, async (tx) => {
    const [found] = await tx<{ testedAt: string }[]>`
      select d.tested_at as "testedAt" from authority a join guest_desk d on d.authority = a.id
      where a.id = ${authority} and a.has_guest_desk and not a.on_exchange and d.tested_at is not null`
    return found?.testedAt === testedAt
  })
