import { setTimeout as wait } from 'node:timers/promises'
import type { Letter } from './notify-letters.ts'

/** What becomes of a letter in the end. */
export type Fate = 'delivered' | 'permanent-failure' | 'temporary-failure' | 'technical-failure'

/** Where receipts are posted, with which bearer token; `retryMs` between two tries, where Notify waits five minutes. */
export type Callback = { url: string; token: string; retryMs?: number }

const mostRetries = 5
const timeoutMs = 5000

/** Smoke-test addresses: taken like any other, and nothing comes of them: no letter, no receipt. */
const smokeTests = [
  'simulate-delivered@notifications.service.gov.uk',
  'simulate-delivered-2@notifications.service.gov.uk',
  'simulate-delivered-3@notifications.service.gov.uk',
]
export const isSmokeTest = (address: string): boolean => smokeTests.includes(address.toLowerCase())

/** Notify’s addresses that fail as it says, and whatever a test has asked for. */
export function fates() {
  const asked = new Map<string, Fate>([
    ['temp-fail@simulator.notify', 'temporary-failure'],
    ['perm-fail@simulator.notify', 'permanent-failure'],
  ])
  return {
    set: (address: string, fate: Fate): void => void asked.set(address.toLowerCase(), fate),
    of: (address: string): Fate => asked.get(address.toLowerCase()) ?? 'delivered',
  }
}

/**
 * Posts receipts as Notify does: a call that cannot be made, or that meets a 5xx or 429, is made again, up to five times; what any
 * other answer refuses is lost.
 */
export function receiptsTo(callback: Callback | undefined) {
  const stopped = new AbortController()
  const underWay = new Set<Promise<void>>()
  const deliver = async (body: string): Promise<void> => {
    if (callback === undefined) return
    const { url, token, retryMs = 2000 } = callback
    for (let tried = 0; tried <= mostRetries && !stopped.signal.aborted; tried++) {
      // Notify’s own answer goes first, and then some: no receipt comes before it.
      await wait(tried === 0 ? 0 : retryMs, undefined, { signal: stopped.signal })
      const status = await fetch(url, {
        ...{ method: 'POST', body, signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(timeoutMs)]) },
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      }).then(
        async (response) => {
          await response.body?.cancel()
          return response.status
        },
        () => undefined,
      )
      if (status !== undefined && status < 500 && status !== 429) return
    }
  }
  return {
    post: (letter: Letter): void => {
      const one: Promise<void> = deliver(JSON.stringify(receiptOf(letter)))
        .catch(() => {})
        .finally(() => underWay.delete(one))
      underWay.add(one)
    },
    /** Until every receipt has been taken, refused or given up. */
    settled: async (): Promise<void> => void (await Promise.all(underWay)),
    stop: async (): Promise<void> => {
      stopped.abort()
      await Promise.all(underWay)
    },
  }
}

/** The body of a receipt, in the fields that Notify documents. */
const receiptOf = ({ id, reference, to, status, at, templateId, version }: Letter) => ({
  ...{ id, reference, to, status, created_at: micros(at), completed_at: micros(at), sent_at: micros(at) },
  ...{ notification_type: 'email', template_id: templateId, template_version: version },
})

/** Notify gives its instants with microseconds. */
const micros = (instant: string): string => instant.replace('Z', '000Z')
