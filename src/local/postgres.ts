import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { CannotStart, reason } from './cannot-start.ts'
import { portToUse } from './ports.ts'
import { type Cluster, openCluster } from './postgres-cluster.ts'
import { forgetStarter, noteStarter, stopOrphan } from './postgres-orphan.ts'

/** A running Postgres: `url` is database baton as its owner, role baton; `adminUrl` is the superuser's. */
export type Postgres = { url: string; adminUrl: string; port: number; stop(): Promise<void> }

/** Where the data lies; which port (any free one by default); `throwaway` data need not survive a power cut. */
export type PostgresOptions = { folder: string; port?: number | undefined; throwaway?: boolean | undefined }

/**
 * Starts Postgres on this machine only, with a database `baton` owned by a role `baton` that may log in and make roles.
 * @throws CannotStart with one sentence when the data is broken or in use, the port taken, or the programs missing
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const cluster = openCluster(resolve(options.folder))
  stopOrphan(cluster)
  const { child, port } = await launch(cluster, options)
  noteStarter(cluster)
  const guard = guardOver(child)
  const stop = async () => {
    await end(child)
    guard.kill('SIGKILL')
    forgetStarter(cluster)
  }
  const urlOf = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  const adminUrl = urlOf('postgres', cluster.passwords.admin, 'postgres')
  try {
    await makeOwner(adminUrl, cluster.passwords.baton)
  } catch (thrown) {
    await stop()
    throw new CannotStart(`The database in ${cluster.data} does not let us in (${reason(thrown)}).`)
  }
  return { url: urlOf('baton', cluster.passwords.baton, 'baton'), adminUrl, port, stop }
}

/** The address of another database of the same Postgres, as its owner. */
export function databaseUrl(pg: Postgres, name: string): string {
  const url = new URL(pg.url)
  url.pathname = `/${name}`
  return url.href
}

/**
 * Makes a database owned by role baton.
 * @param name lower-case letters, digits and underscores
 * @param template a database to copy, to which nobody may be connected at that moment
 * @returns its address, as its owner
 */
export async function createDatabase(pg: Postgres, name: string, template = 'template1'): Promise<string> {
  const sql = postgres(pg.adminUrl, { max: 1, onnotice: () => {} })
  try {
    await sql`create database ${sql(name)} owner baton template ${sql(template)}`
  } finally {
    await sql.end()
  }
  return databaseUrl(pg, name)
}

async function makeOwner(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const roles = await sql`select from pg_roles where rolname = 'baton'`
    // The password is hexadecimal, made by us: CREATE ROLE takes no parameters.
    if (roles.length === 0) await sql.unsafe(`create role baton login createrole password '${password}'`)
    const databases = await sql`select from pg_database where datname = 'baton'`
    if (databases.length === 0) await sql`create database baton owner baton`
  } finally {
    await sql.end()
  }
}

async function launch(cluster: Cluster, options: PostgresOptions): Promise<{ child: ChildProcess; port: number }> {
  const log = join(cluster.folder, 'postgres.log')
  for (let attempt = 1; ; attempt += 1) {
    const port = await portToUse(options.port, 'Postgres')
    const child = spawnServer(cluster, log, settings(port, options.throwaway === true))
    if (await ready(child, join(cluster.data, 'postmaster.pid'))) return { child, port }
    await end(child)
    const said = readFileSync(log, 'utf8')
    // Another program may be quicker to the port; processes of a Postgres that was killed take a moment to go.
    const passing = /could not bind|could not create any TCP|pre-existing shared memory/.test(said)
    if (!passing || attempt === 20) {
      const fault = said.match(/(?:FATAL|PANIC): {2}(.*)/)?.[1] ?? `see ${log}`
      throw new CannotStart(
        `Postgres does not start on ${cluster.data} (${fault}): delete ${cluster.folder} to start with an empty database.`,
      )
    }
    await wait(200)
  }
}

function spawnServer(cluster: Cluster, log: string, configuration: Record<string, string | number>): ChildProcess {
  const out = openSync(log, 'w', 0o600)
  const child = spawn(
    cluster.binaries.postgres,
    ['-D', cluster.data, ...Object.entries(configuration).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...cluster.as,
      cwd: '/',
      // A group of its own: Ctrl-C in the terminal is for us, and we then stop it in order.
      detached: true,
      stdio: ['ignore', out, out],
      env: { PATH: process.env.PATH, TZ: 'UTC' },
    },
  )
  closeSync(out)
  child.on('error', () => {})
  child.unref()
  return child
}

function settings(port: number, throwaway: boolean): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    // A path to a socket may be longer than the system allows; nobody needs one.
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // Statements carry values, and a log is no place for a child's details.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
}

async function ready(child: ChildProcess, pidFile: string): Promise<boolean> {
  for (let tries = 0; tries < 6000 && running(child); tries += 1) {
    const lines = readLines(pidFile)
    // Postgres writes its state into the eighth line; the file may still be that of an earlier one.
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return true
    await wait(10)
  }
  return false
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** A process that outlives us by a moment: it stops Postgres when we are killed without a chance to do so. */
function guardOver(child: ChildProcess): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(child.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  guard.unref()
  if (guard.stdin && 'unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return guard
}

function running(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

async function end(child: ChildProcess): Promise<void> {
  if (!running(child)) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await gone
  clearTimeout(impatience)
}
