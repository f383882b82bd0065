import { SignJWT } from 'jose'
import type { Deps } from '../deps.ts'
import type { Attempt, Outgoing } from './outgoing.ts'
import { happenedInWords } from './words.ts'

const timeoutMs = 10_000

/**
 * Sends a notice by the GOV.UK Notify API: its JWT, one template, a reference, what happened and a link; never a name
 * (R9.1, R9.2). Whatever Notify answers but 201 is tried again (R9.3).
 */
export async function sendEmail(deps: Deps, notice: Outgoing): Promise<Attempt> {
  const address = notice.channel === 'out-of-hours' ? notice.outOfHoursEmail : notice.dutyEmail
  // The team had an address when it was told, and has none now: the duty desk is told beside it.
  if (address === null) return { fault: 'no-out-of-hours', final: true }
  const { NOTIFY_URL, NOTIFY_TEMPLATE, PUBLIC_URL } = deps.settings
  const response = await fetch(`${NOTIFY_URL}/v2/notifications/email`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(deps)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      email_address: address,
      template_id: NOTIFY_TEMPLATE,
      reference: notice.id,
      personalisation: {
        reference: notice.reference,
        what_happened: happenedInWords(notice.kind),
        link: `${PUBLIC_URL}/transfers/${notice.transfer}`,
      },
    }),
    signal: AbortSignal.timeout(timeoutMs),
  })
  await response.body?.cancel()
  if (response.status === 201) return { delivered: true }
  // A key that was rotated or a clock that is off is mended within the three days that it is tried.
  return { fault: `notify-${response.status}` }
}

/** Notify’s API key ends with a service id and a secret, 36 characters each; the token is signed with the secret. */
async function tokenOf(deps: Deps): Promise<string> {
  const key = deps.settings.NOTIFY_API_KEY
  const secret = new TextEncoder().encode(key.slice(-36))
  // Whole seconds, rounded down: a token issued half a second ahead would be refused.
  const issuedAt = Math.floor(deps.now().getTime() / 1000)
  return new SignJWT({ iss: key.slice(-73, -37), iat: issuedAt })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(secret)
}
