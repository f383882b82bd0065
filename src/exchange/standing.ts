import type { Standing } from '../../schemas/transfer.ts'
import { type Loaded, laddersOf } from '../db/load.ts'
import { allowedVerbs } from '../domain/access.ts'
import { type Actor, type Side, theOther } from '../domain/actor.ts'
import { ageOn } from '../domain/age.ts'
import { dueOf, londonDate, underOtherLaw } from '../domain/clock.ts'
import { disputeView } from '../domain/dispute-view.ts'
import { knowsTheFamily } from '../domain/knowing.ts'
import { onLadder } from '../domain/ladder.ts'
import { leading, leadSpans } from '../domain/leads.ts'
import { toTelephone } from '../domain/seen.ts'
import { type ChildStanding, sideOf, stateOf, type Transfer } from '../domain/transfer.ts'
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
  const ladders = laddersOf(parties)
  const holder = onLadder(by, side, ladders, on)
  const unseen = t.unseen?.[side]
  const births = new Map(t.family.children.map((child) => [child.id, child.PersonBirthDate]))
  return {
    ...{ id: t.id, reference: t.reference, version: t.version, state: stateOf(t) },
    side,
    ...{ sender: t.sender, receiver: t.receiver, urgency: t.urgency, head: u.head },
    ...(due ? { due } : {}),
    ...(t.dispute
      ? { disputeRung: t.dispute.rung, dispute: disputeView(t.dispute, { by: holder, side, ladders, calendar, on }) }
      : {}),
    children: Object.entries(t.children).map(([id, child]) => {
      const born = births.get(id)
      const { accepted, outcome, ending, shared } = child
      const duty = { ...lastSaid(child, 'sender'), ...lastSaid(child, 'receiver') }
      return {
        ...{ id, leads: leading(child, on), ...nextOf(child, on) },
        ...(born && born <= on ? { age: ageOn(born, on) } : {}),
        ...(accepted ? { acceptedOn: accepted.on } : {}),
        ...(Object.keys(duty).length > 0 ? { duty } : {}),
        ...(shared ? { sharedUntil: shared.until } : {}),
        ...(outcome ? { outcome } : {}),
        ...(ending ? { ending } : {}),
      }
    }),
    ...telephoneOf(t, parties, theOther(side)),
    ...(unseen && t.receiverTold ? { unseen: { since: unseen.at } } : {}),
    allowed: allowedVerbs(t, holder, underOtherLaw(calendar)),
    ...(knowsTheFamily(t, by) ? { shutOut: true as const } : {}),
  }
}

/** Who leads next, where the ledger says so already (R8.1). */
function nextOf(child: ChildStanding, on: string): Pick<Standing['children'][number], 'next'> {
  const next = leadSpans(child).find(({ from }) => from > on)
  return next ? { next: { side: next.side, from: next.from } } : {}
}

/** What one side last said of whose duty a child is (R8.1). */
const lastSaid = ({ duty }: ChildStanding, side: Side) => {
  const last = duty?.[side]?.at(-1)
  return last ? { [side]: last.duty } : {}
}

/** The number to telephone, where one side’s duty desk is to be telephoned by the other (R9.3). */
function telephoneOf(t: Transfer, parties: Loaded['parties'], silent: Side): Pick<Standing, 'telephone'> {
  const why = toTelephone(t, silent)
  const { telephone: number, outOfHoursTelephone: outOfHours } = parties[silent]
  return why ? { telephone: { number, ...(outOfHours ? { outOfHours } : {}), why } } : {}
}
