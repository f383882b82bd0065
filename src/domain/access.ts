import type { Actor, Role, Side } from './actor.ts'
import type { Refusal } from './refusal.ts'
import { sideOf, stateOf, type Transfer } from './transfer.ts'
import { type VerbName, verbNames, verbs } from './verbs.ts'

/**
 * May this actor try this verb now? Party, then role, then state (R1.2, R1.3, R2.1). Gives the side and the role in
 * which they act; the verb’s own rule still decides.
 */
export function permits(
  name: VerbName,
  t: Transfer,
  by: Actor,
): { side: Side; role: Role | 'exchange' } | { refused: Refusal } {
  const verb = verbs[name]
  const side = sideOf(t, by.authority)
  // A draft that the receiving authority was told nothing of does not exist for it (R4.11).
  if (side === undefined || (side === 'receiver' && t.receiverTold === undefined))
    return { refused: { code: 'no-such-transfer', rule: 'R1.2' } }
  const theirs =
    verb.party === 'either' ? by.kind === 'worker' : verb.party === (by.kind === 'exchange' ? 'exchange' : side)
  if (!theirs)
    return { refused: { code: 'wrong-party', rule: 'R1.2', party: verb.party === 'either' ? 'sender' : verb.party } }
  const role = by.kind === 'exchange' ? 'exchange' : by.roles.find((one) => verb.who.includes(one))
  if (role === undefined) return { refused: { code: 'wrong-role', rule: 'R1.3', who: verb.who } }
  const state = stateOf(t)
  if (!verb.from.includes(state))
    return { refused: { code: 'out-of-turn', rule: 'R2.1', state, allowed: allowedVerbs(t, by) } }
  return { side, role }
}

/** The verbs that this actor may try on the transfer as it stands: the buttons that a page shows (R1.3). */
export const allowedVerbs = (t: Transfer, by: Actor): VerbName[] =>
  verbNames.filter((name) => verbs[name].from.includes(stateOf(t)) && !('refused' in permits(name, t, by)))

/**
 * How much of a transfer this reader may see. The receiving authority opens the content by acknowledging; before that it
 * sees only what is told to both sides from the start (R2.7, R4.11). An administrator keeps settings and sees no case
 * content (R1.1).
 */
export function mayRead(t: Transfer, by: Actor): 'all' | 'early' | 'nothing' {
  const side = sideOf(t, by.authority)
  if (side === undefined || by.roles.every((role) => role === 'administrator')) return 'nothing'
  const open = t.sentAt !== undefined && t.acknowledgedAt !== undefined
  return side === 'sender' || open ? 'all' : 'early'
}
