import type { Role, Side } from './actor.ts'
import { morningOf, underOtherLaw } from './clock.ts'
import { daysAtRung, lastRung } from './ladder.ts'
import { leadSpans } from './leads.ts'
import { openChildren, type Transfer } from './transfer.ts'
import { addWorkingDays, type Calendar, dayAfter, workingDaysBefore } from './working-days.ts'

/** A reminder that a dispute or what came of it calls for, with the rung that it goes to. */
export type DisputeReminder = { name: string; on: string; to: Side | 'both'; rung: Role }

/** Working days before shared responsibility ends on which both are reminded to settle what follows (exchange default). */
const daysBeforeEnd = 5

/** The day on whose morning the time of the dispute’s rung has passed (R8.5). */
export function passesOn(dispute: { rung: number; rungSince: string }, calendar: Calendar, times = 1): string {
  const days = daysAtRung[dispute.rung] ?? 0
  return addWorkingDays(calendar, dispute.rungSince, days * times + 1).date
}

/** The instant at which an open dispute climbs by itself; none at the last rung (R8.5). */
export const climbsAt = (t: Transfer, calendar: Calendar): string | undefined =>
  t.dispute && t.dispute.rung < lastRung ? morningOf(passesOn(t.dispute, calendar)) : undefined

/** What is to be said of a dispute by the day: at the last rung again and again, for nothing is above it (R8.5). */
export function disputeReminders(t: Transfer, calendar: Calendar): DisputeReminder[] {
  const all = [...lastRungDue(t, calendar), ...sharingDue(t, calendar), ...interimDue(t)]
  // Other law, other times: the receiving authority is asked for nothing (R2.12).
  return underOtherLaw(calendar) ? all.map((one) => ({ ...one, to: 'sender' })) : all
}

function lastRungDue({ dispute, reminded }: Transfer, calendar: Calendar): DisputeReminder[] {
  if (dispute === undefined || dispute.rung < lastRung) return []
  const start = `last-rung:${dispute.rungSeq ?? 0}:`
  const times = timesSent(reminded, start) + 1
  return [{ name: start + times, on: passesOn(dispute, calendar, times), to: 'both', rung: 'director' }]
}

/** Under the highest number with which a reminder that is sent again and again has gone; nought where none has. */
const timesSent = (reminded: readonly string[], start: string): number =>
  Math.max(0, ...reminded.filter((name) => name.startsWith(start)).map((name) => Number(name.slice(start.length))))

/** The same reminder under the number of the latest interval that has passed: however long nothing was sent, it is sent once. */
export function latestOf(name: string, { dispute }: Transfer, calendar: Calendar, on: string): string {
  const [kind, of = '', times] = name.split(':')
  const falls = (n: number): string | undefined =>
    kind === 'last-rung' && dispute
      ? passesOn(dispute, calendar, n)
      : kind === 'shared-over'
        ? overOn(of, calendar, n)
        : undefined
  let latest = Number(times)
  while ((falls(latest + 1) ?? '9') <= on) latest += 1
  return falls(1) === undefined ? name : `${kind}:${of}:${latest}`
}

/** The days on which it is said that sharing has ended: the day after, and again every five working days (R8.6). */
const overOn = (until: string, calendar: Calendar, times: number): string =>
  times === 1 ? dayAfter(until) : addWorkingDays(calendar, until, daysBeforeEnd * (times - 1) + 1).date

/** Before shared responsibility ends, and once it has: both must say who is responsible next (R8.6). */
function sharingDue(t: Transfer, calendar: Calendar): DisputeReminder[] {
  const ends = new Set(openChildren(t).flatMap((id) => t.children[id]?.shared?.until ?? []))
  return [...ends].flatMap((until): DisputeReminder[] => [
    {
      ...{ name: `shared-ends:${until}`, on: workingDaysBefore(calendar, until, daysBeforeEnd) },
      ...{ to: 'both', rung: 'practice-lead' },
    },
    overDue(t, until, calendar),
  ])
}

function overDue({ reminded }: Transfer, until: string, calendar: Calendar): DisputeReminder {
  const start = `shared-over:${until}:`
  const times = timesSent(reminded, start) + 1
  return { name: start + times, on: overOn(until, calendar, times), to: 'both', rung: 'service-manager' }
}

/** An interim arrangement ends by its date, whatever became of the transfer: who leads from then on is said to both (R8.3). */
function interimDue(t: Transfer): DisputeReminder[] {
  const over = Object.values(t.children).flatMap((child) =>
    leadSpans(child).filter(({ why }) => why === 'interim-over'),
  )
  const days = [...new Set(over.map(({ from }) => from))]
  return days.map((on) => ({ name: `interim-over:${on}`, on, to: 'both', rung: 'practice-lead' }))
}
