import type { DataKey } from './seal.ts'

/** The wrapping keys by version, and the keys derived from them so far. None of them can be read out again. */
export type Keyring = {
  readonly current: number
  readonly masters: ReadonlyMap<number, CryptoKey>
  readonly derived: Map<string, CryptoKey>
}

const KEY_BYTES = 32

/**
 * Opens the wrapping keys: JSON of version to base64 of 32 bytes, `{"1":"…","2":"…"}`; the highest version is current.
 * Throws an Error, which quotes nothing of the text, when it is anything else.
 */
export async function openKeyring(wrappingKeysJson: string): Promise<Keyring> {
  const masters = new Map<number, CryptoKey>()
  for (const [version, text] of Object.entries(parseKeys(wrappingKeysJson))) {
    if (!/^[1-9]\d{0,8}$/.test(version)) throw new Error('wrapping keys: a version is a whole number from 1')
    const raw = readBase64(text)
    if (raw?.length !== KEY_BYTES) throw new Error(`wrapping keys: version ${version} is not base64 of 32 bytes`)
    masters.set(Number(version), await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']))
  }
  if (masters.size === 0) throw new Error('wrapping keys: there is none')
  return { current: Math.max(...masters.keys()), masters, derived: new Map() }
}

/**
 * Gives the AES-256-GCM key that one version of the ring has for one purpose. Throws RangeError when it lacks the version.
 */
export async function sealingKey(keyring: Keyring, version: number, purpose: string): Promise<DataKey> {
  return { aes: await derive(keyring, version, purpose, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']) }
}

/** Gives the HMAC-SHA-256 key that one version of the ring has for one purpose. Throws as `sealingKey`. */
export function macKey(keyring: Keyring, version: number, purpose: string): Promise<CryptoKey> {
  return derive(keyring, version, purpose, { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign'])
}

/** HKDF-SHA-256 (RFC 5869). Kept as finished keys, not promises: in workerd a promise belongs to its request. */
async function derive(
  keyring: Keyring,
  version: number,
  purpose: string,
  algorithm: { name: string; length: number; hash?: string },
  usages: string[],
): Promise<CryptoKey> {
  const name = `${version} ${purpose}`
  const kept = keyring.derived.get(name)
  if (kept) return kept
  const master = keyring.masters.get(version)
  if (!master) throw new RangeError(`no wrapping key of version ${version}`)
  const info = new TextEncoder().encode(purpose)
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  const key = await crypto.subtle.deriveKey(hkdf, master, algorithm, false, usages)
  keyring.derived.set(name, key)
  return key
}

function parseKeys(json: string): object {
  try {
    const keys: unknown = JSON.parse(json)
    if (typeof keys === 'object' && keys !== null && !Array.isArray(keys)) return keys
  } catch {
    // A parser's message would quote the secret.
  }
  throw new Error('wrapping keys: not a JSON object')
}

function readBase64(text: unknown): Uint8Array | undefined {
  try {
    return typeof text === 'string' ? Uint8Array.from(atob(text), (symbol) => symbol.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}
