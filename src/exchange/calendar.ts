import { asClock, asDoor, type Tx } from '../db/client.ts'
import { currentHolidays, holidaysIn, notAhead } from '../db/holidays.ts'
import type { Deps } from '../deps.ts'
import { type FeedRefusal, readFeed } from '../domain/bank-holiday-feed.ts'
import { londonDate } from '../domain/clock.ts'
import { calendarsOf, shippedHolidays } from '../domain/working-days.ts'
import { askFeed } from './ask-feed.ts'
import { bringTouched } from './calendar-touched.ts'

/** What came of asking GOV.UK; `asking` while it is asked, and where whoever asked broke off. */
export type Came = 'asking' | 'taken' | 'unchanged' | FeedRefusal | 'unreachable'

/** By which published list the exchange counts, and how it stands with GOV.UK’s feed. */
export type CalendarStanding = {
  version: string
  publishedTo: string
  /** Absent while the shipped list stands. */
  takenAt?: string
  /** When the feed was last asked, and what came of it; absent before the first time. */
  checkedAt?: string
  came?: Came
  /** When the feed was last read and found sound. */
  soundAt?: string
}

const timeoutMs = 10_000
const hour = 3_600_000
const day = 24 * hour
const week = 7 * day
/** What was taken for so long, and never went again, is settled. */
const lately = 30 * day
/** For so long after a version another isolate may still count by the one before; it keeps a list for one minute. */
const settling = 5 * 60_000

/**
 * Reads GOV.UK’s bank holidays: once in 24 hours after a sound answer, once an hour after any other. Whoever comes in between
 * asks nobody. What is new is kept as a version, in one transaction with bringing forward the transfers that it touches (R6.7).
 * @param within how long GOV.UK may take, in milliseconds
 */
export async function refreshCalendar(deps: Deps, within = timeoutMs): Promise<void> {
  if (!(await mayAsk(deps))) return
  const answer = await askFeed(deps.settings.BANK_HOLIDAYS_URL, within)
  if ('fault' in answer) {
    deps.log({ code: 'CALENDAR_UNREACHABLE', fault: answer.fault })
    return asClock(deps.sql, (tx) => settle(tx, 'unreachable'))
  }
  const { came, version, changed, touched } = await asClock(deps.sql, (tx) => take(tx, deps, answer.feed))
  if (version !== undefined) deps.log({ code: 'CALENDAR_TAKEN', version, changed, touched })
  else if (came !== 'unchanged') deps.log({ code: 'CALENDAR_REFUSED', refusal: came })
}

/** The same deps, counting by the version that is newest in the store: the clock may not work by one that was kept. */
export async function withNewestCalendar(deps: Deps): Promise<Deps> {
  const unsound = (version: string) => deps.log({ code: 'CALENDAR_FAULT', fault: 'unsound-version', version })
  const holidays = await currentHolidays(deps.sql, { by: notAhead(deps.now()), unsound })
  if (holidays.version === deps.holidays?.version) return deps
  return { ...deps, holidays, calendar: calendarsOf(holidays, deps.settings.COUNTING) }
}

/** By which list the exchange counts and when GOV.UK was last asked: for pages, and for whoever runs it (R6.4). */
export const calendarStanding = (deps: Pick<Deps, 'sql' | 'now'>): Promise<CalendarStanding> =>
  asDoor(deps.sql, async (tx) => {
    const { version, publishedTo } = await holidaysIn(tx, { by: notAhead(deps.now()) })
    const [taken] = await tx<{ takenAt: string }[]>`
      select taken_at as "takenAt" from bank_holidays where version = ${version}`
    const [check] = await tx<{ checkedAt: string; came: Came; soundAt: string | null }[]>`
      select tried_at as "checkedAt", came, sound_at as "soundAt" from calendar_check`
    if (check === undefined) return { version, publishedTo, ...taken }
    const { soundAt, ...last } = check
    return { version, publishedTo, ...taken, ...last, ...(soundAt === null ? {} : { soundAt }) }
  })

/** Claims the asking by one guarded write: of two Workers in the same second one gets the row. */
const mayAsk = (deps: Deps): Promise<boolean> =>
  asClock(deps.sql, async (tx) => {
    const now = deps.now()
    const claimed = await tx`
      insert into calendar_check (tried_at, came) values (${now.toISOString()}, 'asking')
      on conflict (one) do update set tried_at = excluded.tried_at, came = excluded.came
      where calendar_check.tried_at <= case when calendar_check.came in ('taken', 'unchanged')
        then ${ago(now, day)}::timestamptz else ${ago(now, hour)}::timestamptz end
      returning one`
    // A transfer that was counted by the version before, while this one came, is brought forward after all.
    if (claimed.length === 0) await bringTouched(tx, now, settling, deps.settings.COUNTING)
    return claimed.length > 0
  })

const ago = (now: Date, ms: number) => new Date(now.getTime() - ms).toISOString()

/** Writes down what came of asking; a sound answer with its instant. */
async function settle(tx: Tx, came: Came, soundAt?: string): Promise<void> {
  await tx`update calendar_check set came = ${came}, sound_at = coalesce(${soundAt ?? null}, sound_at)`
}

async function take(tx: Tx, { now: clock, settings }: Deps, feed: unknown) {
  const now = clock()
  const at = now.toISOString()
  const held = await holidaysIn(tx, { by: notAhead(now) })
  const earlier = await holidaysIn(tx, { by: new Date(now.getTime() - lately) })
  const reading = readFeed(held, feed, londonDate(now), { earlier, shipped: shippedHolidays })
  if ('refused' in reading) {
    await settle(tx, reading.refused)
    return { came: reading.refused, changed: 0, touched: 0 }
  }
  if ('unchanged' in reading) {
    await settle(tx, 'unchanged', at)
    return { came: 'unchanged' as const, changed: 0, touched: await bringTouched(tx, now, week, settings.COUNTING) }
  }
  const { publishedTo, divisions } = reading.taken
  const version = await freeVersion(tx, londonDate(now))
  await tx`
    insert into bank_holidays (version, taken_at, published_to, divisions, changed)
    values (${version}, ${at}, ${publishedTo}, ${JSON.stringify(divisions)}::text::jsonb,
      ${JSON.stringify(reading.changed)}::text::jsonb)`
  await settle(tx, 'taken', at)
  const touched = await bringTouched(tx, now, week, settings.COUNTING)
  return { came: 'taken' as const, version, changed: reading.changed.length, touched }
}

/** A version is named for its London date, a second one of that day with `.2`; the shipped list has a name of that kind too. */
async function freeVersion(tx: Tx, date: string): Promise<string> {
  const rows = await tx<{ version: string }[]>`select version from bank_holidays where version like ${`${date}%`}`
  const inUse = new Set([shippedHolidays.version, ...rows.map(({ version }) => version)])
  let version = date
  for (let number = 2; inUse.has(version); number++) version = `${date}.${number}`
  return version
}
