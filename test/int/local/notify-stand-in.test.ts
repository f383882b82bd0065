import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Notify, type NotifyOptions, startNotify } from '../../../src/local/notify-stand-in.ts'
import { anAnswerer } from '../../support/answerer.ts'

const service = '11111111-1111-4111-8111-111111111111'
const secret = '22222222-2222-4222-8222-222222222222'
const template = '33333333-3333-4333-8333-333333333333'
const [deleted, text, long] = [4, 5, 6].map((digit) => template.replaceAll('3', String(digit))) as [
  string,
  string,
  string,
]
const kept = { subject: 'A transfer waits: ((reference))', body: 'Please look at ((link))' }
const templates = {
  [template]: kept,
  [deleted]: { ...kept, archived: true as const },
  [text]: { ...kept, type: 'sms' as const },
  [long]: { subject: 'Long', body: '£'.repeat(1_000_001) },
}
const letter = {
  email_address: 'duty@brackwater.example',
  template_id: template,
  personalisation: { reference: 'BTN-7F3K-2QXM', link: 'http://localhost:8787/t/1?a=1&b=2' },
  reference: 'notice-1',
}

/** Where receipts go. */
const callback = await anAnswerer()

let folder: string
let notify: Notify

beforeEach(async () => {
  callback.asked.length = 0
  callback.answers.length = 0
  folder = mkdtempSync(join(tmpdir(), 'baton-notify-'))
  notify = await start()
})

afterEach(async () => {
  await notify.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start(more: Partial<NotifyOptions> = {}) {
  const file = join(folder, 'letters.json')
  return startNotify({ port: 0, apiKey: `local-${service}-${secret}`, templates, file, ...more })
}

/** The same stand-in, started anew with these options. */
async function restart(more: Partial<NotifyOptions>) {
  await notify.stop()
  notify = await start(more)
}

async function token(claims: { iss?: string; iat?: number; secret?: string } = {}): Promise<string> {
  return new SignJWT({ iss: claims.iss ?? service, iat: claims.iat ?? Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
    .sign(new TextEncoder().encode(claims.secret ?? secret))
}

type Answered = { status: number; body: unknown }

async function ask(method: string, path: string, body?: unknown, authorization?: string): Promise<Answered> {
  const response = await fetch(`${notify.url}${path}`, {
    method,
    headers: { authorization: authorization ?? `Bearer ${await token()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}
const post = (body: unknown, authorization?: string) => ask('POST', '/v2/notifications/email', body, authorization)

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
  [
    'it would be sent later, which is not documented',
    { scheduled_for: null },
    'Additional properties are not allowed (scheduled_for was unexpected)',
  ],
  ['its reference is too long', { reference: 'x'.repeat(1001) }, `reference ${'x'.repeat(1001)} is too long`],
  [
    'the unsubscribe link is no https',
    { one_click_unsubscribe_url: 'http://a.example' },
    'one_click_unsubscribe_url is not a valid https url',
  ],
  ...['a..b@c.example', 'a@b', 'a@-b.example', `${'a'.repeat(320)}@b.example`, 'ä@b.example', 'a b@c.example'].map(
    (email_address) =>
      [
        `the address is ${email_address.slice(0, 20)}`,
        { email_address },
        'email_address Not a valid email address',
      ] as const,
  ),
] as const)('a letter is refused when %s', async (_, change, message) => {
  expect(await post({ ...letter, ...change })).toEqual({
    status: 400,
    body: { status_code: 400, errors: [{ error: 'ValidationError', message }] },
  })
  expect(notify.letters()).toEqual([])
})

test.each([
  ['its template is unknown', { template_id: service }, 'Template not found'],
  ['a value is missing', { personalisation: { link: '/' } }, 'Missing personalisation: reference'],
  [
    'it is replied to elsewhere',
    { email_reply_to_id: secret },
    `email_reply_to_id ${secret} does not exist in database for service id ${service}`,
  ],
  [
    'it is too long',
    { template_id: long },
    'Emails cannot be longer than 2000000 bytes. Your message is 2000002 bytes.',
  ],
  ['its template was deleted', { template_id: deleted }, 'Template has been deleted'],
  ['its template is for text messages', { template_id: text }, 'sms template is not suitable for email notification'],
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
  expect(await refused(`Basic ${await token()}`)).toBe(401)
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

describe('a service that may not write to everybody', () => {
  test.each([
    ['trial', /^Cannot send to this recipient when service is in trial mode/],
    ['team-key', /^Cannot send to this recipient using a team-only API key/],
  ] as const)('(%s) is refused for others, and still passes a smoke test', async (because, message) => {
    await restart({ only: { addresses: ['team@aldermere.example'], because } })
    expect(await post(letter)).toEqual({
      status: 400,
      body: { status_code: 400, errors: [{ error: 'BadRequestError', message: expect.stringMatching(message) }] },
    })
    expect((await post({ ...letter, email_address: 'team@aldermere.example' })).status).toBe(201)
    expect((await post({ ...letter, email_address: 'simulate-delivered-2@notifications.service.gov.uk' })).status).toBe(
      201,
    )
    expect(notify.letters().map(({ to }) => to)).toEqual(['team@aldermere.example'])
  })
})

describe('what became of a letter', () => {
  const at = (path: string) => ask('GET', path)

  test('is told to whoever asks for it by its id', async () => {
    await post(letter)
    await post({ ...letter, email_address: 'perm-fail@simulator.notify' })
    const [first, second] = notify.letters()
    expect(await at(`/v2/notifications/${first?.id}`)).toMatchObject({
      status: 200,
      body: { status: 'delivered', type: 'email', email_address: letter.email_address, reference: 'notice-1' },
    })
    expect(await at(`/v2/notifications/${second?.id}`)).toMatchObject({ body: { status: 'permanent-failure' } })
    expect(await at(`/v2/notifications/${service}`)).toEqual({
      status: 404,
      body: { status_code: 404, errors: [{ error: 'NoResultFound', message: 'No result found' }] },
    })
    expect(await (await fetch(notify.url)).text()).toContain('Came back: there is no such address.')
  })

  test('is reported to the callback, with its token, in the fields that are documented', async () => {
    await restart({ callback: { url: `${callback.url}/notify/receipts`, token: 'agreed upon' } })
    notify.bounce('Duty@Brackwater.example', 'technical-failure')
    await post(letter)
    await post({ ...letter, email_address: 'temp-fail@simulator.notify', reference: undefined })
    await post({ ...letter, email_address: 'simulate-delivered@notifications.service.gov.uk' })
    await notify.receipts()
    const [first, second] = notify.letters()
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    const always = {
      ...{ created_at: instant, completed_at: instant, sent_at: instant },
      ...{ notification_type: 'email', template_id: template, template_version: 1 },
    }
    const told = callback.asked.map(({ body }) => JSON.parse(body) as { to: string })
    expect(told.sort((a, b) => a.to.localeCompare(b.to))).toEqual([
      { ...always, id: first?.id, reference: 'notice-1', to: letter.email_address, status: 'technical-failure' },
      { ...always, id: second?.id, reference: null, to: 'temp-fail@simulator.notify', status: 'temporary-failure' },
    ])
    expect(callback.asked.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual(
      told.map(() => ['POST', '/notify/receipts', 'Bearer agreed upon']),
    )
  })

  test.each([
    ['again while nobody takes it', [503, 'hang up', 429], 4],
    ['five times again at most', [500, 500, 500, 500, 500, 500, 500], 6],
    ['once where it is refused', [400], 1],
  ] as const)('is reported %s', async (_, answers, times) => {
    callback.answers.push(...answers.map((status) => (status === 'hang up' ? status : { status })))
    await restart({ callback: { url: callback.url, token: 'agreed upon', retryMs: 1 } })
    await post(letter)
    await notify.receipts()
    expect(callback.asked).toHaveLength(times)
  })

  test('can be chosen from outside, for an address', async () => {
    const bounce = { address: letter.email_address, fate: 'temporary-failure' }
    await fetch(`${notify.url}/bounces`, { method: 'POST', body: JSON.stringify(bounce) })
    await post(letter)
    expect(notify.letters()).toMatchObject([{ status: 'temporary-failure' }])
  })
})

test('templates are for whoever has the key; what is written at the stand-in’s own door is what goes out', async () => {
  const changed = { subject: 'Another', body: 'Look: ((link))' }
  expect((await ask('GET', '/v2/templates', undefined, 'Bearer x')).status).toBe(403)
  expect((await ask('POST', `/v2/template/${template}`, changed)).status).toBe(404)
  expect((await ask('PUT', `/templates/${template}`, changed, 'Bearer x')).status).toBe(403)
  expect(await ask('PUT', `/templates/${template}`, changed)).toMatchObject({ status: 200, body: { version: 2 } })
  await post(letter)
  expect(notify.letters()).toMatchObject([{ subject: 'Another', version: 2 }])
})
