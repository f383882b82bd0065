import { createLocalJWKSet, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { AuthorityId } from '../../schemas/authority.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { rolesAmong } from './named-worker.ts'

/** Seconds that an access token lives. */
export const TOKEN_SECONDS = 600

/** Why a request to the API has no actor. `foreign`: not given by this exchange, or not for its API. */
export type TokenRefused = { refused: 'missing' | 'expired' | 'foreign' | 'malformed' }

type Signing = Pick<Deps, 'settings' | 'signer' | 'now'>

const audienceOf = ({ settings }: Signing): string => `${settings.PUBLIC_URL}/v1`

/** Signs the token of a case system that acts for a worker (RFC 9068; `act` by RFC 8693): the record names both (R1.1). */
export async function signAccessToken(deps: Signing, actor: Actor & { client: string }): Promise<string> {
  const now = Math.floor(deps.now().getTime() / 1000)
  const { authority, name, roles, client } = actor
  return new SignJWT({ authority, name, roles, client_id: client, act: { sub: client } })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: deps.signer.jwk.kid })
    .setIssuer(deps.settings.PUBLIC_URL)
    .setAudience(audienceOf(deps))
    .setSubject(actor.worker)
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .setJti(crypto.randomUUID())
    .sign(deps.signer.key)
}

/**
 * Who asks, by the access token in a request's Authorization header.
 * @param header the header as it came, if it did
 */
export async function actorFromToken(deps: Signing, header: string | undefined): Promise<Actor | TokenRefused> {
  const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '') ?? []
  if (token === undefined) return { refused: /^Bearer\b/i.test(header ?? '') ? 'malformed' : 'missing' }
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(deps.signer.published), {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: deps.settings.PUBLIC_URL,
      audience: audienceOf(deps),
      requiredClaims: ['exp', 'sub', 'client_id'],
      currentDate: deps.now(),
    })
    return actorIn(payload) ?? { refused: 'malformed' }
  } catch (thrown) {
    return { refused: reasonOf(thrown) }
  }
}

/** The challenge of the 401 that answers a refused token (RFC 6750 section 3): without an error when none was sent. */
export const challengeOf = ({ refused }: TokenRefused): string =>
  refused === 'missing' ? 'Bearer' : `Bearer error="invalid_token", error_description="${descriptions[refused]}"`

const descriptions = {
  expired: 'The token has expired: ask for a new one',
  foreign: 'The token was not given by this exchange for this API',
  malformed: 'This is not an access token',
}

function reasonOf(thrown: unknown): TokenRefused['refused'] {
  if (thrown instanceof errors.JWTExpired) return 'expired'
  if (thrown instanceof errors.JWTClaimValidationFailed)
    return ['iss', 'aud'].includes(thrown.claim) ? 'foreign' : 'malformed'
  const unsigned = [errors.JWSSignatureVerificationFailed, errors.JWKSNoMatchingKey]
  return unsigned.some((kind) => thrown instanceof kind) ? 'foreign' : 'malformed'
}

function actorIn({ sub, name, authority, client_id: client, ...rest }: JWTPayload): Actor | undefined {
  const roles = rolesAmong(rest.roles)
  const id = AuthorityId.safeParse(authority)
  if (typeof sub !== 'string' || typeof name !== 'string' || typeof client !== 'string') return undefined
  if (!id.success || roles.length === 0) return undefined
  return { kind: 'worker', authority: id.data, worker: sub, name, roles, client }
}
