import { Webhook } from 'standardwebhooks'
import type { Deps } from '../deps.ts'
import { mayCall, standInsOf } from './address.ts'
import type { Attempt } from './outgoing.ts'
import { resolvesPublicly } from './resolve.ts'
import { longestWaitSeconds } from './schedule.ts'

/** For all of an attempt: looking up the name, being called, and the answer. */
const limitMs = 10_000
/** What says itself when to come again (RFC 9110, 15.6.4; RFC 6585, 4). */
const saysWhen = [429, 503]

export type Hook = { authority: string; url: string; secrets: readonly string[] }
/** `id` is the same however often it is tried; `timestamp` is when it happened. */
export type Message = { id: string; type: string; timestamp: string; data: object }

/**
 * Tells a case system by a signed message (Standard Webhooks): a repeat carries the same id, the attempt’s own time, and one
 * signature for each secret, over id, time and body. Only a 2xx is delivered; a redirect is not followed; 410 is final. Nothing
 * is read of the answer but its status and Retry-After.
 */
export async function sendWebhook(
  deps: Pick<Deps, 'settings' | 'outside' | 'now'>,
  { url, secrets }: Hook,
  { id, ...said }: Message,
  within = limitMs,
): Promise<Attempt> {
  if (secrets.length === 0) return { fault: 'no-secret' }
  const may = mayCall(url, standInsOf(deps.settings))
  if ('refused' in may) return { fault: may.refused }
  const signal = AbortSignal.timeout(within)
  if (!may.standIn) {
    const resolved = await resolvesPublicly(deps, may.host, signal)
    if ('fault' in resolved) return resolved
  }
  const body = JSON.stringify(said)
  const headers = { 'content-type': 'application/json', ...signed(secrets, id, deps.now(), body) }
  // A name may point elsewhere a moment after it was asked for: the network outside lets nobody into a private one.
  const request: RequestInit = { method: 'POST', redirect: 'manual', headers, body, signal }
  try {
    const response = await (may.standIn ? fetch(url, request) : deps.outside(url, request))
    await response.body?.cancel()
    return cameOf(response, deps.now())
  } catch {
    // The text of a network error may hold an address; the word is enough to mend it.
    return { fault: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

const signed = (secrets: readonly string[], id: string, at: Date, body: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
})

function cameOf({ ok, status, headers }: Response, now: Date): Attempt {
  if (ok) return { delivered: true }
  if (status === 410) return { fault: 'webhook-410', final: true }
  const after = saysWhen.includes(status) ? secondsUntil(headers.get('retry-after'), now) : undefined
  return { fault: `webhook-${status}`, ...(after === undefined ? {} : { after }) }
}

/** Retry-After in seconds (RFC 9110, 10.2.3): a number of them or a date; six hours at most. */
function secondsUntil(said: string | null, now: Date): number | undefined {
  if (said === null) return undefined
  const seconds = /^\d+$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - now.getTime()) / 1000)
  return seconds > 0 ? Math.min(seconds, longestWaitSeconds) : undefined
}
