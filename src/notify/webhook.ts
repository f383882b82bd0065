import { Webhook } from 'standardwebhooks'
import { openAnswer } from '../db/sealed-answer.ts'
import type { Deps } from '../deps.ts'
import type { Attempt, Outgoing } from './outgoing.ts'

const timeoutMs = 10_000

/**
 * Tells a case system by a signed webhook (Standard Webhooks): the id is the notice’s own, so a repeat is seen for one; the
 * signature is over id, time and body. Redirects are not followed; 410 is final.
 */
export async function sendWebhook(deps: Deps, notice: Outgoing): Promise<Attempt> {
  const { webhookUrl, webhookSecret, authority } = notice
  if (webhookUrl === null || webhookSecret === null) return { fault: 'no-webhook', final: true }
  if (!mayCall(webhookUrl, deps.settings.ALLOW_LOOPBACK === 'yes')) return { fault: 'webhook-address', final: true }
  const secret = await openAnswer<string>(deps.keyring, `webhook ${authority}`, webhookSecret)
  const at = deps.now()
  const body = JSON.stringify({
    type: notice.kind,
    timestamp: notice.madeAt,
    data: {
      ...{ id: notice.id, transfer: notice.transfer, reference: notice.reference, seq: notice.seq, head: notice.head },
      link: `${deps.settings.PUBLIC_URL}/transfers/${notice.transfer}`,
    },
  })
  const response = await fetch(webhookUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'webhook-id': notice.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(notice.id, at, body),
    },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  })
  await response.body?.cancel()
  if (response.status >= 200 && response.status < 300) return { delivered: true }
  return response.status === 410 ? { fault: 'webhook-410', final: true } : { fault: `webhook-${response.status}` }
}

/** https on its own port, by name; on one machine, loopback too. */
export function mayCall(address: string, loopback: boolean): boolean {
  const url = read(address)
  if (url === undefined || url.username !== '' || url.password !== '') return false
  if (loopback && url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname)) return true
  const literal = /^[\d.]+$/.test(url.hostname) || url.hostname.startsWith('[')
  return url.protocol === 'https:' && url.port === '' && !literal && url.hostname !== 'localhost'
}

function read(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}
