import { describe, expect, test } from 'vitest'
import type { ListLine } from '../../../schemas/list.ts'
import type { Problem } from '../../../schemas/problem.ts'
import openapi from '../../../schemas/published/openapi.json' with { type: 'json' }
import type { Standing, TransferView } from '../../../schemas/transfer.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aFamily, aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { everythingWritten, untilDelivered } from '../../support/everything-written.ts'
import { inputs } from '../../support/inputs.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, dunmoor } = exchange
const whole = (more: object = {}) => aWholeDraft(brackwater.council.id, daysAgo(3), more)
const drafted = async () => (await (await aldermere.a()).post('/v1/transfers', whole())).body
const sent = async () => (await (await aldermere.a()).post('/v1/transfers', whole({ send: true }))).body
type Listed = { transfers: ListLine[]; next?: string }

/** What would tell a reader who the family is. */
const personal = /Fenwick|Ashgrove|Thistlecombe|Thornapple|Sallowfield|2017-03-14|2022-07-02/

describe('a package leaves', () => {
  test('whole, in one call', async () => {
    const { status, headers, body } = await (await aldermere.a()).post('/v1/transfers', whole({ send: true }))
    expect({ status, state: body.state, side: body.side }).toEqual({ status: 201, state: 'sent', side: 'sender' })
    expect(headers.get('location')).toBe(`/v1/transfers/${body.id}`)
    expect(headers.get('etag')).toBe(`"${body.version}"`)
    expect(body.reference).toMatch(/^BTN-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(body.children.map(({ leads }) => leads)).toEqual(['sender', 'sender'])
  })

  test('piece by piece, to the same state', async () => {
    const priya = await aldermere.a()
    let { body: t } = await priya.post('/v1/transfers', { receiver: brackwater.council.id, family: aFamily() })
    const { receiver: _r, family: _f, papers = [], permissions = [], lawfulBasis, move, residence } = whole()
    const pieces: [string, unknown][] = [
      ...papers.map((paper): [string, unknown] => ['add-paper', paper]),
      ...permissions.map((one): [string, unknown] => ['record-permission', one]),
      ...([
        ['record-lawful-basis', lawfulBasis],
        ['record-move', move],
        ['report-residence', residence],
      ] as [string, unknown][]),
      ['send', {}],
    ]
    for (const [verb, input] of pieces) {
      expect(t.allowed).toContain(verb)
      const answer = await priya.does(t, verb, input)
      expect(answer).toMatchObject({ status: 200, body: { version: t.version + 1 } })
      t = answer.body
    }
    expect(t.state).toBe('sent')
  })

  test('not before it is whole: the refusal names the papers that are missing', async () => {
    const { status, body } = await (await aldermere.a()).post<Problem>(
      '/v1/transfers',
      whole({ papers: [], send: true }),
    )
    expect({ status, code: body.code, rule: body.rule }).toEqual({
      status: 422,
      code: 'package-incomplete',
      rule: 'R3.1',
    })
    expect(body.detail).toMatch(/assessment.*plan.*minutes.*summary/i)
  })
})

test('a reference read out over the telephone finds its transfer, for its own parties', async () => {
  const t = await sent()
  const spoken = encodeURIComponent(t.reference.toLowerCase().replaceAll('-', ' '))
  const found = async (council: typeof aldermere) =>
    (await (await council.a()).get<Listed>(`/v1/transfers?reference=${spoken}`)).body.transfers.map(({ id }) => id)
  expect([await found(aldermere), await found(brackwater), await found(dunmoor)]).toEqual([[t.id], [t.id], []])
})

test('an id in capital letters is the same id', async () => {
  const t = await drafted()
  const read = await (await aldermere.a()).get<TransferView>(`/v1/transfers/${t.id.toUpperCase()}`)
  expect({ status: read.status, id: read.body.id }).toEqual({ status: 200, id: t.id })
})

describe('who decides on an old version', () => {
  test('is told what changed, and decides again', async () => {
    const priya = await aldermere.a()
    const t = await drafted()
    const first = await priya.does(t, 'record-permission', { of: 'p1', state: 'given' })
    const { status, body } = await (priya.does(t, 'send') as unknown as Promise<{ status: number; body: Problem }>)
    expect({ status, code: body.code, version: body.version }).toEqual({
      status: 412,
      code: 'version-changed',
      version: t.version + 1,
    })
    const [change] = body.changed ?? []
    expect(body.changed).toHaveLength(1)
    expect(change).toEqual({
      version: t.version + 1,
      type: 'PermissionRecorded',
      by: 'social-worker',
      at: expect.any(String),
    })
    expect((await priya.does(first.body, 'send')).body.state).toBe('sent')
  })

  test('reads the version that stands from the ETag', async () => {
    const t = await drafted()
    const { headers, body } = await (await aldermere.a()).get<TransferView>(`/v1/transfers/${t.id}`)
    expect(headers.get('etag')).toBe(`"${t.version}"`)
    expect(body.version).toBe(t.version)
  })
})

describe('the same call again', () => {
  test('is answered the same and done once, even when both come at the same time', async () => {
    const priya = await aldermere.a()
    const t = await drafted()
    const send = () => priya.post(`/v1/transfers/${t.id}/send`, {}, { key: `send-${t.id}`, version: t.version })
    const both = await Promise.all([send(), send(), send()])
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(both.filter(({ headers }) => headers.get('idempotent-replayed') === 'true')).toHaveLength(2)
    await untilDelivered(exchange)
    const before = await everythingWritten(exchange.admin)
    const again = await send()
    expect(again.body).toEqual(both[0]?.body)
    expect(again.headers.get('etag')).toBe(`"${t.version + 1}"`)
    expect(await everythingWritten(exchange.admin)).toEqual(before)
  })

  test('opens one draft, and says where it lies', async () => {
    const priya = await aldermere.a()
    const open = () => priya.post('/v1/transfers', whole(), { key: 'open-once' })
    const [one, other] = await Promise.all([open(), open()])
    expect(one.body).toEqual(other.body)
    expect(one.headers.get('location')).toBe(other.headers.get('location'))
  })

  test('with another body or on another transfer is refused', async () => {
    const priya = await aldermere.a()
    const [t, another] = [await drafted(), await drafted()]
    await priya.post(`/v1/transfers/${t.id}/send`, {}, { key: 'used-before', version: t.version })
    const reused = { status: 422, body: { code: 'key-reused' } }
    expect(
      await priya.post(`/v1/transfers/${another.id}/send`, {}, { key: 'used-before', version: t.version }),
    ).toMatchObject(reused)
    const withdrawing = { why: 'duplicate', reasons: 'Opened twice.' }
    expect(
      await priya.post(`/v1/transfers/${t.id}/withdraw`, withdrawing, { key: 'used-before', version: t.version }),
    ).toMatchObject(reused)
  })

  test('by another council under the same key is its own call', async () => {
    const own = await (await aldermere.a()).post('/v1/transfers', whole(), { key: 'shared-key' })
    const theirs = await (await dunmoor.a()).post('/v1/transfers', whole(), { key: 'shared-key' })
    expect([theirs.status, theirs.headers.get('idempotent-replayed')]).toEqual([201, null])
    expect(theirs.body.id).not.toBe(own.body.id)
  })

  test('after a refusal is tried anew', async () => {
    const priya = await aldermere.a()
    const { body: t } = await priya.post('/v1/transfers', whole({ move: undefined }))
    const send = (version: number) =>
      priya.post<Problem>(`/v1/transfers/${t.id}/send`, {}, { key: 'after-refusal', version })
    expect((await send(t.version)).body.code).toBe('move-not-considered')
    const considered = await priya.does(t, 'record-move', whole().move)
    expect((await send(considered.body.version)).status).toBe(200)
  })
})

describe('the list', () => {
  test('goes page by page, newest first, each transfer once', async () => {
    for (const _ of [1, 2, 3]) await drafted()
    const priya = await aldermere.a()
    const all = (await priya.get<Listed>('/v1/transfers?limit=100')).body.transfers
    const paged: ListLine[] = []
    for (let after = ''; ; ) {
      const { body } = await priya.get<Listed>(`/v1/transfers?limit=2${after}`)
      expect(body.transfers.length).toBeLessThanOrEqual(2)
      paged.push(...body.transfers)
      if (body.next === undefined) break
      after = `&after=${body.next}`
    }
    expect(paged).toEqual(all)
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    )
    expect(all.length).toBeGreaterThan(4)
  })

  test('is narrowed by side and state', async () => {
    await sent()
    const priya = await aldermere.a()
    const out = (await priya.get<Listed>('/v1/transfers?side=sender&state=sent&limit=100')).body.transfers
    expect(new Set(out.map(({ side, state }) => `${side} ${state}`))).toEqual(new Set(['sender sent']))
    expect((await priya.get<Listed>('/v1/transfers?side=receiver')).body).toEqual({ transfers: [] })
  })

  test('names the children to the sender, and to the receiver only once somebody acknowledged', async () => {
    const t = await sent()
    const theirs = await brackwater.a()
    const line = async (of: typeof theirs) =>
      (await of.get<Listed>('/v1/transfers?limit=100')).body.transfers.find(({ id }) => id === t.id)
    expect((await line(await aldermere.a()))?.names).toEqual(['Isolde Fenwick-Ashgrove', 'Corin Fenwick-Ashgrove'])
    expect(await line(theirs)).toEqual(expect.not.objectContaining({ names: expect.anything() }))
    await theirs.does(t, 'acknowledge')
    expect((await line(theirs))?.names).toHaveLength(2)
  })
})

describe('the receiving council', () => {
  test('does not learn of a draft by any route, nor by its feed', async () => {
    const feed = async () =>
      (await (await brackwater.a()).get<{ notices: unknown[] }>('/v1/feed?limit=500')).body.notices
    const before = await feed()
    const t = await drafted()
    await closedTo(await brackwater.token(), t.id, 404, 'no-such-transfer')
    const list = await (await brackwater.a()).get<Listed>('/v1/transfers?limit=100')
    expect(list.body.transfers.map(({ id }) => id)).not.toContain(t.id)
    expect(await feed()).toEqual(before)
  })

  test('sees where a transfer stands before it acknowledges, and nothing that names anybody', async () => {
    const t = await sent()
    const theirs = await brackwater.a()
    const shut = await theirs.get<TransferView>(`/v1/transfers/${t.id}`)
    expect(shut.body).toMatchObject({
      state: 'sent',
      side: 'receiver',
      children: [{ age: expect.any(Number) }, { age: expect.any(Number) }],
    })
    expect(shut.body.content).toBeUndefined()
    const record = await theirs.get(`/v1/transfers/${t.id}/record`)
    const feed = await theirs.get('/v1/feed?limit=500')
    const clock = await theirs.get(`/v1/transfers/${t.id}/clock`)
    expect(JSON.stringify([shut.body, record.body, feed.body, clock.body])).not.toMatch(personal)
    const open = await theirs.does(t, 'acknowledge')
    expect(open.body.state).toBe('acknowledged')
    expect((await theirs.get<TransferView>(`/v1/transfers/${t.id}`)).body.content?.family.children).toHaveLength(2)
  })
})

const someId = '01998000-0000-7000-8000-0000000000f1'
const routesOfOne = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  path.startsWith('/v1/transfers/{id}')
    ? Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path }))
    : [],
)

/** Every route of one transfer in the OpenAPI document answers this reader the same, and nothing is written. */
async function closedTo(token: string, id: string, status: number, code: string) {
  await untilDelivered(exchange)
  const before = await everythingWritten(exchange.admin)
  const answers = routesOfOne.map(async ({ method, path }) => {
    const address = path
      .replace('{id}', id)
      .replace(/\{(paper|file)\}/, someId)
      .replace('{letter}', '12.pdf')
    const verb = path.split('/').at(-1) ?? ''
    const input = verb.endsWith('.xml') ? { children: [{ child: 'c1' }] } : (inputs as Record<string, object>)[verb]
    const body = verb === 'files' ? '%PDF-1.7' : JSON.stringify(input ?? {})
    const called = await call(exchange.url, address, token, { method, ...(method === 'POST' ? { body } : {}) })
    const problem = aProblem(called)
    return { path, status: problem.status, code: problem.code }
  })
  expect(await Promise.all(answers)).toEqual(routesOfOne.map(({ path }) => ({ path, status, code })))
  expect(await everythingWritten(exchange.admin)).toEqual(before)
}

describe('a third council', () => {
  test('gets 404 by every route of the OpenAPI document, whatever state the transfer is in', async () => {
    const [draft, gone] = [await drafted(), await sent()]
    const { body: taken } = await (await brackwater.a()).does(await sent(), 'acknowledge')
    for (const { id } of [draft, gone, taken] as Standing[])
      await closedTo(await dunmoor.token(), id, 404, 'no-such-transfer')
    expect(routesOfOne.length).toBeGreaterThan(35)
  })
})
