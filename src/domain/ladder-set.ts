import type { SetRung } from '../../schemas/ladder.ts'
import type { Actor } from './actor.ts'
import { lastRung } from './ladder.ts'
import type { Refusal } from './refusal.ts'

/**
 * Why a rung may not be set so, if it may not. Above the last there is nobody: it is never vacant, and who is away from it has a
 * deputy (R8.5). Nobody gives themself a rung: another administrator does (R1.4, R8.4).
 */
export function rungRefused(
  rung: number,
  { vacant, holder, deputy, away }: SetRung,
  { worker }: Pick<Actor, 'worker'>,
): Refusal | undefined {
  if (rung === lastRung && vacant) return { code: 'last-rung-held', rule: 'R8.5', field: 'vacant' }
  if (rung === lastRung && away && deputy === undefined)
    return { code: 'last-rung-held', rule: 'R8.5', field: 'deputy' }
  if (holder?.worker === worker) return { code: 'names-yourself', rule: 'R8.4', field: 'holder' }
  if (deputy?.worker === worker) return { code: 'names-yourself', rule: 'R8.4', field: 'deputy' }
  return undefined
}
