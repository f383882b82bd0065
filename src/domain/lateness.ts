import type { z } from 'zod'
import type { ClockAnswer, Lateness, Reached } from '../../schemas/clock.ts'
import { daysGone, dueDate, dueOf, londonDate, underOtherLaw } from './clock.ts'
import { proposals } from './proposal.ts'
import { openChildren, type Transfer } from './transfer.ts'
import { type Calendar, workingDaysBetween } from './working-days.ts'

/**
 * Was the meeting late? Answered against the due date that runs and against each that ran before, for a correction does not
 * undo what was promised (R6.3). Of a meeting not held yet, as at today, or the day on which the transfer ended.
 */
export function lateness(t: Transfer, calendar: Calendar, today: string): z.infer<typeof Lateness>[] {
  const heldOn = metBy(t)
  const over = openChildren(t).length === 0 ? endedOn(t) : undefined
  const running = dueOf(t, calendar)
  const promised = (t.clock?.before ?? []).filter(({ untold }) => !untold)
  const ran = promised.map(({ due }) => ({ due, running: false }))
  return [...ran, ...(running ? [{ due: running, running: true }] : [])].map((one) => {
    const by = heldOn ?? over ?? today
    const workingDays = by > one.due.on ? workingDaysBetween(calendar, one.due.on, by) : 0
    return { ...one, late: by > one.due.on, workingDays, ...(heldOn ? { heldOn } : {}) }
  })
}

/** By when the meeting had been held about every child that it was owed to; nothing while one still waits (R6.8). */
function metBy(t: Transfer): string | undefined {
  const owed = Object.values(t.children).filter(({ ending, firstMetOn }) => firstMetOn !== undefined || !ending)
  const met = owed.flatMap(({ firstMetOn }) => firstMetOn ?? [])
  return met.length === owed.length ? met.sort().at(-1) : undefined
}

/** The day on which the last child’s transfer ended. */
const endedOn = (t: Transfer): string | undefined =>
  Object.values(t.children)
    .flatMap(({ ending }) => ending?.on ?? [])
    .sort()
    .at(-1)

/** How late the receiving authority was told, where it was told after day 0 (R6.5). */
export function toldLate(t: Transfer, calendar: Calendar): { workingDaysGone: number; on: string } | undefined {
  if (t.receiverTold === undefined) return undefined
  const on = londonDate(t.receiverTold)
  const workingDaysGone = daysGone(t, on, calendar)
  return workingDaysGone > 0 ? { workingDaysGone, on } : undefined
}

/** The due dates that ran before, oldest first, each with how it was reached (R6.3, R6.7). */
export const dueHistory = (t: Transfer): z.infer<typeof Reached>[] => [...(t.clock?.before ?? [])]

/** The due dates that wait: for the other side’s agreement (R6.3), or for somebody to confirm an earlier one (R6.9). */
export function dueProposed(t: Transfer, calendar: Calendar): z.infer<typeof Reached>[] {
  const { earlier } = t.clock ?? {}
  return [
    ...proposals(t.residence).flatMap((report) => {
      const due = dueDate({ running: report }, calendar)
      return due ? [{ due, how: 'proposed' as const, on: londonDate(report.at), by: report.by }] : []
    }),
    ...(earlier ? [earlier] : []),
  ]
}

/** Why no clock runs, where none does (R2.6, R2.12, R6.8). */
export function whyStill(t: Transfer, calendar: Calendar): ClockAnswer['still'] {
  if (underOtherLaw(calendar)) return 'other-law'
  if (openChildren(t).length === 0) return 'over'
  if (t.residence.running === undefined) return 'not-reported'
  return t.residence.running.kind === 'temporary' ? 'temporary-stay' : undefined
}
