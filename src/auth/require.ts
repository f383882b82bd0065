import type { Context, MiddlewareHandler } from 'hono'
import { timingSafeEqual } from 'hono/utils/buffer'
import { actorFromToken, challengeOf, type TokenRefused } from './access-token.ts'
import type { BatonEnv } from './context.ts'
import { deskStands } from './guest-door.ts'
import { HOME, localPath } from './return-to.ts'
import { endSession, readSession, type Session } from './session.ts'

type Answer = Response | Promise<Response>

/** Why a form is not taken: it comes from another site, is no form, or lacks the session's token. */
export type FormRefused = { refused: 'other-site' | 'not-a-form' | 'no-token' }

/**
 * Lets a request to the API through as its token's actor.
 * @param onRefused makes the 401; the challenge (RFC 6750) is put on it here
 */
export function requireToken(
  onRefused: (c: Context<BatonEnv>, why: TokenRefused) => Answer,
): MiddlewareHandler<BatonEnv> {
  return async (c, next) => {
    const actor = await actorFromToken(c.get('deps'), c.req.header('Authorization'))
    if ('refused' in actor) {
      const answer = await onRefused(c, actor)
      answer.headers.set('WWW-Authenticate', challengeOf(actor))
      return answer
    }
    c.set('actor', actor)
    return next()
  }
}

/** Lets somebody who has signed in through; leads anybody else to the start page, which knows where they wanted to go. */
export const requireSession: MiddlewareHandler<BatonEnv> = async (c, next) => {
  const session = await readSession(c.get('deps'), c)
  if (session === undefined || !(await stillStands(c, session))) return c.redirect(startPage(c), 303)
  c.set('session', session)
  c.set('actor', session.actor)
  await next()
  // A page about a child is for the person who asked, at the moment of asking.
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  return undefined
}

/** A guest’s session ends as soon as their authority is on the exchange or its desk is set anew (R9.4). */
async function stillStands(c: Context<BatonEnv>, { actor, desk = '' }: Session): Promise<boolean> {
  const deps = c.get('deps')
  if (actor.kind !== 'guest' || (await deskStands(deps, actor.authority, desk))) return true
  endSession(deps, c)
  return false
}

/** Lets nobody through who acts by a duty inbox (R9.4); stands behind `requireSession`. */
export function requireMember(onGuest: (c: Context<BatonEnv>) => Answer): MiddlewareHandler<BatonEnv> {
  return async (c, next) => (c.get('actor').kind === 'guest' ? onGuest(c) : next())
}

/**
 * Lets a form through that one of our own pages sent, within the session that the page was made for; stands behind
 * `requireSession`. The form's field `csrf` carries the session's token.
 * @param tokenOf gives the token of another kind of session, or of a browser before any
 */
export function requireSameOrigin(
  onRefused: (c: Context<BatonEnv>, why: FormRefused) => Answer = (c) => c.text('Forbidden', 403),
  tokenOf: (c: Context<BatonEnv>) => string | undefined | Promise<string | undefined> = (c) => c.get('session')?.csrf,
): MiddlewareHandler<BatonEnv> {
  return async (c, next) => {
    if (!fromOurPages(c)) return onRefused(c, { refused: 'other-site' })
    const type = c.req.header('Content-Type') ?? ''
    if (!/^(application\/x-www-form-urlencoded|multipart\/form-data) *(;|$)/i.test(type))
      return onRefused(c, { refused: 'not-a-form' })
    const expected = await tokenOf(c)
    const { csrf } = await c.req.parseBody().catch((): { csrf?: undefined } => ({}))
    if (expected === undefined || typeof csrf !== 'string' || !(await timingSafeEqual(csrf, expected)))
      return onRefused(c, { refused: 'no-token' })
    return next()
  }
}

/** Whether the browser vouches for where the form comes from, by either header, and neither speaks against it. */
function fromOurPages(c: Context<BatonEnv>): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('Origin')
  // Under a strict referrer policy browsers write null for our own pages too.
  if (origin === undefined || origin === 'null') return site !== undefined
  return origin === new URL(c.get('deps').settings.PUBLIC_URL).origin
}

function startPage(c: Context<BatonEnv>): string {
  const { pathname, search } = new URL(c.req.url)
  // What was sent with a form cannot be asked for again.
  const wanted = c.req.method === 'GET' ? localPath(pathname + search) : HOME
  return wanted === HOME ? '/' : `/?returnTo=${encodeURIComponent(wanted)}`
}
