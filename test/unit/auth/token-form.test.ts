import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_BYTES, readTokenForm } from '../../../src/auth/token-form.ts'

const FORM = 'application/x-www-form-urlencoded'
const read = (body: BodyInit, type = FORM) =>
  readTokenForm(
    new Request('https://baton.example/oauth/token', { method: 'POST', body, headers: { 'content-type': type } }),
  )

test('a form is read, names and values decoded, empty ones as left out', async () => {
  const form = await read('worker=SW+1&worker_name=Si%C3%A2n&role=&a=b=c&&bare', `${FORM}; charset=utf-8`)
  expect(form).toEqual(
    new Map([
      ['worker', 'SW 1'],
      ['worker_name', 'Siân'],
      ['a', 'b=c'],
    ]),
  )
})

test('any texts without control characters come back as they were', async () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => !/\p{Cc}/u.test(text))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(word, word, { noNullPrototype: true }), async (given) => {
      expect(await read(new URLSearchParams(given))).toEqual(new Map(Object.entries(given)))
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['a parameter twice', 'role=duty&role=duty'],
  ['a parameter twice, once empty', 'role=&role=duty'],
  ['a NUL', 'worker=a%00b'],
  ['a raw NUL', 'worker=a\0b'],
  ['a line end in a name', 'wor%0Aker=a'],
  ['half of a surrogate pair', 'worker=%ED%A0%80'],
  ['a byte that is not UTF-8', 'worker=%FF'],
  ['a raw byte that is not UTF-8', Uint8Array.of(0x61, 0x3d, 0xff)],
  ['a per cent sign alone', 'worker=100%'],
])('a form with %s is refused', async (_, body) => {
  expect(await read(body)).toMatchObject({ refused: 'invalid_request', status: 400 })
})

test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', '', `${FORM}x`])(
  'a body of type %j is refused',
  async (type) => {
    expect(await read('worker=a', type)).toMatchObject({ refused: 'invalid_request' })
  },
)

test('a body of 16 KiB is read, one byte more is not', async () => {
  expect(await read(`a=${'x'.repeat(MOST_BYTES - 2)}`)).toBeInstanceOf(Map)
  expect(await read(`a=${'x'.repeat(MOST_BYTES - 1)}`)).toMatchObject({ refused: 'invalid_request' })
})

test('a request without a body is an empty form', async () => {
  const request = new Request('https://baton.example/', { method: 'POST', headers: { 'content-type': FORM } })
  expect(await readTokenForm(request)).toEqual(new Map())
})
