import { createRoute } from '@hono/zod-openapi'
import { Figures, FiguresQuery, NationalFigures } from '../../schemas/figures.ts'
import { nationalFigures, ownFigures } from '../exchange/figures.ts'
import { actorOf, json, newRoutes, problems, readOf } from './contract.ts'
import { problem } from './problem.ts'

const tags = ['Figures']

export const figuresRoutes = newRoutes()

figuresRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/figures', operationId: 'readFigures', tags },
    summary: 'Your own authority’s disputes and first meetings in a quarter, counted (R8)',
    description: 'For anybody who works for the authority. Without `quarter` it is the running one, as it stands.',
    request: { query: FiguresQuery },
    responses: { 200: json(Figures, 'The figures, nothing suppressed'), ...problems },
  }),
  async (c) =>
    readOf(c, await ownFigures(c.get('deps'), actorOf(c), c.req.valid('query').quarter), (found) =>
      c.json(found, 200),
    ) as never,
)

figuresRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/figures/national', operationId: 'readNationalFigures', tags },
    summary: 'The same of all authorities together, small numbers suppressed (R8)',
    description:
      'A quarter is published once, when it is over, and never changed. Without `quarter` it is the newest. c stands for fewer than 5, or for what could be worked out from others.',
    request: { query: FiguresQuery },
    responses: { 200: json(NationalFigures, 'The figures as they were published'), ...problems },
  }),
  async (c) => {
    const { quarter } = c.req.valid('query')
    const read = await nationalFigures(c.get('deps'), actorOf(c), quarter)
    if ('found' in read && quarter !== undefined && !read.found.published)
      return problem(c, {
        ...{ status: 404, code: 'not-published', title: 'Nothing is published of this quarter' },
        detail: 'A quarter is published when it is over. Leave quarter out: `quarters` lists those that are.',
      }) as never
    return readOf(c, read, (found) => c.json(found, 200)) as never
  },
)
