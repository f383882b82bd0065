import type { Family } from '../../schemas/family.ts'
import { londonDate } from '../../src/domain/clock.ts'
import type { EventOf, EventType } from '../../src/domain/events.ts'
import { type PaperKind, paperKinds } from '../../src/domain/transfer.ts'
import type { Recorded } from './acting.ts'
import { type Said, saidBy } from './said.ts'

// What may leave, told once more from the record alone and by other steps than the rules take: whoever reads R4 without
// reading src/domain/verdict.ts would come to this. It knows no snapshot and no folded facts, and asks no rule.

type Events = readonly Recorded[]
type Entry<T extends EventType> = Recorded & { event: EventOf<T> }

const isOf =
  <T extends EventType>(...types: T[]) =>
  (one: Recorded): one is Entry<T> =>
    types.some((type) => type === one.event.type)
const every = <T extends EventType>(record: Events, ...types: T[]) => record.filter(isOf(...types))
const latest = <T extends EventType>(record: Events, ...types: T[]) => record.findLast(isOf(...types))

const nothing: readonly PaperKind[] = []
const everything: readonly PaperKind[] = paperKinds

/** What is needed of whom: every adult with parental responsibility, and each child who was heard, understands and still moves (R4.1). */
function needed(record: Events): Said[] {
  const said = saidBy(record)
  const family: Pick<Family, 'people' | 'children'> = latest(
    record,
    'TransferDrafted',
    'TransferRequested',
    'FamilyRecorded',
  )?.event.family ?? { people: [], children: [] }
  const gone = new Set(every(record, 'ChildrenEnded').flatMap(({ event }) => event.children))
  const silent: Said = { state: 'not-yet-sought', papers: nothing, seq: 0 }
  return [
    ...family.people.filter((one) => one.parentalResponsibility).map(({ id }) => said.get(id) ?? silent),
    ...family.children.flatMap(({ id }) => {
      const own = said.get(id)
      return own && own.understanding !== 'has-not' && !gone.has(id) ? [own] : []
    }),
  ]
}

const yesTo = ({ state, papers }: Said): readonly PaperKind[] =>
  state === 'given' ? everything : state === 'given-in-part' ? papers : nothing

/** Who built the package, as R1.4 means it; after it left, whoever sent a later paper. */
function preparers(record: Events): Set<string> {
  const building = isOf(
    ...(['TransferDrafted', 'DraftBegun', 'FamilyRecorded', 'PaperAdded', 'PaperRemoved'] as const),
    ...(['PaperUnavailable', 'MoveConsidered', 'AddendumSent'] as const),
  )
  const sent = record.findIndex(isOf('TransferSent'))
  const isBuilding = (one: Recorded, at: number) =>
    building(one) && (one.event.type !== 'MoveConsidered' || sent < 0 || at < sent)
  return new Set(record.filter(isBuilding).map(({ stamp }) => stamp.by.worker))
}

/** A practice lead who until then had prepared nothing; to decide, somebody who had not given the advice either (R1.4, R4.4). */
function mayDecide(record: Events, { event, stamp }: Recorded): boolean {
  const before = record.filter((one) => one.stamp.seq < stamp.seq)
  const advisers = every(before, 'AdviceAnswered').map((one) => one.stamp.by.worker)
  const advised = event.type === 'SharingDecided' && advisers.includes(stamp.by.worker)
  return stamp.by.role === 'practice-lead' && !preparers(before).has(stamp.by.worker) && !advised
}

/** The advice that a decision to share goes beyond, of each adviser the last (R4.4). */
function gonePast(record: Events, { event: decision }: Entry<'SharingDecided'>): Entry<'AdviceAnswered'>[] {
  const last = new Map(every(record, 'AdviceAnswered').map((one) => [one.event.of, one]))
  const chosen = decision.outcome === 'share' ? everything : (decision.papers ?? [])
  return [...last.values()].filter(({ event: { advice, papers = [], conditions } }) => {
    if (advice === 'do-not-share') return true
    if (conditions !== undefined && decision.setAsideConditions) return true
    if (advice !== 'share-in-part') return false
    return decision.outcome === 'share' || chosen.some((kind) => !papers.includes(kind))
  })
}

/** Signed by a service manager who neither decided it nor prepared the package, after the decision and that advice (R1.4, R4.4). */
function countersigned(record: Events, decision: Entry<'SharingDecided'>, advice: readonly Recorded[]): boolean {
  const signed = latest(record, 'SharingCountersigned')
  if (signed === undefined || signed.stamp.by.role !== 'service-manager') return false
  const before = record.filter((one) => one.stamp.seq < signed.stamp.seq)
  const another = signed.stamp.by.worker !== decision.stamp.by.worker && !preparers(before).has(signed.stamp.by.worker)
  return another && [decision, ...advice].every((one) => one.stamp.seq < signed.stamp.seq)
}

/** What a decision keeps back, until somebody decides again or all say yes to everything (R4.3, R4.6). */
function keptBack({ event }: Entry<'SharingDecided' | 'EmergencyDeclared'>): readonly PaperKind[] {
  if (event.type !== 'SharingDecided' || event.outcome === 'share') return nothing
  const { outcome, papers = [] } = event
  return paperKinds.filter((kind) => outcome === 'do-not-share' || !papers.includes(kind))
}

/** The kinds of papers that may lawfully leave, by what is on record so far, and on whose word where not everyone said yes. */
type Lawful = { kinds: readonly PaperKind[]; word?: Entry<'SharingDecided' | 'EmergencyDeclared'> }

function lawful(record: Events): Lawful {
  const said = needed(record)
  const plainly = said.length > 0 && said.every(({ state }) => state === 'given')
  const since = said.filter(({ state }) => plainly || state !== 'given').map(({ seq }) => seq)
  const agreed = said.length > 0 ? paperKinds.filter((kind) => said.every((one) => yesTo(one).includes(kind))) : nothing

  const word = latest(record, 'SharingDecided', 'EmergencyDeclared')
  if (word === undefined) return { kinds: agreed }
  // A word is about what was known by then: news of a no after it, or where all say yes any news after it, overtakes it (R4.6).
  if (word.stamp.seq < Math.max(0, ...since))
    return { kinds: plainly ? everything : agreed.filter((kind) => !keptBack(word).includes(kind)) }
  if (word.event.type === 'SharingDecided' && word.event.outcome === 'do-not-share') return { kinds: nothing }
  if (plainly) return { kinds: everything.filter((kind) => !keptBack(word).includes(kind)) }
  if (!mayDecide(record, word)) return { kinds: agreed }
  if (!isOf('SharingDecided')(word)) return { kinds: everything, word }
  const advice = gonePast(record, word)
  if (advice.length > 0 && !countersigned(record, word, advice)) return { kinds: nothing }
  return { kinds: everything.filter((kind) => !keptBack(word).includes(kind)), word }
}

/** The kinds of papers that may lawfully leave, by what is on record so far (R4.1–R4.6, R4.9). */
export const mayLeave = (record: Events): readonly PaperKind[] => lawful(record).kinds

/** What may leave now, by somebody’s hand: on nobody’s word who prepared any of it, nor an emergency’s that is overdue (R1.4, R4.9). */
function mayLeaveNow(record: Events, { event, stamp }: Recorded): readonly PaperKind[] {
  const { kinds, word } = lawful(record)
  if (word === undefined) return kinds
  const hands = preparers(record)
  if (event.type === 'AddendumSent') hands.add(stamp.by.worker)
  const overdue = word.event.type === 'EmergencyDeclared' && londonDate(stamp.at) > word.event.due
  return hands.has(word.stamp.by.worker) || overdue ? nothing : kinds
}

/** A package without papers still tells who the family is: it leaves lawfully or not as a paper does. */
const thePackage = 'the package'

/** The papers of which the record says that they lawfully left, and whatever left otherwise (R2.2, R4.7). */
export function leftIn(record: Events): { lawfully: Set<string>; otherwise: string[] } {
  const lawfully = new Set<string>()
  const otherwise: string[] = []
  const drafted = new Map<string, PaperKind>()
  const leave = (id: string, may: boolean) => {
    if (may) lawfully.add(id)
    else otherwise.push(id)
  }
  for (const [at, entry] of record.entries()) {
    const { event } = entry
    if (event.type === 'PaperAdded') drafted.set(event.paper.id, event.paper.slot)
    if (event.type === 'PaperRemoved') drafted.delete(event.paper)
    if (event.type !== 'TransferSent' && event.type !== 'AddendumSent') continue
    const kinds = mayLeaveNow(record.slice(0, at), entry)
    if (event.type === 'TransferSent') {
      leave(thePackage, kinds.length > 0 && event.verdict.share !== 'none')
      for (const [id, kind] of drafted) if (event.verdict.papers.includes(kind)) leave(id, kinds.includes(kind))
    } else leave(event.paper.id, kinds.includes(event.paper.slot))
  }
  return { lawfully, otherwise }
}
