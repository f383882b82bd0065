import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { type LocalCouncil, operators as ourOperators, type SignsIn } from './councils.ts'
import { choicePage, failurePage, signedOutPage, signOutPage } from './identity-pages.ts'
import { memory, type SignInKeys, signInKeys } from './identity-store.ts'
import { sendPage } from './page.ts'
import { listen } from './ports.ts'
import { close, readBody } from './requests.ts'

/** The sign-in of every council on the exchange, and of its operators, while it runs. */
export type IdentityProvider = { issuerFor(slug: string): string; stop(): Promise<void> }

/** `publicUrl` is the exchange's own origin, without a slash at its end; `folder` keeps the keys over a restart. */
export type IdentityProviderOptions = {
  port: number
  councils: readonly LocalCouncil[]
  publicUrl: string
  folder?: string | undefined
  /** Who runs the exchange, if others than in the demonstration. */
  operators?: SignsIn
}

type Mounted = { council: SignsIn; provider: Provider; handle: ReturnType<Provider['callback']> }

/** The exchange’s name at its operators’ sign-in. */
export const operatorClient = 'baton-operators'

/**
 * Starts an OpenID Connect provider with one issuer per council on the exchange, `http://localhost:<port>/<slug>`, and one
 * for the operators, `/operator`. The exchange is its client `baton`, the operators’ `baton-operators`: code flow with PKCE, `private_key_jwt` with the keys of its JWKS; the ID token
 * carries name, email and roles.
 * @throws CannotStart when the port is taken or the kept keys are broken
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const mounted = new Map<string, Mounted>()
  const server = createServer((req, res) => {
    const slug = (req.url ?? '').split(/[/?]/)[1] ?? ''
    const found = mounted.get(slug)
    if (!found) {
      res.writeHead(404).end()
      return
    }
    answer(found, req, res, options.publicUrl).catch(() => {
      const why = 'This sign-in has ended, or was begun in another browser.'
      if (!res.headersSent) sendPage(res, 400, failurePage(found.council, why))
    })
  })
  const base = `http://localhost:${await listen(server, options.port, 'the sign-in of the councils')}`
  const operators = options.operators ?? ourOperators
  for (const council of [...options.councils.filter((each) => each.onExchange), operators]) {
    const provider = await newProvider(`${base}/${council.slug}`, council, options)
    mounted.set(council.slug, { council, provider, handle: provider.callback() })
  }
  return {
    issuerFor: (slug) => {
      if (!mounted.has(slug)) throw new Error(`${slug} has no sign-in`)
      return `${base}/${slug}`
    },
    stop: () => close(server),
  }
}

async function answer(
  { council, provider, handle }: Mounted,
  req: IncomingMessage,
  res: ServerResponse,
  publicUrl: string,
): Promise<void> {
  const whole = req.url ?? '/'
  const local = whole.slice(council.slug.length + 1) || '/'
  if (local.startsWith('/interaction/')) {
    await provider.interactionDetails(req, res)
    if (req.method !== 'POST') return sendPage(res, 200, choicePage(council, whole), [publicUrl])
    const sub = new URLSearchParams(await readBody(req)).get('sub')
    const person = council.people.find((each) => each.sub === sub)
    if (!person) return sendPage(res, 400, failurePage(council, 'Nobody of that name works here.'))
    return provider.interactionFinished(req, res, { login: { accountId: person.sub } })
  }
  // A demonstration asks each time who is there, so that one browser can be several people in turn.
  if (/^\/auth(\/|\?|$)/.test(local)) forgetSession(req, sessionCookie(council))
  req.url = local
  await handle(Object.assign(req, { originalUrl: whole }), res)
}

function sessionCookie(council: SignsIn): string {
  return `${council.slug}_session`
}

function forgetSession(req: IncomingMessage, name: string): void {
  const kept = (req.headers.cookie ?? '').split('; ').filter((pair) => !pair.startsWith(name))
  req.headers.cookie = kept.join('; ')
}

async function newProvider(issuer: string, council: SignsIn, options: IdentityProviderOptions): Promise<Provider> {
  const library = await quietly(() => import('oidc-provider'))
  return new library.Provider(issuer, configuration(council, await signInKeys(options.folder, council.slug), options))
}

function configuration(council: SignsIn, keys: SignInKeys, { publicUrl }: IdentityProviderOptions): Configuration {
  const cookie = { httpOnly: true, sameSite: 'lax', signed: true } as const
  const forOperators = council.slug === ourOperators.slug
  return {
    adapter: memory(),
    clients: [
      {
        client_id: forOperators ? operatorClient : 'baton',
        client_name: 'Baton',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        id_token_signed_response_alg: 'ES256',
        jwks_uri: `${publicUrl}/.well-known/jwks.json`,
        redirect_uris: [`${publicUrl}/${forOperators ? 'operator' : 'sign-in'}/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    clientAuthMethods: ['private_key_jwt'],
    jwks: { keys: [keys.jwk] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile', 'roles'],
    claims: { openid: ['sub'], profile: ['name', 'email'], roles: ['roles'] },
    // The exchange reads the ID token alone.
    conformIdTokenClaims: false,
    cookies: {
      keys: [keys.cookie],
      // Cookies of one host are shared by all its ports and issuers.
      names: { session: sessionCookie(council), interaction: 'interaction', resume: 'interaction_resume' },
      long: { ...cookie, path: `/${council.slug}` },
      short: cookie,
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 1800, Grant: 28_800, Session: 28_800 },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, signOutPage(council, form)),
        postLogoutSuccessSource: (ctx) => show(ctx, signedOutPage(council)),
      },
    },
    interactions: { url: (_, interaction) => `/${council.slug}/interaction/${interaction.uid}` },
    // The library refuses addresses of this machine, which is where the exchange's JWKS is.
    fetch: (url, init) => fetch(url, Object.assign({}, init, { dispatcher: undefined })),
    findAccount: (_, sub) => {
      const person = council.people.find((each) => each.sub === sub)
      return person && { accountId: sub, claims: () => ({ ...person, sub }) }
    },
    loadExistingGrant: consentForAll,
    renderError: (ctx, out) => show(ctx, failurePage(council, out.error_description ?? out.error)),
  }
}

/** Staff are not asked whether the exchange may know their name and roles: their council decided that. */
async function consentForAll({ oidc }: KoaContextWithOIDC) {
  const { client, session } = oidc
  if (!client || !session?.accountId) return undefined
  const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile roles')
  await grant.save()
  return grant
}

function show(ctx: KoaContextWithOIDC, markup: ReturnType<typeof failurePage>): void {
  ctx.type = 'html'
  ctx.body = String(markup)
}

/** Loads the library without its remark that it was not made for Node 20, where it was tried and does its work. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const warn = console.warn
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes('Unsupported runtime')) warn(...said)
  }
  try {
    return await load()
  } finally {
    console.warn = warn
  }
}
