import type { Context } from 'hono'
import { base64url, type JWTPayload } from 'jose'
import type { Deps } from '../deps.ts'
import { operatorsProvider } from './provider.ts'
import { dropCookie, giveCookie, takeCookie } from './sealed-cookie.ts'

/** Seconds from signing in until an operator must sign in again. */
const SESSION_SECONDS = 8 * 60 * 60

/** Somebody who runs the exchange, signed in. They act for no authority: no transfer and no API opens to them. */
export type Operator = { worker: string; name: string; csrf: string }

type Sessions = Pick<Deps, 'settings' | 'now'>

/** The operator whose cookie this request brings, unless it has expired or the exchange has no operators. */
export async function readOperator(deps: Sessions, c: Context): Promise<Operator | undefined> {
  if (operatorsProvider(deps) === undefined) return undefined
  const content = await takeCookie(deps, c, 'operator')
  return content && operatorIn(content)
}

/** Begins the session of an operator who has just proved who they are; it ends after eight hours. */
export async function startOperator(deps: Sessions, c: Context, who: Omit<Operator, 'csrf'>): Promise<Operator> {
  const csrf = base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
  const operator = { worker: who.worker, name: who.name, csrf }
  await giveCookie(deps, c, 'operator', operator, SESSION_SECONDS)
  return operator
}

/** Ends the operator’s session in this browser. */
export const endOperator = (deps: Sessions, c: Context): void => dropCookie(deps, c, 'operator')

// A cookie that an earlier release sealed may hold other things.
function operatorIn({ worker, name, csrf }: JWTPayload): Operator | undefined {
  if (typeof worker !== 'string' || typeof name !== 'string' || typeof csrf !== 'string') return undefined
  return { worker, name, csrf }
}
