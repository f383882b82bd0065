import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { isRoot } from '../../src/local/folders.ts'
import { portToUse } from '../../src/local/ports.ts'

export type Pooler = { url: string; stop: () => Promise<void> }

/**
 * Puts PgBouncer in front of a database, in transaction mode, as Hyperdrive stands in front of one at the edge; undefined
 * where it is not installed. It listens on this machine only, for as long as the bench runs.
 */
export async function openPooler(databaseUrl: string, folder: string): Promise<Pooler | undefined> {
  if (spawnSync('pgbouncer', ['--version']).status !== 0) return undefined
  const own = join(folder, 'pooler')
  mkdirSync(own)
  chmodSync(own, 0o755)
  const port = await portToUse(undefined, 'PgBouncer')
  const { hostname, port: behind, username, password, pathname } = new URL(databaseUrl)
  const database = pathname.slice(1)
  const settings = [
    '[databases]',
    `${database} = host=${hostname} port=${behind} dbname=${database} user=${username} password=${password}`,
    '[pgbouncer]',
    ...['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = any'],
    ...['pool_mode = transaction', 'default_pool_size = 10', 'max_client_conn = 500'],
    ...['log_connections = 0', 'log_disconnections = 0', 'log_stats = 0'],
  ]
  const file = join(own, 'pgbouncer.ini')
  writeFileSync(file, `${settings.join('\n')}\n`)
  // It refuses to run as root, as Postgres does.
  const as = isRoot() ? { uid: 65534, gid: 65534 } : {}
  const child = spawn('pgbouncer', ['--quiet', file], { ...as, cwd: '/', stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()))
  const stop = () => {
    child.kill('SIGKILL')
    return gone
  }
  const url = `postgres://${username}@127.0.0.1:${port}/${database}`
  if (await answers(url)) return { url, stop }
  await stop()
  return undefined
}

async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    const sql = postgres(url, { max: 1, fetch_types: false, connect_timeout: 1, onnotice: () => {} })
    const there = await sql`select 1`.then(
      () => true,
      () => false,
    )
    await sql.end({ timeout: 0 })
    if (there) return true
    await wait(100)
  }
  return false
}
