import type { Tx } from '../db/client.ts'
import { type Loaded, laddersOf } from '../db/load.ts'
import { record, type Unfolding } from '../db/record.ts'
import type { Deps } from '../deps.ts'
import { permits } from '../domain/access.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import type { Facts } from '../domain/decision.ts'
import { onLadder } from '../domain/ladder.ts'
import type { Refusal } from '../domain/refusal.ts'
import { sideOf } from '../domain/transfer.ts'
import { type VerbName, verbs } from '../domain/verbs.ts'
import { load, type Prepared } from './facts.ts'

/**
 * One verb on a transfer in hand: may they, load what its rule asks, decide, record (design: load all, decide once). Gives
 * the refusal, or nothing when it happened; `prepared` gathers what must be written with the events.
 */
export async function unfold(
  deps: Pick<Deps, 'calendar' | 'keyring' | 'signer'>,
  tx: Tx,
  u: Unfolding,
  parties: Loaded['parties'],
  by: Actor,
  now: string,
  call: { verb: VerbName; input: unknown },
  prepared: Prepared,
): Promise<Refusal | undefined> {
  const t = u.transfer
  if (t === undefined) return { code: 'no-such-transfer', rule: 'R1.2' }
  const [on, ladders] = [londonDate(now), laddersOf(parties)]
  const holder = onLadder(by, sideOf(t, by.authority), ladders, on)
  const access = permits(call.verb, t, holder)
  if ('refused' in access) return access.refused
  const verb = verbs[call.verb]
  const facts: Facts = {
    ...{ by: holder, role: access.role, side: access.side, now, on, ladders },
    calendar: deps.calendar(parties.receiver.nation),
    receiver: parties.receiver,
    councils: { sender: reached(parties.sender), receiver: reached(parties.receiver) },
  }
  for (const need of verb.needs) await load[need]({ deps, tx, u, t, parties, facts, ...call, prepared })
  const decision = verb.decide(t, call.input as never, facts)
  if ('refused' in decision) return decision.refused
  const { authority, worker, name, client, declared } = by
  const stamp = {
    authority,
    worker,
    name,
    role: access.role,
    ...(client ? { client } : {}),
    ...(declared ? { declared } : {}),
  }
  for (const event of decision.events) await record(u, event, stamp, now)
  return undefined
}

const reached = ({ name, telephone }: Loaded['parties']['sender']) => ({ name, telephone })
