import type { Context } from 'hono'
import { base64url, type JWTPayload } from 'jose'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import type { Said } from '../domain/declared.ts'
import { guestWorker } from './guest-digest.ts'
import type { Desk } from './guest-door.ts'
import { dropCookie, giveCookie } from './sealed-cookie.ts'

/** The session of a guest: who they declare to be, the name of their council, the token of their forms, and their desk’s time. */
export type GuestSession = { actor: Actor; council: string; csrf: string; desk: string }

const [LEAST, MOST] = [60 * 60, 18 * 60 * 60]

/** Begins the session of a guest in this browser: it acts by the duty inbox of its authority, as declared (R9.4). */
export async function startGuestSession(
  deps: Pick<Deps, 'settings' | 'now' | 'keyring'>,
  c: Context,
  desk: Desk,
  said: Said,
): Promise<void> {
  const { authority, testedAt } = desk
  const { name, role, telephone } = said
  const worker = await guestWorker(deps, authority, said)
  const csrf = base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
  const session: GuestSession = {
    actor: { kind: 'guest', authority, worker, name, roles: ['duty'], declared: { role, telephone } },
    ...{ council: desk.name, csrf, desk: testedAt },
  }
  await giveCookie(deps, c, 'guest', session, guestSeconds(deps.now()))
  // Whoever signed in here before was somebody else.
  dropCookie(deps, c, 'session')
}

/** Seconds until the London day ends: an hour at least, so that nobody who enters late is put out at once; 18 hours at most. */
export function guestSeconds(now: Date): number {
  const next = new Date(Date.parse(`${londonDate(now)}T00:00:00Z`) + 86_400_000)
  // In summer London’s midnight is an hour before that of UTC.
  const summer = new Date(next.getTime() - 3_600_000)
  const midnight = londonDate(summer) === londonDate(next) ? summer : next
  const left = Math.floor((midnight.getTime() - now.getTime()) / 1000)
  return Math.min(Math.max(left, LEAST), MOST)
}

/** The guest’s session that a cookie holds; undefined where it holds none. */
export function guestSessionIn({ actor, council, csrf, desk }: JWTPayload): GuestSession | undefined {
  if (typeof council !== 'string' || typeof csrf !== 'string' || typeof desk !== 'string') return undefined
  if (typeof actor !== 'object' || !actor) return undefined
  const { kind, authority, worker, name, declared } = actor as Record<string, unknown>
  if (kind !== 'guest' || typeof authority !== 'string' || typeof worker !== 'string') return undefined
  if (typeof name !== 'string' || typeof declared !== 'object' || !declared) return undefined
  const { role, telephone } = declared as Record<string, unknown>
  if (typeof role !== 'string' || typeof telephone !== 'string') return undefined
  return {
    actor: { kind, authority, worker, name, roles: ['duty'], declared: { role, telephone } },
    ...{ council, csrf, desk },
  }
}
