import { base64url, calculateJwkThumbprint, decodeProtectedHeader, type JSONWebKeySet, type JWK } from 'jose'
import { SignatureBroken, verifyManifest, verifyRendition } from '../manifest-signature.ts'

/** A key that came with a package. What it calls itself (`kid`) proves nothing: its thumbprint is computed. */
export type KeyFound = { jwk: JWK; kid: string | undefined; thumbprint: string; trusted: boolean }

/** What became of one signature: a trusted key made it, another key did, or it does not stand at all. */
export type Signature =
  | { by: 'trusted'; thumbprint: string; value: unknown }
  | { by: 'another'; thumbprint: string | undefined }
  | { by: 'nobody'; why: string }

/** As many as are looked at for one that is trusted, and as many as are tried: an exchange has a handful. */
const MOST_KEYS = 1000
const MOST_TRIED = 20

/** The P-256 keys of a JWKS, as text, with those that are trusted first; undefined when the text is no key set. */
export async function keysIn(jwks: string, trusted: readonly string[]): Promise<KeyFound[] | undefined> {
  const said = keySetIn(jwks)
  const found = said?.slice(0, MOST_KEYS).map(async ({ kty, crv, x, y, kid }): Promise<KeyFound[]> => {
    if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return []
    const jwk = { kty, crv, x, y }
    const thumbprint = await calculateJwkThumbprint(jwk)
    return [{ jwk, kid: typeof kid === 'string' ? kid : undefined, thumbprint, trusted: trusted.includes(thumbprint) }]
  })
  const all = found && (await Promise.all(found)).flat().sort((a, b) => Number(b.trusted) - Number(a.trusted))
  return all?.slice(0, MOST_TRIED)
}

/** Tries the signature of a manifest or of a PDF's line with each key; gives what was signed where a trusted one fits. */
export async function signatureOf(
  what: 'manifest' | 'rendition',
  jws: string,
  keys: readonly KeyFound[],
  trusted: readonly string[],
): Promise<Signature> {
  const kid = keyNameIn(jws)
  if (kid === undefined) return { by: 'nobody', why: 'is no longer a signature of a package' }
  for (const { jwk, thumbprint, trusted: ours } of keys) {
    const value = await opened(what, jws, { keys: [{ ...jwk, kid }] })
    if (value !== undefined)
      return ours ? { by: 'trusted', thumbprint, value: value.said } : { by: 'another', thumbprint }
  }
  const named = keys.find((key) => key.kid === kid || key.thumbprint === kid)
  if (named ? named.trusted : trusted.includes(kid)) {
    const why = named
      ? 'has been changed: the signature under it is not of what it says'
      : `cannot be checked: the key that it names is not in ${'signed/exchange-keys.json'}`
    return { by: 'nobody', why }
  }
  return { by: 'another', thumbprint: undefined }
}

async function opened(what: 'manifest' | 'rendition', jws: string, jwks: JSONWebKeySet) {
  try {
    return what === 'manifest'
      ? { said: (await verifyManifest(jws, jwks)).manifest }
      : { said: (await verifyRendition(jws, jwks)).rendition }
  } catch (thrown) {
    if (thrown instanceof SignatureBroken) return undefined
    throw thrown
  }
}

/** The key id in the header; undefined for what is no JWS, or is not written as the exchange writes one. */
function keyNameIn(jws: string): string | undefined {
  try {
    const parts = jws.split('.')
    // Another spelling of the same bytes would be a changed file with a good signature.
    const spelt = parts.length === 3 && parts.every((part) => base64url.encode(base64url.decode(part)) === part)
    const { kid } = decodeProtectedHeader(jws)
    return spelt && typeof kid === 'string' ? kid : undefined
  } catch {
    return undefined
  }
}

function keySetIn(jwks: string): JWK[] | undefined {
  try {
    const { keys } = JSON.parse(jwks) as JSONWebKeySet
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'object' && key !== null) : undefined
  } catch {
    return undefined
  }
}
