import type { Responsibility } from '../../schemas/dispute.ts'
import { asParty } from '../db/client.ts'
import { loadTransfer } from '../db/load.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { responsibilityView } from '../domain/dispute-view.ts'
import type { Read } from './reading.ts'

/**
 * The ledger of who leads for each child, and of whose duty each side said it to be, from the beginning (R8.1). It names no
 * family and says nothing of anybody: like the clock, both parties may always read it, and no reading of content is recorded.
 */
export async function responsibilityFor(deps: Deps, by: Actor, id: string): Promise<Read<Responsibility>> {
  const loaded = await asParty(deps.sql, by.authority, (tx) => loadTransfer(tx, deps.keyring, by.authority, id))
  return loaded
    ? { found: responsibilityView(loaded.transfer) }
    : { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
}
