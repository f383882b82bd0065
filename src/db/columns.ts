import { dueDate, nextAlertAt } from '../domain/clock.ts'
import { stateOf, type Transfer } from '../domain/transfer.ts'
import type { Calendar } from '../domain/working-days.ts'

/** The columns that say where a transfer stands; they follow from it, and the audit holds them against it. */
export const columnsOf = (t: Transfer, calendar: Calendar) => ({
  ...{ state: stateOf(t), version: t.version, urgency: t.urgency },
  resident_on: t.residence.running?.on ?? null,
  due_on: dueDate(t.residence, calendar)?.on ?? null,
  next_alert_at: nextAlertAt(t, calendar) ?? null,
  rung: t.dispute?.rung ?? null,
  receiver_told_at: t.receiverTold ?? null,
  sent_at: t.sentAt ?? null,
  acknowledged_at: t.acknowledgedAt ?? null,
})

/** What lists show of a transfer, sealed apart from its snapshot. */
export const labelOf = (t: Transfer): { names: string[] } => ({ names: t.family.children.map((child) => child.name) })
