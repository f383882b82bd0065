import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/local/migrate.ts'
import { createDatabase, startPostgres } from '../../src/local/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { url: string; adminUrl: string; port: number }
  }
}

/** One real Postgres a run, with one migrated template; each test file copies the template for itself (see exchange.ts). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-test-'))
  chmodSync(folder, 0o755)
  const pg = await startPostgres({ folder, throwaway: true })
  await migrate(await createDatabase(pg, 'template_baton'), 'drizzle')
  project.provide('postgres', { url: pg.url, adminUrl: pg.adminUrl, port: pg.port })
  return async () => {
    await pg.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
