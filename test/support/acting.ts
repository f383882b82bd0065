import { permits } from '../../src/domain/access.ts'
import type { Actor, Role } from '../../src/domain/actor.ts'
import { londonDate } from '../../src/domain/clock.ts'
import type { Decision, Facts } from '../../src/domain/decision.ts'
import type { Stamp, TransferEvent } from '../../src/domain/events.ts'
import { evolve } from '../../src/domain/evolve.ts'
import type { Refusal } from '../../src/domain/refusal.ts'
import type { Transfer } from '../../src/domain/transfer.ts'
import { type VerbName, verbs } from '../../src/domain/verbs.ts'
import { calendarOf } from '../../src/domain/working-days.ts'
import { councils } from './actors.ts'

/** Monday morning in London. */
export const now = '2026-11-23T10:00:00.000Z'
export const england = calendarOf('england-and-wales')
export const transferId = '01998000-0000-7000-8000-0000000000f1'
export const nextTransferId = '01998000-0000-7000-8000-0000000000f2'

/** A wish for contact, and the earlier move that it is about. */
export const contactId = '01998000-0000-7000-8000-0000000000f3'
export const match = 'ab'.repeat(16)

/** The id of the paper that comes into a transfer of this version: the first paper of every draft is `paperId(1)`. */
export const paperId = (version: number) => `01998000-0000-7000-8000-1000000${String(version).padStart(5, '0')}`

export type Recorded = { event: TransferEvent; stamp: Stamp }
const histories = new WeakMap<Transfer, readonly Recorded[]>()

/** The events that a transfer of these builders is made of, from the first. */
export const historyOf = (t: Transfer): readonly Recorded[] => histories.get(t) ?? []

/** Folds what was decided, each event under the next number. */
export function fold(before: Transfer | undefined, events: readonly TransferEvent[], by: Stamp['by'], at: string) {
  let t = before
  for (const event of events) {
    const stamp = { seq: (t?.version ?? 0) + 1, at, by }
    const after = evolve(t, event, { ...stamp, id: transferId })
    histories.set(after, [...(t ? historyOf(t) : []), { event, stamp }])
    t = after
  }
  if (t === undefined) throw new Error('nothing happened')
  return t
}

export const stampOf = (by: Actor, role: Role | 'exchange'): Stamp['by'] => ({
  ...{ authority: by.authority, worker: by.worker, name: by.name, role },
  ...(by.client ? { client: by.client } : {}),
})

/** What is loaded before a rule is asked, where all is well. */
const ordinary = (t: Transfer): Pick<Facts, Loaded> => ({
  calendar: england,
  receiver: { onExchange: true, telephone: '01632 960 101' },
  councils: {
    sender: { name: 'Marlbrook Council', telephone: '01632 960 100' },
    receiver: { name: 'Thornwick Borough Council', telephone: '01632 960 101' },
  },
  earlierMoves: [],
  contact: contactId,
  kept: {},
  paper: {
    id: paperId(t.version),
    files: [{ name: `${t.version}.json`, mediaType: 'application/json', bytes: 1024, sha256: 'ab'.repeat(32) }],
  },
  manifest: { jws: 'header..signature', sha256: 'cd'.repeat(32) },
  next: { id: nextTransferId, sender: councils.receiver, movedOnFrom: transferId },
})

type Loaded = 'councils' | 'earlierMoves' | 'contact' | 'kept' | 'calendar' | 'receiver' | 'paper' | 'manifest' | 'next'
/** Facts that differ from the ordinary; undefined is a fact that was not found. */
export type Knowing = { [K in Loaded]?: Facts[K] | undefined }
export type Outcome = { refused: Refusal } | { events: readonly TransferEvent[]; after: Transfer }

// Walks give the same input thousands of times; nothing changes what was parsed.
const known = new WeakMap<object, Map<VerbName, unknown>>()

function parsedOnce(verb: VerbName, input: object): unknown {
  const of = known.get(input) ?? new Map<VerbName, unknown>()
  known.set(input, of)
  if (!of.has(verb)) of.set(verb, verbs[verb].input.parse(input))
  return of.get(verb)
}

/** One verb, the way the exchange goes: its schema, may they, its rule, then what happened is folded. */
export function act(
  t: Transfer,
  verb: VerbName,
  input: object,
  by: Actor,
  at: string = now,
  knowing: Knowing = {},
): Outcome {
  const parsed = parsedOnce(verb, input)
  const access = permits(verb, t, by)
  if ('refused' in access) return access
  const facts: Facts = { by, ...access, now: at, on: londonDate(at), ...ordinary(t) }
  Object.assign(facts, knowing)
  const decision: Decision = verbs[verb].decide(t, parsed as never, facts)
  if ('refused' in decision) return decision
  return { events: decision.events, after: fold(t, decision.events, stampOf(by, access.role), at) }
}

/** As `act`, where it must succeed. */
export function acted(...call: Parameters<typeof act>): Transfer {
  const outcome = act(...call)
  if ('refused' in outcome) throw new Error(`${call[1]} was refused: ${JSON.stringify(outcome.refused)}`)
  return outcome.after
}
