import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Template, templateNames, templates } from '../notify/templates.ts'
import { buildAssets } from './assets.ts'
import { councils, deskSources, operators } from './councils.ts'
import { operatorClient, startIdentityProvider } from './identity-provider.ts'
import { type LocalSecrets, localSecrets } from './keys.ts'
import { migrate } from './migrate.ts'
import { startNotify } from './notify-stand-in.ts'
import { portToUse } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { seed } from './seed.ts'
import { bundleWorker, type LocalWorker, startWorker } from './worker.ts'

export type ExchangeOptions = {
  /** The project’s folder. */
  root: string
  /** Where its data lie. */
  folder: string
  /** The Worker’s port; the identity provider and the mail stand-in take the two that follow. Without it, any free ones. */
  port?: number
  /** Your own Postgres instead of the embedded one. */
  databaseUrl?: string | undefined
  cronEverySeconds?: number
  /** Where the bank holidays are read; without it nowhere, and those that are shipped count. */
  bankHolidaysUrl?: string
  webhookFor?: (slug: string) => string | undefined
  /** Data that need not outlive the run. */
  throwaway?: boolean
}

export type LocalExchange = {
  url: string
  databaseUrl: string
  lettersUrl: string
  issuerFor: (slug: string) => string
  worker: LocalWorker
  secrets: LocalSecrets
  stop: () => Promise<void>
}

/** A port on this machine that nobody answers. */
const nobodyThere = 'http://127.0.0.1:9'

/** The letters of the exchange as they stand with GOV.UK Notify, by their ids there. */
export const lettersById = (ids: string): Record<string, Template> =>
  Object.fromEntries(templateNames.map((name) => [(JSON.parse(ids) as Record<string, string>)[name], templates[name]]))

/**
 * Brings the whole exchange up on this machine: Postgres, its tables, the councils, an identity provider, a stand-in for
 * GOV.UK Notify, and the Worker in workerd with its cron. What started is stopped again where a later part cannot.
 * @throws CannotStart with one clear sentence
 */
export async function startExchange(options: ExchangeOptions): Promise<LocalExchange> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one().catch(() => {})
  }
  try {
    return { ...(await bringUp(options, stops)), stop }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

async function bringUp(options: ExchangeOptions, stops: (() => Promise<void>)[]): Promise<Omit<LocalExchange, 'stop'>> {
  const { root, folder } = options
  // Only a folder that Baton makes is opened to the database’s user; one that stands keeps what it allows.
  if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, 0o755)
  const port = await portToUse(options.port, 'the exchange')
  const beside = (offset: number) => (options.port === undefined ? 0 : port + offset)
  const url = `http://localhost:${port}`
  const secrets = await localSecrets(folder)

  // The bundler looks for the assets’ folder, so they come first.
  const building = buildAssets(root).then(async (assets) => [await bundleWorker(root), assets] as const)
  // Awaited below; a failure meanwhile must not count as unhandled.
  building.catch(() => {})
  const databaseUrl = options.databaseUrl ?? (await embedded(options, stops))
  await migrate(databaseUrl, join(root, 'drizzle'))

  const identity = await startIdentityProvider({ port: beside(1), councils, publicUrl: url, folder })
  stops.push(() => identity.stop())
  const notify = await startNotify({
    ...{ port: beside(2), apiKey: secrets.worker.NOTIFY_API_KEY, file: join(folder, 'letters.json') },
    templates: lettersById(secrets.worker.NOTIFY_TEMPLATES),
    callback: { url: `${url}/notify/receipts`, token: secrets.worker.NOTIFY_CALLBACK_TOKEN },
  })
  stops.push(() => notify.stop())
  const issuerFor = (slug: string) => identity.issuerFor(slug)
  const { webhookFor } = options
  await seed({ url: databaseUrl, councils, secrets, issuerFor, deskSources, ...(webhookFor ? { webhookFor } : {}) })

  const [bundle, assetsFolder] = await building
  const worker = await startWorker({
    ...{ bundle, port, assetsFolder, cronEverySeconds: options.cronEverySeconds },
    ...{ filesFolder: join(folder, 'files'), logFile: join(folder, 'worker.log') },
    bindings: {
      ...secrets.worker,
      PUBLIC_URL: url,
      DATABASE_URL: databaseUrl,
      NOTIFY_URL: notify.url,
      BANK_HOLIDAYS_URL: options.bankHolidaysUrl ?? nobodyThere,
      ...{ OPERATOR_ISSUER: issuerFor(operators.slug), OPERATOR_CLIENT: operatorClient },
      STAND_INS: standInsFor(webhookFor),
      ALLOW_LOOPBACK: 'yes',
    },
  })
  stops.push(() => worker.stop())
  return { url, databaseUrl, lettersUrl: notify.url, issuerFor, worker, secrets }
}

/** The origins of the case systems on this machine, as STAND_INS has them. */
function standInsFor(webhookFor: ExchangeOptions['webhookFor']): string {
  const urls = councils.flatMap(({ slug }) => webhookFor?.(slug) ?? [])
  return [...new Set(urls.map((url) => new URL(url).origin))].join(',')
}

async function embedded(options: ExchangeOptions, stops: (() => Promise<void>)[]): Promise<string> {
  const folder = join(options.folder, 'postgres')
  const postgres = await startPostgres({ folder, throwaway: options.throwaway })
  stops.push(() => postgres.stop())
  return postgres.url
}
