import type { Tx } from '../db/client.ts'
import { type DisputeEndRow, disputeEnds, type FirstMeetingRow, firstMeetings } from '../domain/learned.ts'
import type { Calendar } from '../domain/working-days.ts'
import type { Watch } from './replay.ts'

/** What follows from a record for the figures: gathered while its events are folded, for an audit. */
export type Learned = { ends: DisputeEndRow[]; meetings: FirstMeetingRow[]; watch: Watch }

export function learning(calendar: Calendar): Learned {
  const learned: Learned = {
    ...{ ends: [], meetings: [] },
    watch: (before, event, stamp) => {
      learned.ends.push(...disputeEnds(before, event, stamp, calendar))
      learned.meetings.push(...firstMeetings(before, event, stamp))
    },
  }
  return learned
}

/**
 * Whether the figures of a transfer rest on what its record says. The days are left out: they were counted by the bank
 * holidays of their time (R6.7).
 */
export async function isLearnedRightly(tx: Tx, transfer: string, { ends, meetings }: Learned): Promise<boolean> {
  const [kept, met] = await Promise.all([
    tx<DisputeEndRow[]>`
      select seq, child, ground, code, raised_by, raised_on, ended_on, rung, outcome from dispute_end where transfer = ${transfer}`,
    tx<FirstMeetingRow[]>`
      select child, due_on, held_on, recorded_on, disputed from first_meeting where transfer = ${transfer}`,
  ])
  const expected = ends.map(({ working_days: _counted, ...one }) => one)
  return isSame(kept, expected) && isSame(met, meetings)
}

/** The same rows, in whatever order. */
const isSame = (some: readonly object[], others: readonly object[]): boolean => {
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  return JSON.stringify(lines(some)) === JSON.stringify(lines(others))
}
