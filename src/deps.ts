import { openSigner, type Signer } from './bundle/signer.ts'
import type { TypeKit } from './bundle/type/typesetter.ts'
import { openClient, type Sql } from './db/client.ts'
import { currentHolidays, notAhead } from './db/holidays.ts'
import { type Keyring, openKeyring } from './db/keyring.ts'
import { type Calendar, calendarsOf, type Holidays, shippedHolidays } from './domain/working-days.ts'
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
  /** The bank holidays that count now, in the version that a due date keeps (R6.7); nothing where they could not be read. */
  holidays: Holidays | undefined
  /** The working days of a nation by those holidays (R6.1). Throws CalendarUnread where they could not be read. */
  calendar: (nation: string) => Calendar
  /** How often somebody who has not signed in may ask; left out where nothing limits it. */
  publicLimit?: RateLimit | undefined
  /** The same for the guests’ door (R9.4). */
  guestLimit?: RateLimit | undefined
  /** Calls what others name: it reaches public addresses only. */
  outside: typeof fetch
  log: Log
  /** Tries these notices now, after the response has gone; the cron does the rest (R9.3). */
  deliver: (notices: readonly string[]) => void
}

type Kept = { settings: Settings; keyring: Keyring; signer: Signer }
type Counted = Pick<Deps, 'holidays' | 'calendar'>

// Keys are derived and parsed once for an isolate; a client never outlives its request.
let kept: { of: Bindings; what: Kept } | undefined
let counted: (Counted & { of: Bindings; until: number }) | undefined
const keptMs = 60_000
const triedAgainMs = 5_000

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
    ...{ settings, keyring, signer, sql, files: bindings.FILES, log: writeLog },
    ...(await countedBy(bindings, settings, sql)),
    letters: () => openLetters(bindings.ASSETS),
    publicLimit: bindings.WORKING_DAYS_LIMIT,
    guestLimit: bindings.GUEST_LIMIT,
    outside: (input, init) => (bindings.OUTSIDE ?? globalThis).fetch(input, init),
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

/** What counts cannot be answered: the bank holidays could not be read. */
class CalendarUnread extends Error {
  override name = 'CalendarUnread'
}

const unread: Counted = {
  holidays: undefined,
  calendar: () => {
    throw new CalendarUnread('the bank holidays could not be read')
  },
}

/**
 * The bank holidays of the newest version, indexed, kept for a minute. Where the store cannot be read those that were kept go
 * on, and it is tried again soon. Where none were kept, whoever counts gets a fault rather than a date by a list that may be years
 * old, which a due date would then keep; a page that counts nothing is still answered.
 */
async function countedBy(bindings: Bindings, { COUNTING }: Settings, sql: Sql): Promise<Counted> {
  const before = counted?.of === bindings ? counted : undefined
  if (before !== undefined && before.until > Date.now()) return countsOf(before)
  const next = await currentHolidays(sql, { by: notAhead(new Date()), unsound }).then(
    (holidays) => {
      const same = before?.holidays?.version === holidays.version
      return { holidays, calendar: same ? before.calendar : calendarsOf(holidays, COUNTING), ms: keptMs }
    },
    (fault: unknown) => {
      writeLog({ code: 'CALENDAR_FAULT', fault: fault instanceof Error ? fault.name : 'unknown' })
      return { ...countsOf(before ?? unread), ms: triedAgainMs }
    },
  )
  counted = { ...countsOf(next), of: bindings, until: Date.now() + next.ms }
  return countsOf(next)
}

const countsOf = ({ holidays, calendar }: Counted): Counted => ({ holidays, calendar })
const unsound = (version: string) => writeLog({ code: 'CALENDAR_FAULT', fault: 'unsound-version', version })

/** The working days of a nation by the list that is shipped. */
export const calendarFor = calendarsOf(shippedHolidays, 'day-after')
