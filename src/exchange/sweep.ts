import { asClock, asParty } from '../db/client.ts'
import { putNextAlertRight } from '../db/commit.ts'
import { loadTransfer } from '../db/load.ts'
import type { Deps } from '../deps.ts'
import { theExchange } from '../domain/actor.ts'
import { forgetSecrets } from '../notify/secrets.ts'
import { remakeIndex } from './earlier-moves.ts'
import { perform } from './perform.ts'
import { objectKey } from './stored-file.ts'

const mostAtOnce = 100
const mostInFiring = 500

/**
 * Sends the reminders that are due (R6.6). It reads only what is due, never what is open, and every reminder goes the way of
 * every verb, so that a sweep which ran twice, or not for days, sends each once. Gives how many transfers it reminded;
 * past 500 it leaves the rest to the next firing.
 */
export const sweep = (deps: Deps): Promise<number> => sweepUpTo(deps, mostInFiring)

/** The same up to so many: a new list of bank holidays may touch very much, and the mail has its turn in between. */
export async function sweepUpTo(deps: Deps, most: number): Promise<number> {
  const now = deps.now().toISOString()
  let reminded = 0
  let last = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const due = await asClock(
      deps.sql,
      (tx) => tx<{ id: string; sender: string; at: string }[]>`
        select id, sender, next_alert_at as at from transfer
        where next_alert_at <= ${now} and (next_alert_at, id) > (${last.at}::timestamptz, ${last.id}::uuid)
        order by next_alert_at, id limit ${mostAtOnce}`,
    )
    // What was refused does not count: it is due again with the next firing, and would use up every one.
    for (const { id, sender } of due) if ((await reminds(deps, id, sender)) && ++reminded >= most) return reminded
    const end = due.at(-1)
    if (end === undefined || due.length < mostAtOnce) return reminded
    // What was refused or could not be read is passed by: it must not silence those behind it.
    last = end
  }
}

async function reminds(deps: Deps, id: string, sender: string): Promise<boolean> {
  try {
    const outcome = await perform(deps, theExchange(sender), { id, verb: 'remind', input: {} })
    // Brought forward for nothing, it would be read again each minute.
    if ('refused' in outcome && outcome.refused.code === 'nothing-due') await setNextAlert(deps, id, sender)
    return 'done' in outcome
  } catch (fault) {
    deps.log({ code: 'SWEEP_FAULT', transfer: id, fault: fault instanceof Error ? fault.name : 'unknown' })
    return false
  }
}

/** Puts the column right that the sweep reads, where nothing was due after all: it follows from the state, which stays. */
const setNextAlert = (deps: Deps, id: string, sender: string): Promise<void> =>
  asParty(deps.sql, sender, async (tx) => {
    const loaded = await loadTransfer(tx, deps.keyring, sender, id)
    if (loaded === undefined) return
    const { transfer, parties } = loaded
    await putNextAlertRight(tx, transfer, deps.calendar(parties.receiver.nation))
  })

/**
 * Forgets answered calls after 48 hours, used assertions once expired, and uploads that no paper named within a day; re-makes
 * what is matched under an older key.
 */
export async function tidy(deps: Deps): Promise<void> {
  await Promise.all([remakeIndex(deps), forgetSecrets(deps)])
  const before = (hours: number) => new Date(deps.now().getTime() - hours * 3_600_000).toISOString()
  const orphans = await asClock(deps.sql, async (tx) => {
    await tx`delete from idempotency where made_at < ${before(48)}`
    await tx`delete from used_assertion where expires_at < ${before(1)}`
    return tx<{ id: string; transfer: string }[]>`
      select id, transfer from file where state <> 'named' and added_at < ${before(24)} limit ${mostAtOnce}`
  })
  if (orphans.length === 0) return
  // The bytes go before the row that leads to them: what breaks off in between is found again.
  await Promise.all(orphans.map(({ id, transfer }) => deps.files.delete(objectKey(transfer, id))))
  const ids = orphans.map(({ id }) => id)
  await asClock(deps.sql, (tx) => tx`delete from file where state <> 'named' and id in ${tx(ids)}`)
}
