import { createHmac } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, exportSPKI, importJWK, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { actorFromToken, challengeOf, signAccessToken, type TokenRefused } from '../../../src/auth/access-token.ts'
import { openSigner, type Signer } from '../../../src/bundle/signer.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { signingKey } from '../../../src/local/keys.ts'

const NOW = '2026-11-16T09:00:00.000Z'
const URL = 'https://baton.example'
const actor: Actor & { client: string } = {
  ...{ kind: 'worker', authority: '019a0c3e-5a00-7a1d-8e00-a1de00000001', worker: 'SW-1', name: 'Siân Wold' },
  ...{ roles: ['duty'], client: 'cms' },
}

let signer: Signer
beforeAll(async () => {
  signer = await openSigner(JSON.stringify({ keys: [await signingKey()] }))
})

const deps = (changes: { now?: string; url?: string; signer?: Signer } = {}) =>
  ({
    ...{ settings: { PUBLIC_URL: changes.url ?? URL }, signer: changes.signer ?? signer },
    now: () => new Date(changes.now ?? NOW),
  }) as Parameters<typeof signAccessToken>[0]

const read = (token: string) => actorFromToken(deps(), `Bearer ${token}`)
const sign = (claims: object, typ = 'at+jwt') =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ, kid: signer.jwk.kid }).sign(signer.key)

test('a token says who acts for whom, for ten minutes (R1.1, RFC 9068)', async () => {
  const token = await signAccessToken(deps(), actor)
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: signer.jwk.kid })
  const iat = Date.parse(NOW) / 1000
  expect(decodeJwt(token)).toEqual({
    ...{ iss: URL, aud: `${URL}/v1`, sub: 'SW-1', iat, exp: iat + 600, jti: expect.any(String) },
    ...{ name: 'Siân Wold', roles: ['duty'], authority: actor.authority, client_id: 'cms', act: { sub: 'cms' } },
  })
  expect(await read(token)).toEqual(actor)
})

test('it holds for ten minutes and no longer', async () => {
  const header = `bearer ${await signAccessToken(deps(), actor)}`
  expect(await actorFromToken(deps({ now: '2026-11-16T09:09:59Z' }), header)).toEqual(actor)
  expect(await actorFromToken(deps({ now: '2026-11-16T09:10:00Z' }), header)).toEqual({ refused: 'expired' })
})

test('a key that is retired still verifies, a key that is not ours never does', async () => {
  const newer = await openSigner(JSON.stringify({ keys: [await signingKey(), signer.jwk] }))
  const header = `Bearer ${await signAccessToken(deps(), actor)}`
  expect(await actorFromToken(deps({ signer: newer }), header)).toEqual(actor)
  const other = await openSigner(JSON.stringify({ keys: [await signingKey()] }))
  expect(await actorFromToken(deps({ signer: other }), header)).toEqual({ refused: 'foreign' })
  const { jwk } = await openSigner(JSON.stringify({ keys: [{ ...(await signingKey()), kid: signer.jwk.kid }] }))
  const forged = await new SignJWT(decodeJwt(header.slice(7)))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signer.jwk.kid })
    .sign(await importJWK(jwk, 'ES256'))
  expect(await read(forged)).toEqual({ refused: 'foreign' })
})

test('a token of another exchange, or for another API, is foreign', async () => {
  expect(await read(await signAccessToken(deps({ url: 'https://other.example' }), actor))).toEqual({
    refused: 'foreign',
  })
  const claims = decodeJwt(await signAccessToken(deps(), actor))
  expect(await read(await sign({ ...claims, aud: URL }))).toEqual({ refused: 'foreign' })
  expect(await read(await sign({ ...claims, iss: undefined }))).toEqual({ refused: 'foreign' })
})

test('whatever is no access token of ours is malformed', async () => {
  const token = await signAccessToken(deps(), actor)
  const claims = decodeJwt(token)
  const [, payload = ''] = token.split('.')
  const head = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url')
  const hs256 = `${head({ alg: 'HS256', typ: 'at+jwt', kid: signer.jwk.kid })}.${payload}`
  const { d: _, ...publicJwk } = signer.jwk
  const secret = await exportSPKI((await importJWK(publicJwk, 'ES256', { extractable: true })) as CryptoKey)
  for (const bad of [
    `${head({ alg: 'none', typ: 'at+jwt' })}.${payload}.`,
    `${hs256}.${createHmac('sha256', secret).update(hs256).digest('base64url')}`,
    'nonsense',
    '..',
    await sign(claims, 'JWT'),
    await sign({ ...claims, exp: undefined }),
    await sign({ ...claims, roles: ['lamplighter'] }),
    await sign({ ...claims, name: 7 }),
    await sign({ ...claims, authority: 'aldermere' }),
    await sign({ ...claims, client_id: undefined }),
  ])
    expect(await read(bad)).toEqual({ refused: 'malformed' })
})

test('a request without a bearer token is without one', async () => {
  for (const header of [undefined, '', 'Basic YTpi', 'Bearerx'])
    expect(await actorFromToken(deps(), header)).toEqual({ refused: 'missing' })
  for (const header of ['Bearer', 'Bearer ', 'Bearer a b', 'Bearer "a"'])
    expect(await actorFromToken(deps(), header)).toEqual({ refused: 'malformed' })
})

test('the challenge names an error only when a token was sent (RFC 6750 section 3.1)', () => {
  expect(challengeOf({ refused: 'missing' })).toBe('Bearer')
  for (const refused of ['expired', 'foreign', 'malformed'] as TokenRefused['refused'][])
    expect(challengeOf({ refused })).toMatch(/^Bearer error="invalid_token", error_description="[\w :]+"$/)
})
