import { asClock, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { urgentKinds } from '../domain/told-as.ts'
import type { Outgoing } from './outgoing.ts'

/** Longer than any attempt takes: what one claimed and never settled goes after it. */
const leaseSeconds = 60

/**
 * What stands in one line: what must not wait; e-mail; webhooks; webhooks that fail. None waits behind another, so that nothing
 * slow holds back what is not (R2.8, R9.3).
 */
export type Lane = 'urgent' | 'mail' | 'hooks' | 'failing-hooks'

/**
 * Claims the next notice of a lane that is due, for as long as an attempt may take; or, given ids, the next of those. What is
 * neither delivered, handed on nor given up holds back what came after it for the same transfer, authority and channel, but an
 * alert. While one is under way to an authority in some way, its next waits, so that others’ come in between.
 */
export const claim = (deps: Deps, lane: Lane, only?: readonly string[]): Promise<Outgoing | undefined> =>
  asClock(deps.sql, async (tx) => {
    const at = deps.now()
    const [now, lease] = [at.toISOString(), new Date(at.getTime() + leaseSeconds * 1000).toISOString()]
    const rows = await tx<Outgoing[]>`
      with due as materialized (
        select d.id from notice d left join webhook w on w.authority = d.authority
        where ${isWaiting(tx, tx`d`)} and d.due_at <= ${now} and ${isFree(tx, tx`d`, now)}
          and ${only ? tx`d.id in ${tx([...only])}` : tx`${inLane(tx, lane)} and ${noneUnderWay(tx, lane, now)}`}
          and (d.kind in ${tx([...urgentKinds])} or not exists (
            select 1 from notice earlier
            where earlier.transfer = d.transfer and earlier.authority = d.authority and earlier.channel = d.channel
              and earlier.seq < d.seq and ${isWaiting(tx, tx`earlier`)}))
        order by ${only || lane === 'urgent' ? tx`d.channel = 'out-of-hours' desc, ${isUrgent(tx)} desc,` : tx``} d.due_at
        limit 1 for update of d skip locked),
      claimed as (
        update notice n set leased_until = ${lease}, tries = n.tries + 1 where n.id in (select id from due) returning n.*)
      select c.id, c.authority, c.transfer, c.reference, c.seq, c.kind, c.channel, c.mailbox, c.to_second as "toSecond", c.head,
        c.made_at as "madeAt", coalesce(c.resent_at, c.made_at) as since, c.tries,
        case when a.on_exchange then coalesce(case when c.to_deputy then m.deputy_email end, m.email, duty.email, a.duty_email) end as "firstEmail",
        case when a.on_exchange then coalesce(m.deputy_email, duty.deputy_email) end as "secondEmail", case when a.on_exchange then a.out_of_hours_email end as "outOfHoursEmail",
        case when a.has_guest_desk and not a.on_exchange then g.email end as "guestEmail", w.url as "webhookUrl"
      from claimed c join authority a on a.id = c.authority
        left join mailbox m on m.authority = c.authority and m.role = c.mailbox
        left join mailbox duty on duty.authority = c.authority and duty.role = 'duty'
        left join guest_desk g on g.authority = c.authority
        left join webhook w on w.authority = c.authority and w.off_at is null`
    return rows[0]
  })

type Fragment = ReturnType<Tx>

const isWaiting = (tx: Tx, n: Fragment) =>
  tx`${n}.delivered_at is null and ${n}.handed_at is null and ${n}.dead_at is null and ${n}.channel <> 'inbox'`

const isFree = (tx: Tx, n: Fragment, now: string) => tx`(${n}.leased_until is null or ${n}.leased_until < ${now})`

const isUrgent = (tx: Tx) => tx`(d.kind in ${tx([...urgentKinds])} or d.channel = 'out-of-hours')`

function inLane(tx: Tx, lane: Lane) {
  if (lane === 'urgent') return isUrgent(tx)
  if (lane === 'mail') return tx`not ${isUrgent(tx)} and d.channel = 'email'`
  const failing = lane === 'hooks' ? tx`w.failing_since is null` : tx`w.failing_since is not null`
  return tx`not ${isUrgent(tx)} and d.channel = 'webhook' and ${failing}`
}

const noneUnderWay = (tx: Tx, lane: Lane, now: string) =>
  lane === 'urgent'
    ? tx`true`
    : tx`(d.authority, d.channel) not in (
        select other.authority, other.channel from notice other
        where ${isWaiting(tx, tx`other`)} and other.leased_until >= ${now} and other.kind not in ${tx([...urgentKinds])})`
