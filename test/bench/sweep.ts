import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Draft } from '../../schemas/verbs/draft.ts'
import { openClient, type Sql } from '../../src/db/client.ts'
import { type Deps, openDeps } from '../../src/deps.ts'
import { openDraft } from '../../src/exchange/open.ts'
import { sweep } from '../../src/exchange/sweep.ts'
import { councils } from '../../src/local/councils.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import { localSecrets } from '../../src/local/keys.ts'
import { migrate } from '../../src/local/migrate.ts'
import { startPostgres } from '../../src/local/postgres.ts'
import { seed } from '../../src/local/seed.ts'
import { memoryBucket } from '../support/memory-bucket.ts'

/** One sweep among so many open transfers: what it took, what it takes with nothing due, and what Postgres read to find those due. */
export type SweepFigure = { open: number; due: number; ms: number; idleMs: number; entries: number; scanned: number }

const sizes = [10_000, 100_000, 1_000_000]
const due = 200
const rounds = 3
const [sentAt, dueAt] = ['2026-11-23T10:00:00.000Z', '2026-11-25T08:00:00.000Z'] as const

/**
 * Times the sweep over the same due transfers among more and more open ones, on a Postgres of its own in this folder. Every
 * round begins from the same rows; the median of three.
 * @throws Error where a sweep reminds more or fewer than are due
 */
export async function timeSweep(root: string, folder: string): Promise<SweepFigure[]> {
  mkdirSync(folder, { recursive: true })
  const pg = await startPostgres({ folder: join(folder, 'sweep'), throwaway: true })
  const adminUrl = new URL(pg.adminUrl)
  adminUrl.pathname = '/baton'
  const admin = openClient(adminUrl.href)
  try {
    await migrate(pg.url, join(root, 'drizzle'))
    // The log of a million rows would else come to more than they do.
    await admin.unsafe(`alter system set max_wal_size = '128MB'`)
    await admin`select pg_reload_conf()`
    const { deps, stop } = await anExchangeOn(pg.url, folder)
    try {
      await sendThose(deps)
      await admin`create table kept as select * from transfer`
      const figures: SweepFigure[] = []
      for (const open of sizes) figures.push(await timeAmong(open, deps, admin))
      return figures
    } finally {
      await stop()
    }
  } finally {
    await admin.end({ timeout: 1 })
    await pg.stop()
  }
}

async function anExchangeOn(url: string, folder: string) {
  const secrets = await localSecrets(folder)
  await seed({ url, councils, secrets, issuerFor: (slug) => `https://sign-in.example/${slug}` })
  const bindings = {
    ...{ ...secrets.worker, PUBLIC_URL: 'https://baton.example', DATABASE_URL: url },
    ...{ FILES: memoryBucket(new Map()), ASSETS: { fetch: async () => new Response() } },
  }
  const deps = await openDeps(bindings, () => {})
  // What is printed here is the bench’s own.
  Object.assign(deps, { sql: openClient(url), log: () => {}, now: () => new Date(sentAt) })
  return { deps, stop: () => deps.sql.end({ timeout: 1 }) }
}

/** Packages sent and not acknowledged: a reminder of each falls due two working days later. */
async function sendThose(deps: Deps): Promise<void> {
  const [from, to] = councils
  const person = from?.people.find(({ roles }) => roles.includes('social-worker'))
  if (from === undefined || to === undefined || person === undefined) throw new Error('nobody may send')
  const by = { kind: 'worker' as const, authority: from.id, worker: person.sub, name: person.name, roles: person.roles }
  const input = Draft.parse(aWholeDraft(to.id, '2026-11-20', { send: true }))
  for (let at = 0; at < due; at += 1) {
    const outcome = await openDraft(deps, by, input)
    if (!('done' in outcome)) throw new Error(`not sent: ${JSON.stringify(outcome)}`)
  }
}

async function timeAmong(open: number, deps: Deps, admin: Sql): Promise<SweepFigure> {
  await fillUpTo(open, admin)
  const then = { ...deps, now: () => new Date(dueAt) }
  const [times, idle]: [number[], number[]] = [[], []]
  let read = { entries: 0, scanned: 0 }
  for (let round = 0; round < rounds; round += 1) {
    await restore(admin)
    const before = await readSoFar(deps, admin)
    times.push(await timed(then, due))
    const after = await readSoFar(deps, admin)
    read = { entries: after.entries - before.entries, scanned: after.scanned - before.scanned }
    idle.push(await timed(then, 0))
  }
  return { open, due, ms: median(times), idleMs: median(idle), ...read }
}

/** Open transfers of which nothing is due for months: rows as the clock sees them, and a few sealed bytes. */
async function fillUpTo(open: number, admin: Sql): Promise<void> {
  const [from, to] = councils
  await admin`
    insert into transfer (id, reference, sender, receiver, state, version, urgency, resident_on, due_on, calendar,
      next_alert_at, receiver_told_at, sent_at, acknowledged_at, head, updated_at, sealed_label, sealed_snapshot)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'OPEN-' || n, ${from?.id ?? ''},
      ${to?.id ?? ''}, 'accepted', 20, 'routine', '2027-02-01', '2027-03-01', '2026-02-25',
      '2027-02-15T08:00:00Z'::timestamptz + n % 60 * interval '1 day', ${sentAt}, ${sentAt}, ${sentAt}, 'head', ${sentAt},
      decode(repeat('5a', 32), 'hex'), decode(repeat('5a', 64), 'hex')
    from generate_series((select count(*) from transfer) + 1, ${open}::bigint) n`
  await admin`vacuum analyze transfer`
}

/** Everything that the sweep did to those that were due is undone: they are due again. */
async function restore(admin: Sql): Promise<void> {
  await admin`
    update transfer t set version = k.version, head = k.head, next_alert_at = k.next_alert_at, waits_for = k.waits_for,
      updated_at = k.updated_at, sealed_label = k.sealed_label, sealed_snapshot = k.sealed_snapshot
    from kept k where k.id = t.id`
  await admin`delete from event e using kept k where e.transfer = k.id and e.seq > k.version`
  await admin`delete from notice n using kept k where n.transfer = k.id and n.seq > k.version`
  // What the round before left behind would be read along.
  await admin`vacuum (index_cleanup on) transfer`
}

async function timed(deps: Deps, expected: number): Promise<number> {
  const start = performance.now()
  const reminded = await sweep(deps)
  const ms = performance.now() - start
  if (reminded !== expected) throw new Error(`${reminded} were reminded, and ${expected} were due`)
  return ms
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0

/** What Postgres has read of the transfers so far: entries of the index that the sweep goes by, and rows by scanning. */
async function readSoFar(deps: Deps, admin: Sql): Promise<{ entries: number; scanned: number }> {
  // What a connection has counted is shown once it has ended another transaction.
  await deps.sql`select pg_stat_force_next_flush()`
  await deps.sql`select`
  const [row] = await admin<{ entries: string; scanned: string }[]>`
    select (select idx_tup_read from pg_stat_user_indexes where indexrelname = 'transfer_next_alert') as entries,
      (select seq_tup_read from pg_stat_user_tables where relname = 'transfer') as scanned`
  return { entries: Number(row?.entries), scanned: Number(row?.scanned) }
}
