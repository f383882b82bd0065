import type { BoardLine, PositionPaper } from '../../schemas/board.ts'
import type { RecordEntry } from '../../schemas/record.ts'
import { londonDate } from './clock.ts'
import { responsibilityView } from './dispute-view.ts'
import type { EventOf, EventType } from './events.ts'
import { sideOf, type Transfer } from './transfer.ts'

/** What a dispute consists of: everything else on the record stays where it is, what legal advice says above all (R8.3). */
const ofDisputes = [
  ...(['DisputeRaised', 'PositionStated', 'DisputeEscalated', 'DisputeClimbed', 'DisputeDecided'] as const),
  ...(['DisputeResolved', 'DutyStated', 'LegalAdviceTaken'] as const),
]
type Kind = (typeof ofDisputes)[number]
type Entry = Pick<RecordEntry, 'seq' | 'type' | 'at' | 'role' | 'authority' | 'said'>

const all = <T extends Kind & EventType>(entries: readonly Entry[], ...types: T[]) =>
  entries
    .filter(({ type }) => (types as string[]).includes(type))
    .map((entry) => ({
      ...{ entry, on: londonDate(entry.at) },
      // What the rules made of it; its type is lost only on the way through the schema.
      said: { ...entry.said, type: entry.type } as EventOf<T>,
    }))

export type PositionsSaid = Omit<PositionPaper, keyof BoardLine | 'settled'>

/**
 * What both sides have said in the open dispute of a transfer, from its record: positions, duty, decisions with their reasons,
 * when advice was taken, and how it came where it stands.
 */
export function positionsIn(t: Transfer, record: readonly Entry[]): PositionsSaid {
  const entries = record.filter(({ type }) => (ofDisputes as readonly string[]).includes(type))
  const raisedSeq = all(entries, 'DisputeRaised').at(-1)?.entry.seq ?? 0
  const since = entries.filter(({ seq }) => seq >= raisedSeq)
  const disputed = all(since, 'DisputeRaised').at(0)?.said.children ?? []
  const { children } = responsibilityView(t)
  return {
    positions: all(since, 'DisputeRaised', 'PositionStated').map(({ entry, on, said }) => ({
      ...{ side: said.by, on, role: entry.role, position: said.position },
    })),
    duty: dutyIn(entries, disputed, raisedSeq),
    decisions: all(since, 'DisputeDecided').map(({ entry, on, said }) => {
      const { by: side, rung, decision, deputy, outcome, from, until, leads, weLeadUntil, reasons } = said
      return {
        ...{ side, on, role: entry.role, ...(deputy ? { deputy } : {}), rung, decision },
        children: [...(said.children ?? disputed)],
        ...(outcome ? { outcome } : {}),
        ...{ ...(from ? { from } : {}), ...(until ? { until } : {}), ...(leads ? { leads } : {}) },
        ...(weLeadUntil ? { weLeadUntil } : {}),
        reasons,
      }
    }),
    advice: all(since, 'LegalAdviceTaken').map(({ said: { by: side, on } }) => ({ side, on })),
    timeline: since.flatMap((entry) => happenedIn(t, entry)),
    responsibility: { children: children.filter(({ id }) => disputed.includes(id)) },
  }
}

/** Whose duty each side said it to be of these children: beside its position, or by itself, be it before the dispute (R8.1). */
const dutyIn = (entries: readonly Entry[], disputed: readonly string[], raisedSeq: number): PositionsSaid['duty'] =>
  all(entries, 'DisputeRaised', 'PositionStated', 'DutyStated').flatMap(({ entry, on, said }) => {
    const alone = said.type === 'DutyStated'
    if (said.duty === undefined || (!alone && entry.seq < raisedSeq)) return []
    const children = alone ? said.children.filter((id) => disputed.includes(id)) : [...disputed]
    if (children.length === 0) return []
    return [{ side: said.by, on, duty: said.duty, children, ...(alone ? { reasons: said.reasons } : {}) }]
  })

type Happened = PositionsSaid['timeline'][number]

const whats: ReadonlyMap<string, Happened['what']> = new Map([
  ['DisputeRaised', 'raised'],
  ['PositionStated', 'stated'],
  ['DisputeEscalated', 'brought'],
  ['DisputeClimbed', 'climbed'],
  ['DisputeDecided', 'decided'],
  ['DisputeResolved', 'settled'],
])

/** One line of how the dispute came where it stands: what, when, and who by their role. */
function happenedIn(t: Transfer, entry: Entry): Happened[] {
  const what = whats.get(entry.type)
  if (what === undefined) return []
  const { to, rung = to, deputy, children } = entry.said as Partial<Said>
  const side = entry.role === 'exchange' ? undefined : sideOf(t, entry.authority)
  return [
    {
      ...{ what, on: londonDate(entry.at), ...(side ? { side } : {}), role: entry.role },
      ...(deputy ? { deputy } : {}),
      ...(rung === undefined ? {} : { rung }),
      ...(what === 'settled' && children ? { children: [...children] } : {}),
    },
  ]
}

type Said = { to: number; rung: number; deputy: true; children: readonly string[] }
