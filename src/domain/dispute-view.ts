import type { DisputeStanding, Responsibility } from '../../schemas/dispute.ts'
import { DisputeReason } from '../../schemas/verbs/dispute.ts'
import type { Actor, Side } from './actor.ts'
import { rungHeld } from './dispute.ts'
import { passesOn } from './dispute-clock.ts'
import { type Dispute, hasDecided, openRungs, turnOf } from './dispute-facts.ts'
import { daysAtRung, defaultLadder, heldAt, type Ladders, lastRung, nextRung, rungRoles } from './ladder.ts'
import { leadSpans } from './leads.ts'
import type { Transfer } from './transfer.ts'
import type { Calendar } from './working-days.ts'

const bothSides = ['sender', 'receiver'] as const

/** An open dispute as one side’s reader sees it, on a London date (R8.2, R8.4, R8.5). */
export function disputeView(
  dispute: Dispute,
  { by, side, ladders, calendar, on }: { by: Actor; side: Side; ladders: Ladders; calendar: Calendar; on: string },
): DisputeStanding {
  const turn = turnOf(dispute)
  const yourRung = rungHeld(dispute, by, side)
  const goesTo = yourRung === undefined || yourRung === lastRung ? undefined : nextRung(ladders, yourRung, on)
  const code = DisputeReason.safeParse(dispute.code).data
  const { ground, raisedBy, raisedOn, children, rung, rungSince: since, positions, advice } = dispute
  return {
    ...{ ground, ...(code ? { code } : {}), raisedBy, ...(raisedOn ? { raisedOn } : {}), children: [...children] },
    ...{ rung, openFrom: openRungs(dispute)[0] ?? rung, since, passesOn: passesOn(dispute, calendar), turn },
    ...(yourRung === undefined ? {} : { yourRung }),
    ...(goesTo === undefined ? {} : { goesTo }),
    decided: bothSides.filter((one) => hasDecided(dispute, one)),
    yours: yourRung !== undefined && (turn === 'both' || turn === side),
    ...{ positions: [...positions], advice: { ...advice } },
    ladder: rungRoles.map((_role, at) => ({
      ...{ rung: at, days: daysAtRung[at] ?? 0 },
      ...{ sender: heldView(ladders, 'sender', at, on), receiver: heldView(ladders, 'receiver', at, on) },
    })),
  }
}

/** Who holds a rung on one side, as the other may see it. */
function heldView(ladders: Ladders, side: Side, rung: number, on: string): DisputeStanding['ladder'][number][Side] {
  const ladder = ladders[side]
  if (ladder === undefined) return { title: defaultLadder[rung]?.title ?? '', by: 'desk' }
  const held = heldAt(ladder, rung, on)
  const holder = ladder[held.rung]?.holder
  return {
    ...{ title: ladder[rung]?.title ?? '', by: held.by },
    ...(held.person ? { name: held.person.name } : {}),
    ...(held.by === 'deputy' && holder ? { standsInFor: holder.name } : {}),
    ...(held.rung === rung ? {} : { rung: held.rung }),
  }
}

/** Who led for each child and whose duty each side said it to be, from the beginning (R8.1). */
export const responsibilityView = (t: Transfer): Responsibility => ({
  children: Object.entries(t.children).map(([id, child]) => ({
    ...{ id, leads: leadSpans(child) },
    duty: { sender: spansOf(child.duty?.sender), receiver: spansOf(child.duty?.receiver) },
    ...(child.shared ? { sharedUntil: child.shared.until } : {}),
  })),
})

type Said = Responsibility['children'][number]['duty'][Side]

const spansOf = (said: readonly Omit<Said[number], 'to'>[] = []): Said =>
  said.map((one, at) => {
    const next = said[at + 1]
    return next ? { ...one, to: next.from } : { ...one }
  })
