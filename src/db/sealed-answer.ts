import { toHex } from './hex.ts'
import { type Keyring, macKey, sealingKey } from './keyring.ts'
import { type DataKey, open, SealBroken, seal } from './seal.ts'

const VERSION_BYTES = 4

/** Seals an answer kept for replay under an exchange-wide key. Its version goes in front, so it outlives a rotation. */
export async function sealAnswer(keyring: Keyring, associated: string, value: unknown): Promise<Uint8Array> {
  const sealed = await seal(await answerKey(keyring, keyring.current), associated, value)
  const answer = new Uint8Array(VERSION_BYTES + sealed.length)
  new DataView(answer.buffer).setUint32(0, keyring.current)
  answer.set(sealed, VERSION_BYTES)
  return answer
}

/** Opens what `sealAnswer` sealed; the caller vouches for its type. Throws SealBroken. */
export async function openAnswer<T>(keyring: Keyring, associated: string, sealed: Uint8Array): Promise<T> {
  if (sealed.length < VERSION_BYTES) throw new SealBroken()
  const version = new DataView(sealed.buffer, sealed.byteOffset).getUint32(0)
  if (!keyring.masters.has(version)) throw new SealBroken()
  return open(await answerKey(keyring, version), associated, sealed.subarray(VERSION_BYTES))
}

/** HMAC-SHA-256 of a request's body, in hex, under an exchange-wide key of the current version. */
export function bodyMac(keyring: Keyring, text: string): Promise<string> {
  return macUnder(keyring, keyring.current, text)
}

/** Whether `mac` is the `bodyMac` of this text under any version in the ring, so that a replay outlives a rotation. */
export async function matchesBody(keyring: Keyring, text: string, mac: string): Promise<boolean> {
  const macs = [...keyring.masters.keys()].map((version) => macUnder(keyring, version, text))
  return (await Promise.all(macs)).includes(mac)
}

async function macUnder(keyring: Keyring, version: number, text: string): Promise<string> {
  const key = await macKey(keyring, version, 'baton body')
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))))
}

function answerKey(keyring: Keyring, version: number): Promise<DataKey> {
  return sealingKey(keyring, version, 'baton answer')
}
