import { decodeJwt, jwtVerify } from 'jose'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'

/** An answer that says no, in Notify's own shape. */
export type NotifyError = { status_code: number; errors: { error: string; message: string }[] }

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** Whether a text is a UUID. */
export const isUuid = (text: string): boolean => new RegExp(`^${uuid}$`, 'i').test(text)

/** The values of a letter; a list becomes bullet points. */
export type Values = z.infer<typeof Values>
export const Values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

const Email = z.strictObject({
  email_address: z.string(),
  template_id: z.string(),
  personalisation: Values.optional(),
  reference: z.string().optional(),
  email_reply_to_id: z.string().optional(),
  one_click_unsubscribe_url: z.string().optional(),
  sanitise_content_for: z.array(z.string()).nullish(),
})

/** The body of `POST /v2/notifications/email`. */
type Email = z.infer<typeof Email>

/** An error in the shape of Notify's documentation. */
export function notifyError(status: number, error: string, ...messages: string[]): NotifyError {
  return { status_code: status, errors: messages.map((message) => ({ error, message })) }
}

/** What Notify answers for an id that it does not know. */
export const noResult = (): NotifyError => notifyError(404, 'NoResultFound', 'No result found')

/**
 * The two halves of an API key, which reads `name-serviceid-secret`, both ids being UUIDs.
 * @throws CannotStart when it does not
 */
export function readApiKey(apiKey: string): { service: string; secret: string } {
  const found = new RegExp(`^.+-(${uuid})-(${uuid})$`).exec(apiKey)
  if (!found?.[1] || !found[2]) {
    throw new CannotStart('NOTIFY_API_KEY is not of the form name-<service id>-<secret>, both being UUIDs.')
  }
  return { service: found[1], secret: found[2] }
}

/**
 * Checks the Authorization header: a JWT signed with the key's secret, by its service, at most 30 seconds old or ahead.
 * @param now in seconds since 1970
 */
export async function checkToken(
  header: string | undefined,
  key: { service: string; secret: string },
  now: number,
): Promise<NotifyError | undefined> {
  const wrong = (status: number, message: string) => notifyError(status, 'AuthError', message)
  if (!header) return wrong(401, 'Unauthorized: authentication token must be provided')
  const token = /^Bearer (.+)$/i.exec(header)?.[1]
  if (!token) return wrong(401, 'Unauthorized: authentication bearer scheme must be used')
  const claims = await jwtVerify(token, new TextEncoder().encode(key.secret), { algorithms: ['HS256'], typ: 'JWT' })
    .then(({ payload }) => payload)
    .catch(() => undefined)
  // Notify looks for the service before it looks for the key.
  const issuer = claims?.iss ?? issuerOf(token)
  if (issuer !== undefined && issuer !== key.service) return wrong(403, 'Invalid token: service not found')
  if (!claims) return wrong(403, 'Invalid token: API key not found')
  if (claims.iss === undefined) return wrong(403, 'Invalid token: iss field not provided')
  if (claims.iat === undefined || Math.abs(now - claims.iat) > 30)
    return wrong(403, 'Error: Your system clock must be accurate to within 30 seconds')
  return undefined
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}

/** Reads a body, or says like Notify which fields are wrong. */
export function readEmail(text: string): { email: Email } | { wrong: NotifyError } {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { wrong: notifyError(400, 'BadRequestError', 'Invalid JSON supplied in POST data') }
  }
  const read = Email.safeParse(body)
  if (!read.success) {
    return {
      wrong: notifyError(400, 'ValidationError', ...read.error.issues.flatMap((issue) => sentences(issue, body))),
    }
  }
  const { email_address, template_id, reference = '', email_reply_to_id, one_click_unsubscribe_url } = read.data
  const wrong = [
    ...(isAddress(email_address) ? [] : ['email_address Not a valid email address']),
    ...(isUuid(template_id) ? [] : ['template_id is not a valid UUID']),
    ...(reference.length <= 1000 ? [] : [`reference ${reference} is too long`]),
    ...(email_reply_to_id === undefined || isUuid(email_reply_to_id) ? [] : ['email_reply_to_id is not a valid UUID']),
    ...(one_click_unsubscribe_url?.startsWith('https') === false
      ? ['one_click_unsubscribe_url is not a valid https url']
      : []),
  ]
  return wrong.length > 0 ? { wrong: notifyError(400, 'ValidationError', ...wrong) } : { email: read.data }
}

/** Whether Notify would take it for an address: ASCII, at most 320 characters, a host of two parts or more. */
function isAddress(text: string): boolean {
  const found = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@([A-Za-z0-9.-]+)$/.exec(text)
  if (!found?.[1] || text.length > 320 || text.includes('..') || text.includes('.@')) return false
  const parts = found[1].split('.')
  return parts.length > 1 && parts.every((part) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(part))
}

function sentences(issue: z.core.$ZodIssue, body: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `Additional properties are not allowed (${key} was unexpected)`)
  }
  const field = issue.path.join('.')
  const missing = issue.path.length === 1 && typeof body === 'object' && body !== null && !(field in body)
  return [missing ? `${field} is a required property` : `${field} ${issue.message}`.trim()]
}
