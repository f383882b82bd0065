import type { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import type { BatonEnv } from '../auth/context.ts'
import { requireToken } from '../auth/require.ts'
import { authorityRoutes } from './authority.ts'
import { boardRoutes } from './board.ts'
import { contentRoutes } from './content.ts'
import { newRoutes } from './contract.ts'
import { figuresRoutes } from './figures.ts'
import { invitationRoutes } from './invitation.ts'
import { namesTwice, utf8Of } from './json-text.ts'
import { ladderRoutes } from './ladder.ts'
import { letterRoutes } from './letters.ts'
import { noticeRoutes } from './notices.ts'
import { ownAuthorityRoutes } from './own-authority.ts'
import { packRoutes } from './packs.ts'
import { practiceRoutes } from './practice.ts'
import { malformedJson, problem } from './problem.ts'
import { responsibilityRoutes } from './responsibility.ts'
import { transferRoutes } from './transfers.ts'
import { uploadRoutes } from './uploads.ts'
import { workingDaysRoutes } from './working-days.ts'

/** Most bytes of a JSON body: four long papers inline, with room to spare. */
const mostJsonBytes = 4 * 1024 * 1024

/** The JSON API under /v1: one door to the verbs. Every route but the public ones needs a token; every refusal is a problem. */
export const api: OpenAPIHono<BatonEnv> = newRoutes()

// Public: it must stand before what asks for a token.
api.route('/', workingDaysRoutes)

// What is told of a child is for the one who asked: no proxy and no browser keeps it.
api.use('/v1/*', async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
})

api.use(
  '/v1/*',
  requireToken((c, why) =>
    problem(c, {
      ...{ status: 401, code: `token-${why.refused}`, title: 'Sign in first' },
      detail: 'Ask POST /oauth/token for an access token, and send it as Authorization: Bearer.',
    }),
  ),
)

const jsonLimit = bodyLimit({
  maxSize: mostJsonBytes,
  onError: (c) =>
    problem(c, {
      ...{ status: 413, code: 'body-too-large', title: 'That is more than 4 MB of JSON' },
      detail: 'Send long papers one by one with add-paper, and scans as uploads.',
    }),
})
api.use('/v1/*', (c, next) => (c.req.path.endsWith('/files') ? next() : jsonLimit(c, next)))

// A body of any other kind would pass by the schema unread.
api.use('/v1/*', async (c, next) => {
  if (!['POST', 'PUT'].includes(c.req.method) || c.req.path.endsWith('/files')) return next()
  if (!/^application\/json *(;|$)/i.test(c.req.header('content-type') ?? ''))
    return problem(c, {
      ...{ status: 415, code: 'not-json', title: 'Send JSON' },
      detail: 'Set Content-Type: application/json and send a JSON object, {} where there is nothing to say.',
    })
  if (c.req.header('content-encoding') !== undefined)
    return problem(c, {
      ...{ status: 415, code: 'encoded-body', title: 'Send the JSON as it is' },
      detail: 'Leave Content-Encoding out; a compressed body is not unpacked here.',
    })
  const text = utf8Of(await c.req.arrayBuffer())
  return text === undefined || namesTwice(text) ? malformedJson(c) : next()
})

const everyRoute = [
  ...[transferRoutes, contentRoutes, responsibilityRoutes, letterRoutes, invitationRoutes, packRoutes],
  ...[uploadRoutes, authorityRoutes, practiceRoutes],
  ...[ownAuthorityRoutes, noticeRoutes, ladderRoutes, boardRoutes, figuresRoutes],
]
for (const routes of everyRoute) api.route('/', routes)

const verbPath = /^\/v1\/transfers\/[^/]+\/[^/]+$/

api.all('/v1/*', (c) =>
  c.req.method === 'POST' && verbPath.test(c.req.path)
    ? problem(c, {
        ...{ status: 404, code: 'unknown-verb', title: 'There is no such verb' },
        detail: 'GET the transfer: `allowed` lists the verbs that you may try now. All of them are in /openapi.json.',
      })
    : problem(c, {
        ...{ status: 404, code: 'no-such-route', title: 'There is nothing at this address' },
        detail: 'The addresses and their methods are in /openapi.json.',
      }),
)
