import type { Tx } from '../db/client.ts'
import { bodyMac, matchesBody, openAnswer, sealAnswer } from '../db/sealed-answer.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { type Outcome, Undo } from './outcome.ts'

/** A call that is to be done once: the client’s key for it, and the whole of what it asked (route and body). */
export type Call = { key: string; text: string }

/**
 * Does the work once for each key. The claim is made inside the work’s own transaction, so a second call waits for the
 * first and then gets its answer; another body under the same key is refused. What is undone leaves no claim.
 */
export async function once<T>(
  deps: Pick<Deps, 'keyring'>,
  tx: Tx,
  by: Actor,
  call: Call | undefined,
  now: string,
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  if (call === undefined) return { done: await work() }
  // A person and a case system never share a key space, whatever they are called.
  const client = by.client ? `system ${by.client}` : `person ${by.worker}`
  const associated = `answer ${by.authority} ${client} ${call.key}`
  const claim = await tx`
    insert into idempotency (authority, client, key, body_mac, made_at)
    values (${by.authority}, ${client}, ${call.key}, ${await bodyMac(deps.keyring, call.text)}, ${now})
    on conflict do nothing`
  if (claim.count === 0) {
    const [row] = await tx<{ body_mac: string; sealed_answer: Uint8Array }[]>`
      select body_mac, sealed_answer from idempotency where client = ${client} and key = ${call.key}`
    if (row === undefined || !(await matchesBody(deps.keyring, call.text, row.body_mac)))
      throw new Undo({ keyReused: true })
    return { done: await openAnswer<T>(deps.keyring, associated, row.sealed_answer), replayed: true }
  }
  const done = await work()
  const answer = await sealAnswer(deps.keyring, associated, done)
  await tx`update idempotency set sealed_answer = ${answer} where client = ${client} and key = ${call.key}`
  return { done }
}
