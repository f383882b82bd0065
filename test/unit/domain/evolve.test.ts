import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedVerbs, permits } from '../../../src/domain/access.ts'
import { londonDate } from '../../../src/domain/clock.ts'
import { climbsAt } from '../../../src/domain/dispute-clock.ts'
import type { EventType } from '../../../src/domain/events.ts'
import { evolve } from '../../../src/domain/evolve.ts'
import { leading } from '../../../src/domain/leads.ts'
import { recount } from '../../../src/domain/recount.ts'
import { nextAlertAt, reminders } from '../../../src/domain/reminders.ts'
import { openChildren, stages, stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { type VerbName, verbNames } from '../../../src/domain/verbs.ts'
import { england, historyOf, stampOf, transferId } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aCompleted, aDraft, aSent, doing, inDispute, inState } from '../../support/transfers.ts'
import { aWalk, type Step, walk } from '../../support/walks.ts'

const byWorker = stampOf(aWorkerOf('sender', 'social-worker'), 'social-worker')
const stamp = { seq: 2, at: '2026-11-23T10:00:00.000Z', by: byWorker, id: transferId }

/** The state that the events add up to, from nothing. */
const replayed = (t: Transfer) =>
  historyOf(t).reduce<Transfer | undefined>(
    (before, { event, stamp: by }) => evolve(before, event, { ...by, id: transferId }),
    undefined,
  )

describe('state is what the events add up to (R10.1)', () => {
  test.each(Object.entries(inState))('replayed from nothing, a transfer that is %s is the same', (_state, t) => {
    const now = t()
    expect(replayed(now)).toStrictEqual(now)
    expect(historyOf(now).map((one) => one.stamp.seq)).toEqual(Array.from({ length: now.version }, (_, i) => i + 1))
  })

  test('it begins once, and with a draft or a request', () => {
    expect(() => evolve(undefined, { type: 'DraftBegun' }, stamp)).toThrow(/cannot begin with DraftBegun/)
    const [first] = historyOf(aDraft())
    if (first === undefined) throw new Error('a draft has a first event')
    expect(() => evolve(aDraft(), first.event, stamp)).toThrow(/begins once/)
  })

  test('what was folded before is never changed', () => {
    const before = aSent()
    const copy = structuredClone(before)
    doing(doing(before, aWorkerOf('receiver', 'duty'), 'acknowledge'), aWorkerOf('sender', 'practice-lead'), 'withdraw')
    expect(before).toStrictEqual(copy)
  })

  test('a dispute that is over leaves nothing behind', () => {
    const over = doing(inDispute(), aWorkerOf('receiver', 'practice-lead'), 'decide', { decision: 'agree' })
    expect(Object.keys(over)).not.toContain('dispute')
    expect(JSON.parse(JSON.stringify(over))).toStrictEqual(over)
  })

  test('events of a dispute that is not there change nothing but the version, and who acted last', () => {
    const t = aSent()
    for (const event of [
      { type: 'PositionStated', by: 'sender', position: 'x' },
      { type: 'DisputeEscalated', to: 1, reasons: 'x' },
      { type: 'DisputeClimbed', to: 1 },
      { type: 'LegalAdviceTaken', by: 'sender', on: '2026-11-23' },
      { type: 'DisputeDecided', by: 'sender', rung: 0, decision: 'maintain', reasons: 'x' },
    ] as const)
      expect(evolve(t, event, { ...stamp, seq: 99 })).toMatchObject({ ...t, version: 99, acted: { sender: 99 } })
  })
})

const dates = [
  '2026-11-01',
  '2026-11-16',
  '2026-11-20',
  '2026-11-23',
  '2026-11-30',
  '2026-12-15',
  '2027-03-01',
  '2029-01-01',
]
const leads = (t: Transfer, on: string) => Object.values(t.children).map((child) => leading(child, on))

/** What is still done once every child’s transfer has ended (R1.4, R2.8, R3.9, R4.5, R5.2, R5.5). */
const afterwards: ReadonlySet<VerbName> = new Set([
  ...(['keep-rendition', 'remind', 'write-letter', 'tell-family', 'raise-alert', 'acknowledge-alert'] as const),
  ...(['note-contact', 'answer-contact', 'disclose-contact', 'declare-knowing', 'record-lawful-basis'] as const),
  ...(['record-call', 'note-untold', 'confirm-seen'] as const),
])
/** And what an emergency still owes then (R4.9). */
const owedAfterwards: ReadonlySet<VerbName> = new Set([
  ...(['answer-advice', 'decide-sharing', 'countersign-sharing', 'record-move'] as const),
])

/** What holds after every step, whatever was done and by whom. */
const always: Record<string, (step: Step & { after: Transfer }) => void> = {
  'the version counts the events': ({ before, after, outcome }) => {
    if ('events' in outcome) expect(outcome.events.length).toBeGreaterThan(0)
    expect(after.version).toBe(before.version + ('events' in outcome ? outcome.events.length : 0))
  },
  'its stage only moves forward (R2.1)': ({ before, after }) =>
    expect(stages.indexOf(after.stage)).toBeGreaterThanOrEqual(stages.indexOf(before.stage)),
  'a child that ended never becomes open again, and ends once': ({ before, after }) => {
    for (const [id, child] of Object.entries(before.children))
      if (child.ending) expect(after.children[id]).toStrictEqual(child)
  },
  'a child that was accepted stays so, and no child is lost': ({ before, after }) => {
    for (const [id, child] of Object.entries(before.children))
      expect(after.children[id]?.accepted).toEqual(child.accepted ?? after.children[id]?.accepted)
    expect(Object.keys(after.children)).toEqual(expect.arrayContaining(Object.keys(before.children)))
  },
  'what was sent never changes (R2.2)': ({ before, after }) => {
    for (const paper of before.papers) if (paper.shared) expect(after.papers).toContainEqual(paper)
  },
  'what the snapshot keeps is all there is': ({ after }) =>
    expect(JSON.parse(JSON.stringify(after))).toStrictEqual(after),
  'one side or the other leads each child on every date (R8.1)': ({ after }) => {
    for (const on of dates) for (const side of leads(after, on)) expect(['sender', 'receiver']).toContain(side)
  },
  'nobody rewrites who led before today (R8.1)': ({ before, after, at }) => {
    for (const on of dates.filter((date) => date < londonDate(at)))
      expect(leads(after, on).slice(0, leads(before, on).length)).toEqual(leads(before, on))
  },
  'the receiver leads no child that it did not accept, but for a time or while it is shared (R8.3, R8.6)': ({
    after,
  }) => {
    for (const child of Object.values(after.children))
      if (!child.accepted && !child.interims && !child.leads.some(({ why }) => why === 'shared'))
        for (const on of dates) expect(leading(child, on)).toBe('sender')
  },
  'a dispute is about open children, at least one': ({ after }) => {
    if (!after.dispute) return
    expect(after.dispute.children.length).toBeGreaterThan(0)
    expect(openChildren(after)).toEqual(expect.arrayContaining([...after.dispute.children]))
  },
  'what is proposed is the one side’s, and something runs': ({ after }) => {
    if (after.residence.proposed) expect(after.residence.running).toBeDefined()
  },
  'the next alert is the earliest reminder left, or the climbing of a dispute (R6.6, R8.5)': ({ after }) => {
    const [earliest] = reminders(after, england)
      .map(({ at }) => at)
      .concat(climbsAt(after, england) ?? [])
      .sort()
    // What is to be counted anew has come already (R6.7).
    if (recount(after, england)) expect(nextAlertAt(after, england)).toBe(after.residence.running?.at)
    else expect(nextAlertAt(after, england)).toBe(earliest)
    expect(new Set(after.reminded).size).toBe(after.reminded.length)
  },
  'the verbs shown are permitted (R1.3)': ({ after, by }) => {
    const permitted = verbNames.filter((name) => !('refused' in permits(name, after, by)))
    expect(permitted).toEqual(expect.arrayContaining(allowedVerbs(after, by)))
    if (by.authority !== after.sender && by.authority !== after.receiver) expect(permitted).toEqual([])
  },
  'once everything has ended, only what is told, asked and owed afterwards still happens': ({
    before,
    verb,
    outcome,
  }) => {
    if (!['completed', 'ended'].includes(stateOf(before)) || afterwards.has(verb)) return
    if (before.permission.emergency && owedAfterwards.has(verb)) return
    expect(outcome).toMatchObject({ refused: {} })
  },
}

function stillSo(what: string, check: () => void): void {
  try {
    check()
  } catch (cause) {
    throw new Error(`no longer so: ${what}`, { cause })
  }
}

describe('whatever anybody does, in whatever order', () => {
  const happened = new Set<EventType>()
  const did = new Set<VerbName>()
  let refused = 0

  test('all of these still hold, and replaying gives the same', () => {
    fc.assert(
      fc.property(aWalk, (steps) => {
        const end = walk(steps, (step) => {
          const after = 'after' in step.outcome ? step.outcome.after : step.before
          for (const [what, holds] of Object.entries(always)) stillSo(what, () => holds({ ...step, after }))
          if ('refused' in step.outcome) refused++
          else {
            did.add(step.verb)
            for (const event of step.outcome.events) happened.add(event.type)
          }
        })
        expect(replayed(end)).toStrictEqual(end)
      }),
      { numRuns: 100, seed: 20_261_123 },
    )
  }, 120_000)

  // That every verb happens is held of the 2,000 walks of sharing-model.test.ts.
  test('and the walks did nearly every verb, and were refused often too', () => {
    expect(verbNames.filter((name) => !did.has(name)).length).toBeLessThan(12)
    expect(happened.size).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(500)
  })
})

test('a completed transfer is made of what its builders say it is', () => {
  expect(new Set(historyOf(aCompleted()).map(({ event }) => event.type)).size).toBeGreaterThan(10)
})

describe('whoever built a part of the package does not decide to share it (R1.4)', () => {
  test.each([
    ['by saying why a paper is not available', 'explain-unavailable', 'minutes'],
    ['by recording what the move means', 'record-move', 'move'],
  ] as const)('%s', (_how, verb, without) => {
    const both = aWorkerOf('sender', 'practice-lead')
    const t = doing(aDraft({ permission: 'refused', without }), both, verb)
    given(t).by(both).when('decide-sharing').thenRefused({ code: 'prepared-by-you', rule: 'R1.4' })
  })
})
