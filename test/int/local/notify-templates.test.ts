import { expect, test } from 'vitest'
import { templateStore } from '../../../src/local/notify-templates.ts'

const id = '33333333-3333-4333-8333-333333333333'
const unknown = '44444444-4444-4444-8444-444444444444'
const kept = { subject: 'A transfer waits: ((reference))', body: 'Please look at ((link)), ((LINK))' }
const store = () => templateStore({ [id]: kept })
const preview = (personalisation: object) =>
  store().answer('POST', `/v2/template/${id}/preview`, JSON.stringify({ personalisation }))

test('a template is given as Notify gives it, alone and among all', () => {
  const one = store().answer('GET', `/v2/template/${id}`, '')
  expect(one).toMatchObject({
    status: 200,
    body: { id, type: 'email', version: 1, updated_at: null, ...kept, letter_contact_block: null },
  })
  expect(one?.body).toMatchObject({ personalisation: { reference: { required: true }, link: { required: true } } })
  const all = store().answer('GET', '/v2/templates', '')?.body as { templates: { id: string }[] }
  expect(all.templates.map((template) => template.id)).toEqual([id])
})

test('an id that is none is a 400, one that nobody has a 404', () => {
  expect(store().answer('GET', '/v2/template/welcome', '')?.status).toBe(400)
  expect(store().answer('GET', `/v2/template/${unknown}`, '')).toEqual({
    status: 404,
    body: { status_code: 404, errors: [{ error: 'NoResultFound', message: 'No result found' }] },
  })
})

test('it is rendered with what is given, whatever its capitals and spaces; what is not needed is ignored', () => {
  expect(preview({ Reference: 'BTN-1', ' LI_NK ': ['one', 'two'], more: 1 })).toMatchObject({
    status: 200,
    body: { id, subject: 'A transfer waits: BTN-1', body: 'Please look at * one\n* two, * one\n* two' },
  })
})

test('what is missing is named, each once', () => {
  expect(preview({ more: 1 })).toEqual({
    status: 400,
    body: {
      status_code: 400,
      errors: [{ error: 'BadRequestError', message: 'Missing personalisation: reference, link' }],
    },
  })
  expect(store().answer('POST', `/v2/template/${id}/preview`, '')?.status).toBe(400)
  expect(store().answer('POST', `/v2/template/${id}/preview`, '{"personalisation":7}')?.status).toBe(400)
})

test('nothing of Notify’s API writes one; the stand-in’s own door does, and counts its versions', () => {
  const written = JSON.stringify({ subject: 'Another', body: 'Look: ((link))' })
  const one = store()
  for (const method of ['PUT', 'POST', 'DELETE'])
    expect(one.answer(method, `/v2/template/${id}`, written)).toBeUndefined()
  expect(one.answer('PUT', `/templates/${id}`, '{"subject":""}')?.status).toBe(400)
  expect(one.of(id)).toMatchObject({ ...kept, version: 1 })
  expect(one.answer('PUT', `/templates/${id}`, written)).toMatchObject({ status: 200, body: { version: 2 } })
  expect(one.answer('PUT', `/templates/${unknown}`, written)).toMatchObject({ status: 200, body: { version: 1 } })
  expect(one.of(id)).toMatchObject({ subject: 'Another', version: 2 })
})
