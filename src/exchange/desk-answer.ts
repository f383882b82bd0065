import { asClock, type Tx } from '../db/client.ts'
import { toHex } from '../db/hex.ts'
import type { Deps } from '../deps.ts'

/** Days for which a duty desk may answer its test letter. */
export const deskTestDays = 7

const tokenBytes = 32
const written = /^[\w-]{43}$/

/** A new link’s secret, in base64url, and its hash, which alone is kept. */
export async function deskTest(): Promise<{ token: string; hash: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(tokenBytes))
  const base64 = btoa(String.fromCharCode(...bytes))
  const token = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return { token, hash: await hashOf(token) }
}

async function hashOf(token: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))))
}

/** The first instant at which a test letter may have been sent and still be answered. */
const since = (deps: Pick<Deps, 'now'>) => new Date(deps.now().getTime() - deskTestDays * 24 * 3_600_000).toISOString()

const open = (tx: Tx, deps: Pick<Deps, 'now'>, hash: string) => tx`
  d.test_hash = ${hash} and d.tested_at is null and d.confirmed_at is not null and d.test_sent_at > ${since(deps)}`

/** Whose desk a link asks, while it may be answered. Asking changes nothing. */
export async function deskAsked(deps: Pick<Deps, 'sql' | 'now'>, token: string): Promise<string | undefined> {
  if (!written.test(token)) return undefined
  const hash = await hashOf(token)
  const [asked] = await asClock(
    deps.sql,
    (tx) => tx<{ name: string }[]>`
      select a.name from guest_desk d join authority a on a.id = d.authority where ${open(tx, deps, hash)}`,
  )
  return asked?.name
}

/**
 * Takes the desk’s own answer that letters reach it; from now on a package may go there (R9.4). A link answers once.
 * @returns the name of the desk’s authority, or undefined where the link is used, over or none of ours
 */
export async function answerDesk(deps: Pick<Deps, 'sql' | 'now' | 'log'>, token: string): Promise<string | undefined> {
  if (!written.test(token)) return undefined
  const [hash, now] = [await hashOf(token), deps.now().toISOString()]
  const [answered] = await asClock(
    deps.sql,
    (tx) => tx<{ id: string; name: string }[]>`
      update guest_desk d set tested_at = greatest(${now}, d.confirmed_at) from authority a
      where a.id = d.authority and ${open(tx, deps, hash)} returning a.id, a.name`,
  )
  if (answered === undefined) return undefined
  deps.log({ code: 'DESK_CHANGED', authority: answered.id, step: 'answered', by: 'desk' })
  return answered.name
}
