import { asClock } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import { type Side, theExchange } from '../domain/actor.ts'
import { perform } from './perform.ts'

type Untold = { transfer: string; seq: number; authority: string; sender: string }

const mostAtOnce = 100

/**
 * Takes into the record what could be told to one side by no way (R9.3): the other side is told, and telephones. What somebody
 * has seen meanwhile is left; that one side could not be told of that is not told back. Gives how many were taken in.
 */
export async function noteUntold(deps: Deps): Promise<number> {
  const untold = await asClock(
    deps.sql,
    (tx) => tx<Untold[]>`
      select distinct n.transfer, n.seq, n.authority, t.sender from notice n join transfer t on t.id = n.transfer
      where n.untold_at is not null and n.noted_at is null and n.seen_at is null and n.kind <> 'NobodyTold'
      order by n.transfer, n.seq limit ${mostAtOnce}`,
  )
  let noted = 0
  for (const one of untold) if (await notes(deps, one)) noted++
  return noted
}

async function notes(deps: Deps, { transfer, seq, authority, sender }: Untold): Promise<boolean> {
  const side: Side = authority === sender ? 'sender' : 'receiver'
  try {
    const asked = { id: transfer, verb: 'note-untold' as const, input: { of: seq, side } }
    const outcome = await perform(deps, theExchange(sender), asked)
    const now = deps.now().toISOString()
    // Refused, it was seen or noted meanwhile: either way it is not asked again.
    await asClock(
      deps.sql,
      (tx) => tx`update notice set noted_at = ${now}
        where transfer = ${transfer} and seq = ${seq} and authority = ${authority} and untold_at is not null`,
    )
    return 'done' in outcome
  } catch (fault) {
    deps.log({ code: 'SWEEP_FAULT', transfer, fault: fault instanceof Error ? fault.name : 'unknown' })
    return false
  }
}
