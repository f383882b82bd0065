import {
  createLocalJWKSet,
  decodeJwt,
  errors,
  type FlattenedJWSInput,
  type JSONWebKeySet,
  type JWSHeaderParameters,
  type JWTPayload,
  jwtVerify,
} from 'jose'

// Signatures only: with a shared secret in this list, a public key would do as one.
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA']
/** Seconds by which the client's clock may differ from ours. */
const TOLERANCE = 30
/** Seconds that an assertion may still live. */
const LONGEST = 600

/** An assertion that holds: what makes it single-use, and until when that must be remembered. */
export type ProvedAssertion = { jti: string; rememberUntil: Date }

/** `unproved` says nothing of why; `wrong` is told only to who holds the client's key. */
export type AssertionRefused = { unproved: true } | { wrong: string }

/**
 * Who an assertion says that its sender is, not yet proved.
 * @returns undefined when it says nothing that can be a client id (RFC 6749 appendix A.1)
 */
export function claimedClient(assertion: string): string | undefined {
  try {
    const { iss } = decodeJwt(assertion)
    return typeof iss === 'string' && /^[\x20-\x7e]{1,200}$/.test(iss) ? iss : undefined
  } catch {
    return undefined
  }
}

/**
 * Proves a client assertion (RFC 7523 section 3).
 * @param jwks the client's public keys
 * @param audiences the names by which the client may call us
 */
export async function proveAssertion(
  assertion: string,
  client: string,
  jwks: JSONWebKeySet,
  audiences: readonly string[],
  now: Date,
): Promise<ProvedAssertion | AssertionRefused> {
  try {
    return settled(await verified(assertion, jwks, now), client, audiences, now.getTime() / 1000)
  } catch (thrown) {
    if (thrown instanceof errors.JWTExpired) return { wrong: 'The assertion has expired: make a new one' }
    if (thrown instanceof errors.JWTClaimValidationFailed) return { wrong: `Mend the claim ${thrown.claim}` }
    return { unproved: true }
  }
}

async function verified(assertion: string, jwks: JSONWebKeySet, now: Date): Promise<JWTPayload> {
  const options = {
    algorithms: ALGORITHMS,
    clockTolerance: TOLERANCE,
    currentDate: now,
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'jti'],
  }
  const keys = createLocalJWKSet(jwks)
  const candidates: CryptoKey[] = []
  const pick = async (header: JWSHeaderParameters, token: FlattenedJWSInput) => {
    try {
      return await keys(header, token)
    } catch (thrown) {
      // An assertion without a key id may be signed by any of the client's keys.
      if (!(thrown instanceof errors.JWKSMultipleMatchingKeys)) throw thrown
      for await (const key of thrown) candidates.push(key)
      throw thrown
    }
  }
  try {
    return (await jwtVerify(assertion, pick, options)).payload
  } catch (thrown) {
    if (candidates.length === 0) throw thrown
  }
  for (const key of candidates) {
    try {
      return (await jwtVerify(assertion, key, options)).payload
    } catch (thrown) {
      if (!(thrown instanceof errors.JWSSignatureVerificationFailed)) throw thrown
    }
  }
  throw new errors.JWSSignatureVerificationFailed()
}

function settled(
  { iss, sub, aud, iat, exp, jti }: JWTPayload,
  client: string,
  audiences: readonly string[],
  now: number,
): ProvedAssertion | AssertionRefused {
  if (iss !== client || sub !== client) return { wrong: 'Give the client id as iss and as sub' }
  const named = typeof aud === 'string' ? [aud] : (aud ?? [])
  // An assertion that names another server too could be replayed by it.
  if (named.length === 0 || !named.every((each) => audiences.includes(each)))
    return { wrong: `Give ${audiences[0]} as aud, and no other` }
  if (exp === undefined || exp > now + LONGEST + TOLERANCE)
    return { wrong: `Let the assertion expire within ${LONGEST} seconds` }
  if (iat !== undefined && iat > now + TOLERANCE) return { wrong: 'Set the clock right: iat lies in the future' }
  if (typeof jti !== 'string' || jti === '') return { wrong: 'Give a jti, a text that is new each time' }
  // Longer than it could be accepted, so that no moment is left for a replay.
  return { jti, rememberUntil: new Date((exp + 2 * TOLERANCE) * 1000) }
}
