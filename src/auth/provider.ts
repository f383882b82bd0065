import * as oidc from 'openid-client'
import { asDoor } from '../db/client.ts'
import type { Deps } from '../deps.ts'

/** An identity provider, and the exchange’s name there. */
export type Provider = { issuer: string; client: string }

/** A council whose people can sign in, and its identity provider. */
export type SignInCouncil = Provider & { id: string; name: string }

/** Seconds to wait for a council's identity provider. */
const PATIENCE = 10
/** Milliseconds for which what a provider says of itself is taken as read. */
const FRESH = 10 * 60 * 1000

// Finished values only: a promise may not be waited for by another request than the one that began it.
const known = new Map<string, { metadata: oidc.ServerMetadata; until: number }>()

/** The councils that people can sign in to, by name. */
export async function councilsToSignInTo(deps: Deps): Promise<{ id: string; name: string }[]> {
  const rows = await asDoor(
    deps.sql,
    (tx) => tx<{ id: string; name: string }[]>`
      select id, name from authority
      where on_exchange and oidc_issuer is not null and oidc_client is not null order by name`,
  )
  return rows.map(({ id, name }) => ({ id, name }))
}

/** One such council; `id` must be a UUID. */
export async function councilToSignInTo(deps: Deps, id: string): Promise<SignInCouncil | undefined> {
  const [row] = await asDoor(
    deps.sql,
    (tx) => tx<SignInCouncil[]>`
      select id, name, oidc_issuer as issuer, oidc_client as client from authority
      where id = ${id} and on_exchange and oidc_issuer is not null and oidc_client is not null`,
  )
  return row
}

/** The identity provider of whoever runs the exchange, where it has one. */
export function operatorsProvider({ settings }: Pick<Deps, 'settings'>): Provider | undefined {
  const { OPERATOR_ISSUER: issuer, OPERATOR_CLIENT: client } = settings
  return issuer === undefined || client === undefined ? undefined : { issuer, client }
}

/**
 * What is needed to talk with an identity provider (OpenID Connect Discovery), as its client, by private_key_jwt.
 * @throws the errors of openid-client when the provider cannot be reached or calls itself by another name
 */
export async function openProvider(deps: Deps, { issuer, client }: Provider): Promise<oidc.Configuration> {
  const auth = oidc.PrivateKeyJwt({ key: deps.signer.key, kid: deps.signer.jwk.kid })
  const now = deps.now().getTime()
  const kept = known.get(issuer)
  const config =
    kept !== undefined && kept.until > now
      ? new oidc.Configuration(kept.metadata, client, undefined, auth)
      : await discover(deps, issuer, client, auth)
  if (mayBeInsecure(deps, issuer)) oidc.allowInsecureRequests(config)
  // The ID token's signature is checked too, not only the address that it came from.
  oidc.enableNonRepudiationChecks(config)
  config.timeout = PATIENCE
  return config
}

async function discover(
  deps: Deps,
  issuer: string,
  client: string,
  auth: oidc.ClientAuth,
): Promise<oidc.Configuration> {
  const config = await oidc.discovery(new URL(issuer), client, undefined, auth, {
    execute: mayBeInsecure(deps, issuer) ? [oidc.allowInsecureRequests] : [],
    timeout: PATIENCE,
  })
  const { supportsPKCE: _, ...metadata } = config.serverMetadata()
  // The library lets some providers stand for all their tenants; whoever signs in here has one, letter for letter.
  if (metadata.issuer !== issuer) throw new Error('the identity provider is another than was named')
  known.set(issuer, { metadata, until: deps.now().getTime() + FRESH })
  return config
}

/** Without TLS only where the exchange and the provider are on one machine. */
function mayBeInsecure({ settings }: Deps, issuer: string): boolean {
  return settings.ALLOW_LOOPBACK === 'yes' && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname)
}
