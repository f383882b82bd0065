import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'

/** How it stands with what must be told (R9.3). */
export type OutboxHealth = {
  /** Still to go in some way, and for how many seconds the oldest has been. */
  waiting: number
  oldestSeconds: number
  /** Given up in some way, and neither seen since nor sent again. */
  dead: number
  /** Of which nobody was told, in no way, and nobody has seen it. */
  untold: number
  /** Taken by the mail service more than three days ago, which has not said what became of it. */
  unreported: number
  /** Case systems that are told no more. */
  webhooksOff: number
}

/** GOV.UK Notify tries for 72 hours, and reports within five tries more. */
const reportedWithinHours = 80

/** Counts what waits, what was given up and what nobody was told: each by an index that holds little else. */
export const outboxHealth = (deps: Pick<Deps, 'sql' | 'now'>): Promise<OutboxHealth> =>
  asClock(deps.sql, async (tx) => {
    const longAgo = new Date(deps.now().getTime() - reportedWithinHours * 3_600_000).toISOString()
    const [[open], [given], [hooks], [handed]] = await Promise.all([
      tx<{ waiting: number; oldest: string | null }[]>`
        select count(*)::int as waiting, min(coalesce(resent_at, made_at)) as oldest from notice
        where delivered_at is null and handed_at is null and dead_at is null and channel <> 'inbox'`,
      tx<{ dead: number; untold: number }[]>`
        select (select count(*)::int from notice where dead_at is not null and seen_at is null and delivered_at is null) as dead,
          (select count(*)::int from notice where untold_at is not null and seen_at is null) as untold`,
      tx<{ off: number }[]>`select count(*)::int as off from webhook where off_at is not null`,
      tx<{ silent: number }[]>`
        select count(*)::int as silent from notice
        where handed_at < ${longAgo} and delivered_at is null and dead_at is null and seen_at is null`,
    ])
    const oldest = open?.oldest ? deps.now().getTime() - Date.parse(open.oldest) : 0
    return {
      ...{ waiting: open?.waiting ?? 0, oldestSeconds: Math.max(0, Math.floor(oldest / 1000)) },
      ...{
        dead: given?.dead ?? 0,
        untold: given?.untold ?? 0,
        unreported: handed?.silent ?? 0,
        webhooksOff: hooks?.off ?? 0,
      },
    }
  })
