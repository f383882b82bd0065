import { createRoute } from '@hono/zod-openapi'
import { Board, BoardQuery, Positions, PositionsQuery } from '../../schemas/board.ts'
import { boardFor } from '../exchange/board.ts'
import { positionsFor } from '../exchange/positions.ts'
import { actorOf, json, newRoutes, problems, readOf } from './contract.ts'

const tags = ['Disputes']
const readers =
  'For practice leads and whoever stands above them on the ladder, by role or by name; legal advisers and auditors read it too.'

export const boardRoutes = newRoutes()

boardRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/disputes', operationId: 'listDisputes', tags },
    summary:
      'The open disputes of your own authority: whose turn it is, who holds the rung, and since when (R8.4, R8.5)',
    description: `${readers} At most 200, the most urgent first.`,
    request: { query: BoardQuery },
    responses: { 200: json(Board, 'The board'), ...problems },
  }),
  async (c) =>
    readOf(c, await boardFor(c.get('deps'), actorOf(c), c.req.valid('query').with), (found) =>
      c.json(found, 200),
    ) as never,
)

boardRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/disputes/positions', operationId: 'readPositions', tags },
    summary:
      'Both sides’ positions, decisions and reasons in those disputes, as a meeting of both needs them (R8.2, R8.3)',
    description: `${readers} Each reading is on record. At most 50; what legal advice says is never here.`,
    request: { query: PositionsQuery },
    responses: { 200: json(Positions, 'The positions, side by side'), ...problems },
  }),
  async (c) => {
    const { names, ...which } = c.req.valid('query')
    const read = await positionsFor(c.get('deps'), actorOf(c), { ...which, names: names === 'yes' })
    return readOf(c, read, (found) => c.json(found, 200)) as never
  },
)
