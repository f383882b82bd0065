import type { Mailbox, OwnAuthority, OwnWebhook } from '../../schemas/telling.ts'
import { asParty, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { Outcome } from './outcome.ts'
import type { Read } from './reading.ts'

/** Who works for the authority may read how it is told; a guest only passes by (R9.4). */
export const notOfUs = (by: Actor): Refusal | undefined =>
  by.kind === 'guest' ? { code: 'wrong-role', rule: 'R1.3', who: ['duty', 'administrator'] } : undefined

/** How an authority is told is for its administrator to set (R1.1, R1.3). */
export const notAdministrator = (by: Actor): Refusal | undefined =>
  by.kind !== 'worker' || !by.roles.includes('administrator')
    ? { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] }
    : undefined

/** How the reader’s own authority is told: its addresses by role, and its webhook without the secrets (R9.1). */
export async function ownAuthority(deps: Deps, by: Actor): Promise<Read<OwnAuthority>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  return { found: await asParty(deps.sql, by.authority, (tx) => settingsOf(tx, by.authority, deps.now())) }
}

/** The same within a transaction of that authority’s party. */
export async function settingsOf(tx: Tx, authority: string, now: Date): Promise<OwnAuthority> {
  const [rows, mailboxes, webhook] = await Promise.all([
    tx<{ byEmail: boolean }[]>`select by_email as "byEmail" from authority where id = ${authority}`,
    mailboxesOf(tx, authority),
    webhookOf(tx, authority, now),
  ])
  return { authority, byEmail: rows[0]?.byEmail ?? true, mailboxes, ...(webhook ? { webhook } : {}) }
}

type MailboxRow = { role: Mailbox['role']; email: string; deputyName: string | null; deputyEmail: string | null }

async function mailboxesOf(tx: Tx, authority: string): Promise<Mailbox[]> {
  const rows = await tx<MailboxRow[]>`
    select role, email, deputy_name as "deputyName", deputy_email as "deputyEmail" from mailbox
    where authority = ${authority} order by role`
  return rows.map(({ role, email, deputyName, deputyEmail }) => ({
    ...{ role, email },
    ...(deputyName !== null && deputyEmail !== null ? { deputy: { name: deputyName, email: deputyEmail } } : {}),
  }))
}

type WebhookRow = {
  url: string
  setAt: string
  failingSince: string | null
  offAt: string | null
  offWhy: string | null
}

/** An authority’s webhook and when its secrets were made; none where it has none. A secret whose time has passed is none. */
export async function webhookOf(tx: Tx, authority: string, now: Date): Promise<OwnWebhook | undefined> {
  const [[row], secrets] = await Promise.all([
    tx<WebhookRow[]>`
      select url, set_at as "setAt", failing_since as "failingSince", off_at as "offAt", off_why as "offWhy"
      from webhook where authority = ${authority}`,
    tx<{ madeAt: string; until: string | null }[]>`
      select made_at as "madeAt", until from webhook_secret
      where authority = ${authority} and (until is null or until > ${now.toISOString()}) order by made_at desc`,
  ])
  if (row === undefined) return undefined
  const { url, setAt, failingSince, offAt, offWhy } = row
  return {
    ...{ url, setAt },
    ...(failingSince === null ? {} : { failingSince }),
    ...(offAt === null ? {} : { off: { at: offAt, why: offWhy ?? 'failing' } }),
    secrets: secrets.map(({ madeAt, until }) => (until === null ? { madeAt } : { madeAt, until })),
  }
}

/**
 * Whether the authority is written to by e-mail. It may do without only while its case system is told: somebody must be
 * reached (R9.3).
 */
export async function setByEmail(deps: Deps, by: Actor, on: boolean): Promise<Outcome<OwnAuthority>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  const { authority } = by
  return asParty(deps.sql, authority, async (tx): Promise<Outcome<OwnAuthority>> => {
    // Held until the end, so that the two ways cannot be shut at once by two people.
    const [hook] = await tx<{ off: boolean }[]>`
      select off_at is not null as off from webhook where authority = ${authority} for update`
    if (!on && hook?.off !== false) return { refused: { code: 'no-other-way', rule: 'R9.3' } }
    await tx`update authority set by_email = ${on} where id = ${authority}`
    return { done: await settingsOf(tx, authority, deps.now()) }
  })
}
