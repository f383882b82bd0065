import { type Figures, NationalFigures } from '../../schemas/figures.ts'
import { asClock, asParty, type Tx } from '../db/client.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { londonDate } from '../domain/clock.ts'
import { type DisputeEnd, type FirstMeeting, figuresOf } from '../domain/figures.ts'
import { nationalOf } from '../domain/national-figures.ts'
import { quarterAfter, quarterOf, quartersFrom, spanOf } from '../domain/quarter.ts'
import { dayBefore } from '../domain/working-days.ts'
import { notOfUs } from './own-authority.ts'
import type { Read } from './reading.ts'

type Rows = [DisputeEnd[], FirstMeeting[]]

/** What was learnt in a quarter, as whoever the transaction is of may see it; `of` leaves out what is not that authority’s. */
async function learntIn(tx: Tx, quarter: string, of?: string): Promise<Rows> {
  const { from, until } = spanOf(quarter)
  const own = of === undefined ? tx`` : tx`and (sender = ${of} or receiver = ${of})`
  const [ends, meetings] = await Promise.all([
    tx<DisputeEnd[]>`
      select ground, rung, outcome, working_days as "workingDays", sender, receiver from dispute_end
      where ended_on between ${from} and ${until} ${own}`,
    tx<FirstMeeting[]>`
      select due_on as "dueOn", held_on as "heldOn", disputed, sender, receiver from first_meeting
      where recorded_on between ${from} and ${until} ${own}`,
  ])
  return [ends, meetings]
}

/**
 * The figures of the reader’s own authority for a quarter, the running one where none is named: as they stand, nothing
 * suppressed. For anybody who works there.
 */
export async function ownFigures(deps: Deps, by: Actor, quarter?: string): Promise<Read<Figures>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  const { authority } = by
  const running = quarterOf(londonDate(deps.now()))
  const asked = quarter ?? running
  const [learnt, quarters, [now]] = await asParty(deps.sql, authority, (tx) =>
    Promise.all([
      learntIn(tx, asked, authority),
      tx<{ quarter: string }[]>`
        select to_char(ended_on, 'YYYY-"Q"Q') as quarter from dispute_end
        where sender = ${authority} or receiver = ${authority}
        union select to_char(recorded_on, 'YYYY-"Q"Q') from first_meeting
        where sender = ${authority} or receiver = ${authority}`,
      asked === running ? standingNow(tx, authority) : [],
    ]),
  )
  return {
    found: {
      ...{ authority, quarter: asked, ...spanOf(asked) },
      ...(asked === running ? { running: true } : {}),
      ...(now ? { now } : {}),
      ...figuresOf(...learnt),
      quarters: [...new Set([running, ...quarters.map((row) => row.quarter)])].sort().reverse(),
    },
  }
}

/** What no quarter has counted yet: open disputes, and meetings that are late and not held (R6.6). */
const standingNow = (tx: Tx, authority: string) => tx<NonNullable<Figures['now']>[]>`
  select count(*) filter (where rung is not null)::int as disputes,
    count(*) filter (where waits_for like '%:meeting-late%')::int as "lateMeetings"
  from transfer where (sender = ${authority} or receiver = ${authority}) and (rung is not null or waits_for <> '')`

type PublishedRow = { quarter: string; madeAt: string; figures: object }

/**
 * The figures of all authorities for a published quarter, the newest where none is named: what was suppressed when they were
 * made is nowhere. Without `published` where there is none such.
 */
export async function nationalFigures(deps: Deps, by: Actor, quarter?: string): Promise<Read<NationalFigures>> {
  const refused = notOfUs(by)
  if (refused) return { refused }
  const [all, [row]] = await asParty(deps.sql, by.authority, (tx) =>
    Promise.all([
      tx<{ quarter: string }[]>`select quarter from published_figures order by quarter desc`,
      tx<PublishedRow[]>`
        select quarter, made_at as "madeAt", figures from published_figures
        where ${quarter === undefined ? tx`true` : tx`quarter = ${quarter}`} order by quarter desc limit 1`,
    ]),
  )
  const published = row && { quarter: row.quarter, ...spanOf(row.quarter), madeAt: row.madeAt, ...row.figures }
  const quarters = all.map((one) => one.quarter)
  return { found: NationalFigures.parse({ quarters, ...(published ? { published } : {}) }) }
}

/**
 * Publishes every quarter that is over and has not been: from the first in which something was learnt, each once. Only what may
 * be shown is kept. What was published stays as it is, whoever publishes it again. Gives how many it published.
 */
export async function publishFigures(deps: Deps): Promise<number> {
  // A day later, so that what was being written at midnight is in its quarter.
  const over = quarterAfter(quarterOf(dayBefore(londonDate(deps.now()))), -1)
  const first = await asClock(deps.sql, firstToPublish)
  if (first === undefined) return 0
  let made = 0
  for (const quarter of quartersFrom(first, over)) if (await publishes(deps, quarter)) made += 1
  return made
}

/** The quarter after the newest published; before any, the first in which something was learnt. */
async function firstToPublish(tx: Tx): Promise<string | undefined> {
  const [newest] = await tx<{ quarter: string }[]>`
    select quarter from published_figures order by quarter desc limit 1`
  if (newest) return quarterAfter(newest.quarter)
  const [row] = await tx<{ day: string | null }[]>`
    select least((select min(ended_on) from dispute_end), (select min(recorded_on) from first_meeting)) as day`
  return row?.day ? quarterOf(row.day) : undefined
}

const publishes = (deps: Deps, quarter: string): Promise<boolean> =>
  asClock(deps.sql, async (tx) => {
    const figures = JSON.stringify(nationalOf(...(await learntIn(tx, quarter))))
    const made = await tx`
      insert into published_figures (quarter, made_at, figures)
      values (${quarter}, ${deps.now().toISOString()}, ${figures}::text::jsonb)
      on conflict (quarter) do nothing returning quarter`
    return made.length > 0
  })
