import { type Context, Hono } from 'hono'
import type { JWTPayload } from 'jose'
import * as oidc from 'openid-client'
import { AuthorityId } from '../../schemas/authority.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { BatonEnv } from './context.ts'
import { rolesAmong, wrongWithName, wrongWithWorker } from './named-worker.ts'
import { councilToSignInTo, openProvider, type SignInCouncil } from './provider.ts'
import { requireSameOrigin } from './require.ts'
import { localPath } from './return-to.ts'
import { dropCookie, giveCookie, takeCookie } from './sealed-cookie.ts'
import { endSession, readSession, startSession } from './session.ts'
import { failureOf, faultOf, type SignInFailure } from './sign-in-failure.ts'

/** Seconds from beginning to sign in until it must be done. */
const TRANSACTION_SECONDS = 600

type Transaction = { council: string; state: string; nonce: string; verifier: string; returnTo: string }

/** How the pages say that somebody could not sign in. */
export type SignInOptions = {
  renderFailure: (c: Context<BatonEnv>, reason: SignInFailure) => Response | Promise<Response>
}

/**
 * Sign-in by the identity provider of one's own council: OpenID Connect's code flow with PKCE (RFC 7636), state and nonce.
 * Mount it at the root: GET /sign-in/:authorityId, GET /sign-in/callback, POST /sign-out.
 */
export function signInRoutes({ renderFailure }: SignInOptions): Hono<BatonEnv> {
  const routes = new Hono<BatonEnv>()
  const finish = async (c: Context<BatonEnv>, outcome: URL | string | { failed: SignInFailure }) => {
    c.header('Cache-Control', 'no-store')
    if (typeof outcome === 'string' || outcome instanceof URL) return c.redirect(outcome.toString(), 303)
    return renderFailure(c, outcome.failed)
  }
  routes.get('/sign-in/callback', async (c) => finish(c, await comeBack(c)))
  routes.get('/sign-in/:authorityId', async (c) => finish(c, await setOut(c)))
  routes.post(
    '/sign-out',
    async (c, next) => {
      c.set('session', await readSession(c.get('deps'), c))
      // Nobody to sign out, and nothing to protect.
      return c.get('session') === undefined ? c.redirect('/', 303) : next()
    },
    requireSameOrigin(),
    (c) => {
      endSession(c.get('deps'), c)
      return c.redirect('/', 303)
    },
  )
  return routes
}

const callbackOf = ({ settings }: Deps): string => `${settings.PUBLIC_URL}/sign-in/callback`

/** Leads to the council's own sign-in. */
async function setOut(c: Context<BatonEnv>): Promise<URL | { failed: SignInFailure }> {
  const deps = c.get('deps')
  const id = AuthorityId.safeParse(c.req.param('authorityId'))
  const council = id.success ? await councilToSignInTo(deps, id.data) : undefined
  if (council === undefined) return { failed: 'no-council' }
  const transaction: Transaction = {
    council: council.id,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    returnTo: localPath(c.req.query('returnTo')),
  }
  try {
    const address = oidc.buildAuthorizationUrl(await openProvider(deps, council), {
      redirect_uri: callbackOf(deps),
      scope: 'openid profile roles',
      code_challenge: await oidc.calculatePKCECodeChallenge(transaction.verifier),
      code_challenge_method: 'S256',
      nonce: transaction.nonce,
      state: transaction.state,
    })
    await giveCookie(deps, c, 'sign-in', transaction, TRANSACTION_SECONDS)
    return address
  } catch (thrown) {
    return failed(c, thrown)
  }
}

/** Takes the council's answer, and begins the session of whom it names. */
async function comeBack(c: Context<BatonEnv>): Promise<string | { failed: SignInFailure }> {
  const deps = c.get('deps')
  const transaction = transactionIn(await takeCookie(deps, c, 'sign-in'))
  if (transaction === undefined) return { failed: 'expired' }
  const { search, searchParams } = new URL(c.req.url)
  // Another's answer leaves the transaction as it was: it may be a link that somebody was lured to.
  if (searchParams.getAll('state').join() !== transaction.state) return { failed: 'mismatch' }
  dropCookie(deps, c, 'sign-in')
  const council = await councilToSignInTo(deps, transaction.council)
  if (council === undefined) return { failed: 'no-council' }
  try {
    const tokens = await oidc.authorizationCodeGrant(
      await openProvider(deps, council),
      new URL(callbackOf(deps) + search),
      {
        pkceCodeVerifier: transaction.verifier,
        expectedNonce: transaction.nonce,
        expectedState: transaction.state,
        idTokenExpected: true,
      },
    )
    const actor = actorIn(council, tokens.claims())
    if ('failed' in actor) return actor
    await startSession(deps, c, { actor, council: council.name })
    return transaction.returnTo
  } catch (thrown) {
    return failed(c, thrown)
  }
}

/** Whom the ID token names. A subject is one person within its issuer, and an issuer is one authority's. */
function actorIn(council: SignInCouncil, claims: oidc.IDToken | undefined): Actor | { failed: SignInFailure } {
  if (claims?.iss !== council.issuer || wrongWithWorker(claims.sub) !== undefined) return { failed: 'untrusted' }
  const { sub: worker, name } = claims
  if (typeof name !== 'string' || wrongWithName(name) !== undefined) return { failed: 'no-name' }
  const roles = rolesAmong(claims.roles)
  if (roles.length === 0) return { failed: 'no-role' }
  return { kind: 'worker', authority: council.id, worker, name, roles }
}

function transactionIn(content: JWTPayload | undefined): Transaction | undefined {
  const { council, state, nonce, verifier, returnTo } = content ?? {}
  if (typeof council !== 'string' || typeof state !== 'string' || typeof nonce !== 'string') return undefined
  if (typeof verifier !== 'string' || typeof returnTo !== 'string') return undefined
  return { council, state, nonce, verifier, returnTo: localPath(returnTo) }
}

function failed(c: Context<BatonEnv>, thrown: unknown): { failed: SignInFailure } {
  const failure = failureOf(thrown)
  const line = { request: c.get('requestId'), route: c.req.routePath, fault: faultOf(thrown) }
  if (failure !== 'denied') c.get('deps').log({ code: 'REQUEST_FAULT', ...line })
  return { failed: failure }
}
