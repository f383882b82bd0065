import { createRoute, z } from '@hono/zod-openapi'
import { ClockAnswer } from '../../schemas/clock.ts'
import { Paper } from '../../schemas/documents/paper.ts'
import { StructuredPaper } from '../../schemas/documents/structured.ts'
import { uuid } from '../../schemas/id.ts'
import { RecordEntry } from '../../schemas/record.ts'
import { clockFor } from '../exchange/clock.ts'
import { fileFor } from '../exchange/file.ts'
import { manifestsFor, packageFor } from '../exchange/package.ts'
import { paperFor } from '../exchange/paper.ts'
import { recordFor } from '../exchange/record.ts'
import { actorOf, json, newRoutes, problems, readOf, TransferId } from './contract.ts'

const tags = ['Content']
const bytes = { schema: z.string().meta({ format: 'binary' }) }
const PaperId = TransferId.extend({ paper: uuid('Give the paper’s id, a UUID') })
const FileId = TransferId.extend({ file: uuid('Give the file’s id, a UUID') })

export const contentRoutes = newRoutes()

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/papers/{paper}', operationId: 'readPaper', tags },
    summary: 'One paper, exactly as it was sent; for an upload, what it says of itself (R3.9)',
    request: { params: PaperId },
    responses: { 200: json(z.union([StructuredPaper, Paper]), 'The paper'), ...problems },
  }),
  async (c) => {
    const { id, paper } = c.req.valid('param')
    return readOf(c, await paperFor(c.get('deps'), actorOf(c), id, paper), (found) => c.json(found)) as never
  },
)

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/files/{file}', operationId: 'readFile', tags },
    summary: 'One uploaded file, byte for byte',
    request: { params: FileId },
    responses: { 200: { description: 'The file', content: { 'application/octet-stream': bytes } }, ...problems },
  }),
  async (c) => {
    const { id, file } = c.req.valid('param')
    const read = await fileFor(c.get('deps'), actorOf(c), id, file)
    // Always a download: what another authority uploaded is never run as a page of ours.
    return readOf(c, read, ({ body, bytes: length, mediaType }) =>
      c.body(body, 200, {
        ...{ 'content-type': mediaType, 'content-length': String(length) },
        'content-disposition': `attachment; filename="${file}"`,
      }),
    ) as never
  },
)

const Manifests = z
  .strictObject({
    manifests: z.array(z.strictObject({ version: z.int(), at: z.string(), sha256: z.string(), jws: z.string() })),
  })
  .meta({ id: 'Manifests', description: 'The signed manifests: the package first, then each addendum (R3.9).' })

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/manifest', operationId: 'readManifest', tags },
    summary: 'What was sent, signed by the exchange; check it against /.well-known/jwks.json',
    request: { params: TransferId },
    responses: { 200: json(Manifests, 'The manifests'), ...problems },
  }),
  async (c) => {
    const read = await manifestsFor(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return readOf(c, read, (manifests) => c.json({ manifests })) as never
  },
)

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/package.zip', operationId: 'readPackage', tags },
    summary: 'The whole package to file',
    request: { params: TransferId },
    responses: { 200: { description: 'The package', content: { 'application/zip': bytes } }, ...problems },
  }),
  async (c) => {
    const read = await packageFor(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return readOf(c, read, ({ reference, zip }) =>
      c.body(zip, 200, {
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${reference}.zip"`,
      }),
    ) as never
  },
)

const Entries = z.strictObject({ record: z.array(RecordEntry) }).meta({ id: 'Record' })

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/record', operationId: 'readRecord', tags },
    summary: 'The record: every act, who, when and why (R10.1)',
    request: { params: TransferId },
    responses: { 200: json(Entries, 'The record, oldest first'), ...problems },
  }),
  async (c) => {
    const read = await recordFor(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return readOf(c, read, (record) => c.json({ record })) as never
  },
)

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/clock', operationId: 'readClock', tags },
    summary: 'The clock: the due date, every day counted and every day skipped and why (R6.4)',
    request: { params: TransferId },
    responses: { 200: json(ClockAnswer, 'The clock'), ...problems },
  }),
  async (c) =>
    readOf(c, await clockFor(c.get('deps'), actorOf(c), c.req.valid('param').id), (clock) => c.json(clock)) as never,
)
