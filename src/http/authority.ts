import { createRoute, z } from '@hono/zod-openapi'
import { Authority } from '../../schemas/authority.ts'
import { Notice } from '../../schemas/notice.ts'
import { authoritiesFor } from '../exchange/directory.ts'
import { feedFor } from '../exchange/feed.ts'
import { actorOf, json, newRoutes, problems } from './contract.ts'

const tags = ['Authorities']

export const authorityRoutes = newRoutes()

const Authorities = z.strictObject({ authorities: z.array(Authority) }).meta({ id: 'Authorities' })

authorityRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/authorities', operationId: 'listAuthorities', tags },
    summary: 'Every authority that a transfer may go to or come from',
    responses: { 200: json(Authorities, 'The authorities, by name'), ...problems },
  }),
  async (c) => c.json({ authorities: await authoritiesFor(c.get('deps'), actorOf(c)) }, 200) as never,
)

const FeedQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .max(2_000_000_000)
    .default(0)
    .meta({ description: 'The last number you have.' }),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
const Feed = z.strictObject({ notices: z.array(Notice) }).meta({ id: 'Feed' })

authorityRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/feed', operationId: 'readFeed', tags },
    summary: 'Everything that concerns your authority, in order and without a gap, for systems that poll (R9.1)',
    request: { query: FeedQuery },
    responses: { 200: json(Feed, 'What happened after that number'), ...problems },
  }),
  async (c) => {
    const { after, limit } = c.req.valid('query')
    return c.json({ notices: await feedFor(c.get('deps'), actorOf(c), after, limit) }, 200) as never
  },
)
