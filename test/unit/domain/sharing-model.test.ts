import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayRead, mayReadEntry } from '../../../src/domain/access.ts'
import type { Side } from '../../../src/domain/actor.ts'
import { owed } from '../../../src/domain/emergency.ts'
import { audienceOf, type EventType, seenFromTheStart } from '../../../src/domain/events.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { type VerbName, verbNames } from '../../../src/domain/verbs.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { act, historyOf, type Recorded, transferId } from '../../support/acting.ts'
import { aWorkerOf, councils } from '../../support/actors.ts'
import { inputs } from '../../support/inputs.ts'
import { leftIn, mayLeave } from '../../support/lawfulness.ts'
import { workersOfTheSender } from '../../support/walk-people.ts'
import { aWalk, type Step, walk } from '../../support/walks.ts'

// Random walks, and not commands with preconditions: those would need the model to know beforehand whether each of the verbs
// succeeds. Here the rules answer, and what came of it is judged by a model that has read the record alone.

/** What one side keeps to itself, and what both see from the start: as R1.4, R4.11 and R5.2 have it, not as the code lists it. */
const own: ReadonlySet<string> = new Set<EventType>([
  ...(['PaperAdded', 'PaperRemoved', 'AdviceAsked', 'AdviceAnswered', 'NotificationWithheld'] as const),
  ...(['EarlierMoveFound', 'ContactAsked', 'ContactWanted', 'ContactAnswered', 'ContactDisclosed'] as const),
  ...(['KnowingDeclared', 'NamesakeCleared', 'LetterWritten'] as const),
])
const early: ReadonlySet<string> = new Set<EventType>([
  ...(['TransferRequested', 'MoveNotified', 'AlertRaised', 'AlertAcknowledged'] as const),
  // Whether somebody was told is no secret of the package; what was said on the telephone is (its words stay shut).
  ...(['NoticeSeen', 'Telephoned', 'NobodyTold'] as const),
])

/** Who reads on each side takes no part in the walk, and so stays somebody who does not know the family. */
const aReader = (side: Side) => ({ ...aWorkerOf(side, 'auditor'), worker: `${side}-reader` })
const readers = { sender: aReader('sender'), receiver: aReader('receiver') }
const sideOf = ({ stamp }: Recorded): Side => (stamp.by.authority === councils.receiver ? 'receiver' : 'sender')

/** The two locks on an entry of the record: its audience, which row-level security keeps, and what the rules show of it. */
function locks(t: Transfer, side: Side): { entry: Recorded; audience: boolean; shown: boolean }[] {
  let sent = false
  return historyOf(t).map((entry) => {
    const { type } = entry.event
    sent ||= type === 'TransferSent'
    const whose = audienceOf(type, sent, sideOf(entry))
    const opened = whose === 'package' && (side === 'sender' || t.sentAt !== undefined)
    const shows = mayReadEntry({ type, authority: entry.stamp.by.authority }, readers[side]) !== 'nothing'
    return { entry, audience: opened || whose === 'both' || whose === side, shown: shows }
  })
}

/** The entries that the receiver is served now. */
function served(t: Transfer): Recorded[] {
  const extent = mayRead(t, readers.receiver)
  if (extent === 'nothing' || t.receiverTold === undefined) return []
  return locks(t, 'receiver')
    .filter(({ audience, shown }) => audience && shown)
    .map(({ entry }) => entry)
    .filter(({ event }) => extent === 'all' || seenFromTheStart.has(event.type))
}

const typesIn = (record: readonly Recorded[]) => record.map(({ event }) => event.type)
const alerters = workersOfTheSender
const leaving: ReadonlySet<string> = new Set<EventType>(['TransferSent', 'AddendumSent'])

type Watched = Step & { after: Transfer; record: readonly Recorded[] }

/** What holds once something happened, whatever it was and whoever did it. */
const onceDone: Record<string, (step: Watched) => void> = {
  'what may go is what the record says may go (R4.7)': ({ after, record }) =>
    expect([...mayShare(after).papers].sort()).toEqual([...mayLeave(record)].sort()),
  'all that the receiver could open left lawfully, as the verdict of then allowed (R4.2, R4.3)': (step) => {
    const { before, after, record } = step
    const open = (t: Transfer) => t.papers.filter(({ shared }) => shared).map(({ id }) => id)
    const left = before.sentAt !== after.sentAt || before.addenda !== after.addenda
    if (!left) return expect(open(after)).toEqual(open(before))
    const { lawfully, otherwise } = leftIn(record)
    expect(otherwise).toEqual([])
    expect([...lawfully]).toEqual(expect.arrayContaining(open(after)))
  },
  'nothing is open to the receiver before it was sent and acknowledged (R2.7)': ({ after, record }) => {
    const types = typesIn(record)
    const opened = types.includes('TransferSent') && types.includes('TransferAcknowledged')
    expect(mayRead(after, readers.receiver)).toBe(opened ? 'all' : 'early')
    if (!types.includes('TransferSent')) expect(after.papers.filter(({ shared }) => shared)).toEqual([])
    if (!opened) expect(typesIn(served(after)).filter((type) => !early.has(type))).toEqual([])
  },
  'either lock alone keeps what is one side’s own from the other (R5.2)': ({ after }) => {
    const open = (side: Side) =>
      locks(after, side).filter(
        ({ entry, audience, shown }) => own.has(entry.event.type) && sideOf(entry) !== side && (audience || shown),
      )
    expect([...open('sender'), ...open('receiver')]).toEqual([])
  },
  'the verdict on record is the one that follows (R4.7)': ({ after, outcome }) => {
    if ('refused' in outcome) return
    for (const event of outcome.events) if ('verdict' in event) expect(event.verdict).toEqual(mayShare(after))
  },
  'after an emergency the reasons stay owed until they are decided on (R4.9)': ({ after, record }) => {
    const word = typesIn(record).lastIndexOf('EmergencyDeclared')
    const reasons = word >= 0 && !typesIn(record).includes('SharingDecided', word)
    expect(owed(after).includes('reasons')).toBe(reasons)
  },
}

/** What holds once something was refused: it was not refused for nothing. */
const onceRefused: Record<string, (step: Watched & { code: string }) => void> = {
  'a package that did not go for want of a verdict had none (R4.3)': ({ code, verb, record }) => {
    if (verb === 'send' && code === 'not-lawful-to-share') expect(mayLeave(record)).toEqual([])
  },
  'no alert is refused where somebody would be told of it (R2.8)': ({ verb, by, facts, code }) => {
    if (verb === 'raise-alert' && alerters.includes(by) && facts.receiver?.onExchange !== false) expect(code).toBe('')
  },
}

/** Any worker of the sender’s, whether they know the family or are called as one of it, can raise an alert now (R2.8). */
function canAlert(t: Transfer, at: string, which: number): void {
  const by = alerters[which % alerters.length]
  const outcome = by && act(t, 'raise-alert', inputs['raise-alert'], by, at)
  const children = expect.arrayContaining([expect.any(String)])
  expect(outcome, by?.worker).toMatchObject({ events: [{ type: 'AlertRaised', children }] })
}

const replayed = (t: Transfer) =>
  historyOf(t).reduce<Transfer | undefined>(
    (before, { event, stamp }) => evolve(before, event, { ...stamp, id: transferId }),
    undefined,
  )

/** What was done, for whoever must find out why something no longer holds. */
const story = (record: readonly Recorded[]): string =>
  record
    .filter(({ event }) => !own.has(event.type) || event.type.startsWith('Advice'))
    .map(({ event, stamp }) => {
      const said = { ...event, family: undefined, verdict: undefined, manifest: undefined, paper: undefined }
      return `${stamp.seq} ${stamp.by.worker} as ${stamp.by.role}: ${JSON.stringify(said)}`
    })
    .join('\n')

function stillSo(what: string, record: readonly Recorded[], check: () => void): void {
  try {
    check()
  } catch (cause) {
    throw new Error(`no longer so: ${what}\n${story(record)}`, { cause })
  }
}

describe('random verbs, in random order, by random people', () => {
  const happened = new Map<VerbName, number>(verbNames.map((name) => [name, 0]))
  const count = { tried: 0, refused: 0, left: 0, alerts: 0 }

  test('show the receiver no package without a lawful verdict on record, and block no alert', () => {
    fc.assert(
      fc.property(aWalk, (steps) => {
        const end = walk(steps, (step) => {
          const after = 'after' in step.outcome ? step.outcome.after : step.before
          const record = historyOf(after)
          const still = (what: string, holds: () => void) => stillSo(what, record, holds)
          count.tried++
          if ('refused' in step.outcome) {
            const { code } = step.outcome.refused
            for (const [what, holds] of Object.entries(onceRefused))
              still(what, () => holds({ ...step, after, record, code }))
            count.refused++
            return
          }
          for (const [what, holds] of Object.entries(onceDone)) still(what, () => holds({ ...step, after, record }))
          still('an alert is never blocked (R2.8)', () => canAlert(after, step.at, count.alerts++))
          happened.set(step.verb, (happened.get(step.verb) ?? 0) + 1)
          if (typesIn(record.slice(historyOf(step.before).length)).some((type) => leaving.has(type))) count.left++
        })
        stillSo('the state is what the events add up to', historyOf(end), () =>
          expect(replayed(end)).toStrictEqual(end),
        )
      }),
      { numRuns: 2_000, seed: 20_261_123 },
    )
  }, 300_000)

  test('and every verb happened, packages left often, and much was refused', () => {
    expect([...happened].filter(([, times]) => times === 0)).toEqual([])
    expect(count.tried).toBeGreaterThan(50_000)
    expect(count.refused).toBeGreaterThan(20_000)
    expect(count.left).toBeGreaterThan(600)
    expect(count.alerts).toBeGreaterThan(15_000)
  })
})
