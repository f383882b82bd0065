import canonicalize from 'canonicalize'
import { CompactSign, compactVerify, createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK } from 'jose'

/** A signature does not stand: not ours, not over these bytes, or not over what it should be. */
export class SignatureBroken extends Error {
  override readonly name = 'SignatureBroken'
  constructor() {
    super('the signature does not stand')
  }
}

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

/** What the exchange signs: what was sent (R3.9), and the one print of it. Neither passes for the other. */
const types = { manifest: 'baton-manifest+jws', rendition: 'baton-rendition+jws' } as const

/**
 * Signs a manifest: a compact JWS (RFC 7515) over its canonical bytes, ES256, with the key's id in the header.
 * Each signature differs, so sign once and keep it. Throws TypeError for a key that is no private P-256 key.
 */
export const signManifest = (manifest: unknown, jwk: JWK & { kid: string }): Promise<string> =>
  sign(types.manifest, manifest, jwk)

/** Signs the line that names a print of what was sent, its hash and the manifest’s, as `signManifest` does. */
export const signRendition = (rendition: unknown, jwk: JWK & { kid: string }): Promise<string> =>
  sign(types.rendition, rendition, jwk)

/** Checks the signature with the published keys; gives the manifest and the id of the key. Throws SignatureBroken. */
export async function verifyManifest(jws: string, jwks: JSONWebKeySet): Promise<{ manifest: unknown; kid: string }> {
  const { value, kid } = await verify(types.manifest, jws, jwks)
  return { manifest: value, kid }
}

/** Checks the signature of a print’s line; gives the line and the id of the key. Throws SignatureBroken. */
export async function verifyRendition(jws: string, jwks: JSONWebKeySet): Promise<{ rendition: unknown; kid: string }> {
  const { value, kid } = await verify(types.rendition, jws, jwks)
  return { rendition: value, kid }
}

async function sign(typ: string, value: unknown, jwk: JWK & { kid: string }): Promise<string> {
  const header = { alg: ALGORITHM, kid: jwk.kid, typ }
  const key = await importJWK(jwk, ALGORITHM)
  return new CompactSign(canonicalBytes(value)).setProtectedHeader(header).sign(key)
}

async function verify(type: string, jws: string, jwks: JSONWebKeySet): Promise<{ value: unknown; kid: string }> {
  try {
    const options = { algorithms: [ALGORITHM] }
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(jwks), options)
    const { kid, typ } = protectedHeader
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    if (kid !== undefined && typ === type && sameBytes(canonicalBytes(value), payload)) return { value, kid }
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
