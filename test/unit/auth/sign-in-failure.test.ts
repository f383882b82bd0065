import * as oidc from 'openid-client'
import { expect, test } from 'vitest'
import { failureOf, faultOf } from '../../../src/auth/sign-in-failure.ts'

const clientError = (code?: string) => Object.assign(new oidc.ClientError('said'), code === undefined ? {} : { code })
const answered = (error: string) =>
  new oidc.AuthorizationResponseError('said', { cause: new URLSearchParams({ error }) })
const tokenAnswered = (error: string) =>
  new oidc.ResponseBodyError('said', { cause: { error }, response: new Response(null, { status: 400 }) } as never)

test.each([
  [answered('access_denied'), 'denied'],
  [answered('login_required'), 'denied'],
  [answered('temporarily_unavailable'), 'unavailable'],
  [tokenAnswered('invalid_grant'), 'untrusted'],
  [tokenAnswered('invalid_client'), 'unavailable'],
  [clientError('OAUTH_TIMEOUT'), 'unavailable'],
  [clientError('OAUTH_RESPONSE_IS_NOT_JSON'), 'unavailable'],
  [clientError('OAUTH_JWT_CLAIM_COMPARISON_FAILED'), 'untrusted'],
  [clientError(), 'unavailable'],
  [new TypeError('fetch failed'), 'unavailable'],
  ['thrown', 'unavailable'],
])('%s is the failure %s', (thrown, failure) => {
  expect(failureOf(thrown)).toBe(failure)
})

test('what is logged is a code or a kind, never the words', () => {
  expect(faultOf(clientError('OAUTH_TIMEOUT'))).toBe('OAUTH_TIMEOUT')
  expect(faultOf(new TypeError('secret'))).toBe('TypeError')
  expect(faultOf('secret')).toBe('unknown')
})
