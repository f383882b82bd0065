import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { inject } from 'vitest'
import { openSigner } from '../../src/bundle/signer.ts'
import { councils, type LocalCouncil, type Person } from '../../src/local/councils.ts'
import { startIdentityProvider } from '../../src/local/identity-provider.ts'
import { localSecrets } from '../../src/local/keys.ts'
import { portToUse } from '../../src/local/ports.ts'
import { createDatabase } from '../../src/local/postgres.ts'
import { seed } from '../../src/local/seed.ts'
import { bundleWorker, startWorker } from '../../src/local/worker.ts'
import { noFeed } from './bank-holidays.ts'

/** The councils of the demonstration, with some more people at Aldermere. */
export const withMorePeople = (...people: Person[]): LocalCouncil[] =>
  councils.map((each) => (each.slug === 'aldermere' ? { ...each, people: [...each.people, ...people] } : each))

/**
 * Starts the doors of the exchange (test/support/auth-worker.ts) in workerd, with a database of their own and the real
 * sign-in of its councils.
 * @param name of the database
 */
export async function startDoors(name: string, at: readonly LocalCouncil[] = councils) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-doors-'))
  const secrets = await localSecrets(folder, councils)
  const port = await portToUse(undefined, 'the test')
  const url = `http://localhost:${port}`
  const provider = await startIdentityProvider({ port: 0, councils: at, publicUrl: url })
  const pg = { ...inject('postgres'), stop: async () => {} }
  const database = await createDatabase(pg, name, 'template_baton')
  await seed({ url: database, councils: at, secrets, issuerFor: provider.issuerFor })
  const worker = await startWorker({
    bundle: await bundle(folder),
    port,
    bindings: {
      ...secrets.worker,
      ...{ PUBLIC_URL: url, DATABASE_URL: database, ALLOW_LOOPBACK: 'yes' },
    },
    assetsFolder: join(folder, 'assets'),
    filesFolder: join(folder, 'files'),
  })
  // A superuser sees every row: what was written can be counted.
  const all = new URL(inject('postgres').adminUrl)
  all.pathname = `/${name}`
  const sql = postgres(all.href, { max: 1, onnotice: () => {} })
  const signer = await openSigner(secrets.worker.SIGNING_KEYS)
  const settings = { ...secrets.worker, PUBLIC_URL: url, NOTIFY_URL: url, ...noFeed, databaseUrl: database }
  const stop = async () => {
    await worker.stop()
    await provider.stop()
    await sql.end()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, secrets, settings, signer, issuerFor: provider.issuerFor, sql, database, stop }
}

export type Doors = Awaited<ReturnType<typeof startDoors>>

function bundle(folder: string): Promise<string> {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'robots.txt'), 'User-agent: *\nDisallow: /\n')
  const config = {
    ...{ name: 'doors', main: resolve('test/support/auth-worker.ts') },
    ...{ compatibility_date: '2026-04-01', compatibility_flags: ['nodejs_compat'] },
  }
  writeFileSync(join(folder, 'wrangler.json'), JSON.stringify(config))
  return bundleWorker(folder)
}
