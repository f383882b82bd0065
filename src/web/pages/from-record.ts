import type { RecordEntry } from '../../../schemas/record.ts'
import type { Side } from '../../domain/actor.ts'
import type { EventType, TransferEvent } from '../../domain/events.ts'

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

/** From which date the receiving authority leads for a child, as accepted or decided; it may lie ahead (R8.1). */
export function receiverLeadsFrom(record: readonly RecordEntry[], child: string): string | undefined {
  const accepted = all(record, 'ResponsibilityAccepted').map(({ said }) => ({ ...said, from: said.leadsFrom }))
  const decided = all(record, 'DisputeResolved').flatMap(({ said }) =>
    said.outcome === 'receiver-responsible' ? [said] : [],
  )
  return [...accepted, ...decided].filter(({ children }) => children.includes(child)).at(-1)?.from
}

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

/** The latest dispute as both sides know it (R8.2, R8.4). */
export type DisputeKnown = {
  ground: string
  code?: string
  raisedBy: Side
  raisedAt: string
  children: readonly string[]
  positions: Partial<Record<Side, string>>
  decisions: Partial<Record<Side, { decision: string; reasons: string; at: string }>>
}

export function disputeIn(record: readonly RecordEntry[]): DisputeKnown | undefined {
  const raised = all(record, 'DisputeRaised').at(-1)
  if (raised === undefined) return undefined
  const since = record.filter(({ seq }) => seq > raised.entry.seq)
  const { ground, code, by, children, position } = raised.said
  const positions: DisputeKnown['positions'] = { [by]: position }
  for (const { said } of all(since, 'PositionStated')) positions[said.by] = said.position
  const decisions: DisputeKnown['decisions'] = {}
  for (const { entry, said } of all(since, 'DisputeDecided'))
    decisions[said.by] = { decision: said.decision, reasons: said.reasons, at: entry.at }
  const known = { ground, raisedBy: by, raisedAt: raised.entry.at, children, positions, decisions }
  return code === undefined ? known : { ...known, code }
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
