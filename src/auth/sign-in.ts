import { type Context, Hono } from 'hono'
import { AuthorityId } from '../../schemas/authority.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { comeBack, setOut } from './code-flow.ts'
import type { BatonEnv } from './context.ts'
import { rolesAmong, wrongWithName, wrongWithWorker } from './named-worker.ts'
import { councilToSignInTo, type SignInCouncil } from './provider.ts'
import { requireSameOrigin } from './require.ts'
import { HOME } from './return-to.ts'
import { endSession, readSession, startSession } from './session.ts'
import type { SignInFailure } from './sign-in-failure.ts'

/** How the pages say that somebody could not sign in. */
export type SignInOptions = {
  renderFailure: (c: Context<BatonEnv>, reason: SignInFailure) => Response | Promise<Response>
}

/** Leads on after a step of signing in, or says why it ended there. */
export const finishSignIn =
  (renderFailure: SignInOptions['renderFailure']) =>
  async (c: Context<BatonEnv>, outcome: URL | string | { failed: SignInFailure }) => {
    c.header('Cache-Control', 'no-store')
    if (typeof outcome === 'string' || outcome instanceof URL) return c.redirect(outcome.toString(), 303)
    return renderFailure(c, outcome.failed)
  }

/**
 * Sign-in by the identity provider of one's own council: OpenID Connect's code flow with PKCE (RFC 7636), state and nonce.
 * Mount it at the root: GET /sign-in/:authorityId, GET /sign-in/callback, POST /sign-out.
 */
export function signInRoutes({ renderFailure }: SignInOptions): Hono<BatonEnv> {
  const routes = new Hono<BatonEnv>()
  const finish = finishSignIn(renderFailure)
  routes.get('/sign-in/callback', async (c) => finish(c, await end(c)))
  routes.get('/sign-in/:authorityId', async (c) => finish(c, await begin(c)))
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

const callback = '/sign-in/callback'

async function councilAt(deps: Deps, id: string | undefined): Promise<SignInCouncil | undefined> {
  const read = AuthorityId.safeParse(id)
  return read.success ? councilToSignInTo(deps, read.data) : undefined
}

/** Leads to the council's own sign-in. */
async function begin(c: Context<BatonEnv>): Promise<URL | { failed: SignInFailure }> {
  const council = await councilAt(c.get('deps'), c.req.param('authorityId'))
  if (council === undefined) return { failed: 'no-council' }
  return setOut(c, { at: council.id, provider: council, callback, returnTo: c.req.query('returnTo') ?? HOME })
}

/** Takes the council's answer, and begins the session of whom it names. */
async function end(c: Context<BatonEnv>): Promise<string | { failed: SignInFailure }> {
  const deps = c.get('deps')
  const came = await comeBack(c, { callback, providerAt: (at) => councilAt(deps, at) })
  if ('failed' in came) return came
  const actor = actorIn(came.provider, came.claims)
  if ('failed' in actor) return actor
  await startSession(deps, c, { actor, council: came.provider.name })
  return came.returnTo
}

/** Whom the ID token names. A subject is one person within its issuer, and an issuer is one authority's. */
function actorIn(
  council: SignInCouncil,
  { sub: worker, name, roles: said }: { sub: string; name?: unknown; roles?: unknown },
): Actor | { failed: SignInFailure } {
  if (wrongWithWorker(worker) !== undefined) return { failed: 'untrusted' }
  if (typeof name !== 'string' || wrongWithName(name) !== undefined) return { failed: 'no-name' }
  const roles = rolesAmong(said)
  if (roles.length === 0) return { failed: 'no-role' }
  return { kind: 'worker', authority: council.id, worker, name, roles }
}
