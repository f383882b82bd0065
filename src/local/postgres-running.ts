import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { openCluster } from './postgres-cluster.ts'

/** The lines of Postgres's own postmaster.pid that say where it listens and whether it is up. */
const portLine = 3
const stateLine = 7

/**
 * The address of database baton in the Postgres that is running on this data, as its owner; undefined when none runs there.
 * @throws CannotStart when the data is broken or out of reach
 */
export async function runningPostgres(folder: string): Promise<string | undefined> {
  const pidFile = join(resolve(folder), 'cluster', 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const lines = readFileSync(pidFile, 'utf8').split('\n')
  const port = Number(lines[portLine])
  if (lines[stateLine]?.trim() !== 'ready' || !Number.isInteger(port)) return undefined
  const { passwords } = openCluster(resolve(folder))
  const url = `postgres://baton:${passwords.baton}@127.0.0.1:${port}/baton`
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    await sql`select 1`
    return url
  } catch {
    // The file may be one that an earlier Postgres left behind, and the port another program's.
    return undefined
  } finally {
    await sql.end()
  }
}
