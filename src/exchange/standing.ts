import type { Standing } from '../../schemas/transfer.ts'
import type { Loaded } from '../db/load.ts'
import { allowedVerbs } from '../domain/access.ts'
import { type Actor, type Side, theOther } from '../domain/actor.ts'
import { ageOn } from '../domain/age.ts'
import { dueOf, londonDate, underOtherLaw } from '../domain/clock.ts'
import { knowsTheFamily } from '../domain/knowing.ts'
import { leading } from '../domain/responsibility.ts'
import { toTelephone } from '../domain/seen.ts'
import { sideOf, stateOf, type Transfer } from '../domain/transfer.ts'
import type { Calendar } from '../domain/working-days.ts'

/** Where a transfer stands, for one of its parties: nothing in it tells who the family is (R2.7). */
export function standingOf(
  u: { transfer: Transfer | undefined; head: string },
  parties: Loaded['parties'],
  by: Actor,
  calendar: Calendar,
  now: string,
): Standing {
  const t = u.transfer
  if (t === undefined) throw new Error('a transfer stands nowhere before it begins')
  const on = londonDate(now)
  const due = dueOf(t, calendar)
  const side = sideOf(t, by.authority) ?? 'sender'
  const unseen = t.unseen?.[side]
  const births = new Map(t.family.children.map((child) => [child.id, child.PersonBirthDate]))
  return {
    ...{ id: t.id, reference: t.reference, version: t.version, state: stateOf(t) },
    side,
    ...{ sender: t.sender, receiver: t.receiver, urgency: t.urgency, head: u.head },
    ...(due ? { due } : {}),
    ...(t.dispute ? { disputeRung: t.dispute.rung } : {}),
    children: Object.entries(t.children).map(([id, child]) => {
      const born = births.get(id)
      const { accepted, outcome, ending } = child
      return {
        ...{ id, leads: leading(child, on) },
        ...(born && born <= on ? { age: ageOn(born, on) } : {}),
        ...(accepted ? { acceptedOn: accepted.on } : {}),
        ...(outcome ? { outcome } : {}),
        ...(ending ? { ending } : {}),
      }
    }),
    ...telephoneOf(t, parties, theOther(side)),
    ...(unseen && t.receiverTold ? { unseen: { since: unseen.at } } : {}),
    allowed: allowedVerbs(t, by, underOtherLaw(calendar)),
    ...(knowsTheFamily(t, by) ? { shutOut: true as const } : {}),
  }
}

/** The number to telephone, where one side’s duty desk is to be telephoned by the other (R9.3). */
function telephoneOf(t: Transfer, parties: Loaded['parties'], silent: Side): Pick<Standing, 'telephone'> {
  const why = toTelephone(t, silent)
  const { telephone: number, outOfHoursTelephone: outOfHours } = parties[silent]
  return why ? { telephone: { number, ...(outOfHours ? { outOfHours } : {}), why } } : {}
}
