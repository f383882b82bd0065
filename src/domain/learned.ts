import { londonDate } from './clock.ts'
import type { Dispute } from './dispute-facts.ts'
import type { EventOf, Stamp, TransferEvent } from './events.ts'
import type { Transfer } from './transfer.ts'
import { type Calendar, workingDaysBetween } from './working-days.ts'

/** How a dispute about one child ended, for the figures: codes, dates and days. Named as its columns are. */
export type DisputeEndRow = {
  seq: number
  child: string
  ground: Dispute['ground']
  code: string | null
  raised_by: Dispute['raisedBy']
  raised_on: string
  ended_on: string
  rung: number
  outcome: EventOf<'DisputeResolved'>['outcome'] | 'overtaken'
  working_days: number
}

/** The first meeting about a child, for the figures: whether it was in time is read from its dates. */
export type FirstMeetingRow = {
  child: string
  due_on: string | null
  held_on: string
  recorded_on: string
  disputed: boolean
}

/**
 * The disputes that end by an event, child by child: by its outcome, or overtaken where the child’s transfer ends otherwise.
 * @param before the transfer as it stood before the event
 */
export function disputeEnds(
  before: Transfer | undefined,
  event: TransferEvent,
  { seq, at }: Pick<Stamp, 'seq' | 'at'>,
  calendar: Calendar,
): DisputeEndRow[] {
  if (event.type !== 'DisputeResolved' && event.type !== 'ChildrenEnded') return []
  const dispute = before?.dispute
  // One that was raised before its day was kept is not counted: how long it took is not known.
  if (dispute?.raisedOn === undefined) return []
  const { ground, code = null, raisedBy: raised_by, raisedOn: raised_on, rung } = dispute
  const ended_on = londonDate(at)
  const outcome = event.type === 'DisputeResolved' ? event.outcome : 'overtaken'
  const working_days = Math.max(0, workingDaysBetween(calendar, raised_on, ended_on))
  return dispute.children
    .filter((child) => event.children.includes(child))
    .map((child) => ({ seq, child, ground, code, raised_by, raised_on, ended_on, rung, outcome, working_days }))
}

/** The children about whom a meeting is held for the first time by an event. */
export function firstMeetings(
  before: Transfer | undefined,
  event: TransferEvent,
  { at }: Pick<Stamp, 'at'>,
): FirstMeetingRow[] {
  if (before === undefined || event.type !== 'MeetingHeld') return []
  const due_on = before.clock?.runs?.due.on ?? null
  return event.outcomes
    .filter(({ child }) => before.children[child] !== undefined && before.children[child].firstMetOn === undefined)
    .map(({ child }) => ({
      ...{ child, due_on, held_on: event.on, recorded_on: londonDate(at) },
      disputed: before.children[child]?.disputed ?? false,
    }))
}
