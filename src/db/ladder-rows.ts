import { defaultLadder, type Holder, type Ladder, type Rung } from '../domain/ladder.ts'

/** A rung as its row holds it. */
export type LadderRow = {
  rung: number
  title: string
  vacant: boolean
  holderName: string | null
  holderWorker: string | null
  deputyName: string | null
  deputyWorker: string | null
  awayFrom: string | null
  awayUntil: string | null
}

const personIn = (name: string | null, worker: string | null): Holder | undefined =>
  name === null ? undefined : { name, ...(worker === null ? {} : { worker }) }

function rungIn(row: LadderRow): Rung {
  const { title, vacant, awayFrom: from, awayUntil: until } = row
  const holder = personIn(row.holderName, row.holderWorker)
  const deputy = personIn(row.deputyName, row.deputyWorker)
  return {
    title,
    ...(vacant ? { vacant } : {}),
    ...(holder ? { holder } : {}),
    ...(deputy ? { deputy } : {}),
    ...(from === null ? {} : { away: { from, ...(until === null ? {} : { until }) } }),
  }
}

/** An authority’s ladder: each rung as it has set it, else as the exchange has it (R8.4). */
export const ladderIn = (rows: readonly LadderRow[]): Ladder =>
  defaultLadder.map((ours, at) => {
    const row = rows.find(({ rung }) => rung === at)
    return row ? rungIn(row) : ours
  })
