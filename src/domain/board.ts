import type { Board, BoardLine } from '../../schemas/board.ts'
import { mayRead, seesNoCase } from './access.ts'
import type { Actor, Role, Side } from './actor.ts'
import { ageOn } from './age.ts'
import { dueOf } from './clock.ts'
import type { Dispute } from './dispute-facts.ts'
import { disputeView } from './dispute-view.ts'
import { notForGuests } from './guests.ts'
import { type Ladders, rungRoles } from './ladder.ts'
import { leading } from './leads.ts'
import type { Refusal } from './refusal.ts'
import type { Transfer } from './transfer.ts'
import { type Calendar, dayAfter, workingDaysBetween } from './working-days.ts'

/** Whoever decides on a dispute, advises on it, or audits it. */
const readers: readonly Role[] = [...rungRoles, 'legal-adviser', 'auditor']

/** Why somebody may not read the board of their authority, if so: it is for its ladder, its advisers and auditors (R1.3). */
export function boardRefused(by: Actor): Refusal | undefined {
  if (by.kind === 'guest') return notForGuests
  const theirs = (by.rungs ?? []).length > 0 || by.roles.some((role) => readers.includes(role))
  return theirs && !seesNoCase(by) ? undefined : { code: 'wrong-role', rule: 'R1.3', who: readers }
}

type Ranked = Pick<BoardLine, 'urgency' | 'due' | 'reference'> & {
  dispute: Pick<BoardLine['dispute'], 'passesOn' | 'raisedOn'>
}

const ranks: Record<Ranked['urgency'], string> = { urgent: '0', soon: '1', routine: '2' }

// Compared part by part as text: dates are written so that this is their order.
const rankOf = ({ urgency, due, reference, dispute }: Ranked, on: string): string[] => [
  ranks[urgency],
  dispute.passesOn <= on ? '0' : '1',
  // Of a meeting that was held nothing is due any more.
  due?.left === undefined ? 'none' : due.on,
  dispute.raisedOn ?? '',
  reference,
]

/**
 * The order of a board on a London date: by urgency; then where the time of the rung has passed, or passes today; then by
 * the due date of the meeting, the earliest first; then the oldest; then by reference, so that no two are alike.
 */
export const byUrgency =
  (on: string) =>
  (a: Ranked, b: Ranked): number => {
    const [first, second] = [rankOf(a, on), rankOf(b, on)]
    const at = first.findIndex((part, place) => part !== second[place])
    if (at === -1) return 0
    return (first[at] ?? '') < (second[at] ?? '') ? -1 : 1
  }

type Reading = {
  by: Actor
  side: Side
  other: Board['authority']
  ladders: Ladders
  /** The receiving authority’s working days. */
  calendar: Calendar
  /** London date. */
  on: string
}

/** An open dispute as one line of the board; children are named only where the content is open to the reader (R2.7, R1.4). */
export function boardLine(t: Transfer, dispute: Dispute, reading: Reading): BoardLine {
  const { by, side, other, calendar, on } = reading
  const open = mayRead(t, by) === 'all'
  const view = disputeView(dispute, reading)
  const due = dueOf(t, calendar)
  const owed = dispute.children.some((id) => t.children[id]?.outcome === undefined)
  const left = due && owed ? { left: workingDaysBetween(calendar, on, due.on) } : {}
  return {
    ...{ id: t.id, reference: t.reference, side, other, urgency: t.urgency },
    section: view.yours ? 'yours' : view.turn === 'both' || view.turn === side ? 'elsewhere' : 'theirs',
    ...(view.raisedOn ? { daysOpen: workingDaysBetween(calendar, view.raisedOn, on) } : {}),
    time: howFar(view.passesOn, on),
    children: dispute.children.map((id) => childIn(t, id, on, open)),
    ...(due ? { due: { on: due.on, provisional: due.provisional, ...left } } : {}),
    ...(owed ? {} : { met: true as const }),
    dispute: view,
  }
}

const howFar = (passesOn: string, on: string): BoardLine['time'] => {
  if (passesOn <= on) return passesOn === on ? 'today' : 'passed'
  return passesOn === dayAfter(on) ? 'tomorrow' : 'later'
}

/** A child as a board names them on a London date; @param open whether the content is open to the reader */
export function childIn(t: Transfer, id: string, on: string, open: boolean): BoardLine['children'][number] {
  const child = t.family.children.find((one) => one.id === id)
  const standing = t.children[id]
  const born = child?.PersonBirthDate
  return {
    id,
    ...(born && born <= on ? { age: ageOn(born, on) } : {}),
    ...(open && child ? { name: child.name } : {}),
    leads: standing ? leading(standing, on) : 'sender',
  }
}
