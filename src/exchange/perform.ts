import type { Standing } from '../../schemas/transfer.ts'
import { asParty } from '../db/client.ts'
import { commit } from '../db/commit.ts'
import { loadTransfer } from '../db/load.ts'
import { indexChange } from '../db/move-index.ts'
import { unfolding } from '../db/record.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { settledAt } from '../domain/transfer.ts'
import type { VerbName } from '../domain/verbs.ts'
import { changesSince } from './changes.ts'
import type { Prepared } from './facts.ts'
import { type Call, once } from './once.ts'
import { type Outcome, Undo, undoable } from './outcome.ts'
import { standingOf } from './standing.ts'
import { unfold } from './unfold.ts'

export type Asked = {
  id: string
  verb: VerbName
  input: unknown
  /** The version the caller decided on (If-Match); left out only by the exchange’s own clock. */
  version?: number
  call?: Call
}

/**
 * The one path of every verb: authorise, load, decide, commit, in one transaction as the actor’s authority. A refusal or a
 * lost race leaves nothing behind, not even the claim of its Idempotency-Key.
 */
export async function perform(deps: Deps, by: Actor, asked: Asked): Promise<Outcome<Standing>> {
  const { id, verb } = asked
  const now = deps.now().toISOString()
  let notices: string[] = []
  const outcome = await undoable(() =>
    asParty(deps.sql, by.authority, (tx) =>
      once(deps, tx, by, asked.call, now, async () => {
        const loaded = await loadTransfer(tx, deps.keyring, by.authority, id, true)
        if (loaded === undefined) throw new Undo({ refused: { code: 'no-such-transfer', rule: 'R1.2' } })
        const { transfer, key, head, parties } = loaded
        const { version } = transfer
        // What is quiet since then changed nothing that the caller decided on.
        if (asked.version !== undefined && (asked.version < settledAt(transfer) || asked.version > version))
          throw new Undo({ lost: { version, changed: await changesSince(tx, transfer, by, asked.version) } })
        const u = unfolding(id, key, transfer, head)
        const prepared: Prepared = { papers: [], files: [] }
        const refused = await unfold(deps, tx, u, parties, by, now, asked, prepared)
        if (refused) throw new Undo({ refused })
        const calendar = deps.calendar(parties.receiver.nation)
        const indexed = await indexChange(deps.keyring, transfer, u.transfer)
        notices = await commit(tx, u, {
          now,
          calendar,
          parties,
          before: transfer,
          from: version,
          wrapped: [],
          ...prepared,
          ...indexed,
        })
        return standingOf(u, parties, by, calendar, now)
      }),
    ),
  )
  if ('refused' in outcome) deps.log({ code: 'VERB_REFUSED', transfer: id, verb, refusal: outcome.refused.code })
  if ('done' in outcome && !outcome.replayed) {
    deps.log({ code: 'VERB_DONE', transfer: id, verb, version: outcome.done.version })
    deps.deliver(notices)
  }
  return outcome
}
