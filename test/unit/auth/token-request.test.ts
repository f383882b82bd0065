import { expect, test } from 'vitest'
import { readTokenRequest } from '../../../src/auth/token-request.ts'

const whole = {
  ...{
    grant_type: 'client_credentials',
    client_assertion: 'a.b.c',
    worker: 'SW-1',
    worker_name: 'Ada Wold',
    role: 'duty',
  },
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
}
const read = (changes: Record<string, string> = {}, without = '') => {
  const form = new Map(Object.entries({ ...whole, ...changes }))
  form.delete(without)
  return readTokenRequest(form)
}

test('a request says for whom the system acts (R1.1)', () => {
  expect(read({ client_id: 'cms', extra: 'ignored' })).toEqual({
    ...{ assertion: 'a.b.c', clientId: 'cms' },
    worker: { id: 'SW-1', name: 'Ada Wold', role: 'duty' },
  })
})

test.each(['worker', 'worker_name', 'role'])('it must name %s', (parameter) => {
  expect(read({}, parameter)).toMatchObject({ refused: 'invalid_request', status: 400 })
})

test.each(['client_assertion', 'client_assertion_type'])('without %s nobody proves who they are', (parameter) => {
  expect(read({}, parameter)).toMatchObject({ refused: 'invalid_client', status: 401 })
})

test('what is wrong is said by the parameter’s name, in characters that RFC 6749 allows', () => {
  for (const [changes, beginning] of [
    [{ worker: 'x'.repeat(101) }, 'worker: Shorten this to 100'],
    [{ worker_name: 'x'.repeat(201) }, 'worker_name: Shorten this to 200'],
    [{ worker_name: 'a\u0001' }, 'worker_name: Take out the control character (U+0001)'],
    [{ worker_name: '"\ud800\\' }, 'worker_name: Replace the broken character'],
    [{ role: 'lamplighter' }, 'role: Give one of social-worker, '],
    [{ role: 'Duty' }, 'role: Give one of'],
  ] as const) {
    const { description } = read(changes) as { description: string }
    expect(description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
    expect(description.slice(0, beginning.length)).toBe(beginning)
  }
})
