import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import { dueDate } from '../../../src/domain/clock.ts'
import type { TransferEvent } from '../../../src/domain/events.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import type { VerbName } from '../../../src/domain/verbs.ts'
import { type Calendar, calendarOf } from '../../../src/domain/working-days.ts'
import { act, england } from '../../support/acting.ts'
import { aWorkerOf, councils, theExchange } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, listWith } from '../../support/clocks.ts'
import { inputs } from '../../support/inputs.ts'
import { aDraft, aMeetingHeld, anAccepted, aRequested, aSent } from '../../support/transfers.ts'

const listed = (version: string, added: string[], removed: string[] = []) =>
  calendarOf('england-and-wales', listWith(version, { added, removed }))

/** What GOV.UK might publish, one after another: days proclaimed, taken back, and a list that touches nothing. */
const calendars = [
  england,
  ...[listed('v2', ['2026-11-30']), listed('v3', ['2026-11-30', '2026-12-09']), listed('v4', ['2028-07-03'])],
  ...[listed('v5', ['2026-12-17'], ['2026-12-25']), listed('2026-12-01', ['2026-11-30'])],
] as const
const byVersion = new Map(calendars.map((calendar) => [calendar.version, calendar]))

const starts: readonly Transfer[] = [
  ...[aRequested(), aDraft(), aDraft({ without: 'residence' }), aDraft({ notified: true }), aSent()],
  ...[aStay(), anEarlierDueFound(), anAccepted(), aMeetingHeld()],
]
const people = [
  ...[aWorkerOf('sender', 'social-worker'), aWorkerOf('sender', 'practice-lead')],
  ...[aWorkerOf('receiver', 'social-worker'), aWorkerOf('receiver', 'practice-lead')],
] as const

const aDay = fc.constantFrom('2026-10-30', '2026-11-09', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-23')
const aReport = fc.record({ kind: fc.constantFrom('resident', 'expected', 'temporary'), on: aDay })
const only = (verb: VerbName, weight: number) => ({ weight, arbitrary: fc.constant([verb, {}] as const) })
const anAct = fc.oneof(
  {
    weight: 4,
    arbitrary: aReport.map((input) => ['report-residence', { ...input, until: '2027-01-15' }] as const),
  },
  aReport.map(({ on }) => ['report-residence', { kind: 'expected', on: on.replace('2026-11', '2026-12') }] as const),
  fc
    .record({ now: fc.constantFrom('resident', 'stays-longer'), on: aDay })
    .map((input) => ['end-stay', { ...input, until: '2027-01-20' }] as const),
  ...[only('agree-residence', 4), only('remind', 3), only('confirm-due', 2)],
  ...[only('begin', 1), only('send', 1), only('acknowledge', 1)],
)
const aStory = fc.record({
  start: fc.constantFrom(...starts),
  steps: fc.array(
    fc.record({ what: anAct, by: fc.constantFrom(...people), list: fc.nat({ max: calendars.length - 1 }) }),
    { minLength: 1, maxLength: 25 },
  ),
})

type Step = {
  before: Transfer
  after: Transfer
  events: readonly TransferEvent[]
  by: Actor
  verb: VerbName
  calendar: Calendar
}

/** Tells a story step by step; gives how often each thing happened, so that a test can see that it saw them. */
function everyStep(watch: (step: Step) => void): Map<string, number> {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(aStory, ({ start, steps }) => {
      let before = start
      for (const { what, by, list } of steps) {
        const [verb, difference] = what
        const calendar = calendars[list] ?? england
        const actor = verb === 'remind' ? theExchange() : by
        const outcome = act(before, verb, { ...inputs[verb], ...difference }, actor, '2026-11-24T04:00:00.000Z', {
          calendar,
        })
        if ('refused' in outcome) continue
        for (const { type } of outcome.events) seen.set(type, (seen.get(type) ?? 0) + 1)
        watch({ before, ...outcome, by: actor, verb, calendar })
        before = outcome.after
      }
    }),
    { numRuns: 600, seed: 20_261_218 },
  )
  return seen
}

const moved = ({ before, after }: Step) => after.clock?.runs !== before.clock?.runs
/** Whether a person of the receiving authority did it, or it is what that authority itself reported (R6.9). */
const receivers = ({ by, before, verb }: Step) =>
  by.authority === councils.receiver || (verb === 'agree-residence' && before.residence.proposed?.by === 'receiver')

describe('whatever is reported, agreed, counted anew or confirmed, in whatever order and by whomever', () => {
  test('a date once told to the receiver is made earlier by its own people alone (R6.9)', () => {
    let earlier = 0
    const seen = everyStep((step) => {
      const [was, is] = [step.before.clock?.runs?.due.on, step.after.clock?.runs?.due.on]
      if (step.before.receiverTold === undefined || was === undefined || is === undefined || is >= was) return
      earlier++
      expect(receivers(step), `${step.verb} by ${step.by.worker}: ${was} became ${is}`).toBe(true)
    })
    expect(earlier).toBeGreaterThan(50)
    for (const type of ['ResidenceAgreed', 'EarlierDueFound', 'DueDateConfirmed', 'DueDateRecounted'])
      expect(seen.get(type), type).toBeGreaterThan(10)
  })

  const untold = ({ receiverTold }: Transfer) => (receiverTold === undefined ? { untold: true } : {})

  test('the date that ran stays on record, unless it is the one that runs anew; nothing else joins it there (R6.3, R6.7)', () => {
    everyStep((step) => {
      const [was, is] = [step.before.clock, step.after.clock]
      const anew = isDeepStrictEqual(was?.runs?.due, is?.runs?.due)
      const all = [...(was?.before ?? []), ...(was?.runs && !anew ? [{ ...was.runs, ...untold(step.before) }] : [])]
      expect(is?.before ?? []).toEqual(all.filter((_, i) => i === 0 || all.length - i < 10))
      expect(all.length - (is?.before.length ?? 0)).toBeLessThanOrEqual(1)
    })
  })

  test('the date that runs is the running report’s, by the calendar that it names (R6.7)', () => {
    everyStep(({ after }) => {
      const { running } = after.residence
      const { runs, earlier } = after.clock ?? {}
      for (const due of [runs?.due, earlier?.due]) {
        if (due === undefined) continue
        const calendar = byVersion.get(due.calendar)
        if (calendar === undefined) throw new Error(`nobody published ${due.calendar}`)
        expect(due).toEqual(dueDate({ ...(running ? { running } : {}) }, calendar))
      }
      expect(runs === undefined).toBe(running === undefined || running.kind === 'temporary')
    })
  })

  test('a date is counted by the calendar of the day, unless a person confirms what was counted before (R6.7, R6.9)', () => {
    everyStep((step) => {
      const { runs } = step.after.clock ?? {}
      if (!moved(step) || runs === undefined) return
      const waited = step.before.clock?.earlier?.due.calendar
      expect(runs.due.calendar).toBe(step.verb === 'confirm-due' ? waited : step.calendar.version)
    })
  })

  test('an earlier date waits only while the one that runs is later and was told, and goes with it (R6.9)', () => {
    everyStep((step) => {
      const { runs, earlier } = step.after.clock ?? {}
      if (earlier === undefined) return
      expect(earlier.due.on < (runs?.due.on ?? '')).toBe(true)
      expect(step.after.receiverTold).toBeDefined()
      if (moved(step)) throw new Error('what waited was for another date')
    })
  })

  test('the exchange itself counts anew once for each list, and never makes a date earlier that somebody was told', () => {
    everyStep((step) => {
      const { after, events, calendar, by } = step
      if (!events.some(({ type }) => type === 'DueDateRecounted' || type === 'EarlierDueFound')) return
      expect(events).toHaveLength(1)
      const again = act(after, 'remind', {}, by, '2026-11-24T04:00:00.000Z', { calendar })
      if ('events' in again) expect(again.events.every(({ type }) => type === 'ReminderSent')).toBe(true)
    })
  })
})
