import { createRoute } from '@hono/zod-openapi'
import { Responsibility } from '../../schemas/dispute.ts'
import { responsibilityFor } from '../exchange/responsibility.ts'
import { actorOf, json, newRoutes, problems, readOf, TransferId } from './contract.ts'

export const responsibilityRoutes = newRoutes()

responsibilityRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/responsibility', operationId: 'readResponsibility' },
    tags: ['Content'],
    summary: 'Who led for each child and whose duty each side said it was, from the beginning (R8.1)',
    description:
      'At every moment exactly one authority leads for a child: the spans follow one another with no gap and no overlap.',
    request: { params: TransferId },
    responses: { 200: json(Responsibility, 'The ledger'), ...problems },
  }),
  async (c) => {
    const read = await responsibilityFor(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return readOf(c, read, (ledger) => c.json(ledger)) as never
  },
)
