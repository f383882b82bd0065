import type { JSONWebKeySet } from 'jose'
import { asDoor, type Tx } from '../db/client.ts'
import { toHex } from '../db/hex.ts'
import type { Deps } from '../deps.ts'
import { signAccessToken, TOKEN_SECONDS } from './access-token.ts'
import { claimedClient, type ProvedAssertion, proveAssertion } from './client-assertion.ts'
import { badClient, type OAuthRefused } from './oauth-refused.ts'
import { readTokenRequest } from './token-request.ts'

/** The answer to a request that was granted (RFC 6749 section 5.1). */
export type TokenIssued = { access_token: string; token_type: 'Bearer'; expires_in: number }

// One sentence for an unknown client, a wrong key, a wrong algorithm and a broken assertion: they must not be told apart.
const UNPROVED = badClient(
  'Check the client id, and that the assertion is signed with ES256, RS256, PS256 or EdDSA by a key that your authority has registered',
)

/**
 * Gives a case system a token with which it acts for one named worker of its authority (R1.1): client credentials with a
 * signed assertion (RFC 6749 section 4.4, RFC 7523). A refusal leaves nothing behind; a token uses its assertion up.
 */
export async function issueToken(deps: Deps, form: ReadonlyMap<string, string>): Promise<TokenIssued | OAuthRefused> {
  const asked = readTokenRequest(form)
  if ('refused' in asked) return asked
  const client = claimedClient(asked.assertion)
  if (client === undefined || (asked.clientId ?? client) !== client) return UNPROVED
  const authority = await asDoor(deps.sql, (tx) => knock(deps, tx, client, asked.assertion))
  if (typeof authority !== 'string') return authority
  const { id, name, role } = asked.worker
  const actor = { kind: 'worker' as const, authority, worker: id, name, roles: [role], client }
  return { access_token: await signAccessToken(deps, actor), token_type: 'Bearer', expires_in: TOKEN_SECONDS }
}

/** The authority whose system this is, its assertion proved and used up. */
async function knock(deps: Deps, tx: Tx, client: string, assertion: string): Promise<string | OAuthRefused> {
  const [row] = await tx<{ id: string; jwks: JSONWebKeySet | null }[]>`
    select id, jwks from authority where client_id = ${client} and on_exchange`
  const url = deps.settings.PUBLIC_URL
  const keys = row?.jwks ?? { keys: [] }
  const proved = await proveAssertion(assertion, client, keys, [url, `${url}/oauth/token`], deps.now())
  if (row === undefined || 'unproved' in proved) return UNPROVED
  if ('wrong' in proved) return badClient(proved.wrong)
  return (await useUp(tx, client, proved)) ? row.id : badClient('The assertion was used before: make a new one')
}

/** Whether nobody had used this assertion; one of two that come at once is told no. */
async function useUp(tx: Tx, client: string, { jti, rememberUntil }: ProvedAssertion): Promise<boolean> {
  const said = new TextEncoder().encode(JSON.stringify([client, jti]))
  const hash = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', said)))
  const rows = await tx`
    insert into used_assertion (hash, expires_at) values (${hash}, ${rememberUntil.toISOString()})
    on conflict do nothing returning hash`
  return rows.length === 1
}
