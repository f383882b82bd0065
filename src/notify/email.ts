import { SignJWT } from 'jose'
import type { Deps } from '../deps.ts'
import type { TemplateName } from './templates.ts'

const timeoutMs = 10_000
/** Notify counts what is sent in a minute; whoever is over waits for the next. */
const rateLimitSeconds = 60
/** However long Notify asks to wait: news must not lie for longer than this between two tries. */
const longestWaitSeconds = 3600

/** A letter to hand in: the values are those of its template, the reference names nobody (R9.2). */
export type Mail = { to: string; template: TemplateName; reference: string; values: Record<string, string> }

/**
 * What came of handing in a letter: Notify’s id for it, under which the receipt will come; or a fault by a registered word, with
 * the seconds to wait at least. `final` is not tried again.
 */
export type Handed = { handed: string } | { fault: string; final?: true; after?: number }

/**
 * Hands a letter to the GOV.UK Notify API (`POST /v2/notifications/email`). Taken is not delivered: that comes by a receipt.
 * Nothing that Notify refuses is final: a key, a clock, a template or an address can be mended while it is tried (R9.3). Only the
 * status is read of a refusal, as Notify asks: its words change, and quote the address.
 */
export async function sendMail(deps: Pick<Deps, 'settings' | 'now'>, mail: Mail): Promise<Handed> {
  const { NOTIFY_URL, NOTIFY_TEMPLATES } = deps.settings
  const template_id = (JSON.parse(NOTIFY_TEMPLATES) as Record<string, string>)[mail.template]
  if (template_id === undefined) return { fault: 'no-template' }
  try {
    const response = await fetch(`${NOTIFY_URL}/v2/notifications/email`, {
      method: 'POST',
      // The token goes where it was meant to go, and nowhere that an answer points to.
      redirect: 'manual',
      headers: { authorization: `Bearer ${await tokenFor(deps)}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ email_address: mail.to, template_id, reference: mail.reference, personalisation: mail.values },
      }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status === 201) return await taken(response)
    await response.body?.cancel()
    return { fault: `notify-${response.status}`, ...waitOf(response) }
  } catch {
    // The text of a network error may hold an address; the word is enough to mend it.
    return { fault: 'unreachable' }
  }
}

/**
 * The token of one call to Notify: a JWT signed with the key’s secret. The API key ends with a service id and a secret, 36
 * characters each.
 */
export async function tokenFor(deps: {
  settings: Pick<Deps['settings'], 'NOTIFY_API_KEY'>
  now: () => Date
}): Promise<string> {
  const key = deps.settings.NOTIFY_API_KEY
  const secret = new TextEncoder().encode(key.slice(-36))
  // Whole seconds, rounded down: a token issued half a second ahead would be refused.
  const issuedAt = Math.floor(deps.now().getTime() / 1000)
  return new SignJWT({ iss: key.slice(-73, -37), iat: issuedAt })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(secret)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Without its id no receipt could be matched to it: it is sent again, since a letter too many costs less than one too few. */
async function taken(response: Response): Promise<Handed> {
  const body: unknown = await response.json().catch(() => undefined)
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined
  return typeof id === 'string' && uuid.test(id) ? { handed: id.toLowerCase() } : { fault: 'notify-unread' }
}

/** The seconds that Notify asks to wait (Retry-After, RFC 9110 10.2.3), in figures; a minute where its rate limit says nothing. */
function waitOf({ status, headers }: Response): { after?: number } {
  if (status !== 429 && status < 500) return {}
  const asked = headers.get('retry-after')
  if (asked !== null && /^\d{1,9}$/.test(asked)) return { after: Math.min(Number(asked), longestWaitSeconds) }
  return status === 429 ? { after: rateLimitSeconds } : {}
}
