import { dueOf } from '../domain/clock.ts'
import { type ShutOut, shutOut } from '../domain/knowing.ts'
import { nextAlertAt } from '../domain/reminders.ts'
import { stateOf, type Transfer } from '../domain/transfer.ts'
import { waitingColumn } from '../domain/waiting.ts'
import type { Calendar } from '../domain/working-days.ts'

/** The columns that say where a transfer stands; they follow from it, and the audit holds them against it. */
export const columnsOf = (t: Transfer, calendar: Calendar) => ({
  ...{ state: stateOf(t), version: t.version, urgency: t.urgency },
  resident_on: t.residence.running?.on ?? null,
  due_on: dueOf(t, calendar)?.on ?? null,
  // A date that waits to be confirmed was counted by the newer list: it is not counted again.
  calendar: (t.clock?.earlier ?? t.clock?.runs)?.due.calendar ?? null,
  next_alert_at: nextAlertAt(t, calendar) ?? null,
  rung: t.dispute?.rung ?? null,
  waits_for: waitingColumn(t),
  receiver_told_at: t.receiverTold ?? null,
  sent_at: t.sentAt ?? null,
  acknowledged_at: t.acknowledgedAt ?? null,
})

/** What lists show of a transfer, sealed apart from its snapshot. */
export const labelOf = (t: Transfer): Label => ({
  names: t.family.children.map((child) => child.name),
  shutOut: shutOut(t),
})

/** `shutOut`: who may not even see these names in a list (R1.4); a label sealed before that was asked has none. */
export type Label = { names: string[]; shutOut?: ShutOut }
