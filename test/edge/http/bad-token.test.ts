import { createHmac, randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { signAccessToken } from '../../../src/auth/access-token.ts'
import { openSigner } from '../../../src/bundle/signer.ts'
import type { Role } from '../../../src/domain/actor.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { signingKey } from '../../../src/local/keys.ts'
import { noFeed } from '../../support/bank-holidays.ts'
import { aProblem, call, MARK } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { everythingWritten, untilDelivered } from '../../support/everything-written.ts'
import { refused } from '../../support/refusing.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater } = exchange
const whole = (more: object = {}) => aWholeDraft(brackwater.council.id, daysAgo(3), more)
const body = JSON.stringify(whole())

let draft = ''
let sent = ''
beforeAll(async () => {
  const priya = await aldermere.a()
  draft = (await priya.post('/v1/transfers', whole())).body.id
  sent = (await priya.post('/v1/transfers', whole({ send: true }))).body.id
  await untilDelivered(exchange)
})

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const payloadOf = (token: string) => token.split('.')[1] ?? ''

async function foreign(): Promise<string> {
  const signer = await openSigner(JSON.stringify({ keys: [await signingKey()] }))
  const settings = {
    ...exchange.secrets.worker,
    PUBLIC_URL: exchange.url,
    NOTIFY_URL: exchange.url,
    ...noFeed,
    databaseUrl: '',
  }
  const actor = { kind: 'worker', authority: aldermere.council.id, worker: MARK, name: MARK, client: MARK } as const
  return signAccessToken({ settings, signer, now: () => new Date() }, { ...actor, roles: ['social-worker'] })
}

async function withPublicKeyAsSecret(): Promise<string> {
  const head = `${part({ alg: 'HS256', typ: 'at+jwt' })}.${payloadOf(await aldermere.token())}`
  const [key] = exchange.signer.published.keys
  return `${head}.${createHmac('sha256', JSON.stringify(key)).update(head).digest('base64url')}`
}

async function withMoreRoles(): Promise<string> {
  const [head, payload, signature] = (await aldermere.token()).split('.')
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
  return [head, part({ ...claims, roles: ['director'] }), signature].join('.')
}

describe('who may not come in', () => {
  test.each<[string, () => Promise<string | undefined> | undefined, string]>([
    ['nobody', () => undefined, 'token-missing'],
    ['words', async () => MARK, 'token-malformed'],
    [
      'a token that is over',
      () => aldermere.token('social-worker', { at: new Date(Date.now() - 601_000) }),
      'token-expired',
    ],
    [
      'a token of another exchange',
      () => aldermere.token('social-worker', { publicUrl: 'https://other.example' }),
      'token-foreign',
    ],
    ['a token that another key signed', foreign, 'token-foreign'],
    ['a token signed with our public key as a secret', withPublicKeyAsSecret, 'token-malformed'],
    [
      'a token with alg none',
      async () => `${part({ alg: 'none', typ: 'at+jwt' })}.${payloadOf(await aldermere.token())}.`,
      'token-malformed',
    ],
    ['a token into which a role was written', withMoreRoles, 'token-foreign'],
  ])('%s', async (_, make, code) => {
    const token = await make()
    for (const path of ['/v1/transfers', `/v1/transfers/${draft}/send`, `/v1/transfers/${draft}/files`, `/v1/${MARK}`])
      await refused(exchange, token, path, { body }, { status: 401, code })
    for (const path of ['/v1/transfers', '/v1/feed', `/v1/transfers/${draft}`, `/v1/transfers/${draft}/package.zip`])
      await refused(exchange, token, path, { method: 'GET' }, { status: 401, code })
  })

  test('is told by the challenge how to come in', async () => {
    const { headers } = await call(exchange.url, '/v1/transfers', MARK, { method: 'GET' })
    expect(headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", /)
  })

  test('a name and a password', async () => {
    const asking = { method: 'GET', headers: { authorization: `Basic ${btoa(`${MARK}:${MARK}`)}` } }
    await refused(exchange, undefined, '/v1/transfers', asking, { status: 401, code: 'token-missing' })
  })
})

describe('at the token endpoint', () => {
  const form = async () => {
    const client = 'aldermere-case-system'
    const jwk = exchange.secrets.councils.aldermere?.privateJwk
    if (jwk === undefined) throw new Error('Aldermere has keys')
    const claims = { iss: client, sub: client, aud: exchange.url, jti: randomUUID() }
    const signed = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: jwk.kid }).setExpirationTime('1m')
    return {
      ...{ grant_type: 'client_credentials', worker: 'SW-1', worker_name: MARK, role: 'duty' },
      client_assertion: await signed.sign(await importJWK(jwk, 'ES256')),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    }
  }
  const ask = (body: string, type = 'application/x-www-form-urlencoded') =>
    call(exchange.url, '/oauth/token', undefined, { headers: { 'content-type': type }, body })

  test.each<[string, (own: Record<string, string>) => string, number, string, string?]>([
    ['an assertion that was used', (own) => `${new URLSearchParams(own)}`, 401, 'invalid_client'],
    ['JSON', (own) => JSON.stringify(own), 400, 'invalid_request', 'application/json'],
    ['a role that nobody has', (own) => `${new URLSearchParams({ ...own, role: MARK })}`, 400, 'invalid_request'],
    ['a NUL', (own) => `${new URLSearchParams({ ...own, worker: `${MARK}\0` })}`, 400, 'invalid_request'],
    ['half a surrogate pair', (own) => `worker=%ED%A0%80&${new URLSearchParams(own)}`, 400, 'invalid_request'],
    ['a parameter given twice', (own) => `role=${MARK}&${new URLSearchParams(own)}`, 400, 'invalid_request'],
    ['nothing', () => '', 400, 'invalid_request'],
  ])('%s is refused as RFC 6749 says', async (_, make, status, error, type) => {
    const own = await form()
    if (error === 'invalid_client') expect((await ask(make(own))).status).toBe(200)
    const before = await everythingWritten(exchange.admin)
    const called = await ask(make(own), type)
    expect(called).toMatchObject({ status, type: 'application/json' })
    expect(called.json()).toEqual({ error, error_description: expect.stringMatching(/^.{10,}$/) })
    expect(called.text).not.toContain(MARK)
    expect(await everythingWritten(exchange.admin)).toEqual(before)
  })

  test('is asked by POST', async () => {
    const called = await call(exchange.url, '/oauth/token', undefined, { method: 'GET' })
    expect(aProblem(called)).toMatchObject({ status: 405, code: 'method-not-allowed' })
  })
})

describe('who came in, but may not', () => {
  test.each<[Role, string, () => string, object, string, object]>([
    [
      'auditor',
      'open a draft',
      () => '/v1/transfers',
      whole(),
      'wrong-role',
      { who: expect.arrayContaining(['social-worker']) },
    ],
    [
      'administrator',
      'send',
      () => `/v1/transfers/${draft}/send`,
      {},
      'wrong-role',
      { who: expect.arrayContaining(['social-worker']) },
    ],
    [
      'social-worker',
      'decide on sharing',
      () => `/v1/transfers/${draft}/decide-sharing`,
      { outcome: 'share', ground: 'risk-of-harm', reasons: MARK },
      'wrong-role',
      { who: ['practice-lead'] },
    ],
    [
      'social-worker',
      'acknowledge what she sent',
      () => `/v1/transfers/${sent}/acknowledge`,
      {},
      'wrong-party',
      { who: ['receiver'] },
    ],
  ])('%s cannot %s', async (role, _, path, input, code, who) => {
    const asking = { body: JSON.stringify(input) }
    const problem = await refused(exchange, await aldermere.token(role), path(), asking, { status: 403, code })
    expect(problem).toMatchObject({ ...who, rule: expect.stringMatching(/^R\d/) })
  })

  test.each([
    'papers/01998000-0000-7000-8000-0000000000f1',
    'files/01998000-0000-7000-8000-0000000000f1',
    'manifest',
    'package.zip',
    'package.pdf',
  ])('an administrator cannot read %s, nor the receiving authority before it acknowledges', async (what) => {
    const shut = { status: 403, code: 'not-open-to-you' }
    await refused(
      exchange,
      await aldermere.token('administrator'),
      `/v1/transfers/${sent}/${what}`,
      { method: 'GET' },
      shut,
    )
    await refused(exchange, await brackwater.token(), `/v1/transfers/${sent}/${what}`, { method: 'GET' }, shut)
  })

  test('an administrator cannot read the record', async () => {
    const shut = { status: 403, code: 'not-open-to-you' }
    const administrator = await aldermere.token('administrator')
    for (const what of ['record', 'record.pdf'])
      await refused(exchange, administrator, `/v1/transfers/${sent}/${what}`, { method: 'GET' }, shut)
  })

  test('the sender learns of another state that the verb is out of turn, and what may be done', async () => {
    const problem = await refused(
      exchange,
      await aldermere.token(),
      `/v1/transfers/${sent}/send`,
      { body: '{}' },
      { status: 409, code: 'out-of-turn' },
    )
    expect(problem.rule).toBe('R2.1')
  })
})
