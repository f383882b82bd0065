import { asDoor } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { outboxHealth } from '../notify/outbox-health.ts'

/** How the outbox stands, in counts over all authorities. */
export type Outbox = Awaited<ReturnType<typeof outboxHealth>>

/** What somebody must look at, by its registered word (R9.3). */
export type HealthAlarm = 'nobody-was-told' | 'dead-letters' | 'webhook-off' | 'outbox-unread'

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
  return outbox ? { well, outbox, alarms: alarmsOf(outbox) } : { well, alarms: ['outbox-unread'] }
}

/** Pure: the alarms that these counts raise. */
export function alarmsOf({
  untold,
  dead,
  webhooksOff,
}: Pick<Outbox, 'untold' | 'dead' | 'webhooksOff'>): HealthAlarm[] {
  return [
    ...(untold > 0 ? ['nobody-was-told' as const] : []),
    ...(dead > 0 ? ['dead-letters' as const] : []),
    ...(webhooksOff > 0 ? ['webhook-off' as const] : []),
  ]
}

/** One line in the log while anything is dead or nobody was told: for whoever watches the log and not the page. */
export async function watchOutbox(deps: Deps): Promise<void> {
  const { waiting, dead, untold, oldestSeconds } = await outboxHealth(deps)
  if (dead + untold > 0) deps.log({ code: 'OUTBOX', waiting, dead, untold, oldestSeconds })
}
