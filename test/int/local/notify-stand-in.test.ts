import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Notify, startNotify } from '../../../src/local/notify-stand-in.ts'

const service = '11111111-1111-4111-8111-111111111111'
const secret = '22222222-2222-4222-8222-222222222222'
const template = '33333333-3333-4333-8333-333333333333'
const templates = { [template]: { subject: 'A transfer waits: ((reference))', body: 'Please look at ((link))' } }
const letter = {
  email_address: 'duty@brackwater.example',
  template_id: template,
  personalisation: { reference: 'BTN-7F3K-2QXM', link: 'http://localhost:8787/t/1?a=1&b=2' },
  reference: 'notice-1',
}

let folder: string
let notify: Notify

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-notify-'))
  notify = await start()
})

afterEach(async () => {
  await notify.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start() {
  const file = join(folder, 'letters.json')
  return startNotify({ port: 0, apiKey: `local-${service}-${secret}`, templates, file })
}

async function token(claims: { iss?: string; iat?: number; secret?: string } = {}): Promise<string> {
  return new SignJWT({ iss: claims.iss ?? service, iat: claims.iat ?? Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .sign(new TextEncoder().encode(claims.secret ?? secret))
}

async function post(body: unknown, authorization?: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${notify.url}/v2/notifications/email`, {
    method: 'POST',
    headers: { authorization: authorization ?? `Bearer ${await token()}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

test('a letter is rendered from its template, acknowledged as Notify does, and shown to its reader', async () => {
  const answer = await post(letter)
  const kept = notify.letters()[0]
  expect(answer).toEqual({
    status: 201,
    body: {
      id: kept?.id,
      reference: 'notice-1',
      content: {
        subject: 'A transfer waits: BTN-7F3K-2QXM',
        body: 'Please look at http://localhost:8787/t/1?a=1&b=2',
        from_email: expect.stringContaining('@'),
      },
      uri: `${notify.url}/v2/notifications/${kept?.id}`,
      template: { id: template, version: 1, uri: `${notify.url}/v2/template/${template}` },
    },
  })
  expect(await (await fetch(`${notify.url}/letters.json`)).json()).toEqual(notify.letters())
  const seen = await (await fetch(notify.url)).text()
  expect(seen).toContain('<a href="http://localhost:8787/t/1?a=1&amp;b=2">')
})

test('letters are listed newest first, and what they say cannot become markup', async () => {
  await post({ ...letter, personalisation: { ...letter.personalisation, reference: 'first' } })
  await post({ ...letter, personalisation: { ...letter.personalisation, reference: '<script>second' } })
  const seen = await (await fetch(notify.url)).text()
  expect(seen).not.toContain('<script>')
  expect(seen.indexOf('&lt;script&gt;second')).toBeLessThan(seen.indexOf('first'))
  expect(seen.indexOf('&lt;script&gt;second')).toBeGreaterThan(0)
})

test('letters are there after a restart', async () => {
  await post(letter)
  const before = notify.letters()
  await notify.stop()
  notify = await start()
  expect(notify.letters()).toEqual(before)
})

test.each([
  ['the email address is missing', { email_address: undefined }, 'email_address is a required property'],
  ['the email address is none', { email_address: 'duty' }, 'email_address Not a valid email address'],
  ['the template is no UUID', { template_id: 'welcome' }, 'template_id is not a valid UUID'],
  ['a field is unknown', { phone: '1' }, 'Additional properties are not allowed (phone was unexpected)'],
])('a letter is refused when %s', async (_, change, message) => {
  expect(await post({ ...letter, ...change })).toEqual({
    status: 400,
    body: { status_code: 400, errors: [{ error: 'ValidationError', message }] },
  })
  expect(notify.letters()).toEqual([])
})

test.each([
  ['its template is unknown', { template_id: service }, 'Template not found'],
  ['a value is missing', { personalisation: { link: '/' } }, 'Missing personalisation: reference'],
])('a letter is refused when %s', async (_, change, message) => {
  expect(await post({ ...letter, ...change })).toEqual({
    status: 400,
    body: { status_code: 400, errors: [{ error: 'BadRequestError', message }] },
  })
})

test('a body that is not JSON is refused', async () => {
  expect((await post('{')).status).toBe(400)
})

test('a token must be there, be signed with the secret, come from the service and be of this half minute', async () => {
  const now = Math.floor(Date.now() / 1000)
  const refused = async (authorization: string) => (await post(letter, authorization)).status
  expect(await refused('')).toBe(401)
  expect(await refused(`Bearer ${await token({ secret: service })}`)).toBe(403)
  expect(await refused(`Bearer ${await token({ iss: secret })}`)).toBe(403)
  expect(await post(letter, `Bearer ${await token({ iat: now - 60 })}`)).toEqual({
    status: 403,
    body: {
      status_code: 403,
      errors: [{ error: 'AuthError', message: 'Error: Your system clock must be accurate to within 30 seconds' }],
    },
  })
  expect(await refused(`Bearer ${await token({ iat: now + 60 })}`)).toBe(403)
  expect(await refused(`Bearer ${await token({ iat: now + 15 })}`)).toBe(201)
})

test('a test may let the next calls fail', async () => {
  await fetch(`${notify.url}/faults`, { method: 'POST', body: JSON.stringify({ next: 429, times: 2 }) })
  expect((await post(letter)).body).toEqual({
    status_code: 429,
    errors: [{ error: 'RateLimitError', message: expect.stringContaining('Exceeded rate limit') }],
  })
  expect((await post(letter)).status).toBe(429)
  expect((await post(letter)).status).toBe(201)
  expect(notify.letters()).toHaveLength(1)
})

test('a key or a file of letters that cannot be read is told in one sentence', async () => {
  await expect(startNotify({ port: 0, apiKey: 'secret', templates })).rejects.toThrow(
    /^NOTIFY_API_KEY is not of the form/,
  )
  writeFileSync(join(folder, 'letters.json'), '{')
  await expect(start()).rejects.toThrow(/^The letters in .* cannot be read: delete that file/)
})
