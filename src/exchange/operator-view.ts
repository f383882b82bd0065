import { asOperator } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { type OutboxHealth, outboxHealth } from '../notify/outbox-health.ts'
import { happenedInWords } from '../notify/words.ts'

/** How many lines of what was given up are shown. */
export const mostShown = 50

/** News that could not be delivered: to whom and by which way, of which transfer by its reference alone, and why. */
export type Undelivered = {
  authority: string
  reference: string
  what: string
  channel: string
  fault: string | null
  since: string
  /** Whether no way was left to tell that authority. */
  nobody: boolean
  /** When somebody there has acted on the transfer all the same. */
  actedAt: string | null
}

/** The news that has waited longest. */
export type Oldest = Pick<Undelivered, 'authority' | 'reference' | 'channel' | 'since' | 'fault'> & { tries: number }

/** A case system that is not told any more, or fails. */
export type FailingWebhook = {
  authority: string
  failingSince: string | null
  offAt: string | null
  offWhy: string | null
}

export type Undeliverable = {
  counts: OutboxHealth
  newest: Undelivered[]
  oldest?: Oldest
  webhooks: FailingWebhook[]
}

/**
 * What could not be delivered, over all authorities (R9.3): whoever runs the exchange sees neither a child nor a transfer.
 * What nobody there has acted on stands first, and of that what nobody was told; then the newest.
 */
export async function undeliverable(deps: Pick<Deps, 'sql' | 'now'>): Promise<Undeliverable> {
  const counts = await outboxHealth(deps)
  return asOperator(deps.sql, async (tx) => {
    const newest = await tx<(Omit<Undelivered, 'what'> & { kind: string })[]>`
      select a.name as authority, n.reference, n.kind, n.channel, n.last_fault as fault, n.dead_at as since,
        n.untold_at is not null as nobody, n.seen_at as "actedAt"
      from notice n join authority a on a.id = n.authority where n.dead_at is not null and n.delivered_at is null
      order by n.seen_at is not null, n.untold_at is null, n.dead_at desc, n.id limit ${mostShown}`
    const [oldest] = await tx<Oldest[]>`
      select a.name as authority, n.reference, n.channel, coalesce(n.resent_at, n.made_at) as since, n.tries,
        n.last_fault as fault
      from notice n join authority a on a.id = n.authority
      where n.channel <> 'inbox' and n.delivered_at is null and n.handed_at is null and n.dead_at is null
      order by coalesce(n.resent_at, n.made_at), n.id limit 1`
    const webhooks = await tx<FailingWebhook[]>`
      select a.name as authority, w.failing_since as "failingSince", w.off_at as "offAt", w.off_why as "offWhy"
      from webhook w join authority a on a.id = w.authority where w.off_at is not null or w.failing_since is not null
      order by w.off_at is null, a.name`
    const shown = newest.map(({ kind, ...one }) => ({ ...one, what: happenedInWords(kind) }))
    return { counts, newest: shown, webhooks: [...webhooks], ...(oldest ? { oldest } : {}) }
  })
}
