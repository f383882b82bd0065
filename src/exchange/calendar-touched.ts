import { KeptChanges } from '../../schemas/bank-holidays.ts'
import type { Tx } from '../db/client.ts'
import { holidaysIn, notAhead } from '../db/holidays.ts'
import { type Counting, divisions, shippedHolidays } from '../domain/working-days.ts'

type Version = { changed: unknown; publishedTo: string; before: string }
/** A day of one nation that became or ceased to be a bank holiday; or all that is due past a date. */
type Moved = { division: string; date: string } | { division: string; past: string }

/**
 * Brings the open transfers that the versions taken within `window` milliseconds touch before the sweep, which counts them anew
 * (R6.7): those with a changed day of the receiver’s nation between residence and due date, and those due past what was published
 * before or is published now. One that the newest version counted is left; doing it again does no more. Gives how many.
 */
export async function bringTouched(tx: Tx, now: Date, window: number, counting: Counting): Promise<number> {
  const [at, by] = [now.toISOString(), notAhead(now)]
  const versions = await tx<Version[]>`
    with versions as (
      select changed, taken_at, published_to::text as "publishedTo",
        coalesce(lag(published_to) over (order by taken_at), ${shippedHolidays.publishedTo}::date)::text as before
      from bank_holidays where taken_at <= ${by.toISOString()}
    )
    select * from versions where taken_at > ${new Date(now.getTime() - window).toISOString()}`
  const moved = versions.flatMap(movedBy)
  if (moved.length === 0) return 0
  const { version } = await holidaysIn(tx, { by })
  const dayZeroCounts = counting === 'same-day' ? 1 : 0
  // The state is written as the partial index transfer_due has it, so that only what is due from a changed day on is read.
  const touched = await tx`
    with moved as materialized (
      select distinct division, date, coalesce(date, past + 1) as due_from
      from jsonb_to_recordset(${JSON.stringify(moved)}::text::jsonb) as m(division text, date date, past date)
    ), touched as materialized (
      select t.id from moved m
      join transfer t on t.due_on >= m.due_from and t.state not in ('completed', 'ended')
      join authority a on a.id = t.receiver
      where (m.date is null or t.resident_on < m.date + ${dayZeroCounts}::int)
        and m.division =
          case when a.nation in ('scotland', 'northern-ireland') then a.nation else 'england-and-wales' end
        and t.calendar is distinct from ${version}
      union
      -- What is reckoned in working days from today on: the next reminder may fall on another day.
      select t.id from moved m
      join transfer t on t.next_alert_at >= m.date and t.next_alert_at < m.date + 14
        and t.state not in ('completed', 'ended')
      join authority a on a.id = t.receiver
      where m.division =
        case when a.nation in ('scotland', 'northern-ireland') then a.nation else 'england-and-wales' end
    )
    update transfer set next_alert_at = ${at}
    where id in (select id from touched) and (next_alert_at is null or next_alert_at > ${at})`
  return touched.count
}

function movedBy({ changed, publishedTo, before }: Version): Moved[] {
  const days = KeptChanges.safeParse(changed).data ?? []
  if (publishedTo === before) return days
  // What is due past the one and before the other was provisional and is certain now, or the other way about (R6.4).
  const past = publishedTo < before ? publishedTo : before
  return [...days, ...divisions.map((division) => ({ division, past }))]
}
