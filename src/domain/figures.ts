import type { FigureTables } from '../../schemas/figures.ts'
import { roleAt, rungRoles } from './ladder.ts'

type Parties = { sender: string; receiver: string }

/** How a dispute about one child ended; the rung is 0 for the practice lead up to 3 for the director. */
export type DisputeEnd = Parties & { ground: Ground; rung: number; outcome: DisputeOutcome; workingDays: number }

/** The first meeting about a child; dates are London's. */
export type FirstMeeting = Parties & { dueOn: string | null; heldOn: string; disputed: boolean }

type Disputes = FigureTables['disputes']
export type Ground = keyof Disputes['byGround']
export type DisputeOutcome = keyof Disputes['byOutcome']
type Timing = Exclude<keyof FigureTables['firstMeetings']['others'], 'all'>

const grounds = ['case-responsibility', 'threshold', 'delay'] as const satisfies readonly Ground[]
const outcomes = [
  'receiver-responsible',
  'sender-responsible',
  'shared',
  'goes-on',
  'overtaken',
] as const satisfies readonly DisputeOutcome[]
const timings = ['in-time', 'late', 'no-due-date'] as const satisfies readonly Timing[]

/** The rows of each key, none where there are none. Throws RangeError for a row with any other: left out, its number would be told. */
function split<R, K extends string>(rows: readonly R[], keys: readonly K[], keyOf: (row: R) => string): Record<K, R[]> {
  const parts = Object.fromEntries(keys.map((key): [string, R[]] => [key, []]))
  for (const row of rows) {
    const part = parts[keyOf(row)]
    if (part === undefined) throw new RangeError('a row is of no kind that is counted')
    part.push(row)
  }
  return parts as Record<K, R[]>
}

/** Each part of a table made into something else. */
export const eachPart = <K extends string, A, B>(parts: Readonly<Record<K, A>>, made: (part: A) => B): Record<K, B> =>
  Object.fromEntries(Object.entries<A>(parts).map(([key, part]) => [key, made(part)])) as Record<K, B>

/** Disputes that ended, in three ways; each way holds every one of them once. */
export const disputesSplit = (ends: readonly DisputeEnd[]) => ({
  byGround: split(ends, grounds, ({ ground }) => ground),
  byRung: split(ends, rungRoles, ({ rung }) => roleAt(rung)),
  byOutcome: split(ends, outcomes, ({ outcome }) => outcome),
})

/** First meetings by whether they were held by the date that was due (R6.8). */
export const meetingsSplit = (meetings: readonly FirstMeeting[]) => split(meetings, timings, timingOf)

const timingOf = ({ dueOn, heldOn }: FirstMeeting): Timing =>
  dueOn === null ? 'no-due-date' : heldOn <= dueOn ? 'in-time' : 'late'

/** The middle of some numbers; of an even number of them the mean of the middle two; of none, nothing. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

/** The median of the working days that disputes took, as a table has it: nothing where there are none. */
export function medianOf(ends: readonly DisputeEnd[]): { medianDays?: number } {
  const medianDays = median(ends.map(({ workingDays }) => workingDays))
  return medianDays === undefined ? {} : { medianDays }
}

/** The figures of disputes and first meetings as they are, nothing suppressed: for an authority of its own rows. */
export function figuresOf(ends: readonly DisputeEnd[], meetings: readonly FirstMeeting[]): FigureTables {
  const { byGround, byRung, byOutcome } = disputesSplit(ends)
  const line = (rows: readonly DisputeEnd[]) => ({ count: rows.length, ...medianOf(rows) })
  const count = (rows: readonly unknown[]) => ({ count: rows.length })
  const timed = (rows: readonly FirstMeeting[]) => ({ all: count(rows), ...eachPart(meetingsSplit(rows), count) })
  return {
    disputes: {
      all: line(ends),
      byGround: eachPart(byGround, line),
      byRung: eachPart(byRung, line),
      byOutcome: eachPart(byOutcome, count),
    },
    firstMeetings: {
      disputed: timed(meetings.filter(({ disputed }) => disputed)),
      others: timed(meetings.filter(({ disputed }) => !disputed)),
    },
  }
}
