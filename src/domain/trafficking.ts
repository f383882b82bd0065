import type { Facts } from './decision.ts'
import type { EventOf } from './events.ts'
import type { Transfer } from './transfer.ts'

/** Earlier moves that the exchange found and that are not on record yet (R5.2). */
export function newlyFound(t: Transfer, f: Pick<Facts, 'earlierMoves'>): EventOf<'EarlierMoveFound'>[] {
  const matches = (f.earlierMoves ?? []).map(({ match, months }) => ({ match, months }))
  const known = new Set(t.earlierMoves?.map(({ match }) => match))
  return matches.some(({ match }) => !known.has(match)) ? [{ type: 'EarlierMoveFound', matches }] : []
}

/** Whether trafficking and modern slavery must still be considered in writing: an earlier move was found (R5.2, S1). */
export const traffickingOwed = (t: Transfer, f: Pick<Facts, 'earlierMoves'> = {}): boolean =>
  (t.traffickingConsidered !== true || (t.movesDeclared !== true && newlyFound(t, f).length > 0)) &&
  ((t.earlierMoves?.length ?? 0) > 0 || (f.earlierMoves?.length ?? 0) > 0)
