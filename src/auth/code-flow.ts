import type { Context } from 'hono'
import type { JWTPayload } from 'jose'
import * as oidc from 'openid-client'
import type { BatonEnv } from './context.ts'
import { openProvider, type Provider } from './provider.ts'
import { localPath } from './return-to.ts'
import { dropCookie, giveCookie, takeCookie } from './sealed-cookie.ts'
import { failureOf, faultOf, type SignInFailure } from './sign-in-failure.ts'

/** Seconds from beginning to sign in until it must be done. */
const TRANSACTION_SECONDS = 600

type Transaction = { at: string; state: string; nonce: string; verifier: string; returnTo: string }
type Failed = { failed: SignInFailure }

/** Where a sign-in comes back to: a path of our own, and the provider that `at` stands for, if it stands for one. */
export type ComingBack<P extends Provider> = {
  callback: string
  providerAt: (at: string) => Promise<P | undefined>
}

/** Begins OpenID Connect’s code flow with PKCE (RFC 7636), state and nonce, and gives the address that leads on. */
export async function setOut(
  c: Context<BatonEnv>,
  { at, provider, callback, returnTo }: { at: string; provider: Provider; callback: string; returnTo: string },
): Promise<URL | Failed> {
  const deps = c.get('deps')
  const transaction: Transaction = {
    ...{ at, state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() },
    returnTo: localPath(returnTo),
  }
  try {
    const address = oidc.buildAuthorizationUrl(await openProvider(deps, provider), {
      redirect_uri: deps.settings.PUBLIC_URL + callback,
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

/** Takes the provider’s answer: whom it names by its ID token, at which provider, and where they wanted to go. */
export async function comeBack<P extends Provider>(
  c: Context<BatonEnv>,
  { callback, providerAt }: ComingBack<P>,
): Promise<{ provider: P; claims: oidc.IDToken; returnTo: string } | Failed> {
  const deps = c.get('deps')
  const transaction = transactionIn(await takeCookie(deps, c, 'sign-in'))
  if (transaction === undefined) return { failed: 'expired' }
  const { search, searchParams } = new URL(c.req.url)
  // Another's answer leaves the transaction as it was: it may be a link that somebody was lured to.
  if (searchParams.getAll('state').join() !== transaction.state) return { failed: 'mismatch' }
  dropCookie(deps, c, 'sign-in')
  const provider = await providerAt(transaction.at)
  if (provider === undefined) return { failed: 'no-council' }
  try {
    const tokens = await oidc.authorizationCodeGrant(
      await openProvider(deps, provider),
      new URL(deps.settings.PUBLIC_URL + callback + search),
      {
        pkceCodeVerifier: transaction.verifier,
        expectedNonce: transaction.nonce,
        expectedState: transaction.state,
        idTokenExpected: true,
      },
    )
    const claims = tokens.claims()
    return claims?.iss === provider.issuer
      ? { provider, claims, returnTo: transaction.returnTo }
      : { failed: 'untrusted' }
  } catch (thrown) {
    return failed(c, thrown)
  }
}

function transactionIn(content: JWTPayload | undefined): Transaction | undefined {
  const { at, state, nonce, verifier, returnTo } = content ?? {}
  if (typeof at !== 'string' || typeof state !== 'string' || typeof nonce !== 'string') return undefined
  if (typeof verifier !== 'string' || typeof returnTo !== 'string') return undefined
  return { at, state, nonce, verifier, returnTo: localPath(returnTo) }
}

function failed(c: Context<BatonEnv>, thrown: unknown): Failed {
  const failure = failureOf(thrown)
  const line = { request: c.get('requestId'), route: c.req.routePath, fault: faultOf(thrown) }
  if (failure !== 'denied') c.get('deps').log({ code: 'REQUEST_FAULT', ...line })
  return { failed: failure }
}
