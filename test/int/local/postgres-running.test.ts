import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startPostgres } from '../../../src/local/postgres.ts'
import { runningPostgres } from '../../../src/local/postgres-running.ts'

test('a running Postgres is found by its data, and not once it has stopped', async () => {
  const data = mkdtempSync(join(tmpdir(), 'baton-running-'))
  expect(await runningPostgres(data)).toBeUndefined()
  const pg = await startPostgres({ folder: data, throwaway: true })
  expect(await runningPostgres(data)).toBe(pg.url)
  await pg.stop()
  expect(await runningPostgres(data)).toBeUndefined()
  rmSync(data, { recursive: true, force: true })
})
