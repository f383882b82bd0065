import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { perform } from './perform.ts'

const mostAtOnce = 100

/** The exchange’s own clock, acting within one authority. */
const clockOf = (authority: string): Actor => ({
  kind: 'exchange',
  authority,
  worker: 'exchange',
  name: 'Baton',
  roles: [],
})

/**
 * Sends the reminders that are due (R6.6). It reads only what is due, never what is open, and every reminder goes the way of
 * every verb, so that a sweep which ran twice, or not for days, sends each once. Gives how many transfers it reminded.
 */
export async function sweep(deps: Deps): Promise<number> {
  const now = deps.now().toISOString()
  const due = await asClock(
    deps.sql,
    (tx) => tx<{ id: string; sender: string }[]>`
      select id, sender from transfer where next_alert_at <= ${now} order by next_alert_at limit ${mostAtOnce}`,
  )
  let reminded = 0
  for (const { id, sender } of due) {
    try {
      const outcome = await perform(deps, clockOf(sender), { id, verb: 'remind', input: {} })
      if ('done' in outcome) reminded++
    } catch (fault) {
      // One transfer that cannot be read must not silence the others.
      deps.log({ code: 'SWEEP_FAULT', transfer: id, fault: fault instanceof Error ? fault.name : 'unknown' })
    }
  }
  return reminded
}

/** Forgets answered calls after 48 hours, used assertions once expired, and uploads that no paper named within a day. */
export async function tidy(deps: Deps): Promise<void> {
  const before = (hours: number) => new Date(deps.now().getTime() - hours * 3_600_000).toISOString()
  const orphans = await asClock(deps.sql, async (tx) => {
    await tx`delete from idempotency where made_at < ${before(48)}`
    await tx`delete from used_assertion where expires_at < ${before(1)}`
    return tx<{ id: string; transfer: string }[]>`
      delete from file where state <> 'named' and added_at < ${before(24)} returning id, transfer`
  })
  await Promise.all(orphans.map(({ id, transfer }) => deps.files.delete(`${transfer}/${id}`)))
}
