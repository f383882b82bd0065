import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { comeBack, setOut } from './code-flow.ts'
import type { BatonEnv } from './context.ts'
import { wrongWithName, wrongWithWorker } from './named-worker.ts'
import { endOperator, type Operator, readOperator, startOperator } from './operator-session.ts'
import { operatorsProvider } from './provider.ts'
import { type FormRefused, requireSameOrigin } from './require.ts'
import { finishSignIn, type SignInOptions } from './sign-in.ts'
import type { SignInFailure } from './sign-in-failure.ts'

/** The role that their identity provider must give: not everybody whom it knows runs the exchange. */
const ROLE = 'operator'
const HOME = '/operator'
const callback = `${HOME}/callback`

type Answer = Response | Promise<Response>

/** Answers 404 to everything behind it where the exchange names no identity provider for operators. */
export const whereOperated: MiddlewareHandler<BatonEnv> = async (c, next) =>
  operatorsProvider(c.get('deps')) === undefined ? c.notFound() : next()

/** Lets an operator through; `onNobody` makes the page for anybody else. Neither is kept by a browser. */
export function requireOperator(onNobody: (c: Context<BatonEnv>) => Answer): MiddlewareHandler<BatonEnv> {
  return async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const operator = await readOperator(c.get('deps'), c)
    if (operator === undefined) return onNobody(c)
    c.set('operator', operator)
    return next()
  }
}

/** The operator whom `requireOperator` let through. Throws where it does not stand in front. */
export function operatorOf(c: Context<BatonEnv>): Operator {
  const operator = c.get('operator')
  if (operator === undefined) throw new Error('only behind requireOperator is there an operator')
  return operator
}

/** Lets a form through that one of the operators’ own pages sent; stands behind `requireOperator`. */
export const requireOperatorsForm = (onRefused?: (c: Context<BatonEnv>, why: FormRefused) => Answer) =>
  requireSameOrigin(onRefused, (c) => c.get('operator')?.csrf)

/**
 * The sign-in of whoever runs the exchange, by their own identity provider (OPERATOR_ISSUER, OPERATOR_CLIENT), in the same flow
 * as a council’s. Mount it at the root: GET /operator/sign-in, GET /operator/callback, POST /operator/sign-out.
 */
export function operatorSignIn({ renderFailure }: SignInOptions): Hono<BatonEnv> {
  const routes = new Hono<BatonEnv>()
  const finish = finishSignIn(renderFailure)
  routes.get(`${HOME}/sign-in`, async (c) => {
    const provider = operatorsProvider(c.get('deps'))
    return provider ? finish(c, await setOut(c, { at: ROLE, provider, callback, returnTo: HOME })) : c.notFound()
  })
  routes.get(callback, whereOperated, async (c) => finish(c, await end(c)))
  // Nobody to sign out, and nothing to protect.
  const signedIn = requireOperator((c) => c.redirect(HOME, 303))
  routes.post(`${HOME}/sign-out`, whereOperated, signedIn, requireOperatorsForm(), (c) => {
    endOperator(c.get('deps'), c)
    return c.redirect(HOME, 303)
  })
  return routes
}

/** Takes the provider’s answer, and begins the session of the operator whom it names. */
async function end(c: Context<BatonEnv>): Promise<string | { failed: SignInFailure }> {
  const deps = c.get('deps')
  // The answer of a council’s sign-in ends at the councils’ own address, and never here.
  const providerAt = async (at: string) => (at === ROLE ? operatorsProvider(deps) : undefined)
  const came = await comeBack(c, { callback, providerAt })
  if ('failed' in came) return came
  const { sub: worker, name, roles } = came.claims
  if (wrongWithWorker(worker) !== undefined) return { failed: 'untrusted' }
  if (typeof name !== 'string' || wrongWithName(name) !== undefined) return { failed: 'no-name' }
  if (!Array.isArray(roles) || !roles.includes(ROLE)) return { failed: 'no-role' }
  await startOperator(deps, c, { worker, name })
  return HOME
}
