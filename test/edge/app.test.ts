import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { Problem } from '../../schemas/problem.ts'
import { signAccessToken } from '../../src/auth/access-token.ts'
import { councils } from '../../src/local/councils.ts'
import { daysAgo } from '../../src/local/demo/days.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import { aChairsLetter } from '../../src/local/demo/letter.ts'
import { portToUse } from '../../src/local/ports.ts'
import { startWorker } from '../../src/local/worker.ts'
import { noFeed } from '../support/bank-holidays.ts'
import { type Asking, aProblem, type Called, call } from '../support/calling.ts'
import { anEdgeExchange } from '../support/edge-exchange.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, url } = exchange
const whole = (more: object = {}) => aWholeDraft(brackwater.council.id, daysAgo(3), more)

describe('every answer carries the headers that protect its reader', () => {
  test.each<[string, string, Asking, number]>([
    ['the start page', '/', { method: 'GET' }, 200],
    ['a page that is not there', '/nowhere', { method: 'GET' }, 404],
    ['the description of the API', '/openapi.json', { method: 'GET' }, 200],
    ['the public keys', '/.well-known/jwks.json', { method: 'GET' }, 200],
    ['the check of health', '/healthz', { method: 'GET' }, 200],
    ['a list', '/v1/transfers', { method: 'GET' }, 200],
    ['a draft that was opened', '/v1/transfers', { body: JSON.stringify(whole()) }, 201],
    ['a problem of a schema', '/v1/transfers', { body: '{}' }, 400],
    ['a problem of an address', '/v1/nowhere', { method: 'GET' }, 404],
    ['a token refused', '/oauth/token', { body: '' }, 400],
  ])('%s', async (_, path, asking, status) => {
    const called = await call(url, path, await aldermere.token(), asking)
    expect(called.status).toBe(status)
    const said = (name: string) => called.headers.get(name)
    expect(said('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(said('x-content-type-options')).toBe('nosniff')
    expect(said('x-frame-options')).toBe('DENY')
    expect(said('referrer-policy')).toBe('same-origin')
    expect(said('strict-transport-security')).toMatch(/^max-age=\d{8}/)
    expect(said('x-request-id')).toMatch(/^[\w-]{10,}$/)
    expect(said('x-powered-by')).toBeNull()
    if (/^\/(v1|oauth)/.test(path)) expect(said('cache-control')).toBe('no-store')
  })
})

describe('an address where there is nothing', () => {
  test.each(['/nowhere', '/v2/transfers', '/sign-in/x/y', '/openapi.json/x'])(
    '%s is a page for people',
    async (path) => {
      const called = await call(url, path, undefined, { method: 'GET' })
      expect({ status: called.status, type: called.type }).toEqual({ status: 404, type: 'text/html; charset=UTF-8' })
      expect(called.text).toContain('Page not found')
    },
  )

  test.each(['/v1', '/v1/nowhere', '/v1/transfers/x/y/z', '/oauth/nowhere', '/.well-known/nowhere'])(
    '%s is a problem for systems',
    async (path) => {
      const problem = aProblem(await call(url, path, await aldermere.token(), { method: 'GET' }))
      expect(problem).toMatchObject({ status: 404, code: 'no-such-route' })
    },
  )
})

test('the same fault of the same name is quoted by its request, which the answer’s header carries', async () => {
  const called = await call(url, '/v1/nowhere', await aldermere.token(), { method: 'GET' })
  expect(aProblem(called).request).toBe(called.headers.get('x-request-id'))
})

/** The same Worker with another binding, and its log. */
async function anotherWorker(changed: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-fault-'))
  const port = await portToUse(undefined, 'the test')
  const logFile = join(folder, 'worker.log')
  const PUBLIC_URL = `http://localhost:${port}`
  const { databaseUrl } = exchange
  const bindings = {
    ...exchange.secrets.worker,
    PUBLIC_URL,
    DATABASE_URL: databaseUrl,
    NOTIFY_URL: url,
    ...noFeed,
    ALLOW_LOOPBACK: 'yes',
  }
  const files = { filesFolder: join(folder, 'files'), logFile }
  const worker = await startWorker({ ...inject('worker'), ...files, port, bindings: { ...bindings, ...changed } })
  afterAll(async () => {
    await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const settings = { ...exchange.secrets.worker, PUBLIC_URL, NOTIFY_URL: url, ...noFeed, databaseUrl }
  const actor = {
    kind: 'worker',
    worker: 'priya.nair',
    name: 'Priya Nair',
    roles: ['social-worker'],
    client: 'x',
  } as const
  const authority = councils[0]?.id ?? ''
  const token = await signAccessToken(
    { settings, signer: exchange.signer, now: () => new Date() },
    { ...actor, authority },
  )
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  return { url: PUBLIC_URL, token, log }
}

describe('where the database does not answer', () => {
  const nobody = 'postgres://baton:Hollowmere@127.0.0.1:9/Hollowmere'
  const gone = new URL(exchange.databaseUrl)
  gone.pathname = '/hollowmere'

  test.each([
    ['because nothing listens there', nobody],
    ['because there is no such database', gone.href],
  ])('%s, nothing of the fault is told, and the log holds its code alone', async (_, databaseUrl) => {
    const broken = await anotherWorker({ DATABASE_URL: databaseUrl })
    const ask = (path: string, asking: Asking): Promise<Called> => call(broken.url, path, broken.token, asking)
    const draft = { body: JSON.stringify(whole()) }
    const told: Called[] = []
    for (const [path, asking] of [
      ['/v1/transfers', { method: 'GET' }],
      ['/v1/transfers', draft],
      ['/v1/feed', { method: 'GET' }],
    ] as [string, Asking][]) {
      const called = await ask(path, asking)
      expect({ status: called.status, type: called.type }).toEqual({ status: 500, type: 'application/problem+json' })
      expect(Problem.parse(called.json())).toMatchObject({
        code: 'fault',
        detail: expect.stringContaining('Try again'),
      })
      told.push(called)
    }
    told.push(await ask('/healthz', { method: 'GET' }))
    expect(told.at(-1)).toMatchObject({ status: 503, text: '{"well":false}' })
    const secret = /hollowmere|127\.0\.0\.1|ECONN|3D000|Fenwick|Isolde|\bat \w+ \(|\.ts\b/i
    expect(told.map(({ text }) => text).join()).not.toMatch(secret)
    const lines = broken
      .log()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { code: string })
    const [calendar, ...faults] = [
      ...lines.filter(({ code }) => code === 'CALENDAR_FAULT').slice(-1),
      ...lines.filter(({ code }) => code !== 'CALENDAR_FAULT'),
    ]
    expect(calendar).toEqual({ code: 'CALENDAR_FAULT', fault: expect.stringMatching(/^\w+$/) })
    expect(faults).toHaveLength(3)
    const request = expect.stringMatching(/^[\w-]{10,}$/)
    for (const line of faults)
      expect(line).toEqual({
        code: 'REQUEST_FAULT',
        request,
        route: expect.any(String),
        fault: expect.stringMatching(/^\w+( [0-9A-Z_]+)?$/),
      })
    expect(broken.log()).not.toMatch(/hollowmere|Fenwick|Isolde|Priya/i)
  })
})

test('the log of a whole story names nobody: codes, ids and counts alone', async () => {
  const [priya, theirs, lead] = [await aldermere.a(), await brackwater.a(), await brackwater.a('practice-lead')]
  let { body: t } = await priya.post('/v1/transfers', whole())
  const path = `/v1/transfers/${t.id}`
  await priya.upload(`${path}/files`, 'Isolde Fenwick-Ashgrove.pdf', await aChairsLetter())
  await priya.post('/v1/transfers', { ...whole(), Thornapple: 'Isolde Fenwick-Ashgrove' })
  t = (await priya.does(t, 'send')).body
  t = (await theirs.does(t, 'acknowledge')).body
  await theirs.bytes(`${path}/package.zip`)
  const early = await lead.does(t, 'decide', { decision: 'maintain', reasons: 'Rowena Fenwick-Ashgrove moved.' })
  expect(early.status).toBe(409)
  t = (await lead.does(t, 'accept', { leadsFrom: daysAgo(0), worker: 'Marcus Adebayo-Lunt' })).body
  expect(t.state).toBe('accepted')
  await exchange.cron()
  const log = exchange.log()
  const lines = log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { code: string })
  const expected = ['VERB_DONE', 'VERB_REFUSED', 'NOTICE_DELIVERED']
  expect(lines.map(({ code }) => code)).toEqual(expect.arrayContaining(expected))
  const people = councils.flatMap(({ people: own }) => own.flatMap(({ sub, name }) => [sub, name]))
  const family = [
    'Fenwick',
    'Ashgrove',
    'Isolde',
    'Corin',
    'Rowena',
    'Lucan',
    'Thistlecombe',
    'Thornapple',
    'Sallowfield',
    '2017-03-14',
    'ZZ99',
  ]
  expect([...people, ...family, 'Adebayo', 'Larkspur'].filter((word) => log.includes(word))).toEqual([])
})
