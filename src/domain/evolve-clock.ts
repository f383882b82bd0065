import type { EventOf, Stamp } from './events.ts'
import type { Clock, Meeting, Reached, Report, Residence, Transfer } from './transfer.ts'

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
      const { running, proposed, before } = t.residence
      const left = event.type === 'ResidenceReported' ? stillProposed(proposed, event.report) : {}
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
      return { residence: { ...t.residence, proposed: event.report } }
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
        return [id, outcome ? { ...child, outcome, metOn: event.on } : child]
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

/** The due date as it now runs; the one before it stays on record, with how it was reached (R6.3, R6.7). */
function clockOf({ clock }: Transfer, runs: Reached | undefined): { clock: Clock } {
  const before = [...(clock?.before ?? []), ...(clock?.runs ? [clock.runs] : [])].slice(-mostKept)
  return { clock: { before, ...(runs ? { runs } : {}) } }
}

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

/** What the other side proposed still waits for an answer, unless this report is that very date (R6.3). */
function stillProposed(proposed: Report | undefined, report: Report): Pick<Residence, 'proposed'> {
  if (proposed === undefined || proposed.by === report.by) return {}
  return proposed.on === report.on && proposed.kind === report.kind ? {} : { proposed }
}
