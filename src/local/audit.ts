import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openClient } from '../db/client.ts'
import { currentHolidays } from '../db/holidays.ts'
import { openKeyring } from '../db/keyring.ts'
import { calendarsOf } from '../domain/working-days.ts'
import { audit, faults } from '../exchange/audit.ts'
import { CannotStart } from './cannot-start.ts'
import { dataFolder } from './folders.ts'
import { readHeads } from './heads.ts'
import { localSecrets } from './keys.ts'
import { startPostgres } from './postgres.ts'
import { runningPostgres } from './postgres-running.ts'

const usage = `npm run audit -- [--heads FILE] [--json]

Verifies every transfer in the database: its chain of hashes, that its state is what its events add up to, that its
columns and papers are those of the record. Says so in one line, after a line for each thing that is wrong; ends with 1
when anything is.

  --heads FILE  the hashes that a party received, as JSON or one JSON object on each line: {"transfer", "head", "seq"};
                the answer of /v1/feed serves as it is. Each must be in its chain. Without it nobody can know whether the
                newest events were cut off: "consistent, tail unproven".
  --json        the findings as JSON.

It reads the database of DATABASE_URL, or else that of "npm start": while that runs it is connected to, otherwise the
database alone is started, and stopped again. The wrapping keys come from WRAPPING_KEYS, or else from those of "npm start".`

const root = fileURLToPath(new URL('../..', import.meta.url))

type Database = { url: string; stop: () => Promise<void> }

async function database(): Promise<Database> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const folder = join(dataFolder(root), 'postgres')
  if (!existsSync(join(folder, 'cluster')))
    throw new CannotStart('There is nothing to audit yet: run npm start, or set DATABASE_URL.')
  const running = await runningPostgres(folder)
  return running ? { url: running, stop: async () => {} } : startPostgres({ folder })
}

async function wrappingKeys(): Promise<string> {
  const given = process.env.WRAPPING_KEYS
  if (given) return given
  const folder = dataFolder(root)
  if (!existsSync(join(folder, 'secrets.json')))
    throw new CannotStart('Set WRAPPING_KEYS to the keys of this database.')
  return (await localSecrets(folder)).worker.WRAPPING_KEYS
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { heads: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const heads = values.heads === undefined ? [] : readHeads(readFileSync(values.heads, 'utf8'))
  const keyring = await openKeyring(await wrappingKeys())
  const { url, stop } = await database()
  const sql = openClient(url)
  try {
    const calendar = calendarsOf(await currentHolidays(sql), 'day-after')
    const result = await audit({ sql, keyring, calendar }, heads)
    const { transfers, events, broken, unproven } = result
    const tail = unproven === 0 ? 'tail proven' : heads.length === 0 ? 'tail unproven' : `tail of ${unproven} unproven`
    const verdict =
      broken.length > 0 ? `BROKEN in ${new Set(broken.map(({ transfer }) => transfer)).size}` : `consistent, ${tail}`
    if (values.json) console.log(JSON.stringify(result, null, 2))
    else {
      for (const { transfer, fault, seq, column, paper } of broken) {
        const where = [seq ? `event ${seq}` : '', column ? `column ${column}` : '', paper ? `paper ${paper}` : '']
        console.log([transfer, ...where.filter(Boolean), faults[fault]].join(': '))
      }
      console.log(`${transfers} transfers, ${events} events: ${verdict}`)
    }
    return broken.length > 0 ? 1 : 0
  } finally {
    await sql.end()
    await stop()
  }
}

/** The kind of fault alone: the message of a database may quote what it was given. */
const nameOf = (thrown: unknown): string =>
  thrown instanceof Error ? ('code' in thrown && String(thrown.code)) || thrown.name : 'unknown'

try {
  process.exitCode = await run()
} catch (thrown) {
  console.error(thrown instanceof CannotStart ? thrown.message : `The audit could not be done (${nameOf(thrown)}).`)
  process.exitCode = 2
}
