import { createRoute, z } from '@hono/zod-openapi'
import { FillPack, Pack, PackKind } from '../../schemas/pack.ts'
import { packFor, packXmlFor } from '../exchange/pack.ts'
import { actorOf, body, json, newRoutes, problems, readOf, TransferId } from './contract.ts'
import { refusalProblem } from './problem.ts'

const tags = ['Content']
const words = {
  closing: {
    ...{ id: 'ClosingPack', summary: 'The closing pack: what the transferring authority may file to close its cases' },
  },
  opening: {
    ...{ id: 'OpeningPack', summary: 'The opening pack: what the receiving authority may file to open its own' },
  },
}

export const packRoutes = newRoutes()
for (const which of PackKind.options) addPack(which)

function addPack(which: PackKind) {
  const { id: name, summary } = words[which]
  packRoutes.openapi(
    createRoute({
      ...{ method: 'get', path: `/v1/transfers/{id}/${which}-pack`, operationId: `read${name}`, tags },
      summary: `${summary} (R7.4)`,
      request: { params: TransferId },
      responses: { 200: json(Pack, 'The pack: a proposal, of which nothing is kept'), ...problems },
    }),
    async (c) =>
      readOf(c, await packFor(c.get('deps'), actorOf(c), c.req.valid('param').id, which), (pack) =>
        c.json(pack),
      ) as never,
  )
  // Children’s identifiers never stand in an address, so what is filled in is posted; it changes nothing (R7.4).
  packRoutes.openapi(
    createRoute({
      ...{ method: 'post', path: `/v1/transfers/{id}/${which}-pack.xml`, operationId: `make${name}Xml`, tags },
      summary: `${summary}, as XML of the children in need census (R7.4)`,
      description: 'Nothing is written: it may be asked for again and again, without a key.',
      request: { params: TransferId, body: body(FillPack) },
      responses: {
        200: { description: 'The document', content: { 'application/xml': { schema: z.string() } } },
        ...problems,
      },
    }),
    async (c) => {
      const { children } = c.req.valid('json')
      const read = await packXmlFor(c.get('deps'), actorOf(c), c.req.valid('param').id, which, children)
      // Named in the body and not in the address.
      if ('refused' in read && read.refused.code === 'no-such-child') return refusalProblem(c, read.refused) as never
      return readOf(c, read, ({ name: file, xml }) =>
        c.body(xml, 200, {
          'content-type': 'application/xml; charset=UTF-8',
          'content-disposition': `attachment; filename="${file}"`,
        }),
      ) as never
    },
  )
}
