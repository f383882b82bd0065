import { asDoor } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { outboxHealth } from '../notify/outbox-health.ts'

/** How the outbox stands, in counts over all authorities. */
export type Outbox = Awaited<ReturnType<typeof outboxHealth>>

/** What somebody must look at, by its registered word (R9.3). */
export type HealthAlarm =
  | 'nobody-was-told'
  | 'dead-letters'
  | 'webhook-off'
  | 'no-receipt'
  | 'waiting-long'
  | 'outbox-unread'

/** `well` is whether the exchange can reach its store; nothing here names an authority. */
export type Health = { well: false } | { well: true; outbox?: Outbox; alarms: HealthAlarm[] }

/** Whether the exchange can reach its store, and what its outbox holds. News that is stuck does not make it unwell. */
export async function healthOf(deps: Deps): Promise<Health> {
  const well = await asDoor(deps.sql, (tx) => tx`select 1`).then(
    () => true,
    () => false,
  )
  if (!well) return { well }
  const outbox = await outboxHealth(deps).catch(() => undefined)
  if (outbox === undefined) return { well, alarms: ['outbox-unread'] }
  // Where Notify was given no address to report to, that it reports nothing is no news.
  const { unreported } = deps.settings.NOTIFY_CALLBACK_TOKEN ? outbox : { unreported: 0 }
  return { well, outbox, alarms: alarmsOf({ ...outbox, unreported }) }
}

/** Four hours: by then somebody mends what the mail service or a case system suffers. */
const waitsTooLongSeconds = 4 * 3600

/** Pure: the alarms that these counts raise. */
export function alarmsOf({
  untold,
  dead,
  webhooksOff,
  unreported,
  oldestSeconds,
}: Omit<Outbox, 'waiting'>): HealthAlarm[] {
  return [
    ...(untold > 0 ? ['nobody-was-told' as const] : []),
    ...(dead > 0 ? ['dead-letters' as const] : []),
    ...(webhooksOff > 0 ? ['webhook-off' as const] : []),
    ...(unreported > 0 ? ['no-receipt' as const] : []),
    ...(oldestSeconds > waitsTooLongSeconds ? ['waiting-long' as const] : []),
  ]
}

/** One line in the log while anything is dead or nobody was told: for whoever watches the log and not the page. */
export async function watchOutbox(deps: Deps): Promise<void> {
  const { webhooksOff: _, ...counts } = await outboxHealth(deps)
  if (counts.dead + counts.untold > 0) deps.log({ code: 'OUTBOX', ...counts })
}
