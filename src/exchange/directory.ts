import type { Authority } from '../../schemas/authority.ts'
import { asParty } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'

type Row = Omit<Authority, 'outOfHoursTelephone' | 'byDutyInbox'> & {
  outOfHoursTelephone: string | null
  guest: boolean
}

/** Every authority that a transfer may go to or come from, by name. */
export async function authoritiesFor(deps: Deps, by: Actor): Promise<Authority[]> {
  const rows = await asParty(
    deps.sql,
    by.authority,
    (tx) => tx<Row[]>`
      select id, name, nation, gss_code as "gssCode", dfe_code as "dfeCode", on_exchange as "onExchange",
        has_guest_desk and not on_exchange as guest,
        duty_telephone as "dutyTelephone", out_of_hours_telephone as "outOfHoursTelephone"
      from authority order by name`,
  )
  return rows.map(({ outOfHoursTelephone, guest, ...row }) => ({
    ...row,
    ...(guest ? { byDutyInbox: true as const } : {}),
    ...(outOfHoursTelephone ? { outOfHoursTelephone } : {}),
  }))
}
