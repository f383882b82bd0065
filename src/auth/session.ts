import type { Context } from 'hono'
import { base64url, type JWTPayload } from 'jose'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { guestSessionIn } from './guest-session.ts'
import { rolesAmong } from './named-worker.ts'
import { dropCookie, giveCookie, takeCookie } from './sealed-cookie.ts'

/** Seconds from signing in until somebody must sign in again. */
const SESSION_SECONDS = 8 * 60 * 60

/**
 * Somebody who has signed in: who they are, the name of their council, and the token that their forms carry. Of a guest
 * also when the desk by which they entered answered for its address (R9.4).
 */
export type Session = { actor: Actor; council: string; csrf: string; desk?: string }

type Sessions = Pick<Deps, 'settings' | 'now'>

/** The session of this request, if its cookie holds one that has not expired. */
export async function readSession(deps: Sessions, c: Context): Promise<Session | undefined> {
  const content = await takeCookie(deps, c, 'session')
  const session = content && sessionIn(content)
  if (session !== undefined) return session
  const guest = await takeCookie(deps, c, 'guest')
  return guest && guestSessionIn(guest)
}

/** Begins a session for somebody who has just proved who they are; it ends after eight hours. */
export async function startSession(
  deps: Sessions,
  c: Context,
  who: Pick<Session, 'actor' | 'council'>,
): Promise<Session> {
  const csrf = base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
  const session = { actor: who.actor, council: who.council, csrf }
  await giveCookie(deps, c, 'session', session, SESSION_SECONDS)
  dropCookie(deps, c, 'guest')
  return session
}

/** Ends the session in this browser, a guest’s too. */
export function endSession(deps: Sessions, c: Context): void {
  dropCookie(deps, c, 'session')
  dropCookie(deps, c, 'guest')
}

// A cookie that an earlier release sealed may hold other things.
function sessionIn({ actor, council, csrf }: JWTPayload): Session | undefined {
  if (typeof council !== 'string' || typeof csrf !== 'string' || typeof actor !== 'object' || !actor) return undefined
  const { authority, worker, name, roles } = actor as Record<string, unknown>
  const known = rolesAmong(roles)
  if (typeof authority !== 'string' || typeof worker !== 'string' || typeof name !== 'string') return undefined
  if (known.length === 0) return undefined
  return { actor: { kind: 'worker', authority, worker, name, roles: known }, council, csrf }
}
