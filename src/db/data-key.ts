import { type Keyring, sealingKey } from './keyring.ts'
import { type DataKey, openBytes, sealBytes } from './seal.ts'

/** One party's own wrapping of a transfer's key (R10.5). */
export type WrappedKey = { authority: string; keyVersion: number; wrapped: Uint8Array }

const KEY_BYTES = 32

/** Makes the key of a transfer, wrapped once for each party under the current version (R10.5). */
export async function newDataKey(
  keyring: Keyring,
  transferId: string,
  parties: readonly string[],
): Promise<{ key: DataKey; wrapped: WrappedKey[] }> {
  const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES))
  const wrapped = await Promise.all(parties.map((authority) => wrap(keyring, transferId, authority, raw)))
  return { key: await importDataKey(raw), wrapped }
}

/** Opens a party's wrapping. Throws SealBroken when it is not theirs, RangeError when the ring lacks the version. */
export async function unwrapDataKey(
  keyring: Keyring,
  transferId: string,
  authority: string,
  keyVersion: number,
  wrapped: Uint8Array,
): Promise<DataKey> {
  return importDataKey(await unwrap(keyring, transferId, { authority, keyVersion, wrapped }))
}

async function wrap(keyring: Keyring, transferId: string, authority: string, raw: Uint8Array): Promise<WrappedKey> {
  const keyVersion = keyring.current
  const kek = await wrappingKey(keyring, keyVersion, authority)
  return { authority, keyVersion, wrapped: await sealBytes(kek, wrappedAs(transferId, authority, keyVersion), raw) }
}

async function unwrap(keyring: Keyring, transferId: string, held: WrappedKey): Promise<Uint8Array> {
  const kek = await wrappingKey(keyring, held.keyVersion, held.authority)
  return openBytes(kek, wrappedAs(transferId, held.authority, held.keyVersion), held.wrapped)
}

function wrappedAs(transferId: string, authority: string, keyVersion: number): string {
  return JSON.stringify(['data key', transferId, authority, keyVersion])
}

async function importDataKey(raw: Uint8Array): Promise<DataKey> {
  return { aes: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']) }
}

function wrappingKey(keyring: Keyring, version: number, authority: string): Promise<DataKey> {
  return sealingKey(keyring, version, `baton wrap ${authority}`)
}
