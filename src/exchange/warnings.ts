import type { Warning } from '../../schemas/transfer.ts'
import type { Tx } from '../db/client.ts'
import { associated, type Loaded } from '../db/load.ts'
import { open } from '../db/seal.ts'
import type { Side } from '../domain/actor.ts'
import type { ReadPaper } from '../domain/staleness.ts'
import { slots } from '../domain/transfer.ts'
import { identifierNotes, judgedOn, warningsOf } from '../domain/warnings.ts'
import type { Calendar } from '../domain/working-days.ts'
import { practiceOn } from './practice.ts'

/**
 * What this side is warned of in the papers that it may read, and the day as at which they are judged (R3.7, R3.8). What is
 * past its date changes from day to day, so the papers are opened and judged at each reading, by the practice that the sender
 * had in force that day: two queries, sent together. The caller has put the reading on record.
 * @param calendar the working days of the sender’s nation
 */
export async function warningsFor(
  tx: Tx,
  { transfer: t, key }: Loaded,
  side: Side,
  calendar: Calendar,
  today: string,
): Promise<{ warnings: Warning[]; warnedOn: string }> {
  const on = judgedOn(t, today)
  const papers = t.papers.filter((paper) => side === 'sender' || paper.shared)
  // A further paper is never structured: it has nothing that could be judged.
  const ids = papers.filter(({ slot }) => (slots as readonly string[]).includes(slot)).map(({ id }) => id)
  const [rows, practice] =
    ids.length === 0
      ? [[]]
      : await Promise.all([
          tx<{ id: string; sealed: Uint8Array }[]>`
            select id, sealed from paper where transfer = ${t.id} and id in ${tx(ids)}`,
          practiceOn(tx, t.sender, on),
        ])
  const contents = await Promise.all(
    rows.map(async (row) => {
      const content = await open<NonNullable<ReadPaper['content']>>(key, associated.paper(t.id, row.id), row.sealed)
      return [row.id, content] as const
    }),
  )
  const { family, children } = t
  const warnings = warningsOf({ papers, family, children }, new Map(contents), {
    ...{ on, calendar, practice: practice?.profile },
  })
  // The sender’s own identifiers were checked when they were entered.
  return { warnings: side === 'receiver' ? [...warnings, ...identifierNotes(t)] : warnings, warnedOn: on }
}
