import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { sendEmail } from './email.ts'
import type { Attempt, Outgoing } from './outgoing.ts'
import { sendWebhook } from './webhook.ts'

const mostAtOnce = 10
const leaseSeconds = 60
/** R9.3: retried for three days, then dead-lettered and shown. */
const giveUpAfterHours = 72
const firstWaitSeconds = 5
const longestWaitSeconds = 6 * 3600
/** What waits behind no other news (R2.8). */
const urgentKinds = ['AlertRaised', 'AlertChased']

/**
 * Delivers notices at least once (R9.3): claims at most ten, commits, sends outside any transaction, records. Given ids, only
 * those; else whatever is due. Order is kept for each transfer and channel; no channel waits for another, but that
 * out-of-hours teams are written to first (R2.8). Gives how many it tried, and how many went.
 */
export async function drain(deps: Deps, only?: readonly string[]): Promise<{ tried: number; went: number }> {
  if (only?.length === 0) return { tried: 0, went: 0 }
  const now = deps.now()
  const claimed = await claim(deps, now, only)
  const send = (notices: readonly Outgoing[]) =>
    Promise.all(notices.map(async (notice) => ({ notice, attempt: await attempt(deps, notice) })))
  const results = [
    ...(await send(claimed.filter(({ channel }) => channel === 'out-of-hours'))),
    ...(await send(claimed.filter(({ channel }) => channel !== 'out-of-hours'))),
  ]
  if (results.length > 0) await asClock(deps.sql, (tx) => Promise.all(results.map((one) => settle(deps, tx, one, now))))
  return { tried: results.length, went: results.filter(({ attempt: one }) => 'delivered' in one).length }
}

const claim = (deps: Deps, now: Date, only: readonly string[] | undefined): Promise<Outgoing[]> =>
  asClock(deps.sql, async (tx) => {
    const lease = new Date(now.getTime() + leaseSeconds * 1000).toISOString()
    // The ten are chosen in a step of their own: as a subquery they could be chosen again for each row, and be more.
    const rows = await tx<Outgoing[]>`
      with due as materialized (
        select d.id from notice d
        where d.delivered_at is null and d.dead_at is null and d.channel <> 'inbox' and d.due_at <= ${now.toISOString()}
          and (d.leased_until is null or d.leased_until < ${now.toISOString()})
          and ${only ? tx`d.id in ${tx([...only])}` : tx`true`}
          and not exists (
            select 1 from notice earlier
            where earlier.transfer = d.transfer and earlier.authority = d.authority and earlier.channel = d.channel
              and earlier.seq < d.seq and earlier.delivered_at is null and earlier.dead_at is null
              and d.kind not in ${tx(urgentKinds)})
        order by d.channel = 'out-of-hours' desc, d.kind in ${tx(urgentKinds)} desc, d.due_at limit ${mostAtOnce} for update skip locked)
      update notice n set leased_until = ${lease}, tries = n.tries + 1
      from authority a
      where a.id = n.authority and n.id in (select id from due)
      returning n.id, n.authority, n.transfer, n.reference, n.seq, n.kind, n.channel, n.head, n.made_at as "madeAt", n.tries,
        a.duty_email as "dutyEmail", a.out_of_hours_email as "outOfHoursEmail", a.webhook_url as "webhookUrl", a.webhook_secret as "webhookSecret"`
    return [...rows]
  })

async function attempt(deps: Deps, notice: Outgoing): Promise<Attempt> {
  try {
    return notice.channel === 'webhook' ? await sendWebhook(deps, notice) : await sendEmail(deps, notice)
  } catch {
    // The text of a network error may hold an address; the word is enough to mend it.
    return { fault: 'unreachable' }
  }
}

async function settle(
  deps: Deps,
  tx: Parameters<Parameters<typeof asClock>[1]>[0],
  { notice, attempt: result }: { notice: Outgoing; attempt: Attempt },
  now: Date,
) {
  const { id, channel, tries } = notice
  if ('delivered' in result) {
    deps.log({ code: 'NOTICE_DELIVERED', notice: id, channel, tries })
    return tx`update notice set delivered_at = ${deps.now().toISOString()}, leased_until = null where id = ${id}`
  }
  deps.log({ code: 'NOTICE_FAULT', notice: id, channel, tries, fault: result.fault })
  const dead = result.final === true || now.getTime() - Date.parse(notice.madeAt) > giveUpAfterHours * 3_600_000
  if (dead) {
    deps.log({ code: 'NOTICE_DEAD', notice: id, channel })
    await tx`update notice set dead_at = ${now.toISOString()}, last_fault = ${result.fault} where id = ${id}`
    const others = await tx`
      select 1 from notice where transfer = ${notice.transfer} and authority = ${notice.authority} and seq = ${notice.seq}
        and channel <> 'inbox' and dead_at is null`
    // "Nobody was told" is itself an alarm: when no other way is left (R9.3).
    if (others.length === 0) deps.log({ code: 'NOBODY_WAS_TOLD', notice: id, channel })
    return undefined
  }
  const due = new Date(now.getTime() + waitSeconds(tries) * 1000).toISOString()
  return tx`update notice set due_at = ${due}, leased_until = null, last_fault = ${result.fault} where id = ${id}`
}

/** How long to wait after this many tries: five seconds, then three times as long each time, six hours at most. */
export const waitSeconds = (tries: number): number =>
  Math.min(longestWaitSeconds, firstWaitSeconds * 3 ** Math.max(0, tries - 1))
