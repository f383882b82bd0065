import { expect, test } from 'vitest'
import { badClient, badRequest } from '../../../src/auth/oauth-refused.ts'

test('a client that did not prove itself gets 401, and anything else 400', () => {
  expect(badClient('Sign it')).toEqual({ refused: 'invalid_client', status: 401, description: 'Sign it' })
  expect(badRequest('Mend it')).toEqual({ refused: 'invalid_request', status: 400, description: 'Mend it' })
  expect(badRequest('Leave it', 'invalid_scope')).toMatchObject({ refused: 'invalid_scope', status: 400 })
})
