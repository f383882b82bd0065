import { asDoor } from '../db/client.ts'
import type { Deps } from '../deps.ts'

/** Whether the exchange can reach its store. */
export const isWell = (deps: Pick<Deps, 'sql'>): Promise<boolean> =>
  asDoor(deps.sql, (tx) => tx`select 1`).then(
    () => true,
    () => false,
  )
