import { createHmac, randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { exportSPKI, importJWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signAccessToken } from '../../../src/auth/access-token.ts'
import { openSigner } from '../../../src/bundle/signer.ts'
import { councils } from '../../../src/local/councils.ts'
import { type PrivateJwk, signingKey } from '../../../src/local/keys.ts'
import { type Doors, startDoors } from '../../support/auth-exchange.ts'

const [aldermere] = councils
const client = 'aldermere-case-system'
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

let doors: Doors
let key: PrivateJwk
beforeAll(async () => {
  doors = await startDoors('token_endpoint')
  const council = doors.secrets.councils.aldermere
  if (council === undefined) throw new Error('Aldermere has keys')
  key = council.privateJwk
})
afterAll(() => doors.stop())

const seconds = () => Math.floor(Date.now() / 1000)
const claims = (changes: JWTPayload = {}): JWTPayload => ({
  ...{ iss: client, sub: client, aud: doors.url, iat: seconds(), exp: seconds() + 300, jti: randomUUID() },
  ...changes,
})
const sign = async (payload: JWTPayload, by: PrivateJwk = key, kid = by.kid) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid }).sign(await importJWK(by, 'ES256'))

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function form(changes: Record<string, string | undefined> = {}): Promise<Record<string, string>> {
  const whole = {
    ...{ grant_type: 'client_credentials', client_assertion_type: JWT_BEARER },
    ...{ worker: 'SW-114', worker_name: 'Siân Ó Dálaigh', role: 'duty' },
    ...(changes.client_assertion ? {} : { client_assertion: await sign(claims()) }),
    ...changes,
  }
  return Object.fromEntries(
    Object.entries(whole).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

async function ask(body: BodyInit | Record<string, string>, headers: Record<string, string> = {}) {
  const plain = typeof body === 'object' && Object.getPrototypeOf(body) === Object.prototype
  const response = await fetch(`${doors.url}/oauth/token`, {
    method: 'POST',
    body: plain ? new URLSearchParams(body as Record<string, string>) : (body as BodyInit),
    headers,
  })
  const { status } = response
  return { status, headers: response.headers, json: (await response.json()) as Record<string, string> }
}

/**
 * Announces 200,000 bytes and sends the first 17,000. Whoever sends them all may still be writing when the endpoint, which has
 * answered, hangs up: of that nothing but the broken line would be seen.
 */
const begin = (headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; json: unknown }>((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, 'content-length': '200000' }, agent: false as const }
    const sending = request(`${doors.url}/oauth/token`, options, (response) => {
      const answer = json(response).then((said) => ({ status: response.statusCode, json: said }))
      resolve(answer.finally(() => sending.destroy()))
    })
    sending.on('error', reject).write('x'.repeat(17_000))
  })

const me = async (authorization?: string) => {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
  const response = await fetch(`${doors.url}/v1/me`, { headers })
  return { status: response.status, text: await response.text(), challenge: response.headers.get('www-authenticate') }
}

const written = async () => (await doors.sql`select hash from used_assertion`).length

describe('a case system that proves who it is', () => {
  test('acts for the worker whom it names', async () => {
    const { status, headers, json } = await ask(await form())
    expect({ status, json }).toEqual({
      status: 200,
      json: { access_token: expect.stringContaining('.'), token_type: 'Bearer', expires_in: 600 },
    })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(JSON.parse((await me(`Bearer ${json.access_token}`)).text)).toEqual({
      ...{ kind: 'worker', authority: aldermere?.id, worker: 'SW-114', name: 'Siân Ó Dálaigh' },
      ...{ roles: ['duty'], client },
    })
  })

  test('may name the token endpoint as its audience, and be a little ahead of our clock', async () => {
    const ahead = { aud: [doors.url, `${doors.url}/oauth/token`], iat: seconds() + 20, nbf: seconds() + 20 }
    const { status } = await ask(await form({ client_assertion: await sign(claims(ahead)), client_id: client }))
    expect(status).toBe(200)
  })

  test('uses each assertion once, even when two come at once', async () => {
    const same = await form()
    const answers = await Promise.all([ask(same), ask(same), ask(same)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
    const payload = claims()
    await ask(await form({ client_assertion: await sign(payload) }))
    const again = await ask(await form({ client_assertion: await sign({ ...payload, exp: seconds() + 400 }) }))
    expect(again.json.error_description).toBe('The assertion was used before: make a new one')
  })

  test('is remembered for longer than the assertion could be accepted', async () => {
    const exp = seconds() + 300
    await ask(await form({ client_assertion: await sign(claims({ exp })) }))
    const [row] = await doors.sql`select max(expires_at) as last from used_assertion`
    expect(row?.last.getTime()).toBeGreaterThan((exp + 30) * 1000)
  })

  test.each([
    ['iss is not sub', () => ({ sub: 'another' })],
    ['it is for another server', () => ({ aud: 'https://other.example' })],
    ['it is for another server too', () => ({ aud: [doors.url, 'https://other.example'] })],
    ['it is for nobody', () => ({ aud: undefined })],
    ['it has expired', () => ({ exp: seconds() - 40 })],
    ['it lives too long', () => ({ exp: seconds() + 700 })],
    ['it never expires', () => ({ exp: undefined })],
    ['it was made in the future', () => ({ iat: seconds() + 60 })],
    ['it is not yet to be used', () => ({ nbf: seconds() + 60 })],
    ['it has no jti', () => ({ jti: undefined })],
    ['its jti is empty', () => ({ jti: '' })],
  ])('is told what to mend when %s, and nothing is written', async (_, change) => {
    const before = await written()
    const payload = JSON.parse(JSON.stringify({ ...claims(), ...change() }))
    const { status, json, headers } = await ask(await form({ client_assertion: await sign(payload) }))
    expect({ status, error: json.error }).toEqual({ status: 401, error: 'invalid_client' })
    expect(json.error_description).not.toMatch(/^Check the client id/)
    expect(headers.get('www-authenticate')).toMatch(/^Bearer /)
    expect(await written()).toBe(before)
  })
})

describe('who does not prove who they are cannot learn why', () => {
  const publicPem = async () => exportSPKI((await importJWK({ ...key, d: undefined } as never, 'ES256')) as CryptoKey)
  const hmac = (header: object, payload: object, secret: string) => {
    const head = `${part(header)}.${part(payload)}`
    return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`
  }
  const cases: [string, () => Promise<string> | string][] = [
    ['an unknown client', () => sign(claims({ iss: 'nobody', sub: 'nobody' }))],
    ['another key under the same id', async () => sign(claims(), await signingKey(), key.kid)],
    ['another council’s key', () => sign(claims(), doors.secrets.councils.brackwater?.privateJwk)],
    ['alg none', () => `${part({ alg: 'none' })}.${part(claims())}.`],
    ['the public key as a secret', async () => hmac({ alg: 'HS256', kid: key.kid }, claims(), await publicPem())],
    ['the public JWK as a secret', () => hmac({ alg: 'HS256', kid: key.kid }, claims(), key.x)],
    ['an expired assertion with another key', async () => sign(claims({ exp: 1 }), await signingKey(), key.kid)],
    ['a client id with a NUL', () => sign(claims({ iss: 'a\0', sub: 'a\0' }))],
    ['a client id that is no text', () => sign(claims({ iss: 7 as never }))],
    ['no JWT', () => 'nonsense'],
    ['a JWT of nothing', () => '..'],
  ]
  test.each(cases)('%s', async (_, make) => {
    const before = await written()
    const { status, json } = await ask(await form({ client_assertion: await make() }))
    expect({ status, json }).toEqual({
      status: 401,
      json: { error: 'invalid_client', error_description: expect.stringMatching(/^Check the client id, and that/) },
    })
    expect(await written()).toBe(before)
  })

  test('a council that is no longer on the exchange', async () => {
    await doors.sql`update authority set on_exchange = false where client_id = ${client}`
    const { json } = await ask(await form())
    await doors.sql`update authority set on_exchange = true where client_id = ${client}`
    expect(json.error_description).toMatch(/^Check the client id, and that/)
  })

  test('a client id beside the assertion that is another’s', async () => {
    expect((await ask(await form({ client_id: 'brackwater-case-system' }))).json.error).toBe('invalid_client')
  })
})

describe('a request that cannot be taken', () => {
  test.each([
    ['no worker', { worker: undefined }, 400, 'invalid_request'],
    ['an empty worker', { worker: '' }, 400, 'invalid_request'],
    ['no name', { worker_name: undefined }, 400, 'invalid_request'],
    ['no role', { role: undefined }, 400, 'invalid_request'],
    ['a role that is not in the list', { role: 'lamplighter' }, 400, 'invalid_request'],
    ['a worker’s id of 101 characters', { worker: 'x'.repeat(101) }, 400, 'invalid_request'],
    ['a name with a NUL', { worker_name: 'Si\0n' }, 400, 'invalid_request'],
    ['a scope', { scope: 'everything' }, 400, 'invalid_scope'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant', { grant_type: undefined }, 400, 'invalid_request'],
    ['a secret', { client_secret: 's' }, 401, 'invalid_client'],
    ['no kind of assertion', { client_assertion_type: undefined }, 401, 'invalid_client'],
    ['a body of more than 16 KiB', { padding: 'x'.repeat(17_000) }, 400, 'invalid_request'],
  ])('has %s, and nothing is written', async (_, change, status, error) => {
    const before = await written()
    const answer = await ask(await form(change))
    expect({ status: answer.status, error: answer.json.error }).toEqual({ status, error })
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.json.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
    expect(await written()).toBe(before)
  })

  test('is a body far beyond what a token needs, or none', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const answer of [await begin(headers), await ask('', headers)])
      expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_request' } })
  })
})

describe('the API', () => {
  const actor = { kind: 'worker', worker: 'SW-1', name: 'Ada Wold', roles: ['duty'], client } as const
  const token = async (changes: { settings?: object; now?: () => Date; signer?: Doors['signer'] } = {}) => {
    const { settings, signer } = doors
    const deps = { settings, signer, now: () => new Date(), ...changes } as Parameters<typeof signAccessToken>[0]
    return `Bearer ${await signAccessToken(deps, { ...actor, authority: aldermere?.id ?? '' })}`
  }

  test('knows its own token, and no other', async () => {
    expect((await me(await token())).status).toBe(200)
    const another = await openSigner(JSON.stringify({ keys: [await signingKey()] }))
    expect(await me(await token({ signer: another }))).toMatchObject({ status: 401, text: 'foreign' })
    const elsewhere = { settings: { ...doors.settings, PUBLIC_URL: 'https://other.example' } }
    expect(await me(await token(elsewhere))).toMatchObject({ status: 401, text: 'foreign' })
    const before = { now: () => new Date(Date.now() - 601_000) }
    expect(await me(await token(before))).toMatchObject({ status: 401, text: 'expired' })
    expect(await me()).toEqual({ status: 401, text: 'missing', challenge: 'Bearer' })
    expect((await me('Bearer x')).challenge).toMatch(/^Bearer error="invalid_token", /)
  })
})
