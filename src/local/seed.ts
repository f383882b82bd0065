import { asOperator, asParty, openClient, type Sql } from '../db/client.ts'
import { type Keyring, openKeyring } from '../db/keyring.ts'
import { sealAnswer } from '../db/sealed-answer.ts'
import { type LocalCouncil, operators } from './councils.ts'
import type { LocalSecrets } from './keys.ts'
import { ladderRungsOf } from './ladders.ts'

export type SeedOptions = {
  url: string
  councils: readonly LocalCouncil[]
  secrets: LocalSecrets
  issuerFor: (slug: string) => string
  /** Where a council’s case system takes webhooks, if it does. */
  webhookFor?: (slug: string) => string | undefined
  /** Where the duty desk of a council that is not on the exchange was published; it is then ready to be sent to (R9.4). */
  deskSources?: Readonly<Record<string, string>>
}

/** The client id of a council’s case system. */
export const clientIdOf = (council: Pick<LocalCouncil, 'slug'>): string => `${council.slug}-case-system`

/** Writes the fictional councils, as the exchange’s operator would; a second seeding changes only addresses and keys. */
export async function seed(options: SeedOptions): Promise<void> {
  const keyring = await openKeyring(options.secrets.worker.WRAPPING_KEYS)
  const sql = openClient(options.url)
  try {
    for (const council of options.councils) {
      const row = await rowOf(sql, council, options)
      await sql`insert into authority ${sql(row)} on conflict (id) do update set ${sql(row)}`
      await seedWebhook(sql, council, options, keyring)
      await seedLadder(sql, council)
      await seedDesk(sql, council, options.deskSources?.[council.slug])
    }
  } finally {
    await sql.end()
  }
}

async function rowOf(sql: Sql, council: LocalCouncil, options: SeedOptions) {
  const { id, name, nation, gssCode, dfeCode, onExchange, slug } = council
  const own = options.secrets.councils[slug]
  return {
    ...{ id, name, nation, gss_code: gssCode, dfe_code: dfeCode, on_exchange: onExchange },
    ...{ duty_email: council.dutyEmail, duty_telephone: council.dutyTelephone },
    ...{ out_of_hours_email: council.outOfHoursEmail, out_of_hours_telephone: council.outOfHoursTelephone },
    client_id: onExchange ? clientIdOf(council) : null,
    jwks: own ? sql.json(own.publicJwks as never) : null,
    oidc_issuer: onExchange ? options.issuerFor(slug) : null,
    oidc_client: onExchange ? 'baton' : null,
  }
}

/** Where its case system is told, and with which secret. */
async function seedWebhook(sql: Sql, council: LocalCouncil, options: SeedOptions, keyring: Keyring) {
  const { id, slug, onExchange } = council
  const [own, url] = [options.secrets.councils[slug], options.webhookFor?.(slug)]
  if (!onExchange || own === undefined || url === undefined) return
  const sealed = await sealAnswer(keyring, `webhook ${id}`, own.webhookSecret)
  await asParty(sql, id, async (tx) => {
    await tx`insert into webhook (authority, url, set_at, set_by) values (${id}, ${url}, now(), 'operator')
      on conflict (authority) do update set url = ${url}`
    await tx`delete from webhook_secret where authority = ${id}`
    await tx`insert into webhook_secret (authority, made_at, sealed) values (${id}, now(), ${sealed})`
  })
}

/** Its ladder, where it has none of its own yet: what an administrator set since then stays, and what they took away. */
async function seedLadder(sql: Sql, council: LocalCouncil) {
  const { id: authority } = council
  const rows = ladderRungsOf(council).map(({ rung, title, vacant = false, holder, deputy }) => ({
    ...{ authority, rung, title, vacant },
    ...{ holder_name: holder?.name ?? null, holder_worker: holder?.worker ?? null },
    ...{ deputy_name: deputy?.name ?? null, deputy_worker: deputy?.worker ?? null },
    ...{ set_at: new Date().toISOString(), set_by: 'operator' },
  }))
  if (rows.length === 0) return
  await asParty(sql, authority, async (tx) => {
    const [own] = await tx`select 1 from ladder_rung where authority = ${authority} limit 1`
    if (own === undefined) await tx`insert into ladder_rung ${tx(rows)} on conflict do nothing`
  })
}

/** Its duty desk as two operators and the desk itself would have left it; what operators did since then stays. */
async function seedDesk(sql: Sql, { id, dutyEmail, onExchange }: LocalCouncil, source: string | undefined) {
  const [first, second] = operators.people
  if (onExchange || source === undefined || first === undefined || second === undefined) return
  const now = new Date().toISOString()
  const set = { authority: id, email: dutyEmail, source, set_by: first.sub, set_at: now }
  const answered = { confirmed_by: second.sub, confirmed_at: now, test_sent_at: now, tested_at: now }
  const row = { ...set, ...answered }
  await asOperator(sql, (tx) => tx`insert into guest_desk ${tx(row)} on conflict (authority) do nothing`)
}
