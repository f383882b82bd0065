import { expect, test } from 'vitest'
import { tokenRoutes } from '../../../src/http/token.ts'

const FORM = 'application/x-www-form-urlencoded'

test.each([
  ['application/json', '{}'],
  [FORM, 'grant_type=client_credentials&grant_type=client_credentials'],
  [FORM, `grant_type=${'x'.repeat(20_000)}`],
  [FORM, 'worker=%00'],
])('a body that cannot be read is answered as RFC 6749 says (%s, %.30s)', async (type, body) => {
  const response = await tokenRoutes.request('/oauth/token', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  })
  expect(response.status).toBe(400)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({ error: 'invalid_request', error_description: expect.any(String) })
})

test('only POST is for asking', async () => {
  const response = await tokenRoutes.request('/oauth/token')
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
})
