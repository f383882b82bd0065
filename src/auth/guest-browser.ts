import type { Context } from 'hono'
import { base64url } from 'jose'
import type { Deps } from '../deps.ts'
import { giveCookie, takeCookie } from './sealed-cookie.ts'

/** A browser before the guests’ door: a secret that binds its codes to it, and the token that its forms carry (R9.4). */
export type GuestBrowser = { secret: string; csrf: string }

/** Seconds for which a browser is known; each code that it asks for begins them anew. */
const BROWSER_SECONDS = 12 * 60 * 60

type Sealing = Pick<Deps, 'settings' | 'now'>

/** The browser of this request, if it has been here. */
export async function guestBrowser(deps: Sealing, c: Context): Promise<GuestBrowser | undefined> {
  const { secret, csrf } = (await takeCookie(deps, c, 'guest-browser')) ?? {}
  return typeof secret === 'string' && typeof csrf === 'string' ? { secret, csrf } : undefined
}

/** The same, or a new one; its time begins again. A browser that was here keeps its secret, for a code may be on its way. */
export async function knownGuestBrowser(deps: Sealing, c: Context): Promise<GuestBrowser> {
  const browser = (await guestBrowser(deps, c)) ?? { secret: random(), csrf: random() }
  await giveCookie(deps, c, 'guest-browser', browser, BROWSER_SECONDS)
  return browser
}

const random = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
