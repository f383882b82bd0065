import { createServer, type Server } from 'node:http'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../src/auth/context.ts'
import { operatorOf, operatorSignIn, requireOperator, whereOperated } from '../../../src/auth/operator.ts'
import { requireSession } from '../../../src/auth/require.ts'
import { seal, unseal } from '../../../src/auth/sealed-cookie.ts'
import { signInRoutes } from '../../../src/auth/sign-in.ts'
import type { Deps } from '../../../src/deps.ts'
import { councils, operators } from '../../../src/local/councils.ts'
import { type IdentityProvider, operatorClient, startIdentityProvider } from '../../../src/local/identity-provider.ts'
import { listen } from '../../../src/local/ports.ts'
import { close, readBody } from '../../../src/local/requests.ts'
import { CookieBrowser } from '../../support/cookie-browser.ts'
import { anExchange } from '../../support/exchange.ts'

const x = await anExchange()
const [aldermere] = councils
const cleaner = { sub: 'bertram.sholto', name: 'Bertram Sholto', email: 'b@exchange.example', roles: ['cleaner'] }
const nameless = { sub: 'no.name', name: '', email: 'n@exchange.example', roles: ['operator'] }

let server: Server
let provider: IdentityProvider
let url: string
let deps: Deps

const app = new Hono<BatonEnv>()
app.use(async (c, next) => {
  c.set('deps', deps)
  c.set('requestId', 'test')
  return next()
})
app.get('/.well-known/jwks.json', (c) => c.json(c.get('deps').signer.published))
app.route('/', signInRoutes({ renderFailure: (c, reason) => c.text(reason, 400) }))
app.route('/', operatorSignIn({ renderFailure: (c, reason) => c.text(reason, 400) }))
app.get(
  '/operator',
  whereOperated,
  requireOperator((c) => c.text('nobody', 401)),
  (c) => c.json(operatorOf(c)),
)
app.get('/transfers', requireSession, (c) => c.json(c.get('session')))
app.get('/', (c) => c.text('start'))

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const body = req.method === 'POST' ? await readBody(req) : null
    const headers = new Headers(
      Object.entries(req.headers).map(([name, value]): [string, string] => [name, `${value}`]),
    )
    const answer = await app.fetch(new Request(`${url}${req.url}`, { method: req.method ?? 'GET', headers, body }))
    res.writeHead(answer.status, [...answer.headers].flat()).end(await answer.text())
  })
  url = `http://localhost:${await listen(server, 0, 'the test')}`
  const people = [...operators.people, cleaner, nameless]
  provider = await startIdentityProvider({ port: 0, councils, publicUrl: url, operators: { ...operators, people } })
  await x.admin`update authority set oidc_issuer = ${provider.issuerFor('aldermere')} where id = ${aldermere?.id ?? ''}`
})
beforeEach(() => {
  const ours = { PUBLIC_URL: url, OPERATOR_ISSUER: provider.issuerFor('operator'), OPERATOR_CLIENT: operatorClient }
  deps = { ...x.deps, settings: { ...x.deps.settings, ...ours } }
})
afterAll(async () => {
  await provider.stop()
  await close(server)
})

const atCallback = (at: URL) => at.pathname.endsWith('/callback')
/** Signs in up to the provider’s answer, which is not yet given to the exchange. */
async function answerFor(browser: CookieBrowser, sub: string, from = '/operator/sign-in'): Promise<URL> {
  const choice = await browser.go(url + from)
  return (await browser.go(choice.url, { sub }, atCallback)).url
}
const signIn = async (browser: CookieBrowser, sub: string) => browser.go(await answerFor(browser, sub))

describe('whoever runs the exchange signs in by their own identity provider', () => {
  test('and is that operator, with a token for forms, and nothing else', async () => {
    const browser = new CookieBrowser()
    const page = await signIn(browser, 'odette.marlow')
    expect(page.url.href).toBe(`${url}/operator`)
    const csrf = expect.stringMatching(/^[\w-]{43}$/)
    expect(JSON.parse(page.text)).toEqual({ worker: 'odette.marlow', name: 'Odette Marlow', csrf })
    expect([...browser.cookies.keys()].filter((name) => name.startsWith('baton'))).toEqual(['baton-operator'])
  })

  test('and is no worker of any authority: no transfer opens', async () => {
    const browser = new CookieBrowser()
    await signIn(browser, 'odette.marlow')
    expect((await browser.go(`${url}/transfers`)).url.pathname).toBe('/')
    const sealed = browser.cookies.get('baton-operator')
    if (sealed) browser.cookies.set('baton', sealed)
    expect((await browser.go(`${url}/transfers`)).url.pathname).toBe('/')
  })

  test('until eight hours have gone', async () => {
    const browser = new CookieBrowser()
    await signIn(browser, 'casper.finch')
    const later = (minutes: number) => () => new Date(x.deps.now().getTime() + minutes * 60_000)
    deps = { ...deps, now: later(479) }
    expect((await browser.go(`${url}/operator`)).status).toBe(200)
    deps = { ...deps, now: later(481) }
    expect(await browser.go(`${url}/operator`)).toMatchObject({ status: 401, text: 'nobody' })
  })

  test('and signs out, only by a form of their own pages', async () => {
    const browser = new CookieBrowser()
    const { csrf } = JSON.parse((await signIn(browser, 'odette.marlow')).text)
    const { csrf: others } = JSON.parse((await signIn(new CookieBrowser(), 'odette.marlow')).text)
    expect((await browser.go(`${url}/operator/sign-out`, { csrf: others })).status).toBe(403)
    expect((await browser.go(`${url}/operator`)).status).toBe(200)
    expect((await browser.go(`${url}/operator/sign-out`, { csrf })).text).toBe('nobody')
  })
})

describe('nobody is signed in as an operator', () => {
  test.each([
    ['bertram.sholto', 'no-role'],
    ['no.name', 'no-name'],
  ])('as %s: %s', async (sub, reason) => {
    const browser = new CookieBrowser()
    expect(await signIn(browser, sub)).toMatchObject({ status: 400, text: reason })
    expect([...browser.cookies.keys()]).not.toContain('baton-operator')
  })

  test('by a worker’s session of a council', async () => {
    const browser = new CookieBrowser()
    const { url: page } = await browser.go(await answerFor(browser, 'simon.pickles', `/sign-in/${aldermere?.id}`))
    expect(page.pathname).toBe('/transfers')
    expect((await browser.go(`${url}/operator`)).status).toBe(401)
    const sealed = browser.cookies.get('baton')
    if (sealed) browser.cookies.set('baton-operator', sealed)
    expect((await browser.go(`${url}/operator`)).status).toBe(401)
  })

  test('with another state, by an answer given to somebody else, or twice by one', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'odette.marlow')
    const wrong = new URL(answer)
    wrong.searchParams.set('state', 'another')
    expect((await browser.go(wrong)).text).toBe('mismatch')
    expect((await new CookieBrowser().go(answer)).text).toBe('expired')
    expect((await browser.go(answer)).status).toBe(200)
    expect((await browser.go(answer)).text).toBe('expired')
  })

  test('by an ID token that was made for another sign-in', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'odette.marlow')
    const transaction = await unseal(deps, 'sign-in', browser.cookies.get('baton-sign-in')?.value ?? '')
    const value = await seal(deps, 'sign-in', { ...transaction, nonce: 'another' }, 60)
    browser.cookies.set('baton-sign-in', { path: '/', value })
    expect((await browser.go(answer)).text).toBe('untrusted')
  })

  test('by a council’s answer, nor is a worker signed in by an operator’s', async () => {
    const browser = new CookieBrowser()
    const councils = await answerFor(browser, 'simon.pickles', `/sign-in/${aldermere?.id}`)
    councils.pathname = '/operator/callback'
    expect(await browser.go(councils)).toMatchObject({ status: 400, text: 'no-council' })
    const own = await answerFor(browser, 'odette.marlow')
    own.pathname = '/sign-in/callback'
    expect(await browser.go(own)).toMatchObject({ status: 400, text: 'no-council' })
    expect([...browser.cookies.keys()].filter((name) => name.startsWith('baton'))).toEqual([])
  })
})

test('an exchange that names no identity provider for operators has none of these pages', async () => {
  const browser = new CookieBrowser()
  await signIn(browser, 'odette.marlow')
  const { OPERATOR_ISSUER: _, ...settings } = deps.settings
  deps = { ...deps, settings }
  for (const path of ['/operator', '/operator/sign-in', '/operator/callback?state=x'])
    expect((await browser.go(url + path)).status).toBe(404)
  expect((await browser.go(`${url}/operator/sign-out`, { csrf: 'x' })).status).toBe(404)
})
