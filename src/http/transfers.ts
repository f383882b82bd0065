import { createRoute, z } from '@hono/zod-openapi'
import { ListLine, ListQuery } from '../../schemas/list.ts'
import { Standing, TransferView } from '../../schemas/transfer.ts'
import { Draft, Request } from '../../schemas/verbs/draft.ts'
import { type VerbName, verbNames, verbs } from '../domain/verbs.ts'
import { inboxFor } from '../exchange/inbox.ts'
import { openDraft, openRequest } from '../exchange/open.ts'
import { perform } from '../exchange/perform.ts'
import { transferFor } from '../exchange/transfer.ts'
import {
  actorOf,
  answerOf,
  body,
  CreateHeaders,
  callOf,
  json,
  newRoutes,
  problems,
  readOf,
  TransferId,
  WriteHeaders,
} from './contract.ts'

const tags = ['Transfers']

export const transferRoutes = newRoutes()

transferRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/transfers', operationId: 'openDraft', tags },
    summary: 'Open a draft, piece by piece or whole; with "send": true the whole package goes in one call',
    request: { headers: CreateHeaders, body: body(Draft) },
    responses: { 201: json(Standing, 'The transfer as it now stands'), ...problems },
  }),
  async (c) => {
    const call = await callOf(c, c.req.valid('header')['idempotency-key'])
    return answerOf(c, await openDraft(c.get('deps'), actorOf(c), c.req.valid('json'), call), 201) as never
  },
)

transferRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/transfers/request', operationId: 'openRequest', tags },
    summary: 'Ask for a transfer: the family is here, please send (R2.9)',
    request: { headers: CreateHeaders, body: body(Request) },
    responses: { 201: json(Standing, 'The request as it now stands'), ...problems },
  }),
  async (c) => {
    const call = await callOf(c, c.req.valid('header')['idempotency-key'])
    return answerOf(c, await openRequest(c.get('deps'), actorOf(c), c.req.valid('json'), call), 201) as never
  },
)

const List = z.strictObject({ transfers: z.array(ListLine), next: z.uuid().optional() }).meta({ id: 'TransferList' })

transferRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers', operationId: 'listTransfers', tags },
    summary: 'Your authority’s transfers, in and out, newest first',
    request: { query: ListQuery },
    responses: { 200: json(List, 'A page of them; pass `next` as `after` for the following page'), ...problems },
  }),
  async (c) => {
    const { lines, next } = await inboxFor(c.get('deps'), actorOf(c), c.req.valid('query'))
    return c.json({ transfers: lines, ...(next ? { next } : {}) }, 200) as never
  },
)

transferRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}', operationId: 'readTransfer', tags },
    summary: 'One transfer: where it stands, and what it says where that is open to you',
    request: { params: TransferId },
    responses: { 200: json(TransferView, 'The transfer, its version as ETag'), ...problems },
  }),
  async (c) => {
    const read = await transferFor(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return readOf(c, read, (view) => c.json(view, 200, { etag: `"${view.version}"` })) as never
  },
)

// One route for each row of the table (R1.3); the exchange’s own verbs have none.
for (const name of verbNames.filter((one) => verbs[one].party !== 'exchange')) addVerb(name)

function addVerb(verb: VerbName) {
  const { title, input, rule, who, from, party } = verbs[verb]
  const parties =
    party === 'either' ? 'Either authority' : `Only the ${party === 'sender' ? 'transferring' : 'receiving'} authority`
  transferRoutes.openapi(
    createRoute({
      ...{ method: 'post', path: `/v1/transfers/{id}/${verb}`, operationId: verb, tags: [verbs[verb].capability] },
      summary: `${title} (${rule})`,
      description:
        `${input.meta()?.description ?? ''}\n\n${parties}; ${who.join(', ')}; while ${from.join(', ')}.`.trim(),
      request: { params: TransferId, headers: WriteHeaders, body: body(input) },
      responses: { 200: json(Standing, 'The transfer as it now stands'), ...problems },
    }),
    async (c) => {
      const headers = c.req.valid('header')
      const call = await callOf(c, headers['idempotency-key'])
      const match = headers['if-match']
      const version = match === '*' ? {} : { version: Number(match.slice(1, -1)) }
      const asked = { id: c.req.valid('param').id, verb, input: c.req.valid('json'), call, ...version }
      return answerOf(c, await perform(c.get('deps'), actorOf(c), asked), 200) as never
    },
  )
}
