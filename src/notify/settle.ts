import { asClock, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Handed } from './email.ts'
import type { Attempt, Outgoing } from './outgoing.ts'
import { nextTry } from './schedule.ts'
import { endpointAnswered, endpointFailed, toldByLetter } from './webhook-state.ts'

/** A notice as far as giving it up needs it. */
export type Dying = { id: string; transfer: string; authority: string; seq: number; channel: string }

/** Writes down what came of an attempt, as soon as it ended: it went, is tried again in its time, or is given up (R9.3). */
export const settle = (deps: Deps, notice: Outgoing, result: Attempt | Handed): Promise<void> =>
  asClock(deps.sql, async (tx) => {
    const now = deps.now()
    if ('fault' in result) return failed(deps, tx, notice, result, now)
    const { id, channel, tries } = notice
    // A receipt may have come first: what it wrote stays.
    await ('handed' in result
      ? tx`update notice set handed_at = ${now.toISOString()}, mail_id = ${result.handed}, leased_until = null where id = ${id}`
      : tx`update notice set delivered_at = ${now.toISOString()}, dead_at = null, untold_at = null, leased_until = null where id = ${id}`)
    if (channel === 'webhook') await endpointAnswered(tx, notice)
    deps.log({ code: 'NOTICE_DELIVERED', notice: id, channel, tries })
  })

async function failed(
  deps: Deps,
  tx: Tx,
  notice: Outgoing,
  { fault, final, after }: { fault: string; final?: true; after?: number },
  now: Date,
): Promise<void> {
  const { id, channel, tries } = notice
  deps.log({ code: 'NOTICE_FAULT', notice: id, channel, tries, fault })
  const hook = channel === 'webhook' ? await endpointFailed(tx, notice, fault, now) : undefined
  const due = final ? undefined : nextTry(notice, now, after)
  const letter = channel === 'webhook' && (hook?.off || due === undefined) ? await toldByLetter(tx, [id], now) : []
  if (letter.length > 0) deps.log({ code: 'NOTICE_BY_LETTER', notice: id })
  else if (due === undefined || hook?.off) await markDead(deps, tx, notice, fault, now)
  else
    await tx`update notice set due_at = ${due.toISOString()}, leased_until = null, last_fault = ${fault}
      where id = ${id} and delivered_at is null and handed_at is null and dead_at is null`
  if (hook?.turned === undefined) return
  deps.log({ code: 'WEBHOOK_OFF', authority: notice.authority, why: hook.turned })
  await giveUpWaiting(deps, tx, notice.authority, now)
}

/**
 * Gives a notice up. Where no other way is left to tell that authority, and nobody there has seen it, that nobody was told is
 * said and is itself an alarm (R9.3). In a transaction of the clock.
 */
export async function markDead(deps: Pick<Deps, 'log'>, tx: Tx, dying: Dying, fault: string, now: Date): Promise<void> {
  const marked = await tx`
    update notice set dead_at = ${now.toISOString()}, last_fault = ${fault}, leased_until = null
    where id = ${dying.id} and delivered_at is null and dead_at is null`
  if (marked.count > 0) await sayDead(deps, tx, [dying], now)
}

/** What waits for a webhook that is off does not wait any longer; what is under way at this moment ends by itself. */
async function giveUpWaiting(deps: Pick<Deps, 'log'>, tx: Tx, authority: string, now: Date): Promise<void> {
  const waiting = await tx<{ id: string }[]>`
    select id from notice where authority = ${authority} and channel = 'webhook' and delivered_at is null
      and handed_at is null and dead_at is null and (leased_until is null or leased_until < ${now.toISOString()})
    for update skip locked`
  const letters = await toldByLetter(
    tx,
    waiting.map(({ id }) => id),
    now,
  )
  for (const notice of letters) deps.log({ code: 'NOTICE_BY_LETTER', notice })
  const rest = waiting.map(({ id }) => id).filter((id) => !letters.includes(id))
  if (rest.length === 0) return
  const dying = await tx<Dying[]>`
    update notice set dead_at = ${now.toISOString()}, last_fault = 'webhook-off', leased_until = null
    where id in ${tx(rest)} returning id, transfer, authority, seq, channel`
  await sayDead(deps, tx, dying, now)
}

async function sayDead(deps: Pick<Deps, 'log'>, tx: Tx, dead: readonly Dying[], now: Date): Promise<void> {
  for (const { id, channel } of dead) deps.log({ code: 'NOTICE_DEAD', notice: id, channel })
  if (dead.length === 0) return
  const ids = dead.map(({ id }) => id)
  // Of two ways that end at the same moment each would see the other still open. Whoever ends one takes what stands for all of
  // them, after its own: the second then sees both, and nobody waits in a circle.
  await tx`
    select n.id from notice n where n.id in (
      select distinct on (s.transfer, s.seq) s.id
      from notice s join notice d on d.transfer = s.transfer and d.seq = s.seq and d.authority = s.authority
      where d.id in ${tx(ids)} order by s.transfer, s.seq, s.channel <> 'inbox', s.id)
    order by n.id for update`
  const untold = await tx<{ id: string; channel: string }[]>`
    update notice n set untold_at = ${now.toISOString()}
    where n.id in ${tx(ids)} and not exists (
      select 1 from notice o where o.transfer = n.transfer and o.seq = n.seq and o.authority = n.authority
        and (o.seen_at is not null or (o.channel <> 'inbox' and o.dead_at is null)))
    returning n.id, n.channel`
  for (const { id, channel } of untold) deps.log({ code: 'NOBODY_WAS_TOLD', notice: id, channel })
}
