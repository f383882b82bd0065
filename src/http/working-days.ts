import { createRoute } from '@hono/zod-openapi'
import { cors } from 'hono/cors'
import { WorkingDays, WorkingDaysQuery } from '../../schemas/working-days.ts'
import { requireRate } from '../auth/rate-limit.ts'
import { workingDaysFor } from '../exchange/working-days.ts'
import { aProblem, json, newRoutes } from './contract.ts'
import { problem } from './problem.ts'

const path = '/v1/working-days'

/** The public count of working days: nobody signs in for it, and any page may ask. Mount it before a token is required. */
export const workingDaysRoutes = newRoutes()

workingDaysRoutes.use(path, cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['Retry-After'] }))

// The same question has the same answer for everybody, until the list is refreshed.
workingDaysRoutes.use(path, async (c, next) => {
  await next()
  c.header('Cache-Control', c.res.ok ? 'public, max-age=300' : 'no-store')
})

workingDaysRoutes.use(
  path,
  requireRate((c) =>
    problem(c, {
      ...{ status: 429, code: 'too-many-requests', title: 'That is more than 60 questions in a minute' },
      detail: 'Wait as many seconds as Retry-After says, and keep the answers that you have: they change rarely.',
    }),
  ),
)

workingDaysRoutes.openapi(
  createRoute({
    ...{ method: 'get', path, operationId: 'countWorkingDays', tags: ['working-days'], security: [] },
    summary: 'The date that lies so many working days on, and every day counted or skipped on the way (R6.1, R6.4)',
    description: 'Anybody may ask, 60 times a minute, from any page. It is counted as every due date here is (R6.2).',
    request: { query: WorkingDaysQuery },
    responses: {
      200: json(WorkingDays, 'The date and its working'),
      400: aProblem('Something in the question cannot be taken'),
      429: aProblem('Too many questions within a minute; Retry-After says for how many seconds to wait'),
      500: aProblem('Something went wrong on our side'),
    },
  }),
  (c) => c.json(workingDaysFor(c.get('deps'), c.req.valid('query')), 200) as never,
)

workingDaysRoutes.all(path, (c) => {
  c.header('Allow', 'GET, HEAD, OPTIONS')
  return problem(c, {
    ...{ status: 405, code: 'method-not-allowed', title: 'Working days are asked for with GET' },
    detail: 'Put from, add and division in the address, as /openapi.json describes it.',
  })
})
