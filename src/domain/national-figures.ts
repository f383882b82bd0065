import type { NationalTables } from '../../schemas/figures.ts'
import { type DisputeEnd, disputesSplit, eachPart, type FirstMeeting, medianOf, meetingsSplit } from './figures.ts'
import { type Counted, suppressedOf } from './suppression.ts'

type Cell<R> = Counted & { rows: readonly R[] }

/** Rows as a cell: each is known to both of its authorities. */
function cellOf<R extends { sender: string; receiver: string }>(rows: readonly R[]): Cell<R> {
  const of = new Map<string, number>()
  for (const { sender, receiver } of rows)
    for (const authority of new Set([sender, receiver])) of.set(authority, (of.get(authority) ?? 0) + 1)
  return { all: rows.length, of, rows }
}

/** Least rows that nobody knows, beside their own, behind a median: of fewer, one row of another’s could be the very number. */
const leastBehindMedian = 10

const tells = ({ all, of }: Counted): boolean =>
  [0, ...of.values()].every((own) => all - own === 0 || all - own >= leastBehindMedian)

/**
 * What is published of the rows of all authorities, small numbers suppressed. A median is told only with its count.
 * What goes together: the lower rungs and the upper, who is responsible and how else it ended, what was not in time.
 */
export function nationalOf(ends: readonly DisputeEnd[], meetings: readonly FirstMeeting[]): NationalTables {
  return {
    disputes: disputesOf(ends),
    firstMeetings: {
      disputed: meetingsOf(meetings.filter(({ disputed }) => disputed)),
      others: meetingsOf(meetings.filter(({ disputed }) => !disputed)),
    },
  }
}

function disputesOf(ends: readonly DisputeEnd[]): NationalTables['disputes'] {
  const rows = disputesSplit(ends)
  const all = cellOf(ends)
  const ground = eachPart(rows.byGround, cellOf)
  const rung = eachPart(rows.byRung, cellOf)
  const outcome = eachPart(rows.byOutcome, cellOf)
  const suppressed = suppressedOf(all, [
    [[ground.threshold, ground.delay], [ground['case-responsibility']]],
    [
      [rung['practice-lead'], rung['service-manager']],
      [rung['head-of-service'], rung.director],
    ],
    [
      [outcome['receiver-responsible'], outcome['sender-responsible']],
      [outcome.shared, outcome['goes-on'], outcome.overtaken],
    ],
  ])
  const count = (cell: Counted) => ({ count: suppressed.has(cell) ? ('c' as const) : cell.all })
  const line = (cell: Cell<DisputeEnd>) => ({
    ...count(cell),
    ...(tells(cell) && !suppressed.has(cell) ? medianOf(cell.rows) : {}),
  })
  return {
    all: line(all),
    byGround: eachPart(ground, line),
    byRung: eachPart(rung, line),
    byOutcome: eachPart(outcome, count),
  }
}

function meetingsOf(meetings: readonly FirstMeeting[]): NationalTables['firstMeetings']['others'] {
  const all = cellOf(meetings)
  const timed = eachPart(meetingsSplit(meetings), cellOf)
  const suppressed = suppressedOf(all, [[[timed.late, timed['no-due-date']], [timed['in-time']]]])
  const count = (cell: Counted) => ({ count: suppressed.has(cell) ? ('c' as const) : cell.all })
  return { all: count(all), ...eachPart(timed, count) }
}
