import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildAssets } from '../../src/local/assets.ts'
import { CannotStart } from '../../src/local/cannot-start.ts'
import { councils } from '../../src/local/councils.ts'
import { daysAgo } from '../../src/local/demo/days.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import { lettersById, startExchange } from '../../src/local/exchange.ts'
import { startNotify } from '../../src/local/notify-stand-in.ts'
import { bundleWorker } from '../../src/local/worker.ts'
import { noteStatements, openCeiling } from './ceiling.ts'
import { timeClock } from './clock.ts'
import { timeFeed } from './feed.ts'
import { type Figure, measure } from './load.ts'
import { openPooler } from './pooler.ts'
import { timePrints } from './print.ts'
import { timeSweep } from './sweep.ts'
import { type Report, tableOf } from './table.ts'
import { openWay, type Way } from './way.ts'

/** Baseline figures, no thresholds: how many calls a second the exchange answers on this machine, next to its SQL alone. */
const notes = [
  'One process drives all of this on the machine that also runs workerd, Postgres (fsync on) and the stand-ins; each caller',
  'asks again once it is answered. Through workerd a send also delivers its notices, after the answer. The Worker opens a',
  'fresh Postgres connection for each request, and here no pool stands in front of Postgres as Hyperdrive does at the edge,',
  'so the figures are a floor. The ceiling is the very statements of one package, prepared and pipelined by postgres.js on',
  'connections that stay open: no HTTP, no sealing, nothing decided.',
]
const pooledNote = '“Pooled” has PgBouncer in front of Postgres, in transaction mode, 10 connections.'
const atOnce = [1, 10]

async function bench(seconds: number): Promise<Report> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'))
  chmodSync(folder, 0o755)
  const stops: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
  try {
    const exchange = await startExchange({ root, folder })
    stops.push(exchange.stop)
    const [from, to] = councils
    if (from === undefined || to === undefined) throw new Error('two councils are needed')
    const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = exchange.secrets.worker
    const mail = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
    stops.push(mail.stop)
    const body = aWholeDraft(to.id, daysAgo(3), { send: true })
    const script = await noteStatements(exchange, from, to, body)
    const built = { bundle: await bundleWorker(root), assetsFolder: await buildAssets(root) }
    const ground = { exchange, built, mailUrl: mail.url, folder, from, to, body }
    const ways: Way[] = []
    const open = async (name: string, databaseUrl: string) => {
      const { way, stop } = await openWay(name, databaseUrl, ground)
      stops.push(stop)
      ways.push(way)
    }
    await open('workerd', exchange.databaseUrl)
    const pooler = await openPooler(exchange.databaseUrl, folder)
    if (pooler) {
      stops.push(pooler.stop)
      await open('workerd, pooled', pooler.url)
    }

    const figures: Figure[] = []
    const onEach = async (what: string, callers: number, callOn: (way: Way) => () => Promise<boolean>) => {
      const found: Figure[] = []
      for (const way of ways)
        found.push(await measure({ what, through: way.name, callers, seconds, call: callOn(way) }))
      figures.push(...found)
      return found
    }
    // Lists come before the ceiling: what it writes cannot be opened, and would be on them.
    for (const callers of atOnce) await onEach('list of 50', callers, (way) => way.list)
    for (const callers of atOnce) await onEach('read a transfer', callers, (way) => way.read)
    for (const callers of atOnce) {
      const sends = await onEach('send a package', callers, (way) => way.send)
      const ceiling = openCeiling(exchange.databaseUrl, script, callers)
      const alone = { what: 'send a package', through: 'its SQL alone', callers, seconds, call: ceiling.call }
      const best = await measure(alone)
      await ceiling.stop()
      for (const one of sends) one.ofCeiling = one.perSecond / best.perSecond
      figures.push(best)
    }
    for (const callers of atOnce)
      await onEach('acknowledge', callers, (way) => way.acknowledge(callers === 1 ? 0.3 : 1))
    figures.push(...(await timeFeed(exchange, script, from, to, seconds)))

    const prints = await timePrints(ground)
    const sweeps = await timeSweep(root, join(folder, 'sweeps'))
    const { model = 'unknown' } = cpus()[0] ?? {}
    return {
      machine: { cores: cpus().length, processor: model.trim(), node: process.version },
      ...{ seconds, figures, prints, clock: timeClock(), sweeps, notes: pooler ? [...notes, pooledNote] : notes },
      package: { requestBytes: Buffer.byteLength(JSON.stringify(body)), statements: script.statements.length },
    }
  } finally {
    for (const stop of stops.reverse()) await stop().catch(() => {})
  }
}

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '4' } } })
  const seconds = Number(values.seconds)
  // An access token lives ten minutes, and is fetched once.
  if (!(seconds > 0 && seconds <= 20)) throw new CannotStart('--seconds is a number above 0 and not above 20.')
  const report = await bench(seconds)
  console.log(values.json ? JSON.stringify(report) : tableOf(report))
  process.exit(report.figures.some(({ errors }) => errors > 0) ? 1 : 0)
} catch (thrown) {
  console.error(thrown instanceof CannotStart ? thrown.message : thrown)
  process.exit(1)
}
