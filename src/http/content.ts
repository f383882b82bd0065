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
import { recordPdfFor } from '../exchange/record-pdf.ts'
import { packagePdfFor } from '../exchange/rendition.ts'
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

const Signed = z.strictObject({ version: z.int(), at: z.string(), sha256: z.string(), jws: z.string() })
const Manifests = z
  .strictObject({
    manifests: z.array(Signed),
    renditions: z.array(Signed).meta({ description: 'The prints made so far; sha256 is that of the PDF.' }),
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
    return readOf(c, read, (signed) => c.json(signed)) as never
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

const pdf = { 'application/pdf': bytes }
const Version = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: '1 is the package, each later paper the next; the newest where none is named.' }),
})
const unchanged = { description: 'You have it: it never changes' }

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/package.pdf', operationId: 'readPackagePdf', tags },
    summary: 'The package to read: printed once, the same bytes ever after; its SHA-256 is the ETag (R3.9)',
    request: { params: TransferId, query: Version },
    responses: { 200: { description: 'The package', content: pdf }, 304: unchanged, ...problems },
  }),
  async (c) => {
    const { version } = c.req.valid('query')
    const read = await packagePdfFor(c.get('deps'), actorOf(c), c.req.valid('param').id, version)
    if ('refused' in read) return readOf(c, read, () => c.body(null)) as never
    const { name, sha256, bytes: length, body } = read.found
    const etag = `"${sha256}"`
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, { etag }) as never
    return c.body(await body(), 200, {
      ...{ etag, 'content-type': 'application/pdf', 'content-length': String(length) },
      'content-disposition': `inline; filename="${name}"`,
    }) as never
  },
)

contentRoutes.openapi(
  createRoute({
    ...{ method: 'get', path: '/v1/transfers/{id}/record.pdf', operationId: 'readRecordPdf', tags },
    summary: 'The record to read and take away (R10.4)',
    request: { params: TransferId },
    responses: { 200: { description: 'The record', content: pdf }, ...problems },
  }),
  async (c) => {
    const read = await recordPdfFor(c.get('deps'), actorOf(c), c.req.valid('param').id)
    return readOf(c, read, ({ name, body }) =>
      c.body(body, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"`,
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
