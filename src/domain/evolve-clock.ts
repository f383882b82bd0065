import type { EventOf, Stamp } from './events.ts'
import { proposalTo } from './proposal.ts'
import type { Clock, Due, Meeting, Reached, Report, Residence, Transfer } from './transfer.ts'

type ClockEvent = EventOf<
  | 'ResidenceReported'
  | 'ResidenceProposed'
  | 'ResidenceAgreed'
  | 'DueDateRecounted'
  | 'EarlierDueFound'
  | 'DueDateConfirmed'
  | 'VisitAsked'
  | 'VisitAnswered'
  | 'MeetingArranged'
  | 'MeetingCancelled'
  | 'MeetingHeld'
  | 'ClosingSummaryWritten'
>

/** Most due dates and reports that the snapshot keeps; the record keeps them all. */
const mostKept = 10

/** What residence, the clock and the meeting become by an event (R6, R7). */
export function clockAfter(t: Transfer, event: ClockEvent, stamp: Stamp, on: string): Partial<Transfer> {
  switch (event.type) {
    case 'ResidenceReported':
    case 'ResidenceAgreed': {
      const { running, before } = t.residence
      const left = event.type === 'ResidenceReported' ? stillProposed(t.residence, event.report) : {}
      const earlier = running ? [...before, running].slice(-mostKept) : before
      const how = event.type === 'ResidenceReported' ? 'reported' : 'agreed'
      const { due, report } = event
      // Of a date that was not kept with its report nothing is made up.
      const kept = due !== undefined || report.kind === 'temporary'
      const runs: Reached | undefined = due && { due, how, on, by: report.by }
      return {
        residence: { running: report, ...left, before: earlier },
        ...(kept ? clockOf(t, runs) : {}),
      }
    }
    case 'ResidenceProposed':
      return { residence: { ...t.residence, ...proposing(t.residence, event.report) } }
    case 'DueDateRecounted':
      return clockOf(t, { due: event.due, how: 'recounted', on })
    case 'EarlierDueFound':
      return { clock: { before: [], ...t.clock, earlier: { due: event.due, how: 'recounted', on } } }
    case 'DueDateConfirmed':
      return clockOf(t, { due: event.due, how: 'confirmed', on })
    case 'VisitAsked':
      return { visits: [...(t.visits ?? []), { by: event.by }] }
    case 'VisitAnswered': {
      const answer = { visited: event.visited, ...(event.on ? { on: event.on } : {}) }
      return { visits: (t.visits ?? []).map((one) => (one.visited === undefined ? { ...one, ...answer } : one)) }
    }
    case 'MeetingArranged':
      return { meeting: arranged(t.meeting, event, stamp) }
    case 'MeetingCancelled':
      return t.meeting ? { meeting: { ...changed(t.meeting, stamp), cancelled: true } } : {}
    case 'MeetingHeld': {
      const outcomes = new Map(event.outcomes.map(({ child, outcome }) => [child, outcome]))
      const children = Object.entries(t.children).map(([id, child]) => {
        const outcome = outcomes.get(id)
        if (outcome === undefined) return [id, child]
        // A closing summary is of the outcome that it was written for.
        const { closingSummary: _before, firstMetOn = event.on, ...rest } = child
        return [id, { ...rest, outcome, metOn: event.on, firstMetOn }]
      })
      return {
        children: Object.fromEntries(children),
        ...(t.meeting ? { meeting: { ...t.meeting, heldOn: event.on } } : {}),
      }
    }
    case 'ClosingSummaryWritten': {
      const child = t.children[event.child]
      return child ? { children: { ...t.children, [event.child]: { ...child, closingSummary: stamp.seq } } } : {}
    }
  }
}

/**
 * The due date as it now runs; the one before it stays on record, with how it was reached (R6.3, R6.7). The same date reached
 * anew takes the place of itself, so that no number of reports pushes out what was once promised.
 */
function clockOf({ clock, receiverTold }: Transfer, runs: Reached | undefined): { clock: Clock } {
  // A date that nobody was told was nobody’s promise.
  const last = clock?.runs && { ...clock.runs, ...(receiverTold === undefined ? { untold: true as const } : {}) }
  const same = last && runs && isSame(last.due, runs.due)
  const all = [...(clock?.before ?? []), ...(last && !same ? [last] : [])]
  // The first promise stays whatever comes after it.
  const before = all.length > mostKept ? [...all.slice(0, 1), ...all.slice(1 - mostKept)] : all
  return { clock: { before, ...(runs ? { runs } : {}) } }
}

const isSame = (one: Due, other: Due): boolean =>
  one.on === other.on &&
  one.dayZero === other.dayZero &&
  one.provisional === other.provisional &&
  one.calendar === other.calendar

/** A meeting arranged: a new one after a cancelled or a held one, else a change to the one that stands (RFC 5545 SEQUENCE). */
function arranged(before: Meeting | undefined, event: EventOf<'MeetingArranged'>, stamp: Stamp): Meeting {
  const { on, time, place, chair, minutes } = event
  const standing = before && !before.cancelled && before.heldOn === undefined
  return {
    ...{ on, time, place, chair, minutes, seq: stamp.seq, changedAt: stamp.at },
    ...(standing
      ? { number: before.number ?? 1, sequence: (before.sequence ?? 0) + 1 }
      : { number: (before?.number ?? 0) + 1, sequence: 0 }),
  }
}

const changed = (meeting: Meeting, stamp: Stamp): Meeting => ({
  ...meeting,
  ...{ sequence: (meeting.sequence ?? 0) + 1, changedAt: stamp.at },
})

/** Each side’s latest proposal stands, whatever the other proposes: both are shown until one is agreed (R6.3). */
const proposing = ({ proposed }: Residence, report: Report): Partial<Residence> =>
  proposed === undefined || proposed.by === report.by ? { proposed: report } : { counter: report }

/** What the other side proposed still waits for an answer, unless this report is that very date (R6.3). */
function stillProposed(residence: Residence, report: Report): Pick<Residence, 'proposed'> {
  const theirs = proposalTo(residence, report.by)
  const met = theirs === undefined || (theirs.on === report.on && theirs.kind === report.kind)
  return met ? {} : { proposed: theirs }
}
