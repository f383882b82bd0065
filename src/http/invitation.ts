import { createRoute, z } from '@hono/zod-openapi'
import { invitationFor } from '../exchange/invitation.ts'
import { actorOf, newRoutes, problems, readOf, TransferId } from './contract.ts'

export const invitationRoutes = newRoutes()

invitationRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/meeting.ics', operationId: 'readInvitation', tags: ['Content'] },
    summary: 'The meeting as a calendar file: an invitation, an update of it, or its cancellation (R7.1)',
    request: { params: TransferId },
    responses: {
      200: {
        description:
          'An iCalendar object with one event (RFC 5545), sent as its METHOD says (RFC 5546). It names nobody of the family.',
        content: { 'text/calendar': { schema: z.string() } },
      },
      ...problems,
    },
  }),
  async (c) => {
    const { id } = c.req.valid('param')
    return readOf(c, await invitationFor(c.get('deps'), actorOf(c), id), ({ name, method, text }) =>
      c.body(text, 200, {
        // Outlook takes an invitation for one only where its media type names the method too.
        'content-type': `text/calendar; charset=utf-8; method=${method}`,
        'content-disposition': `attachment; filename="${name}"`,
      }),
    ) as never
  },
)
