import { createRoute, z } from '@hono/zod-openapi'
import { NoticeParam, Notices, NoticesQuery } from '../../schemas/telling.ts'
import { Nothing } from '../../schemas/verbs/draft.ts'
import { noticesFor, resendNotice } from '../exchange/notices.ts'
import { actorOf, body, json, newRoutes, problems, readOf } from './contract.ts'
import { notDone } from './problem.ts'

const tags = ['Authorities']

export const noticeRoutes = newRoutes()

noticeRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/notices', operationId: 'listNotices', tags },
    summary: 'What your authority was told, newest first, and how that went in each way (R9.3)',
    request: { query: NoticesQuery },
    responses: { 200: json(Notices, 'What it was told'), ...problems },
  }),
  async (c) =>
    readOf(c, await noticesFor(c.get('deps'), actorOf(c), c.req.valid('query')), (found) =>
      c.json(found, 200),
    ) as never,
)

const Resent = z.strictObject({ id: z.uuid() }).meta({ id: 'Resent' })

noticeRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/notices/{id}/resend', operationId: 'resendNotice', tags },
    summary: 'Send a notice again that was given up, or that the mail service took without a receipt (R9.3)',
    description:
      'By anybody who works for the authority. It is due at once, and tried for three days anew. What has arrived, or is still being tried, is a 409: the same call again sends nothing twice.',
    request: { params: NoticeParam, body: body(Nothing) },
    responses: { 200: json(Resent, 'It is due now'), ...problems },
  }),
  async (c) => {
    const outcome = await resendNotice(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return ('done' in outcome ? c.json(outcome.done, 200) : notDone(c, outcome)) as never
  },
)
