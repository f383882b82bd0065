import { deflate, inflate } from './deflate.ts'

/** A key that seals: AES-256-GCM. The key of one transfer, or one derived for a purpose of its own. */
export type DataKey = { readonly aes: CryptoKey }

/** What is sealed does not open: another key, another place, or not the bytes that were written. Tells nothing more. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  constructor() {
    super('the seal does not open')
  }
}

const NONCE_BYTES = 12
const PLAIN = 1
const DEFLATED = 2
const WORTH_DEFLATING = 1024
const MOST_BYTES = 64 * 1024 * 1024

/**
 * Seals a value as JSON. It opens only with the same `associated` text (transfer id and sequence, say).
 * Throws TypeError for a value that JSON has no text for, RangeError for more than 64 MiB.
 */
export async function seal(key: DataKey, associated: string, value: unknown): Promise<Uint8Array> {
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw new TypeError('nothing to seal')
  return sealBytes(key, associated, new TextEncoder().encode(text))
}

/** Opens what `seal` sealed; the caller vouches for its type. Throws SealBroken. */
export async function open<T>(key: DataKey, associated: string, sealed: Uint8Array): Promise<T> {
  const text = new TextDecoder().decode(await openBytes(key, associated, sealed))
  try {
    return JSON.parse(text)
  } catch {
    throw new SealBroken() // a parser's message would quote the contents
  }
}

/**
 * Seals bytes, deflated where that makes them shorter: one byte of format, twelve of random nonce, then AES-256-GCM.
 * Throws RangeError for more than 64 MiB: `openBytes` would refuse to inflate them.
 */
export async function sealBytes(key: DataKey, associated: string, bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length > MOST_BYTES) throw new RangeError(`more than ${MOST_BYTES} bytes to seal in one piece`)
  const deflated = bytes.length < WORTH_DEFLATING ? bytes : await deflate(bytes)
  const format = deflated.length < bytes.length ? DEFLATED : PLAIN
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const body = await crypto.subtle.encrypt(
    aesGcm(nonce, format, associated),
    key.aes,
    format === PLAIN ? bytes : deflated,
  )
  const sealed = new Uint8Array(1 + NONCE_BYTES + body.byteLength)
  sealed[0] = format
  sealed.set(nonce, 1)
  sealed.set(new Uint8Array(body), 1 + NONCE_BYTES)
  return sealed
}

/** Opens what `sealBytes` sealed. Throws SealBroken, also for what would inflate to more than 64 MiB. */
export async function openBytes(key: DataKey, associated: string, sealed: Uint8Array): Promise<Uint8Array> {
  const format = sealed[0]
  if (format !== PLAIN && format !== DEFLATED) throw new SealBroken()
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
  try {
    const body = sealed.subarray(1 + NONCE_BYTES)
    const bytes = new Uint8Array(await crypto.subtle.decrypt(aesGcm(nonce, format, associated), key.aes, body))
    return format === PLAIN ? bytes : await inflate(bytes, MOST_BYTES)
  } catch {
    throw new SealBroken()
  }
}

function aesGcm(iv: Uint8Array, format: number, associated: string) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`baton sealed ${format} ${associated}`) }
}
