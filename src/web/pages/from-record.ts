import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import type { Side } from '../../domain/actor.ts'
import type { EventType, TransferEvent } from '../../domain/events.ts'
import { whoActed } from '../../domain/who-acted.ts'

type Of<T extends EventType> = Extract<TransferEvent, { type: T }>
type Found<T extends EventType> = { entry: RecordEntry; said: Omit<Of<T>, 'type'> }

/** Every entry of one kind with what it said: what the rules made of it, its type lost only on the way through the schema. */
export const all = <T extends EventType>(record: readonly RecordEntry[], type: T): Found<T>[] =>
  record.filter((entry) => entry.type === type).map((entry) => ({ entry, said: entry.said as Found<T>['said'] }))

const TELLS: readonly string[] = ['TransferRequested', 'MoveNotified', 'AlertRaised', 'TransferSent']

/** When the receiving authority was first told: by its own request, a notification, an alert or the package (R6.5). */
export const toldAt = (record: readonly RecordEntry[]): string | undefined =>
  record.find(({ type }) => TELLS.includes(type))?.at

/** How many of the 20 working days had gone before the package came (R6.5). */
export const daysGone = (record: readonly RecordEntry[]): number =>
  all(record, 'TransferSent').at(0)?.said.workingDaysGone ?? 0

export const considered = (record: readonly RecordEntry[]): boolean =>
  record.some(({ type }) => type === 'MoveConsidered')

/** A question as it was asked, with its answer if there is one (R2.4). */
export type Question = { number: number; items: readonly string[]; by: string; answer?: string; askedAt: string }

export function questionsIn(record: readonly RecordEntry[]): Question[] {
  const answers = new Map(all(record, 'InformationAnswered').map(({ said }) => [said.question, said.answer]))
  return all(record, 'InformationAsked').map(({ entry, said }, at) => {
    const answer = answers.get(at + 1)
    const asked = { number: at + 1, items: said.items, by: said.by, askedAt: entry.at }
    return answer === undefined ? asked : { ...asked, answer }
  })
}

/** What one side decided, with when and by whom, and for which of the children still in dispute it stands (R8.3). */
export type DecisionKnown = Omit<Of<'DisputeDecided'>, 'type' | 'by' | 'children'> & {
  at: string
  who: string
  children: readonly string[]
}

/** The latest dispute as both sides know it; of each side what it decided last for each child, the newest first (R8.2–R8.4). */
export type DisputeKnown = {
  positions: Partial<Record<Side, string>>
  decisions: Record<Side, readonly DecisionKnown[]>
}

/** @param still the children still in dispute: what was decided for one who has left it stands for none of the others */
export function disputeIn(record: readonly RecordEntry[], still: readonly string[]): DisputeKnown | undefined {
  const raised = all(record, 'DisputeRaised').at(-1)
  if (raised === undefined) return undefined
  const since = record.filter(({ seq }) => seq > raised.entry.seq)
  const positions: DisputeKnown['positions'] = { [raised.said.by]: raised.said.position }
  for (const { said } of all(since, 'PositionStated')) positions[said.by] = said.position
  const decided = all(since, 'DisputeDecided').toReversed()
  const by = (side: Side) => lastDecided(decided, side, still)
  return { positions, decisions: { sender: by('sender'), receiver: by('receiver') } }
}

/** What one side decided last for each of these children. To take advice takes no outcome back: both stand (R8.6). */
function lastDecided(newestFirst: Found<'DisputeDecided'>[], side: Side, still: readonly string[]): DecisionKnown[] {
  const open = new Set(still)
  const advised = new Set<string>()
  return newestFirst.flatMap(({ entry, said: { by, children, ...said } }) => {
    if (by !== side) return []
    const advice = said.decision === 'legal-advice'
    const concerned = still.filter((id) => open.has(id) && (children === undefined || children.includes(id)))
    const stands = concerned.filter((id) => !advised.has(id) || said.decision === 'outcome')
    for (const id of concerned) {
      if (advice) advised.add(id)
      else open.delete(id)
    }
    return stands.length > 0 ? [{ ...said, children: stands, at: entry.at, who: whoActed(entry, undefined) }] : []
  })
}

/** The record without the other side’s legal advice: it is never sent to this reader, and would not be shown (R8.3). */
export const withoutTheirAdvice = (
  record: readonly RecordEntry[],
  view: Pick<TransferView, 'side' | Side>,
): readonly RecordEntry[] =>
  record.filter(({ type, authority }) => type !== 'LegalAdviceKept' || authority === view[view.side])

/** Legal advice that the reader’s own side took in the latest dispute; what it says, where they may read it (R8.3). */
type AdviceTaken = { on: string | undefined; who: string; at: string; advice: string | undefined }

export function ownAdviceIn(
  record: readonly RecordEntry[],
  view: Pick<TransferView, 'side' | Side>,
): readonly AdviceTaken[] {
  const from = all(record, 'DisputeRaised').at(-1)?.entry.seq ?? 0
  const taken = all(record, 'LegalAdviceTaken').filter(({ said }) => said.by === view.side)
  return all(withoutTheirAdvice(record, view), 'LegalAdviceKept')
    .filter(({ entry }) => entry.seq > from)
    .map(({ entry, said }) => ({
      on: taken.filter((one) => one.entry.seq < entry.seq).at(-1)?.said.on,
      ...{ who: whoActed(entry, undefined), at: entry.at, advice: said.advice },
    }))
}

/** An alert as it was raised, with whoever of the receiving authority took it, once somebody has (R2.8). */
export type AlertKnown = Omit<Of<'AlertRaised'>, 'type'> & {
  at: string
  by: string
  taken?: { worker: string; at: string }
}

export function alertsIn(record: readonly RecordEntry[]): AlertKnown[] {
  const acknowledged = all(record, 'AlertAcknowledged')
  return all(record, 'AlertRaised').map(({ entry, said }) => {
    const alert = { ...said, at: entry.at, by: entry.name }
    const taking = acknowledged.find((one) => one.entry.seq > entry.seq)
    return taking ? { ...alert, taken: { worker: taking.said.worker, at: taking.entry.at } } : alert
  })
}

const MINUTES = 10

/** What this worker did in their last act, if that was a moment ago: what a page may say was done. */
export function justDoneBy(record: readonly RecordEntry[], worker: string, now: Date): RecordEntry[] {
  const last = record.filter(({ actor }) => actor === worker).at(-1)
  if (last === undefined || now.getTime() - new Date(last.recordedAt).getTime() > MINUTES * 60_000) return []
  return record.filter(({ actor, recordedAt }) => actor === worker && recordedAt === last.recordedAt)
}
