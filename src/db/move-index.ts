import { type Identifier, type Indexed, indexed } from '../domain/earlier-move.ts'
import type { Transfer } from '../domain/transfer.ts'
import type { Tx } from './client.ts'
import { toHex } from './hex.ts'
import { type Keyring, macKey } from './keyring.ts'

/** What stands in the index of a transfer from now on, under one version of the exchange’s key; no digest takes it out. */
export type IndexRows = Omit<Indexed, 'identifiers'> & { keyVersion: number; digests: readonly string[] }

const purpose = 'baton move index'

/** The digests by which identifiers are matched and never read: HMAC-SHA-256 under one version of the exchange’s key (R5.2). */
export async function digestsOf(
  keyring: Keyring,
  version: number,
  identifiers: readonly Identifier[],
): Promise<string[]> {
  const key = await macKey(keyring, version, purpose)
  const digests = identifiers.map(async ({ kind, value }) =>
    toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${kind}:${value}`)))),
  )
  return [...new Set(await Promise.all(digests))]
}

/** The same under every version of the ring: while rows are re-made, some are still under an older key. */
export async function allDigestsOf(keyring: Keyring, identifiers: readonly Identifier[]): Promise<string[]> {
  const versions = [...keyring.masters.keys()]
  return (await Promise.all(versions.map((version) => digestsOf(keyring, version, identifiers)))).flat()
}

/** What the index must hold of a transfer as it stands. */
export async function indexRows(keyring: Keyring, t: Transfer): Promise<IndexRows> {
  const { identifiers, ...rest } = indexed(t) ?? { identifiers: [], movedOn: '', holder: t.sender }
  return { ...rest, keyVersion: keyring.current, digests: await digestsOf(keyring, keyring.current, identifiers) }
}

/** The rows to write where what happened changed what a later move may match; undefined where it did not. */
export async function indexChange(
  keyring: Keyring,
  before: Transfer | undefined,
  after: Transfer | undefined,
): Promise<{ index?: IndexRows }> {
  if (after === undefined) return {}
  const was = before === undefined ? undefined : indexed(before)
  return JSON.stringify(was) === JSON.stringify(indexed(after)) ? {} : { index: await indexRows(keyring, after) }
}

/**
 * Replaces the rows of a transfer. Sends its statements at once and awaits none, so that they go with the others of a
 * commit; a party may not read a digest, so the old ones are taken out first and never compared.
 */
export function replaceRows(tx: Tx, t: Transfer, index: IndexRows): Promise<unknown> {
  const { keyVersion, movedOn, holder, digests } = index
  const rows = digests.map((digest) => ({
    ...{ digest, transfer: t.id, key_version: keyVersion, moved_on: movedOn },
    ...{ sender: t.sender, receiver: t.receiver, holder },
  }))
  return Promise.all([
    tx`delete from move_index where transfer = ${t.id}`.execute(),
    ...(rows.length > 0 ? [tx`insert into move_index ${tx(rows)}`.execute()] : []),
  ])
}
