import type { Person } from '../../schemas/family.ts'
import type { PermissionState } from '../../schemas/verbs/permission.ts'
import type { Side } from './actor.ts'
import { londonDate } from './clock.ts'
import type { Stamp } from './events.ts'
import { leading } from './leads.ts'
import type { Change, Transfer } from './transfer.ts'
import { addWorkingDays, type Calendar } from './working-days.ts'

/** Working days in which the family is told of a change (exchange default). */
export const daysToTell = 5

/**
 * How somebody is told who is responsible: as is recorded of them. Otherwise in person where they have a safe contact rule
 * or seeking their permission was a risk, and else by letter (R5.5).
 * @param permission what is on record of their permission (R4.1)
 */
export const howTold = (
  { tellBy, safeContact }: Pick<Person, 'tellBy' | 'safeContact'>,
  permission: PermissionState | undefined,
): NonNullable<Person['tellBy']> =>
  tellBy ?? (safeContact !== undefined || permission === 'not-sought-risk' ? 'in-person' : 'letter')

/**
 * Who of the family is to be told who is responsible: whoever has parental responsibility or moves with the children
 * (R5.5), but for those who are not to be told. Somebody from whom the new address is kept does not live there, whatever is
 * recorded.
 */
export function peopleToTell({ family }: Pick<Transfer, 'family'>): string[] {
  const kept = family.to?.keepFrom ?? []
  return family.people
    .filter(({ tellBy }) => tellBy !== 'not-to-be-told')
    .filter(({ id, parentalResponsibility, movesToo }) => parentalResponsibility || (movesToo && !kept.includes(id)))
    .map(({ id }) => id)
}

/**
 * Who was not told since the last change in who is responsible (R5.5); nobody where nothing changed, as when a transfer ends
 * that was never sent.
 */
export function notYetTold(t: Transfer): string[] {
  const { change, sentAt } = t
  return change && sentAt ? peopleToTell(t).filter((id) => !change.told.includes(id)) : []
}

/** By when those not yet told of the last change are to be told; undefined where nobody is. */
export const tellBy = (t: Transfer, calendar: Calendar): string | undefined =>
  t.change && notYetTold(t).length > 0 ? addWorkingDays(calendar, t.change.on, daysToTell).date : undefined

/** Whether somebody has not been told in time, on a London date (R5.5). */
export function tellingOverdue(t: Transfer, calendar: Calendar, on: string): boolean {
  const by = tellBy(t, calendar)
  return by !== undefined && on > by
}

/** The reminder of the first working day on which it is overdue, to the side that leads after the change. */
export function tellingReminders(t: Transfer, calendar: Calendar): { name: string; on: string; to: Side }[] {
  if (t.change === undefined || notYetTold(t).length === 0) return []
  const { date } = addWorkingDays(calendar, t.change.on, daysToTell + 1)
  return [{ name: `told:${t.change.seq}`, on: date, to: leadsAfter(t, t.change) }]
}

/** Which side leads once the change has come about; of children apart, that of the first. */
function leadsAfter(t: Transfer, { children, on, from = on }: NonNullable<Transfer['change']>): Side {
  const child = t.children[children[0] ?? '']
  return child ? leading(child, from > on ? from : on) : 'sender'
}

/** What the family has yet to be told (R5.5). */
export function changeOf(
  t: Transfer,
  what: Change['what'],
  children: readonly string[],
  stamp: Stamp,
  by: Side,
): Change {
  // Of an earlier change that not everybody knows of yet, the news goes with this one.
  const untold = notYetTold(t).length > 0 ? (t.change?.children ?? []) : []
  const all = [...new Set([...untold, ...children])]
  return { what, children: all, by, seq: stamp.seq, on: londonDate(stamp.at), told: [] }
}
