import { createRoute, z } from '@hono/zod-openapi'
import { plainFileName } from '../domain/upload.ts'
import { mostFileBytes, receiveFile } from '../exchange/upload.ts'
import { actorOf, aProblem, json, newRoutes, problems, TransferId } from './contract.ts'
import { problem, refusalProblem } from './problem.ts'

const Uploaded = z
  .strictObject({
    ...{ id: z.uuid(), mediaType: z.string(), bytes: z.int(), sha256: z.string() },
    pages: z.int().meta({ description: 'How many pages it prints to.' }),
  })
  .meta({ id: 'Uploaded', description: 'Name its id in add-paper or send-addendum within a day; else it is swept.' })

const UploadHeaders = z.object({
  'content-disposition': z.string().optional().meta({
    description:
      'The file’s name (RFC 6266): attachment; filename="letter.pdf", or filename*=UTF-8\'\'…, percent-encoded, for a name that is not ASCII. Without it the file is called upload.',
    example: 'attachment; filename="letter.pdf"',
  }),
})

export const uploadRoutes = newRoutes()

uploadRoutes.openapi(
  createRoute({
    ...{ method: 'post', path: '/v1/transfers/{id}/files', operationId: 'upload', tags: ['Content'] },
    summary: 'Upload a PDF, JPEG or PNG of 20 MB at most, as the raw body; its name in Content-Disposition',
    request: {
      params: TransferId,
      headers: UploadHeaders,
      body: {
        required: true,
        content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
      },
    },
    description:
      'It is looked through before it is kept: what is locked, cut short, damaged, active or holds other files is refused as upload-unfit, with why.',
    responses: { 201: json(Uploaded, 'It is stored, sealed'), 411: aProblem('Say how long it is'), ...problems },
  }),
  async (c) => {
    const length = Number(c.req.header('content-length') ?? Number.NaN)
    const body = c.req.raw.body
    if (length === 0)
      return problem(c, {
        ...{ status: 422, code: 'file-empty', title: 'That file is empty' },
        detail: 'Save it again and choose it again.',
      }) as never
    if (!Number.isInteger(length) || length < 0 || body === null)
      return problem(c, {
        ...{ status: 411, code: 'length-required', title: 'Say how long the file is' },
        detail: 'Send the file as the body, with its Content-Length.',
      }) as never
    if (length > mostFileBytes)
      return problem(c, {
        ...{ status: 413, code: 'file-too-large', title: 'That file is over 20 MB' },
        detail: 'Scan it in grey at 300 dots to the inch, or split it into two.',
      }) as never
    const upload = { name: nameIn(c.req.header('content-disposition')), length, body }
    const stored = await receiveFile(c.get('deps'), actorOf(c), c.req.valid('param').id, upload)
    return ('refused' in stored ? refusalProblem(c, stored.refused) : c.json(stored.done, 201)) as never
  },
)

/** The file’s name from Content-Disposition (RFC 6266), without any path; never from the address, where it could leak. */
export function nameIn(disposition: string | undefined): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  const [, quoted, bare] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^";]+))/i.exec(disposition ?? '') ?? []
  return plainFileName(decoded(extended) ?? quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '')
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}
