import { asClock, type Tx } from '../db/client.ts'
import { openAnswer } from '../db/sealed-answer.ts'
import type { Deps } from '../deps.ts'

/**
 * The secrets that an authority’s webhooks are signed with, newest first: while one is changed the one before signs too, until
 * its time. In a transaction of the authority or of the clock. Throws SealBroken.
 */
export async function secretsOf(
  { keyring }: Pick<Deps, 'keyring'>,
  tx: Tx,
  authority: string,
  now: Date,
): Promise<string[]> {
  const rows = await tx<{ sealed: Uint8Array }[]>`
    select sealed from webhook_secret
    where authority = ${authority} and (until is null or until > ${now.toISOString()}) order by made_at desc`
  return Promise.all(rows.map(({ sealed }) => openAnswer<string>(keyring, `webhook ${authority}`, sealed)))
}

/** Forgets the secrets whose time has passed. Gives how many there were. */
export const forgetSecrets = (deps: Pick<Deps, 'sql' | 'now'>): Promise<number> =>
  asClock(deps.sql, async (tx) => {
    const gone = await tx`delete from webhook_secret where until <= ${deps.now().toISOString()}`
    return gone.count
  })
