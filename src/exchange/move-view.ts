import type { Move, Told } from '../../schemas/move.ts'
import type { Sharing } from '../../schemas/sharing.ts'
import { seesEarlierMoves } from '../domain/access.ts'
import type { Actor, Side } from '../domain/actor.ts'
import { owed } from '../domain/emergency.ts'
import { notYetTold, tellBy, tellingOverdue } from '../domain/family-told.ts'
import { managersShouldSpeak } from '../domain/handover.ts'
import type { EarlierMove } from '../domain/move-facts.ts'
import type { Transfer } from '../domain/transfer.ts'
import { needed } from '../domain/verdict.ts'
import { notificationDue, saidNoSince } from '../domain/waiting.ts'
import type { Calendar } from '../domain/working-days.ts'

/** Permission, advice and decision as one side may see them: advice is the transferring authority’s own (R4). */
export function sharingOf(t: Transfer, side: Side): Sharing {
  const { advice, decision, emergency, given } = t.permission
  const counts = new Set(needed(t).map(({ id }) => id))
  const people = [...counts, ...Object.keys(given).filter((id) => !counts.has(id))]
  const notification = notificationDue(t) ? 'due' : t.notification?.outcome
  return {
    permission: people.map((of) => {
      const { seq: _seq, papers, ...said } = given[of] ?? { state: 'not-yet-sought' as const, seq: 0 }
      return { of, ...said, ...(papers ? { papers: [...papers] } : {}) }
    }),
    consents: { ...t.consents },
    ...(side === 'sender' ? { advice: advice.map(({ of, answer }) => ({ of, ...(answer ? { answer } : {}) })) } : {}),
    ...(decision ? { decision: { outcome: decision.outcome, ground: decision.ground } } : {}),
    ...(emergency ? { emergency: { due: emergency.due, owed: owedTo(t, side) } } : {}),
    ...(side === 'sender' && notification ? { notification } : {}),
    withdrawn: t.sentAt !== undefined && saidNoSince(t),
  }
}

/** What is owed, as one side may know it: that the move is to be considered once more tells of an earlier one (R5.2). */
const owedTo = (t: Transfer, side: Side) =>
  owed(t).filter((one) => side === 'sender' || one !== 'move' || !t.moveConsidered)

/** What the move means, as this reader may see it (R5). */
export function moveOf(t: Transfer, side: Side, by: Actor, found: readonly (EarlierMove & { mine?: string })[]): Move {
  const contacts = t.contacts ?? []
  const leads = seesEarlierMoves(by)
  const seen = side === 'sender' && leads
  return {
    considered: t.moveConsidered,
    traffickingConsidered: t.traffickingConsidered === true,
    alerts: (t.alerts ?? []).map(({ seq: _seq, children, ...alert }) => ({ ...alert, children: [...children] })),
    ...(t.parentsTold ? { parentsTold: { ...t.parentsTold, people: [...t.parentsTold.people] } } : {}),
    agencies: (t.agencies ?? []).map((agency, at) => ({ id: `a${at + 1}`, ...agency })),
    services: (t.services ?? []).map((service, at) => ({ id: `s${at + 1}`, ...service })),
    ...(t.jointVisit ? { jointVisit: t.jointVisit } : {}),
    handovers: [...(t.handovers ?? [])],
    managersShouldSpeak: managersShouldSpeak(t),
    ...(t.risksBack ? { risksBack: t.risksBack } : {}),
    ...(seen
      ? { earlierMoves: everFound(t, found).map((one) => ({ ...one, ...contactOf(contacts, one.match) })) }
      : {}),
    contactsWanted: contacts
      .filter(({ side: which, party }) => leads && which === 'asked' && party === side)
      .flatMap(({ id, authority, agree }) =>
        authority ? [{ id, authority, ...(agree === undefined ? {} : { agree }) }] : [],
      ),
  }
}

/** Those that match today, and those on record that no longer do: withdrawn since, or more than a year ago. */
const everFound = (t: Transfer, found: readonly (EarlierMove & { mine?: string })[]) => [
  ...found,
  ...(t.earlierMoves ?? []).filter(({ match }) => !found.some((one) => one.match === match)),
]

function contactOf(contacts: NonNullable<Transfer['contacts']>, match: string) {
  const asked = contacts.find((one) => one.side === 'asking' && one.match === match)
  if (asked === undefined) return {}
  const { agree, authority } = asked
  return { contact: { ...(agree === undefined ? {} : { agree }), ...(authority ? { authority } : {}) } }
}

/** Who of the family is still to be told, and by when (R5.5). */
export function toldOf(t: Transfer, calendar: Calendar, on: string): Told {
  const by = tellBy(t, calendar)
  return {
    ...(t.change ? { since: t.change.on } : {}),
    still: notYetTold(t),
    ...(by ? { by } : {}),
    overdue: tellingOverdue(t, calendar, on),
  }
}
