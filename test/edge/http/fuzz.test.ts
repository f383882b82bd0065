import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TransferView } from '../../../schemas/transfer.ts'
import { verbNames, verbs } from '../../../src/domain/verbs.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, type Called, call } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { inputs } from '../../support/inputs.ts'
import { spoilt } from '../../support/mutations.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater } = exchange
const seed = 20261123
const whole = aWholeDraft(brackwater.council.id, daysAgo(3))

/** Whatever was sent: it was taken, or it is a problem that says why not; it never breaks the exchange. */
function takenOrProblem(called: Called): boolean {
  if (called.status === 200 || called.status === 201) return true
  aProblem(called)
  return false
}

/** Sends as many spoilt inputs, ten at a time. Gives how many were taken all the same. */
async function sendAll(bodies: string[], path: (at: number) => string, token: string): Promise<number> {
  let taken = 0
  for (let at = 0; at < bodies.length; at += 10) {
    const some = bodies.slice(at, at + 10)
    const answers = await Promise.all(some.map((body, i) => call(exchange.url, path(at + i), token, { body })))
    taken += answers.filter(takenOrProblem).length
  }
  return taken
}

test('400 spoilt drafts never break the exchange: each is taken or answered by a problem', async () => {
  const bodies = fc.sample(spoilt(whole), { numRuns: 400, seed }).map((value) => JSON.stringify(value))
  const taken = await sendAll(bodies, () => '/v1/transfers', await aldermere.token())
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(100)
})

test('spoilt inputs of every verb never break the exchange either', async () => {
  const priya = await aldermere.a()
  const draft = (await priya.post('/v1/transfers', whole)).body
  const { body: sent } = await priya.post('/v1/transfers', { ...whole, send: true })
  await (await brackwater.a()).does(sent, 'acknowledge')
  const own = verbNames.filter((verb) => verbs[verb].party !== 'exchange')
  let taken = 0
  for (const verb of own) {
    const { party, who, from } = verbs[verb]
    const token = await (party === 'receiver' ? brackwater : aldermere).token(who[0])
    const bodies = fc.sample(spoilt(inputs[verb]), { numRuns: 10, seed }).map((value) => JSON.stringify(value))
    const { id } = from.includes('draft') && party !== 'receiver' ? draft : sent
    taken += await sendAll(bodies, () => `/v1/transfers/${id}/${verb}`, token)
  }
  expect(own.length * 10).toBeGreaterThan(300)
  expect(taken).toBeGreaterThan(0)
})

test('any bytes at all are answered by a problem', async () => {
  const token = await aldermere.token()
  const some = fc.sample(fc.uint8Array({ maxLength: 300 }), { numRuns: 60, seed })
  for (const body of some)
    expect(takenOrProblem(await call(exchange.url, '/v1/transfers', token, { body }))).toBe(false)
})

test('what was taken can be read again, byte by byte as any other', async () => {
  const priya = await aldermere.a()
  const { body } = await priya.get<{ transfers: { id: string }[] }>('/v1/transfers?limit=100')
  expect(body.transfers.length).toBeGreaterThan(2)
  for (const { id } of body.transfers.slice(0, 30)) {
    const { status, body: view } = await priya.get<TransferView>(`/v1/transfers/${id}`)
    expect({ status, id: view.id }).toEqual({ status: 200, id })
    expect((await priya.get(`/v1/transfers/${id}/record`)).status).toBe(200)
  }
})
