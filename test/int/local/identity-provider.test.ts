import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPair, importJWK } from 'jose'
import * as oidc from 'openid-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { councils } from '../../../src/local/councils.ts'
import { type IdentityProvider, startIdentityProvider } from '../../../src/local/identity-provider.ts'
import { signingKey } from '../../../src/local/keys.ts'
import { listen } from '../../../src/local/ports.ts'
import { close, sendJson } from '../../../src/local/requests.ts'

let exchange: Server
let publicUrl: string
let idp: IdentityProvider
let folder: string
let key: oidc.PrivateKey

const start = () => startIdentityProvider({ port: 0, councils, publicUrl, folder })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-idp-'))
  const jwk = await signingKey()
  const { d: _, ...publicJwk } = jwk
  key = { key: (await importJWK(jwk)) as CryptoKey, kid: jwk.kid }
  exchange = createServer((_, res) => sendJson(res, 200, { keys: [publicJwk] }))
  publicUrl = `http://localhost:${await listen(exchange, 0, 'the test')}`
  idp = await start()
})

afterAll(async () => {
  await idp.stop()
  await close(exchange)
  rmSync(folder, { recursive: true, force: true })
})

/** A browser with nothing but cookies, which stops where the exchange would take over. */
class Browser {
  private readonly cookies = new Map<string, { value: string; path: string }>()

  async go(address: string | URL, form?: Record<string, string>): Promise<{ url: URL; html: string; status: number }> {
    let url = new URL(address)
    let body = form && new URLSearchParams(form)
    for (;;) {
      if (url.origin === publicUrl) return { url, html: '', status: 0 }
      const cookie = [...this.cookies]
        .filter(([, { path }]) => url.pathname.startsWith(path))
        .map(([name, { value }]) => `${name}=${value}`)
        .join('; ')
      const init = body ? { method: 'POST', body } : {}
      const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
      // The types of the Worker's fetch, which this program shares, do not know of Node's method.
      const { headers } = response as unknown as { headers: { getSetCookie(): string[] } }
      for (const line of headers.getSetCookie()) this.keep(line)
      const next = response.headers.get('location')
      if (next === null) return { url, html: await response.text(), status: response.status }
      url = new URL(next, url)
      body = undefined
    }
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=')
    const path = attributes.find((each) => each.startsWith('path='))?.slice(5) ?? '/'
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, { value, path })
  }
}

async function client(slug: string, auth: oidc.ClientAuth = oidc.PrivateKeyJwt(key)): Promise<oidc.Configuration> {
  const issuer = new URL(idp.issuerFor(slug))
  return oidc.discovery(issuer, 'baton', { id_token_signed_response_alg: 'ES256' }, auth, {
    execute: [oidc.allowInsecureRequests],
  })
}

async function signIn(config: oidc.Configuration, browser: Browser, sub: string) {
  const verifier = oidc.randomPKCECodeVerifier()
  const nonce = oidc.randomNonce()
  const state = oidc.randomState()
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${publicUrl}/sign-in/callback`,
    scope: 'openid profile roles',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    nonce,
    state,
  })
  const choice = await browser.go(address)
  const { url } = await browser.go(choice.url, { sub })
  const tokens = await oidc.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState: state,
  })
  return { choice, tokens, claims: tokens.claims() }
}

test('each council on the exchange is an issuer of its own, with its addresses beneath it', async () => {
  const issuer = idp.issuerFor('brackwater')
  const response = await fetch(`${issuer}/.well-known/openid-configuration`)
  expect(await response.json()).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/session/end`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    code_challenge_methods_supported: ['S256'],
  })
  expect(() => idp.issuerFor('carrowdale')).toThrow('carrowdale has no sign-in')
  expect((await fetch(issuer.replace('brackwater', 'carrowdale'))).status).toBe(404)
})

test('a worker chooses who they are, and the ID token says name, email and roles', async () => {
  const { choice, claims } = await signIn(await client('aldermere'), new Browser(), 'kieran.doyle')
  expect(choice.html).toContain('<h1>Aldermere Council staff sign-in</h1>')
  expect(choice.html).toContain('This is a demonstration.')
  expect(choice.html).toContain('Sign in as Helen Thackray')
  expect(choice.html).not.toContain('Tom Hesketh')
  expect(claims).toMatchObject({
    iss: idp.issuerFor('aldermere'),
    aud: 'baton',
    sub: 'kieran.doyle',
    name: 'Kieran Doyle',
    email: 'kieran.doyle@aldermere.example',
    roles: ['duty', 'social-worker'],
  })
})

test('one browser can be several people in turn, of one council and of two', async () => {
  const browser = new Browser()
  const [aldermere, brackwater] = [await client('aldermere'), await client('brackwater')]
  const subs = []
  for (const [config, sub] of [
    [aldermere, 'priya.nair'],
    [aldermere, 'ruth.bancroft'],
    [brackwater, 'tom.hesketh'],
  ] as const) {
    subs.push((await signIn(config, browser, sub)).claims?.sub)
  }
  expect(subs).toEqual(['priya.nair', 'ruth.bancroft', 'tom.hesketh'])
})

test('nobody can sign in at a council as somebody of another one', async () => {
  const browser = new Browser()
  const address = oidc.buildAuthorizationUrl(await client('aldermere'), {
    redirect_uri: `${publicUrl}/sign-in/callback`,
    scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge('a'.repeat(43)),
    code_challenge_method: 'S256',
  })
  const { url } = await browser.go(address)
  expect(await browser.go(url, { sub: 'tom.hesketh' })).toMatchObject({ status: 400, url })
  expect(await new Browser().go(url, { sub: 'priya.nair' })).toMatchObject({ status: 400, url })
})

test('a client without the exchange’s key gets no tokens', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  const config = await client('aldermere', oidc.PrivateKeyJwt({ key: privateKey, kid: 'ours' }))
  await expect(signIn(config, new Browser(), 'priya.nair')).rejects.toMatchObject({ error: 'invalid_client' })
})

test('a sign-in without PKCE is sent back with an error', async () => {
  const config = await client('aldermere')
  const redirect = { redirect_uri: `${publicUrl}/sign-in/callback`, scope: 'openid' }
  const { url } = await new Browser().go(oidc.buildAuthorizationUrl(config, redirect))
  expect(url.searchParams.get('error')).toBe('invalid_request')
  expect(url.searchParams.get('error_description')).toMatch(/PKCE/)
})

test('signing out asks once and leads back to the exchange', async () => {
  const browser = new Browser()
  const config = await client('aldermere')
  const { tokens } = await signIn(config, browser, 'priya.nair')
  const asked = await browser.go(
    oidc.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: `${publicUrl}/`,
    }),
  )
  expect(asked.html).toContain('<h1>Sign out of Aldermere Council</h1>')
  const action = /action="([^"]+)"/.exec(asked.html)?.[1] ?? ''
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
  expect((await browser.go(action, { xsrf, logout: 'yes' })).url.href).toBe(`${publicUrl}/`)
})

test('the keys are the same after a restart', async () => {
  const keys = async (from: IdentityProvider) => (await fetch(`${from.issuerFor('aldermere')}/jwks`)).json()
  const before = await keys(idp)
  await idp.stop()
  idp = await start()
  expect(await keys(idp)).toEqual(before)
})
