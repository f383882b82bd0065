import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { AnswerContact, AskContact } from '../../schemas/verbs/contact.ts'
import { asClock, asParty, type Tx } from '../db/client.ts'
import type { Keyring } from '../db/keyring.ts'
import { loadTransfer } from '../db/load.ts'
import { allDigestsOf, indexRows, replaceRows } from '../db/move-index.ts'
import type { Deps } from '../deps.ts'
import { identifiersOf, monthsLookedBack } from '../domain/earlier-move.ts'
import type { Transfer } from '../domain/transfer.ts'

/** An earlier move as the asker may know it; `mine` is its transfer where the asker is one of its parties. */
export type FoundMove = { match: string; months: number; mine?: string }

const mostAtOnce = 100

/** The digests of a transfer’s children as one value: this client passes no arrays. */
const digestsFor = async (keyring: Keyring, t: Transfer) =>
  JSON.stringify(await allDigestsOf(keyring, identifiersOf(t)))

/**
 * The earlier moves of a transfer’s children in the twelve months before a London date, found by NHS number or UPN across
 * all authorities, the latest first (R5.2). Only the transferring authority is answered; anybody else finds nothing.
 */
export async function earlierMovesFact(tx: Tx, keyring: Keyring, t: Transfer, on: string): Promise<FoundMove[]> {
  if (identifiersOf(t).length === 0) return []
  const digests = await digestsFor(keyring, t)
  const rows = await tx<{ match: string; months: number; mine: string | null }[]>`
    select match, months, mine
    from baton_earlier_moves(${t.id}, ${digests}::text::json, ${on}::date, ${monthsLookedBack})`
  return rows.map(({ match, months, mine }) => ({ match, months, ...(mine ? { mine } : {}) }))
}

export type Contacting = z.infer<typeof AskContact> | z.infer<typeof AnswerContact>

/**
 * Notes a wish for contact about an earlier move, or the answer to one, in the worker’s own transaction (R5.2): a rule that
 * then refuses undoes it. Gives its id; none where there is nobody to ask, or it was not theirs to answer.
 */
export async function contactFact(
  tx: Tx,
  keyring: Keyring,
  t: Transfer,
  input: Contacting,
  now: string,
): Promise<{ contact?: string }> {
  const contact = 'match' in input ? uuidv7() : input.contact
  const [row] = await tx<{ noted: boolean }[]>`select ${
    'match' in input
      ? tx`baton_ask_contact(${t.id}, ${await digestsFor(keyring, t)}::text::json, ${input.match}, ${contact}, ${now})`
      : tx`baton_answer_contact(${contact}, ${input.agree}, ${now})`
  } as noted`
  return row?.noted ? { contact } : {}
}

/**
 * Re-makes what is matched by under the newest version of the exchange’s key, some transfers at each call, each as its
 * sender’s party. Gives how many; until all are, a search asks under every version.
 */
export async function remakeIndex(deps: Pick<Deps, 'sql' | 'keyring' | 'log'>): Promise<number> {
  // In no order: what cannot be re-made must not stand before the rest for ever.
  const old = await asClock(
    deps.sql,
    (tx) => tx<{ transfer: string; sender: string }[]>`
      select transfer, sender from move_index where key_version < ${deps.keyring.current}
      group by transfer, sender order by random() limit ${mostAtOnce}`,
  )
  let made = 0
  for (const { transfer, sender } of old) {
    try {
      await asParty(deps.sql, sender, async (tx) => {
        const loaded = await loadTransfer(tx, deps.keyring, sender, transfer, true)
        if (loaded) await replaceRows(tx, loaded.transfer, await indexRows(deps.keyring, loaded.transfer))
      })
      made++
    } catch (fault) {
      deps.log({ code: 'SWEEP_FAULT', transfer, fault: fault instanceof Error ? fault.name : 'unknown' })
    }
  }
  return made
}
