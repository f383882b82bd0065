import { type Holidays, shippedHolidays } from '../domain/working-days.ts'
import { asDoor, type Sql, type Tx } from './client.ts'

/** The bank holidays that count today: the version last taken from GOV.UK, else the list that is shipped (R6.7). */
export const currentHolidays = (sql: Sql): Promise<Holidays> => asDoor(sql, holidaysIn)

/** The same within a transaction of the door or the clock. */
export async function holidaysIn(tx: Tx): Promise<Holidays> {
  const [newest] = await tx<Holidays[]>`
    select version, published_to as "publishedTo", divisions from bank_holidays order by taken_at desc limit 1`
  return newest ?? shippedHolidays
}
