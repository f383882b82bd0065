import canonicalize from 'canonicalize'
import { CompactSign, compactVerify, createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK } from 'jose'

/** A manifest's signature does not stand: not ours, not over these bytes, or not over a manifest. */
export class SignatureBroken extends Error {
  override readonly name = 'SignatureBroken'
  constructor() {
    super('the signature of the manifest does not stand')
  }
}

const TYPE = 'baton-manifest+jws'
const ALGORITHM = 'ES256'
// JSON.stringify writes \ud800 to \udfff only for half a character; an even run of backslashes before it is text.
const HALF_A_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f]/

/**
 * The bytes of a value as canonical JSON (RFC 8785). Throws TypeError for what JSON or UTF-8 cannot carry:
 * nothing at all, half a surrogate pair, a number that is not finite, a circle.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalTextOf(value)
  if (text === undefined || HALF_A_CHARACTER.test(text)) throw new TypeError('has no canonical JSON')
  return new TextEncoder().encode(text)
}

/**
 * Signs a manifest: a compact JWS (RFC 7515) over its canonical bytes, ES256, with the key's id in the header.
 * Each signature differs, so sign once and keep it. Throws TypeError for a key that is no private P-256 key.
 */
export async function signManifest(manifest: unknown, jwk: JWK & { kid: string }): Promise<string> {
  const header = { alg: ALGORITHM, kid: jwk.kid, typ: TYPE }
  const key = await importJWK(jwk, ALGORITHM)
  return new CompactSign(canonicalBytes(manifest)).setProtectedHeader(header).sign(key)
}

/** Checks the signature with the published keys; gives the manifest and the id of the key. Throws SignatureBroken. */
export async function verifyManifest(jws: string, jwks: JSONWebKeySet): Promise<{ manifest: unknown; kid: string }> {
  try {
    const options = { algorithms: [ALGORITHM] }
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(jwks), options)
    const { kid, typ } = protectedHeader
    const manifest: unknown = JSON.parse(new TextDecoder().decode(payload))
    if (kid !== undefined && typ === TYPE && sameBytes(canonicalBytes(manifest), payload)) return { manifest, kid }
  } catch {
    // Whatever jose or the parser found wrong, the answer is the same.
  }
  throw new SignatureBroken()
}

function canonicalTextOf(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch (cause) {
    throw new TypeError('has no canonical JSON', { cause })
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
