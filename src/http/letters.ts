import { createRoute, z } from '@hono/zod-openapi'
import { letterPdfFor } from '../exchange/letter.ts'
import { actorOf, newRoutes, problems, readOf, TransferId } from './contract.ts'

const LetterFile = TransferId.extend({
  letter: z
    .string()
    .regex(/^[1-9][0-9]{0,6}\.pdf$/, { error: 'Give the number of the entry by which it was written, then .pdf' })
    .meta({
      description: 'The number of the entry of the record by which it was written, then .pdf',
      examples: ['12.pdf'],
    }),
})

export const letterRoutes = newRoutes()

letterRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/letters/{letter}', operationId: 'readLetter', tags: ['Content'] },
    summary: 'A letter that your authority wrote to somebody of the family, one page to print and send (R5.5)',
    request: { params: LetterFile },
    responses: {
      200: {
        description: 'The letter',
        content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } },
      },
      ...problems,
    },
  }),
  async (c) => {
    const { id, letter } = c.req.valid('param')
    return readOf(c, await letterPdfFor(c.get('deps'), actorOf(c), id, Number.parseInt(letter, 10)), ({ name, body }) =>
      c.body(body, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"`,
      }),
    ) as never
  },
)
