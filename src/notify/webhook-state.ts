import type { Tx } from '../db/client.ts'
import type { Outgoing } from './outgoing.ts'
import { giveUpAfterMs } from './schedule.ts'

type Tried = Pick<Outgoing, 'authority' | 'webhookUrl'>

/**
 * What went by no letter, because the webhook stood in for it, goes by letter once that is off: somebody must learn it (R9.3).
 * Gives which of these notices do.
 */
export async function toldByLetter(tx: Tx, ids: readonly string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx<{ id: string }[]>`
    update notice n set channel = 'email', due_at = ${now.toISOString()}, tries = 0, leased_until = null, resent_at = ${now.toISOString()}
    where n.id in ${tx([...ids])} and n.channel = 'webhook' and n.delivered_at is null and n.dead_at is null and not exists (
      select 1 from notice o where o.transfer = n.transfer and o.seq = n.seq and o.authority = n.authority and o.channel = 'email')
    returning n.id`
  return rows.map(({ id }) => id)
}

/** Why a webhook is off: it said that it is gone, or nothing reached it for three days. */
export type OffWhy = 'gone' | 'failing'

/** What says nothing of the endpoint: who resolves names, or our own keys, are at fault. */
const ours = ['dns-unreachable', 'no-secret', 'not-tried']

/** What was delivered ends a time of failing; of an address that was set since it says nothing. */
export const endpointAnswered = (tx: Tx, { authority, webhookUrl }: Tried) =>
  tx`update webhook set failing_since = null
    where authority = ${authority} and url = ${webhookUrl} and failing_since is not null`

/**
 * Notes since when it fails. Turns it off once it has for three days, or says that it is gone: `turned` is why. `off` where
 * there is nothing left to call (R9.3).
 */
export async function endpointFailed(
  tx: Tx,
  { authority, webhookUrl }: Tried,
  fault: string,
  now: Date,
): Promise<{ off: boolean; turned?: OffWhy }> {
  const [hook] = await tx<{ url: string; failingSince: string | null }[]>`
    select url, failing_since as "failingSince" from webhook
    where authority = ${authority} and off_at is null for update`
  if (hook === undefined) return { off: true }
  if (hook.url !== webhookUrl || ours.includes(fault)) return { off: false }
  const since = hook.failingSince ?? now.toISOString()
  const tooLong = now.getTime() - Date.parse(since) > giveUpAfterMs
  const turned = fault === 'webhook-410' ? 'gone' : tooLong ? 'failing' : undefined
  const off = turned === undefined ? null : now.toISOString()
  await tx`update webhook set failing_since = ${since}, off_at = ${off}, off_why = ${turned ?? null}
    where authority = ${authority}`
  return turned === undefined ? { off: false } : { off: true, turned }
}
