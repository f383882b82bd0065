import type { Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { rungsOf } from '../domain/ladder.ts'
import { ladderOf } from './ladder.ts'

/** Somebody with the rungs that they hold today in their own authority’s ladder; a guest holds none (R8.4, R8.5). */
export async function withRungs(deps: Pick<Deps, 'now'>, tx: Tx, by: Actor): Promise<Actor> {
  if (by.kind !== 'worker') return by
  return { ...by, rungs: rungsOf(await ladderOf(tx, by.authority), by, londonDate(deps.now())) }
}
