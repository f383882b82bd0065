import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { type Asking, MARK } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { everythingWritten, untilDelivered } from '../../support/everything-written.ts'
import { type Expected, invalid, refused } from '../../support/refusing.ts'

const exchange = await anEdgeExchange()
const whole = () => aWholeDraft(exchange.brackwater.council.id, daysAgo(3))
const body = () => JSON.stringify(whole())
const notJson = { status: 415, code: 'not-json' }

let token = ''
let draft = ''
let theirs = ''
beforeAll(async () => {
  token = await exchange.aldermere.token()
  draft = (await (await exchange.aldermere.a()).post('/v1/transfers', whole())).body.id
  theirs = (await (await exchange.dunmoor.a()).post('/v1/transfers', whole())).body.id
  await untilDelivered(exchange)
})

describe('a call of the wrong kind leaves nothing behind', () => {
  test.each<[string, Asking['headers'], Expected]>([
    ['plain text', { 'content-type': 'text/plain' }, notJson],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, notJson],
    ['something like JSON', { 'content-type': 'application/jsonp' }, notJson],
    ['no content type', { 'content-type': '' }, notJson],
    ['no Idempotency-Key', { 'idempotency-key': undefined }, { status: 400, code: 'header-invalid' }],
    ['an empty Idempotency-Key', { 'idempotency-key': '' }, { status: 400, code: 'header-invalid' }],
    ['an Idempotency-Key with spaces', { 'idempotency-key': `${MARK} 1` }, { status: 400, code: 'header-invalid' }],
    [
      'an Idempotency-Key of 201 characters',
      { 'idempotency-key': 'k'.repeat(201) },
      { status: 400, code: 'header-invalid' },
    ],
    [
      'half a surrogate pair in an Idempotency-Key',
      { 'idempotency-key': '\xed\xa0\x80' },
      { status: 400, code: 'header-invalid' },
    ],
    ['an Idempotency-Key that is not ASCII', { 'idempotency-key': 'Zoë' }, { status: 400, code: 'header-invalid' }],
  ])('%s', async (_, headers, expected) => {
    await refused(exchange, token, '/v1/transfers', { headers, body: body() }, expected)
  })

  test('a compressed body', async () => {
    const asking = { headers: { 'content-encoding': 'gzip' }, body: gzipSync(body()) }
    await refused(exchange, token, '/v1/transfers', asking, { status: 415, code: 'encoded-body' })
  })

  test.each<[string, string | undefined, Expected]>([
    ['none', undefined, { status: 428, code: 'version-required' }],
    ['a bare number', '1', { status: 400, code: 'header-invalid' }],
    ['a weak one', 'W/"1"', { status: 400, code: 'header-invalid' }],
    ['words', `"${MARK}"`, { status: 400, code: 'header-invalid' }],
    ['two', '"1", "2"', { status: 400, code: 'header-invalid' }],
    ['one of twenty digits', `"${'9'.repeat(20)}"`, { status: 400, code: 'header-invalid' }],
    ['the version before', '"1"', { status: 412, code: 'version-changed' }],
    ['a version that is not yet', '"999999999"', { status: 412, code: 'version-changed' }],
  ])('on a verb, for If-Match: %s', async (_, version, expected) => {
    await refused(
      exchange,
      token,
      `/v1/transfers/${draft}/send`,
      { headers: { 'if-match': version }, body: '{}' },
      expected,
    )
  })

  test.each<[string, () => string, Expected]>([
    ['an unknown verb', () => `/v1/transfers/${draft}/${MARK}`, { status: 404, code: 'unknown-verb' }],
    ['the exchange’s own verb', () => `/v1/transfers/${draft}/remind`, { status: 404, code: 'unknown-verb' }],
    ['a verb of every object', () => `/v1/transfers/${draft}/constructor`, { status: 404, code: 'unknown-verb' }],
    ['an id that is no UUID', () => `/v1/transfers/${MARK}/send`, invalid('/id')],
    ['an id with a NUL', () => `/v1/transfers/${draft.slice(0, -1)}%00/send`, invalid('/id')],
    ['an id with half a surrogate pair', () => '/v1/transfers/%ED%A0%80/send', invalid('/id')],
    ['an id with a lone per cent sign', () => '/v1/transfers/%/send', invalid('/id')],
    ['an id with SQL in it', () => `/v1/transfers/${encodeURIComponent(`' or 1=1 --${MARK}`)}/send`, invalid('/id')],
    [
      'an id that does not exist',
      () => '/v1/transfers/01998000-0000-7000-8000-0000000000f1/send',
      { status: 404, code: 'no-such-transfer' },
    ],
    ['another authority’s transfer', () => `/v1/transfers/${theirs}/send`, { status: 404, code: 'no-such-transfer' }],
    ['an address that goes on', () => `/v1/transfers/${draft}/send/${MARK}`, { status: 404, code: 'no-such-route' }],
    ['an address that does not exist', () => `/v1/${MARK}`, { status: 404, code: 'no-such-route' }],
  ])('at %s', async (_, path, expected) => {
    await refused(exchange, token, path(), { body: '{}' }, expected)
  })

  test.each(['PUT', 'PATCH', 'DELETE'])('%s, which nothing takes', async (method) => {
    const unknown = { status: 404, code: 'no-such-route' }
    for (const path of [
      '/v1/transfers',
      `/v1/transfers/${draft}`,
      `/v1/transfers/${draft}/send`,
      `/v1/transfers/${draft}/files`,
    ])
      await refused(
        exchange,
        token,
        path,
        { method, headers: { 'content-type': 'application/json' }, body: '{}' },
        unknown,
      )
  })

  test.each<[string, Expected]>([
    ['/v1/transfers?limit=0', invalid('/limit')],
    ['/v1/transfers?limit=101', invalid('/limit')],
    [`/v1/transfers?limit=${MARK}`, invalid('/limit')],
    ['/v1/transfers?limit=1&limit=2', invalid('/limit')],
    [`/v1/transfers?after=${MARK}`, invalid('/after')],
    [`/v1/transfers?state=${MARK}`, invalid('/state')],
    [`/v1/transfers?side=third`, invalid('/side')],
    [`/v1/transfers?name=${MARK}`, invalid('/name')],
    ['/v1/transfers?__proto__=1', invalid('')],
    ['/v1/feed?after=-1', invalid('/after')],
    ['/v1/feed?after=3000000000', invalid('/after')],
    ['/v1/feed?limit=501', invalid('/limit')],
    [`/v1/transfers/${MARK}`, invalid('/id')],
    ['/v1/transfers/01998000-0000-7000-8000-0000000000f1', { status: 404, code: 'no-such-transfer' }],
  ])('GET %s', async (path, expected) => {
    await refused(exchange, token, path, { method: 'GET' }, expected)
  })

  test('a NUL in a header, which no server lets through', async () => {
    const before = await everythingWritten(exchange.admin)
    const { hostname, port } = new URL(exchange.url)
    const socket = connect(Number(port), hostname)
    const head = [
      'POST /v1/transfers HTTP/1.1',
      `host: ${hostname}`,
      `authorization: Bearer ${token}`,
      'idempotency-key: a\0b',
    ]
    socket.end(
      [...head, 'content-type: application/json', `content-length: ${Buffer.byteLength(body())}`, '', body()].join(
        '\r\n',
      ),
    )
    // It may hang up while we still write; what it then says is lost.
    expect(await text(socket).catch((fault: NodeJS.ErrnoException) => fault.code)).toMatch(
      /^HTTP\/1\.1 400 |^ECONNRESET$/,
    )
    expect(await everythingWritten(exchange.admin)).toEqual(before)
  })
})
