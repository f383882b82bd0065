import { describe, expect, test } from 'vitest'
import { Board, Positions } from '../../../schemas/board.ts'
import type { Standing } from '../../../schemas/transfer.ts'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { aProblem, call, MARK } from '../../support/calling.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { inputs } from '../../support/inputs.ts'

const exchange = await anEdgeExchange()
const { aldermere, brackwater, url } = exchange
const director = await aldermere.token('director')
const board = '/v1/disputes'
const positions = '/v1/disputes/positions'

const whole = aWholeDraft(brackwater.council.id, daysAgo(3), { send: true })

const asks = (path: string, token: string | undefined = director) => call(url, path, token, { method: 'GET' })
const found = async (path: string, token?: string) => {
  const called = await asks(path, token)
  expect({ path, status: called.status, text: called.text }).toMatchObject({ status: 200 })
  expect(called.headers.get('cache-control')).toBe('no-store')
  return called.json()
}
const refused = async (path: string, token?: string) => {
  const { status, code, errors } = aProblem(await asks(path, token))
  return [status, code, ...(errors ?? []).map(({ pointer }) => pointer)]
}

describe.each([board, positions])('%s', (path) => {
  test('is empty where nothing is disputed, and says as at which day it stands', async () => {
    expect(await found(path)).toMatchObject({
      authority: { id: aldermere.council.id, name: 'Aldermere Council' },
      on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    })
    const narrowed = await found(`${path}?with=${brackwater.council.id.toUpperCase()}`)
    expect(narrowed).toMatchObject({ with: { id: brackwater.council.id, name: 'Brackwater Borough Council' } })
  })

  test('names the field of what cannot be taken', async () => {
    for (const query of [`with=${MARK}`, 'with=', 'with=%00'])
      expect([query, ...(await refused(`${path}?${query}`))]).toEqual([query, 400, 'input-invalid', '/with'])
    expect((await refused(`${path}?without=${MARK}`))[0]).toBe(400)
  })

  test('knows no authority that there is not', async () => {
    expect(await refused(`${path}?with=019a0c3e-5a00-7a1d-8e00-ffffffffffff`)).toEqual([422, 'unknown-authority'])
  })

  test('is for the ladder: a social worker is refused, and told whom to ask (R1.3)', async () => {
    const problem = aProblem(await asks(path, await aldermere.token()))
    expect(problem).toMatchObject({ status: 403, code: 'wrong-role', rule: 'R1.3' })
    expect(problem.who).toContain('service-manager')
    expect(await refused(path, await aldermere.token('administrator'))).toEqual([403, 'wrong-role'])
    expect((await asks(path, '')).status).toBe(401)
  })
})

describe('the positions', () => {
  test('are of one transfer where it is named, which must be there', async () => {
    const at = (query: string) => `${positions}?${query}`
    expect(await refused(at('id=019a0c3e-5a00-7a1d-8e00-ffffffffffff'))).toEqual([404, 'no-such-transfer'])
    expect(await refused(at(`id=${MARK}`))).toEqual([400, 'input-invalid', '/id'])
    expect(await refused(at('names=perhaps'))).toEqual([400, 'input-invalid', '/names'])
    expect(await found(at('names=yes'))).toMatchObject({ names: true })
  })
})

describe('a dispute over HTTP', () => {
  test('stands on both boards, with both positions and nobody’s name', async () => {
    const { body: sent } = await (await aldermere.a()).post('/v1/transfers', whole)
    const { id } = (await (await brackwater.a()).does(sent, 'acknowledge')).body
    const lead = await brackwater.a('practice-lead')
    const { body: t } = await lead.get<Standing>(`/v1/transfers/${id}`)
    expect((await lead.does(t, 'dispute', inputs.dispute)).status).toBe(200)
    for (const token of [director, await brackwater.token('service-manager')]) {
      const { lines } = Board.parse(await found(board, token))
      expect(lines.map((line) => line.id)).toEqual([id])
      const { disputes } = Positions.parse(await found(`${positions}?id=${id}`, token))
      expect(disputes[0]?.positions).toMatchObject([{ side: 'receiver', position: 'They live over the border.' }])
      expect(JSON.stringify(disputes)).not.toContain('Fenwick')
    }
  })
})
