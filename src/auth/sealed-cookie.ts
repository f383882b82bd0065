import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { decodeBase64 } from 'hono/utils/encode'
import { EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose'
import type { Deps } from '../deps.ts'

/** What a cookie is for; one sealed for one purpose never opens as the other. */
export type Purpose = 'session' | 'sign-in' | 'operator' | 'guest' | 'guest-browser'

type Sealing = Pick<Deps, 'settings' | 'now'>

const names = {
  ...{ session: 'baton', 'sign-in': 'baton-sign-in', operator: 'baton-operator' },
  ...{ guest: 'baton-guest', 'guest-browser': 'baton-guest-browser' },
}
const secure = ({ settings }: Sealing): boolean => settings.PUBLIC_URL.startsWith('https:')

/** Its name: under TLS with the prefix that ties it to this host alone, which browsers refuse without TLS. */
export const cookieName = (deps: Sealing, purpose: Purpose): string =>
  secure(deps) ? `__Host-${names[purpose]}` : names[purpose]

/** Seals what a cookie holds, for `seconds` from now (JWE, dir, A256GCM). */
export async function seal(deps: Sealing, purpose: Purpose, content: JWTPayload, seconds: number): Promise<string> {
  return new EncryptJWT(content)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuer(deps.settings.PUBLIC_URL)
    .setAudience(purpose)
    .setExpirationTime(Math.floor(deps.now().getTime() / 1000) + seconds)
    .encrypt(keyOf(deps))
}

/** Opens what was sealed; undefined when it is not ours, was changed, is for something else or has expired. */
export async function unseal(deps: Sealing, purpose: Purpose, sealed: string): Promise<JWTPayload | undefined> {
  const key = keyOf(deps)
  try {
    const { payload } = await jwtDecrypt(sealed, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      issuer: deps.settings.PUBLIC_URL,
      audience: purpose,
      requiredClaims: ['exp'],
      currentDate: deps.now(),
    })
    return payload
  } catch {
    return undefined
  }
}

/** Gives the browser a sealed cookie for `seconds`. Lax: it comes along when a council's sign-in leads back to us. */
export async function giveCookie(
  deps: Sealing,
  c: Context,
  purpose: Purpose,
  content: JWTPayload,
  seconds: number,
): Promise<void> {
  put(deps, c, purpose, await seal(deps, purpose, content, seconds), seconds)
}

/** What the browser's cookie holds, if there is one that opens. */
export async function takeCookie(deps: Sealing, c: Context, purpose: Purpose): Promise<JWTPayload | undefined> {
  const sealed = getCookie(c, cookieName(deps, purpose))
  return sealed === undefined ? undefined : unseal(deps, purpose, sealed)
}

/** Takes the cookie away from the browser. */
export const dropCookie = (deps: Sealing, c: Context, purpose: Purpose): void => put(deps, c, purpose, '', 0)

function put(deps: Sealing, c: Context, purpose: Purpose, value: string, maxAge: number): void {
  const kind = { httpOnly: true, sameSite: 'Lax', secure: secure(deps) } as const
  setCookie(c, cookieName(deps, purpose), value, { ...kind, path: '/', maxAge })
}

function keyOf({ settings }: Sealing): Uint8Array {
  const key = decoded(settings.SESSION_KEY)
  if (key?.length !== 32) throw new Error('SESSION_KEY: not 32 bytes in base64')
  return key
}

function decoded(text: string): Uint8Array | undefined {
  try {
    return decodeBase64(text)
  } catch {
    // A decoder's message would quote the secret.
    return undefined
  }
}
