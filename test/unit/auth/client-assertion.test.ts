import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { claimedClient, proveAssertion } from '../../../src/auth/client-assertion.ts'

const now = new Date('2026-11-16T09:00:00Z')
const at = now.getTime() / 1000
const claims = { iss: 'cms', sub: 'cms', aud: 'https://baton.example', exp: at + 300, jti: 'one' }
const own = async (alg: string) => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey, jwk: await exportJWK(publicKey) }
}
const sign = (key: CryptoKey, alg: string, payload: JWTPayload = claims, kid?: string) =>
  new SignJWT(payload).setProtectedHeader({ alg, ...(kid ? { kid } : {}) }).sign(key)
const prove = (assertion: string, ...keys: object[]) =>
  proveAssertion(assertion, 'cms', { keys: keys as never }, ['https://baton.example'], now)

test.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('an assertion signed with %s is proved', async (alg) => {
  const { privateKey, jwk } = await own(alg)
  expect(await prove(await sign(privateKey, alg), jwk)).toEqual({
    jti: 'one',
    rememberUntil: new Date('2026-11-16T09:06:00Z'),
  })
})

test.each(['ES384', 'RS512'])('one signed with %s is not', async (alg) => {
  const { privateKey, jwk } = await own(alg)
  expect(await prove(await sign(privateKey, alg), jwk)).toEqual({ unproved: true })
})

test('without a key id any of the client’s keys may have signed it', async () => {
  const [first, second, stranger] = [await own('ES256'), await own('ES256'), await own('ES256')]
  const keys = [first.jwk, second.jwk]
  expect(await prove(await sign(second.privateKey, 'ES256'), ...keys)).toMatchObject({ jti: 'one' })
  expect(await prove(await sign(stranger.privateKey, 'ES256'), ...keys)).toEqual({ unproved: true })
  const late = { ...claims, exp: at - 31 }
  expect(await prove(await sign(second.privateKey, 'ES256', late), ...keys)).toMatchObject({ wrong: /expired/ })
})

test('with the client’s keys broken, or none, nothing is proved and nothing thrown', async () => {
  const { privateKey, jwk } = await own('ES256')
  const assertion = await sign(privateKey, 'ES256')
  for (const keys of [[], [{}], [{ kty: 'EC' }], [{ ...jwk, x: 'AAAA' }], ['text']])
    expect(await prove(assertion, ...(keys as object[]))).toEqual({ unproved: true })
  expect(await proveAssertion(assertion, 'cms', 'text' as never, [], now)).toEqual({ unproved: true })
})

test.each([
  [{ exp: at - 29 }, true],
  [{ exp: at - 31 }, false],
  [{ exp: at + 630 }, true],
  [{ exp: at + 631 }, false],
  [{ iat: at + 30 }, true],
  [{ iat: at + 31 }, false],
  [{ nbf: at + 30 }, true],
  [{ nbf: at + 31 }, false],
])('half a minute between two clocks is borne: %j %s', async (changes, holds) => {
  const { privateKey, jwk } = await own('ES256')
  const proved = await prove(await sign(privateKey, 'ES256', { ...claims, ...changes }), jwk)
  expect('jti' in proved).toBe(holds)
})

test('a client id is plain text of at most 200 characters', () => {
  const said = (iss: unknown) => `x.${Buffer.from(JSON.stringify({ iss })).toString('base64url')}.x`
  expect(claimedClient(said('cms'))).toBe('cms')
  for (const iss of ['', 'a\0', 'ä', 'x'.repeat(201), 7, null, ['cms']])
    expect(claimedClient(said(iss))).toBeUndefined()
  for (const none of ['', 'x', 'x.y.z', '...']) expect(claimedClient(none)).toBeUndefined()
})
