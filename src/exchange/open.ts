import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Standing } from '../../schemas/transfer.ts'
import type { Draft, Request } from '../../schemas/verbs/draft.ts'
import { asParty, type Tx } from '../db/client.ts'
import { commit } from '../db/commit.ts'
import { newDataKey } from '../db/data-key.ts'
import { loadParties } from '../db/load.ts'
import { indexChange } from '../db/move-index.ts'
import { record, unfolding } from '../db/record.ts'
import type { Deps } from '../deps.ts'
import type { Actor, Role } from '../domain/actor.ts'
import type { Decision } from '../domain/decision.ts'
import { draft, mayBegin, type OpeningFacts, request } from '../domain/draft.ts'
import { referenceFrom } from '../domain/reference.ts'
import type { VerbName } from '../domain/verbs.ts'
import type { Prepared } from './facts.ts'
import { type Call, once } from './once.ts'
import { type Outcome, Undo, undoable } from './outcome.ts'
import { standingOf } from './standing.ts'
import { unfold } from './unfold.ts'

type Step = { verb: VerbName; input: unknown }

/** Opens a draft; with its papers and `send`, the whole package in one call, each part by its own verb (R2, R3.1). */
export function openDraft(
  deps: Deps,
  by: Actor,
  input: z.infer<typeof Draft>,
  call?: Call,
): Promise<Outcome<Standing>> {
  const steps: Step[] = [
    ...(input.alert ? [{ verb: 'raise-alert' as const, input: input.alert }] : []),
    ...input.permissions.map((one) => ({ verb: 'record-permission' as const, input: one })),
    ...(input.lawfulBasis ? [{ verb: 'record-lawful-basis' as const, input: input.lawfulBasis }] : []),
    ...input.papers.map((one) => ({ verb: 'add-paper' as const, input: one })),
    ...input.unavailable.map((one) => ({ verb: 'explain-unavailable' as const, input: one })),
    ...(input.move ? [{ verb: 'record-move' as const, input: input.move }] : []),
    ...(input.residence ? [{ verb: 'report-residence' as const, input: input.residence }] : []),
    ...(input.send ? [{ verb: 'send' as const, input: {} }] : []),
  ]
  const ids = { sender: by.authority, receiver: input.receiver }
  return open(deps, by, mayBegin(by, input.alert !== undefined), ids, (f) => draft(input, f), steps, call)
}

/** The receiving authority, which learned first, requests the transfer (R2.9). */
export const openRequest = (
  deps: Deps,
  by: Actor,
  input: z.infer<typeof Request>,
  call?: Call,
): Promise<Outcome<Standing>> =>
  open(deps, by, mayBegin(by), { sender: input.sender, receiver: by.authority }, (f) => request(input, f), [], call)

async function open(
  deps: Deps,
  by: Actor,
  role: ReturnType<typeof mayBegin>,
  ids: { sender: string; receiver: string },
  decide: (f: OpeningFacts) => Decision,
  steps: readonly Step[],
  call: Call | undefined,
): Promise<Outcome<Standing>> {
  const now = deps.now().toISOString()
  let notices: string[] = []
  const outcome = await undoable(() =>
    asParty(deps.sql, by.authority, (tx) =>
      once(deps, tx, by, call, now, async () => {
        if (typeof role !== 'string') throw new Undo(role)
        const begun = await begin(deps, tx, by, role, ids, decide, now)
        const prepared: Prepared = { papers: [], files: [] }
        for (const step of steps) {
          const refused = await unfold(deps, tx, begun.u, begun.parties, by, now, step, prepared)
          if (refused) throw new Undo({ refused })
        }
        const calendar = deps.calendar(begun.parties.receiver.nation)
        const indexed = await indexChange(deps.keyring, undefined, begun.u.transfer)
        notices = await commit(tx, begun.u, { ...begun, now, calendar, from: undefined, ...prepared, ...indexed })
        return standingOf(begun.u, begun.parties, by, calendar, now)
      }),
    ),
  )
  if ('done' in outcome && !outcome.replayed) {
    deps.log({ code: 'VERB_DONE', transfer: outcome.done.id, verb: 'open', version: outcome.done.version })
    deps.deliver(notices)
  }
  return outcome
}

/** Decides and records the first event, under a new key wrapped for both parties. */
async function begin(
  deps: Deps,
  tx: Tx,
  by: Actor,
  role: Role,
  ids: { sender: string; receiver: string },
  decide: (f: OpeningFacts) => Decision,
  now: string,
) {
  const rows = await loadParties(tx, [ids.sender, ids.receiver])
  const [sender, receiver] = [rows.get(ids.sender), rows.get(ids.receiver)]
  const reference = referenceFrom(crypto.getRandomValues(new Uint8Array(5)))
  const decision = decide({ reference, by, other: ids.sender === by.authority ? receiver : sender })
  if ('refused' in decision) throw new Undo(decision)
  if (sender === undefined || receiver === undefined) throw new Error('the rule lets no unknown authority pass')
  const id = uuidv7()
  const { key, wrapped } = await newDataKey(deps.keyring, id, [sender.id, receiver.id])
  const u = unfolding(id, key)
  const stamp = { authority: by.authority, worker: by.worker, name: by.name, role }
  for (const event of decision.events) await record(u, event, by.client ? { ...stamp, client: by.client } : stamp, now)
  return { u, wrapped, parties: { sender, receiver } }
}
