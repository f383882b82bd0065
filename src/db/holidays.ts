import { KeptHolidays } from '../../schemas/bank-holidays.ts'
import { type Holidays, shippedHolidays } from '../domain/working-days.ts'
import { asDoor, type Sql, type Tx } from './client.ts'

/** Which version is looked for: the last that was taken `by` an instant; `unsound` hears of each that was passed by. */
export type Sought = { by?: Date; unsound?: (version: string) => void }

/**
 * The instant up to which a version may be dated: clocks differ by less than a day, and what is dated later would be newest for
 * ever.
 */
export const notAhead = (now: Date): Date => new Date(now.getTime() + 24 * 3_600_000)

type Row = { version: string; publishedTo: string; divisions: unknown; takenAt: string }

/** The bank holidays that count today: the sound version last taken from GOV.UK, else the list that is shipped (R6.7). */
export const currentHolidays = (sql: Sql, sought: Sought = {}): Promise<Holidays> =>
  asDoor(sql, (tx) => holidaysIn(tx, sought))

/**
 * The same within a transaction of the door or the clock. A version that nobody could count by is passed by, and the one
 * before it counts: one bad row must not hold up every request, nor the reading of a good list.
 */
export async function holidaysIn(tx: Tx, { by, unsound }: Sought = {}): Promise<Holidays> {
  let older = tx`taken_at <= ${by?.toISOString() ?? 'infinity'}::timestamptz`
  for (;;) {
    const [row] = await tx<Row[]>`
      select version, published_to::text as "publishedTo", divisions, taken_at::text as "takenAt" from bank_holidays
      where ${older} order by taken_at desc limit 1`
    if (row === undefined) return shippedHolidays
    const sound = soundly(row)
    if (sound) return sound
    unsound?.(row.version)
    older = tx`taken_at < ${row.takenAt}::timestamptz`
  }
}

/** The version by which an older due date was counted (R6.7); nothing where it is not kept here, or nobody could count by it. */
export async function holidaysNamed(sql: Sql, version: string): Promise<Holidays | undefined> {
  if (version === shippedHolidays.version) return shippedHolidays
  const [found] = await asDoor(
    sql,
    (tx) => tx<Row[]>`
      select version, published_to::text as "publishedTo", divisions from bank_holidays where version = ${version}`,
  )
  return found && soundly(found)
}

/** A row as the list that it holds; nothing where a day of it lies beyond what can be counted, or it is no list at all. */
const soundly = (row: Row): Holidays | undefined => KeptHolidays.safeParse(row).data
