import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { uuid } from '../../schemas/id.ts'
import { Ladder, SetRung } from '../../schemas/ladder.ts'
import { ladderFor, ladderOfAuthority, resetRung, setRung } from '../exchange/ladder.ts'
import type { Outcome } from '../exchange/outcome.ts'
import { actorOf, body, json, newRoutes, problems, readOf } from './contract.ts'
import { notDone, refusalProblem } from './problem.ts'

const tags = ['Authorities']
const administers = 'For an administrator. The same call again changes nothing more.'

export const ladderRoutes = newRoutes()

const answered = (c: Context, outcome: Outcome<object>): Response =>
  'done' in outcome ? c.json(outcome.done, 200) : notDone(c, outcome)

ladderRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/authority/ladder', operationId: 'readLadder', tags },
    summary: 'The ladder that a dispute climbs in your own authority, with who holds each rung today (R8.4)',
    responses: { 200: json(Ladder, 'Its four rungs, the lowest first'), ...problems },
  }),
  async (c) => readOf(c, await ladderFor(c.get('deps'), actorOf(c)), (found) => c.json(found, 200)) as never,
)

// A path is text, and a coerced one would read a blank as rung 0.
const RungParam = z.object({
  rung: z
    .enum(['0', '1', '2', '3'], {
      error: 'Give a rung: 0 practice lead, 1 service manager, 2 head of service, 3 director',
    })
    .meta({ description: '0 practice lead, 1 service manager, 2 head of service, 3 director.' }),
})

ladderRoutes.openapi(
  createRoute({
    ...{ method: 'put', path: '/v1/authority/ladder/{rung}', operationId: 'setRung', tags },
    summary: 'Set a rung: what you call it, who holds it, their deputy, and when they are away (R8.4, R8.5)',
    description: `${administers} A rung is set whole: what you leave out is gone. The last one is never vacant.`,
    request: { params: RungParam, body: body(SetRung) },
    responses: { 200: json(Ladder, 'The ladder as it stands now'), ...problems },
  }),
  async (c) => {
    const rung = Number(c.req.valid('param').rung)
    return answered(c, await setRung(c.get('deps'), actorOf(c), rung, c.req.valid('json'))) as never
  },
)

ladderRoutes.openapi(
  createRoute({
    ...{ method: 'delete', path: '/v1/authority/ladder/{rung}', operationId: 'resetRung', tags },
    summary: 'Let a rung stand again as the exchange has it: whoever has the role holds it (R8.4)',
    description: administers,
    request: { params: RungParam },
    responses: { 200: json(Ladder, 'The ladder as it stands now'), ...problems },
  }),
  async (c) => answered(c, await resetRung(c.get('deps'), actorOf(c), Number(c.req.valid('param').rung))) as never,
)

const AuthorityParam = z.object({ id: uuid('Give the authority’s id, a UUID from GET /v1/authorities') })

ladderRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/authorities/{id}/ladder', operationId: 'readLadderOf', tags },
    summary: 'The ladder of any authority: its titles, and who holds each rung today (R8.4)',
    request: { params: AuthorityParam },
    responses: { 200: json(Ladder, 'Its four rungs, the lowest first'), ...problems },
  }),
  async (c) => {
    const read = await ladderOfAuthority(c.get('deps'), actorOf(c), c.req.valid('param').id)
    if (!('refused' in read)) return c.json(read.found, 200) as never
    return refusalProblem(c, read.refused, read.refused.code === 'unknown-authority' ? 404 : undefined) as never
  },
)
