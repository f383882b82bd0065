import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { uuidv7 } from 'uuidv7'
import { openClient } from '../../src/db/client.ts'
import { councils, type LocalCouncil } from '../../src/local/councils.ts'
import { daysAgo } from '../../src/local/demo/days.ts'
import { aWholeDraft } from '../../src/local/demo/family.ts'
import { type LocalExchange, startExchange } from '../../src/local/exchange.ts'
import { noteStatements, openCeiling, type Script } from './ceiling.ts'
import { type Figure, measure } from './load.ts'
import { figureLines } from './table.ts'

const writersAtOnce = [1, 5, 20]
const codes = () => ({ gss_code: randomBytes(6).toString('hex'), dfe_code: randomBytes(6).toString('hex') })
const through = 'its SQL alone'

/**
 * What the one number of a feed costs: packages a second by so many writers at once, each on a connection of its own and
 * from an authority of its own, to one and the same authority, and to as many. The number is locked until the commit lies
 * on disk, so those who tell the same authority commit one after the other.
 * @param from @param to who the noted statements are of
 */
export async function timeFeed(
  exchange: Pick<LocalExchange, 'databaseUrl'>,
  script: Script,
  from: LocalCouncil,
  to: LocalCouncil,
  seconds: number,
): Promise<Figure[]> {
  const ids = await moreAuthorities(exchange.databaseUrl, 2 * Math.max(...writersAtOnce))
  const senders = ids.slice(ids.length / 2)
  const figures: Figure[] = []
  for (const callers of writersAtOnce) {
    const timed = async (what: string, receiverOf: (at: number) => string | undefined) => {
      const lines = senders.slice(0, callers).map((sender, at) => {
        const own = ofOthers(script, [from.id, to.id], [sender, receiverOf(at) ?? to.id])
        return openCeiling(exchange.databaseUrl, own, 1)
      })
      // Every connection has prepared its statements before it is timed.
      for (const { call } of lines) await call()
      const free = [...lines]
      const call = async () => {
        const line = free.pop()
        if (line === undefined) throw new Error('a caller without a connection')
        return line.call().finally(() => free.push(line))
      }
      const figure = await measure({ what, through, callers, seconds, call })
      await Promise.all(lines.map(({ stop }) => stop()))
      figures.push(figure)
      return figure
    }
    const spread = await timed('told: each another', (at) => ids[at])
    const same = await timed('told: one and the same', () => ids[0])
    same.ofCeiling = same.perSecond / spread.perSecond
  }
  return figures
}

/** So many authorities more, of which nothing is known but that they are there. */
async function moreAuthorities(url: string, count: number): Promise<string[]> {
  const sql = openClient(url)
  const rows = Array.from({ length: count }, (_, at) => ({
    ...{ id: uuidv7(), name: `Council ${at}`, nation: 'england', ...codes() },
    ...{ on_exchange: true, duty_email: `duty-${at}@council.example`, duty_telephone: '01632 960 000' },
  }))
  await sql`insert into authority ${sql(rows)}`
  await sql.end()
  return rows.map(({ id }) => id)
}

/** The same statements, of a package between two others. */
function ofOthers(script: Script, whose: readonly [string, string], others: readonly [string, string]): Script {
  const moved = (text: string) => text.replaceAll(whose[0], others[0]).replaceAll(whose[1], others[1])
  const statements = script.statements.map(({ text, values }) => ({
    text: moved(text),
    values: values.map((value) => (typeof value === 'string' ? moved(value) : value)),
  }))
  return { ...script, statements, kept: new Set(others) }
}

/** This alone: `npx tsx test/bench/feed.ts`. */
async function alone(seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'))
  chmodSync(folder, 0o755)
  const [from, to] = councils
  if (from === undefined || to === undefined) throw new Error('two councils are needed')
  const exchange = await startExchange({ root: fileURLToPath(new URL('../..', import.meta.url)), folder })
  try {
    const script = await noteStatements(exchange, from, to, aWholeDraft(to.id, daysAgo(3), { send: true }))
    console.log(figureLines(await timeFeed(exchange, script, from, to, seconds)).join('\n'))
  } finally {
    await exchange.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await alone(4)
