import type { Authority } from '../../schemas/authority.ts'
import { asParty } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'

/** Every authority that a transfer may go to or come from, by name. */
export const authoritiesFor = (deps: Deps, by: Actor): Promise<Authority[]> =>
  asParty(deps.sql, by.authority, async (tx) => [
    ...(await tx<Authority[]>`
        select id, name, nation, gss_code as "gssCode", dfe_code as "dfeCode", on_exchange as "onExchange",
          duty_telephone as "dutyTelephone"
        from authority order by name`),
  ])
