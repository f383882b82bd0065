import type { Notices, NoticesQuery, NoticeWay, Told } from '../../schemas/telling.ts'
import { asParty, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { happenedInWords } from '../notify/words.ts'
import { faultInWords } from './fault-words.ts'
import type { Outcome } from './outcome.ts'
import { notOfUs } from './own-authority.ts'
import type { Read } from './reading.ts'

type WayRow = Pick<NoticeWay, 'id' | 'channel' | 'mailbox' | 'tries'> & {
  toSecond: boolean
  deliveredAt: string | null
  handedAt: string | null
  deadAt: string | null
  fault: string | null
  resentAt: string | null
}
type ToldRow = Omit<Told, 'ways' | 'happened' | 'seenAt' | 'untold'> & {
  feed: number
  seenAt: string | null
  untold: boolean
  ways: WayRow[] | null
}

// One thing is told in several rows; the inbox’s stands for all of them, for every authority that reads here has one (R9.1).
const siblings = (tx: Tx) => tx`w.transfer = n.transfer and w.seq = n.seq and w.authority = n.authority`
const anyWay = (tx: Tx, how: ReturnType<Tx>) => tx`
  exists (select 1 from notice w where ${siblings(tx)} and w.channel <> 'inbox' and ${how})`
const seen = (tx: Tx) => tx`exists (select 1 from notice w where ${siblings(tx)} and w.seen_at is not null)`
const isUntold = (tx: Tx) => tx`
  (exists (select 1 from notice w where ${siblings(tx)} and w.untold_at is not null) and not ${seen(tx)})`

// The few that are found by an index of their own are looked for by it, not among all.
const among = (tx: Tx, authority: string, how: ReturnType<Tx>) => tx`
  (n.transfer, n.seq) in (select transfer, seq from notice where authority = ${authority} and ${how})`

const inState = (tx: Tx, authority: string, state: NoticesQuery['state']) =>
  ({
    all: tx`true`,
    dead: tx`${among(tx, authority, tx`dead_at is not null`)}`,
    waiting: anyWay(tx, tx`w.delivered_at is null and w.handed_at is null and w.dead_at is null`),
    unseen: tx`not ${seen(tx)}`,
    untold: tx`${among(tx, authority, tx`untold_at is not null`)} and not ${seen(tx)}`,
  })[state]

const countUntold = async (tx: Tx, authority: string): Promise<number> => {
  const [count] = await tx<{ untold: number }[]>`
    select count(*)::int as untold from notice n
    where n.authority = ${authority} and n.channel = 'inbox' and ${inState(tx, authority, 'untold')}`
  return count?.untold ?? 0
}

/** Of how many things nobody at the reader’s own authority was told, nor has seen them since (R9.3); of a guest’s, none. */
export const untoldCount = async (deps: Pick<Deps, 'sql'>, by: Actor): Promise<number> =>
  notOfUs(by) ? 0 : asParty(deps.sql, by.authority, (tx) => countUntold(tx, by.authority))

/** What the reader’s own authority was told, newest first, and how that went in each way (R9.3); nobody is named in it. */
export async function noticesFor(deps: Deps, by: Actor, query: NoticesQuery): Promise<Read<Notices>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  const { state, after, limit } = query
  const { authority } = by
  return asParty(deps.sql, authority, async (tx) => {
    const [rows, untold] = await Promise.all([
      tx<ToldRow[]>`
        select n.id, n.kind as type, n.transfer, n.reference, n.seq, n.made_at as at, n.feed, ${isUntold(tx)} as untold,
          (select min(w.seen_at) from notice w where ${siblings(tx)}) as "seenAt",
          (select json_agg(json_build_object('id', w.id, 'channel', w.channel, 'mailbox', w.mailbox, 'toSecond', w.to_second,
              'deliveredAt', w.delivered_at, 'handedAt', w.handed_at, 'deadAt', w.dead_at, 'tries', w.tries,
              'fault', w.last_fault, 'resentAt', w.resent_at) order by w.channel)
            from notice w where ${siblings(tx)} and w.channel <> 'inbox') as ways
        from notice n
        where n.authority = ${authority} and n.channel = 'inbox' and ${after === undefined ? tx`true` : tx`n.feed < ${after}`}
          and ${inState(tx, authority, state)}
        order by n.feed desc limit ${limit + 1}`,
      countUntold(tx, authority),
    ])
    const [shown, more] = [rows.slice(0, limit), rows.length > limit]
    const next = more ? shown.at(-1)?.feed : undefined
    const found = { notices: shown.map(toldFrom), untold }
    return { found: next === undefined ? found : { ...found, next } }
  })
}

function toldFrom({ feed: _, seenAt, untold, ways, ...row }: ToldRow): Told {
  return {
    ...row,
    happened: happenedInWords(row.type),
    ways: (ways ?? []).map(wayFrom),
    ...(seenAt === null ? {} : { seenAt }),
    ...(untold ? { untold } : {}),
  }
}

function wayFrom({ toSecond, deliveredAt, handedAt, deadAt, fault, resentAt, ...row }: WayRow): NoticeWay {
  // A bounce comes after what was handed in: given up counts before it.
  const [state, since] =
    deliveredAt !== null
      ? (['delivered', deliveredAt] as const)
      : deadAt !== null
        ? (['dead', deadAt] as const)
        : handedAt !== null
          ? (['handed', handedAt] as const)
          : (['waiting', null] as const)
  // Sent again by hand, it has not failed yet.
  const over = state === 'delivered' || (state === 'waiting' && row.tries === 0 && resentAt !== null)
  const at = instantOf(since)
  const again = instantOf(resentAt)
  return {
    ...row,
    ...(toSecond ? { toSecond } : {}),
    state,
    ...(at ? { at } : {}),
    ...(fault === null || over ? {} : { fault, why: faultInWords(fault) }),
    ...(again ? { resentAt: again } : {}),
  }
}

/** What is sent again uses up the letters of all authorities: not more often than this. */
const againAfterMinutes = 10

/** Postgres writes an instant into JSON in a way of its own. */
const instantOf = (text: string | null): string | undefined =>
  text === null ? undefined : new Date(text).toISOString()

/**
 * Sends one of the authority’s own notices again (R9.3): what was given up, or what the mail service took and nothing more was
 * heard of. It is due now, and has three days anew. Not by webhook while that is off.
 */
export async function resendNotice(deps: Deps, by: Actor, id: string): Promise<Outcome<{ id: string }>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  const { authority } = by
  const lately = new Date(deps.now().getTime() - againAfterMinutes * 60_000).toISOString()
  const outcome = await asParty(deps.sql, authority, async (tx): Promise<Outcome<{ id: string }>> => {
    const [row] = await tx<{ channel: string; transfer: string; seq: number; again: boolean; hasWebhook: boolean }[]>`
      select n.channel, n.transfer, n.seq, a.has_webhook as "hasWebhook",
        n.delivered_at is null and (n.dead_at is not null or n.handed_at < ${lately}) and (n.resent_at is null or n.resent_at < ${lately}) as again
      from notice n join authority a on a.id = n.authority
      where n.id = ${id} and n.authority = ${authority} and n.channel <> 'inbox' for update of n`
    if (row === undefined) return { refused: { code: 'no-such-notice', rule: 'R9.3' } }
    if (!row.again) return { refused: { code: 'not-dead', rule: 'R9.3' } }
    if (row.channel === 'webhook' && !row.hasWebhook) return { refused: { code: 'no-webhook', rule: 'R9.1' } }
    const { transfer, seq } = row
    // What stands for all its ways: another that is given up at this moment must see that there is one again.
    await tx`
      select 1 from notice where transfer = ${transfer} and seq = ${seq} and authority = ${authority} and channel = 'inbox'
      for update`
    const now = deps.now().toISOString()
    await tx`
      update notice set due_at = ${now}, tries = 0, dead_at = null, handed_at = null, mail_id = null, leased_until = null,
        resent_at = ${now}, resent_by = ${by.worker}
      where id = ${id}`
    // There is a way again: of the whole of it, whichever was the last to be given up.
    await tx`
      update notice set untold_at = null, noted_at = null
      where transfer = ${transfer} and seq = ${seq} and authority = ${authority} and untold_at is not null`
    return { done: { id } }
  })
  if ('done' in outcome) deps.deliver([id])
  return outcome
}
