import type { z } from 'zod'
import type { AcknowledgeAlert, RaiseAlert } from '../../schemas/verbs/move.ts'
import { type Decision, type Facts, happened, refuse } from './decision.ts'
import type { TransferEvent } from './events.ts'
import { outOfHours } from './office-hours.ts'
import { nobodyThere } from './reach.ts'
import { openChildren, type Transfer } from './transfer.ts'
import type { Calendar } from './working-days.ts'

/** Hours after it was raised at which an alert that nobody has acknowledged is chased (X: set by the exchange). */
export const chasedAfter = [1, 2, 4, 8, 24, 48] as const

/**
 * Nothing on record blocks an alert: data protection is never a barrier (R2.8). Where nobody would be told, nothing may read
 * as told: the refusal gives the telephone number instead (R9.4). A child whose transfer has ended may be named too.
 */
export function raiseAlert(t: Transfer, input: z.infer<typeof RaiseAlert>, f: Facts): Decision {
  const nobody = nobodyThere(f)
  if (nobody) return nobody
  const open = openChildren(t)
  // Once all have ended it is about them all: an alert about nobody would tell nobody which child (R2.8).
  const children = [...new Set(input.children ?? (open.length > 0 ? open : Object.keys(t.children)))]
  const unknown = children.filter((id) => t.children[id] === undefined)
  if (unknown.length > 0) return refuse({ code: 'no-such-child', rule: 'R2', children: unknown })
  // Whoever takes it must know which child, though the package is not open to them (R2.8).
  const named = t.family.children
    .filter(({ id }) => children.includes(id))
    .map(({ name, PersonBirthDate: born }) => ({ name, ...(born ? { born } : {}) }))
  return happened({ type: 'AlertRaised', ...input, children, named, outOfHours: outOfHours(f.now, f.calendar) })
}

/** Somebody of the receiving authority has read every alert that waits, and acts on it (R2.8). */
export function acknowledgeAlert(t: Transfer, input: z.infer<typeof AcknowledgeAlert>, f: Facts): Decision {
  if (waitingAlerts(t).length === 0) return refuse({ code: 'no-alert', rule: 'R2.8' })
  return happened({ type: 'AlertAcknowledged', worker: input.worker ?? f.by.name })
}

/** The alerts that nobody of the receiving authority has acknowledged. */
export const waitingAlerts = (t: Transfer): NonNullable<Transfer['alerts']> =>
  (t.alerts ?? []).filter(({ acknowledgedAt }) => acknowledgedAt === undefined)

/** Every chase of the alerts that wait, sent or not (R2.8): to both, so that the one who raised it learns that it lies. */
export const alertChases = (t: Transfer): { name: string; at: string; to: 'both' }[] =>
  waitingAlerts(t).flatMap(({ seq, at }) =>
    chasedAfter.map((hours) => ({
      name: `alert:${seq}:${hours}`,
      at: new Date(Date.parse(at) + hours * 3_600_000).toISOString(),
      to: 'both' as const,
    })),
  )

/** Whether it is the reminder of an alert that waits. */
export const isChase = (event: TransferEvent): boolean =>
  event.type === 'ReminderSent' && event.reminder.startsWith('alert:')

/** Whether the out-of-hours team is told of this, and first: an alert, its chase, and that it was taken (R2.8). */
export function toOutOfHours(event: TransferEvent, at: string, calendar: Calendar): boolean {
  if (event.type === 'AlertRaised') return event.outOfHours === true
  return (isChase(event) || event.type === 'AlertAcknowledged') && outOfHours(at, calendar)
}
