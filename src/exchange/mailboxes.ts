import type { MailboxRole, OwnAuthority, SetMailbox } from '../../schemas/telling.ts'
import { asParty, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { Outcome } from './outcome.ts'
import { notAdministrator, settingsOf } from './own-authority.ts'

/** Sets where a role is written to, and the second address: its deputy’s (R9.1). The same call again changes nothing. */
export const setMailbox = (
  deps: Deps,
  by: Actor,
  role: MailboxRole,
  said: SetMailbox,
): Promise<Outcome<OwnAuthority>> =>
  changing(deps, by, (tx) => {
    const row = {
      ...{ email: said.email, deputy_name: said.deputy?.name ?? null, deputy_email: said.deputy?.email ?? null },
      ...{ set_at: deps.now().toISOString(), set_by: by.worker },
    }
    return tx`
      insert into mailbox ${tx({ authority: by.authority, role, ...row })}
      on conflict (authority, role) do update set ${tx(row)}
      where (mailbox.email, mailbox.deputy_name, mailbox.deputy_email)
        is distinct from (excluded.email, excluded.deputy_name, excluded.deputy_email)`
  })

/** Takes a role’s own mailbox away: from then on it is written to where the duty desk is. */
export const removeMailbox = (deps: Deps, by: Actor, role: MailboxRole): Promise<Outcome<OwnAuthority>> =>
  changing(deps, by, (tx) => tx`delete from mailbox where authority = ${by.authority} and role = ${role}`)

async function changing(deps: Deps, by: Actor, change: (tx: Tx) => Promise<unknown>): Promise<Outcome<OwnAuthority>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  return asParty(deps.sql, by.authority, async (tx) => {
    await change(tx)
    return { done: await settingsOf(tx, by.authority, deps.now()) }
  })
}
