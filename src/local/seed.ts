import postgres from 'postgres'
import { type Keyring, openKeyring } from '../db/keyring.ts'
import { sealAnswer } from '../db/sealed-answer.ts'
import type { LocalCouncil } from './councils.ts'
import type { LocalSecrets } from './keys.ts'

export type SeedOptions = {
  url: string
  councils: readonly LocalCouncil[]
  secrets: LocalSecrets
  issuerFor: (slug: string) => string
  /** Where a council’s case system takes webhooks, if it does. */
  webhookFor?: (slug: string) => string | undefined
}

/** The client id of a council’s case system. */
export const clientIdOf = (council: Pick<LocalCouncil, 'slug'>): string => `${council.slug}-case-system`

/** Writes the fictional councils, as the exchange’s operator would; a second seeding changes only addresses and keys. */
export async function seed(options: SeedOptions): Promise<void> {
  const keyring = await openKeyring(options.secrets.worker.WRAPPING_KEYS)
  const sql = postgres(options.url, { max: 1, onnotice: () => {} })
  try {
    for (const council of options.councils) {
      const row = await rowOf(sql, council, options, keyring)
      await sql`insert into authority ${sql(row)} on conflict (id) do update set ${sql(row)}`
    }
  } finally {
    await sql.end()
  }
}

async function rowOf(sql: postgres.Sql, council: LocalCouncil, options: SeedOptions, keyring: Keyring) {
  const { id, name, nation, gssCode, dfeCode, onExchange, slug } = council
  const own = options.secrets.councils[slug]
  const webhook = onExchange ? options.webhookFor?.(slug) : undefined
  return {
    ...{ id, name, nation, gss_code: gssCode, dfe_code: dfeCode, on_exchange: onExchange },
    ...{ duty_email: council.dutyEmail, duty_telephone: council.dutyTelephone },
    ...{ out_of_hours_email: council.outOfHoursEmail, out_of_hours_telephone: council.outOfHoursTelephone },
    client_id: onExchange ? clientIdOf(council) : null,
    jwks: own ? sql.json(own.publicJwks as never) : null,
    oidc_issuer: onExchange ? options.issuerFor(slug) : null,
    oidc_client: onExchange ? 'baton' : null,
    webhook_url: webhook ?? null,
    webhook_secret: own && webhook ? await sealAnswer(keyring, `webhook ${id}`, own.webhookSecret) : null,
  }
}
