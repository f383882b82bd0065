import { openSigner, type Signer } from './bundle/signer.ts'
import type { TypeKit } from './bundle/type/typesetter.ts'
import { openClient, type Sql } from './db/client.ts'
import { type Keyring, openKeyring } from './db/keyring.ts'
import { type Calendar, calendarOf } from './domain/working-days.ts'
import { type Bindings, readSettings, type Settings } from './env.ts'
import { openLetters } from './letters.ts'
import { type Log, writeLog } from './log.ts'

/** Everything a request may use of the world, opened once for it. */
export type Deps = {
  settings: Settings
  sql: Sql
  keyring: Keyring
  signer: Signer
  files: R2Bucket
  /** Opens what a print needs. */
  letters: () => Promise<TypeKit>
  now: () => Date
  calendar: (nation: string) => Calendar
  log: Log
  /** Tries these notices now, after the response has gone; the cron does the rest (R9.3). */
  deliver: (notices: readonly string[]) => void
}

type Kept = { settings: Settings; keyring: Keyring; signer: Signer }

// Keys are derived and parsed once for an isolate; a client never outlives its request.
let kept: { of: Bindings; what: Kept } | undefined
const calendars = new Map<string, Calendar>()

/** Opens the dependencies of one request or one firing of the clock. */
export async function openDeps(
  bindings: Bindings,
  deliver: (deps: Deps, notices: readonly string[]) => void,
): Promise<Deps> {
  // The finished value is kept, not its promise: in workerd a promise belongs to the request that made it.
  if (kept?.of !== bindings) kept = { of: bindings, what: await keep(bindings) }
  const { settings, keyring, signer } = kept.what
  const sql = openClient(settings.databaseUrl, 2)
  const deps: Deps = {
    ...{ settings, keyring, signer, sql, files: bindings.FILES, calendar: calendarFor, log: writeLog },
    letters: () => openLetters(bindings.ASSETS),
    now: () => new Date(),
    deliver: (notices) => deliver(deps, notices),
  }
  return deps
}

async function keep(bindings: Bindings): Promise<Kept> {
  const settings = readSettings(bindings)
  return {
    settings,
    keyring: await openKeyring(settings.WRAPPING_KEYS),
    signer: await openSigner(settings.SIGNING_KEYS),
  }
}

/** The working days of the receiving authority's nation (R6.1). */
export function calendarFor(nation: string): Calendar {
  const division = nation === 'scotland' || nation === 'northern-ireland' ? nation : 'england-and-wales'
  const calendar = calendars.get(division) ?? calendarOf(division)
  calendars.set(division, calendar)
  return calendar
}
