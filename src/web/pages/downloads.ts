import { z } from 'zod'
import { fileFor } from '../../exchange/file.ts'
import { invitationFor } from '../../exchange/invitation.ts'
import { letterPdfFor } from '../../exchange/letter.ts'
import { packageFor } from '../../exchange/package.ts'
import { recordPdfFor } from '../../exchange/record-pdf.ts'
import { packagePdfFor } from '../../exchange/rendition.ts'
import { refusalPage } from './fault.tsx'
import { Id } from './opened.ts'
import type { Ctx } from './shell.tsx'

// Always a download: what another authority uploaded is never run as a page of ours.
const attached = (ascii: string, name: string) =>
  `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

/** GET /transfers/:id/files/:file: an uploaded file, byte for byte, under its own name (RFC 6266). */
export async function downloadFile(c: Ctx): Promise<Response> {
  const [id, file] = [Id.safeParse(c.req.param('id')), Id.safeParse(c.req.param('file'))]
  if (!id.success || !file.success) return refusalPage(c, { code: 'no-such-file', rule: 'R3.2' })
  const read = await fileFor(c.get('deps'), c.get('actor'), id.data, file.data)
  if ('refused' in read) return refusalPage(c, read.refused)
  const { body, bytes, mediaType, name } = read.found
  return c.body(body, 200, {
    ...{ 'content-type': mediaType, 'content-length': String(bytes) },
    'content-disposition': attached(file.data, name),
  })
}

/** GET /transfers/:id/package.zip: everything that was sent, with its signed manifests. */
export async function downloadPackage(c: Ctx): Promise<Response> {
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
  const read = await packageFor(c.get('deps'), c.get('actor'), id.data)
  if ('refused' in read) return refusalPage(c, read.refused)
  const { reference, zip } = read.found
  return c.body(zip, 200, {
    'content-type': 'application/zip',
    'content-disposition': attached(`${reference}.zip`, `${reference}.zip`),
  })
}

/** GET /transfers/:id/package.pdf?version=: the package to read, the same bytes each time (R3.9). */
export async function readPackagePdf(c: Ctx): Promise<Response> {
  const [id, version] = [Id.safeParse(c.req.param('id')), Version.safeParse(c.req.query('version'))]
  if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
  if (!version.success) return refusalPage(c, { code: 'no-such-version', rule: 'R2.2' })
  const read = await packagePdfFor(c.get('deps'), c.get('actor'), id.data, version.data)
  if ('refused' in read) return refusalPage(c, read.refused)
  const { name, bytes, body } = read.found
  return c.body(await body(), 200, { ...pdfNamed(name), 'content-length': String(bytes) })
}

/** GET /transfers/:id/record.pdf: the record to read, print and take away (R10.4). */
export async function readRecordPdf(c: Ctx): Promise<Response> {
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
  const read = await recordPdfFor(c.get('deps'), c.get('actor'), id.data)
  if ('refused' in read) return refusalPage(c, read.refused)
  return c.body(read.found.body, 200, pdfNamed(read.found.name))
}

/** GET /transfers/:id/letters/:seq: a letter to somebody of the family, to print and send (R5.5). */
export async function readLetterPdf(c: Ctx): Promise<Response> {
  const [id, seq] = [Id.safeParse(c.req.param('id')), Seq.safeParse(c.req.param('seq'))]
  if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
  if (!seq.success) return refusalPage(c, { code: 'no-such-letter', rule: 'R5.5' })
  const read = await letterPdfFor(c.get('deps'), c.get('actor'), id.data, seq.data)
  if ('refused' in read) return refusalPage(c, read.refused)
  return c.body(read.found.body, 200, pdfNamed(read.found.name))
}

/** GET /transfers/:id/meeting.ics: the meeting for a calendar; an invitation, an update of it, or its cancellation (R7.1). */
export async function readInvitation(c: Ctx): Promise<Response> {
  const id = Id.safeParse(c.req.param('id'))
  if (!id.success) return refusalPage(c, { code: 'no-such-transfer', rule: 'R1.2' })
  const read = await invitationFor(c.get('deps'), c.get('actor'), id.data)
  if ('refused' in read) return refusalPage(c, read.refused)
  const { name, method, text } = read.found
  return c.body(text, 200, {
    'content-type': `text/calendar; charset=utf-8; method=${method}`,
    'content-disposition': attached(name, name),
  })
}

const Seq = z
  .string()
  .regex(/^[1-9][0-9]{0,6}$/)
  .transform(Number)
const Version = z.coerce.number().int().min(1).optional()

// Shown in place: the exchange printed it, and nobody’s script is in it.
const pdfNamed = (name: string) => ({
  'content-type': 'application/pdf',
  'content-disposition': `inline; filename="${name}"`,
})
