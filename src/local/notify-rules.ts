import { jwtVerify } from 'jose'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'

/** A template as Notify keeps it; ((name)) stands for a value of the personalisation. */
export type Template = { subject: string; body: string }

/** An answer that says no, in Notify's own shape. */
export type NotifyError = { status_code: number; errors: { error: string; message: string }[] }

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

const Email = z.strictObject({
  email_address: z.string(),
  template_id: z.string(),
  personalisation: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
  reference: z.string().nullish(),
  email_reply_to_id: z.string().optional(),
  one_click_unsubscribe_url: z.string().optional(),
})

/** The body of `POST /v2/notifications/email`. */
export type Email = z.infer<typeof Email>

/** An error in the shape of Notify's documentation. */
export function notifyError(status: number, error: string, ...messages: string[]): NotifyError {
  return { status_code: status, errors: messages.map((message) => ({ error, message })) }
}

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
  const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1]
  if (!token) return notifyError(401, 'AuthError', 'Unauthorized: authentication token must be provided')
  const claims = await jwtVerify(token, new TextEncoder().encode(key.secret), { algorithms: ['HS256'], typ: 'JWT' })
    .then(({ payload }) => payload)
    .catch(() => undefined)
  if (!claims) return notifyError(403, 'AuthError', 'Invalid token: API key not found')
  if (claims.iss !== key.service) return notifyError(403, 'AuthError', 'Invalid token: service not found')
  if (claims.iat === undefined || Math.abs(now - claims.iat) > 30) {
    return notifyError(403, 'AuthError', 'Error: Your system clock must be accurate to within 30 seconds')
  }
  return undefined
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
  const { email_address: address, template_id: template } = read.data
  const wrong = [
    ...(/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) ? [] : ['email_address Not a valid email address']),
    ...(new RegExp(`^${uuid}$`, 'i').test(template) ? [] : ['template_id is not a valid UUID']),
  ]
  return wrong.length > 0 ? { wrong: notifyError(400, 'ValidationError', ...wrong) } : { email: read.data }
}

function sentences(issue: z.core.$ZodIssue, body: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `Additional properties are not allowed (${key} was unexpected)`)
  }
  const field = issue.path.join('.')
  const missing = issue.path.length === 1 && typeof body === 'object' && body !== null && !(field in body)
  return [missing ? `${field} is a required property` : `${field} ${issue.message}`.trim()]
}

/** Puts the values into a template, or names those that are missing, as Notify does. */
export function render(
  template: Template,
  values: NonNullable<Email['personalisation']>,
): Template | { missing: string[] } {
  const missing = new Set<string>()
  const fill = (text: string) =>
    text.replace(/\(\(([^()]+)\)\)/g, (_, name: string) => {
      const value = values[name.trim()]
      if (value === undefined) missing.add(name.trim())
      return Array.isArray(value) ? value.map((line) => `* ${line}`).join('\n') : String(value)
    })
  const filled = { subject: fill(template.subject), body: fill(template.body) }
  return missing.size > 0 ? { missing: [...missing] } : filled
}
