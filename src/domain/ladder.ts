import type { Actor, Role, RungHeld, Side } from './actor.ts'

/** R8.4: practice lead, service manager (S1), then head of service and director (exchange default). */
export const rungRoles = [
  'practice-lead',
  'service-manager',
  'head-of-service',
  'director',
] as const satisfies readonly Role[]

export const lastRung = rungRoles.length - 1

/** Working days in which a rung is to decide: promptly at the practice lead, two at the service manager, five above (R8.3, R8.5). */
export const daysAtRung = [1, 2, 5, 5] as const

/** Somebody who holds a rung; `worker` is who they are to their council’s sign-in. */
export type Holder = { name: string; worker?: string }

/** A rung as an authority has set it: what it is called there, who holds it, and who does while they are away. */
export type Rung = {
  title: string
  holder?: Holder
  deputy?: Holder
  away?: { from: string; until?: string }
  /** The authority has nobody there. */
  vacant?: true
}

/** An authority’s ladder: one rung for each of the roles, the lowest first (R8.4). */
export type Ladder = readonly Rung[]

/** The ladder of each side; none for one that is not on the exchange: its duty desk is telephoned (R9.4). */
export type Ladders = Readonly<Partial<Record<Side, Ladder>>>

/** What the rungs are called until an authority gives them titles of its own. */
export const defaultLadder: Ladder = [
  { title: 'Practice lead' },
  { title: 'Service manager' },
  { title: 'Head of service' },
  { title: 'Director of children’s services' },
]

/** Who holds a rung on a day: the rung whose holder it is, what that is called, and by what they hold it. */
export type Holding = { rung: number; title: string; by: 'role' | 'holder' | 'deputy'; person?: Holder }

/** The role of a rung, in either authority. */
export const roleAt = (rung: number): Role => rungRoles[rung] ?? 'director'

/**
 * Who holds a rung on a London date. While its holder is away the deputy does; a rung that nobody holds goes up to the next
 * one that somebody does (R8.5). Where nobody is left above, the highest below holds it, and at last whoever has the
 * director’s role: it goes nowhere never.
 */
export function heldAt(ladder: Ladder, rung: number, on: string): Holding {
  const upwards = rungRoles.map((_role, at) => at).filter((at) => at >= rung)
  const downwards = rungRoles.map((_role, at) => at).filter((at) => at < rung)
  for (const at of [...upwards, ...downwards.reverse()]) {
    const held = heldItself(ladder, at, on)
    if (held) return held
  }
  return { rung: lastRung, title: titleAt(ladder, lastRung), by: 'role' }
}

const titleAt = (ladder: Ladder, rung: number): string => ladder[rung]?.title ?? defaultLadder[rung]?.title ?? ''

/** By whom a rung itself is held, if anybody. */
function heldItself(ladder: Ladder, rung: number, on: string): Holding | undefined {
  const one = ladder[rung]
  const held = { rung, title: titleAt(ladder, rung) }
  if (one?.vacant) return undefined
  if (one?.holder === undefined) return { ...held, by: 'role' }
  if (!isAway(one, on)) return { ...held, by: 'holder', person: one.holder }
  return one.deputy && { ...held, by: 'deputy', person: one.deputy }
}

/** Whether the holder of a rung is away on a London date. */
export const isAway = ({ away }: Rung, on: string): boolean =>
  away !== undefined && away.from <= on && (away.until === undefined || on <= away.until)

/** The rung above that somebody holds on either side; the last one where there is none (R8.4, R8.5). */
export function nextRung(ladders: Ladders, rung: number, on: string): number {
  const known = [ladders.sender, ladders.receiver].filter((one) => one !== undefined)
  for (let at = rung + 1; at < lastRung; at += 1)
    if (known.length === 0 || known.some((ladder) => heldItself(ladder, at, on))) return at
  return lastRung
}

/**
 * The rungs that somebody holds in their own authority on a London date: by their role there, by name, as the deputy of whoever is
 * away, or because nobody holds them and they hold the next above.
 */
export const rungsOf = (ladder: Ladder, by: Actor, on: string): RungHeld[] =>
  // Who keeps settings or audits decides nothing, whoever is named (R1.1).
  by.roles.every((role) => role === 'administrator' || role === 'auditor') ? [] : rungsHeld(ladder, by, on)

const rungsHeld = (ladder: Ladder, by: Actor, on: string): RungHeld[] =>
  rungRoles.flatMap((role, rung): RungHeld[] => {
    const held = heldAt(ladder, rung, on)
    if (by.roles.includes(role)) return [{ rung, as: 'role', role }]
    if (held.person?.worker !== undefined && held.person.worker === by.worker)
      return [{ rung, as: held.by === 'deputy' ? 'deputy' : 'holder', role }]
    const other = roleAt(held.rung)
    return by.roles.includes(other) ? [{ rung, as: 'in-its-place', role: other }] : []
  })

/** An actor with the rungs that they hold on a London date in the ladder of their own side. */
export function onLadder(by: Actor, side: Side | undefined, ladders: Ladders, on: string): Actor {
  const ladder = side && ladders[side]
  return ladder && by.kind === 'worker' ? { ...by, rungs: rungsOf(ladder, by, on) } : by
}

/**
 * Whose mailbox serves a role on a London date, and whether it is the deputy who reads it there: a rung that nobody holds goes up,
 * and while its holder is away their deputy is written to (R8.5).
 */
export function readerFor(ladder: Ladder, role: Role, on: string): { role: Role; deputy: boolean } {
  const rung = rungRoles.findIndex((one) => one === role)
  if (rung < 0) return { role, deputy: false }
  const held = heldAt(ladder, rung, on)
  return { role: roleAt(held.rung), deputy: held.by === 'deputy' }
}
