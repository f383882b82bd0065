import { beforeAll, describe, expect, test } from 'vitest'
import type { TransferEvent } from '../../../src/domain/events.ts'
import { inputs } from '../../support/inputs.ts'
import { aYear, type Year } from '../../support/year.ts'
import { type Held, heldAgainstTheRules, spanOf } from '../../support/year-held.ts'

// 320 transfers from 5 January 2026 to 5 January 2027, always the same ones; what each owed is reckoned by the rules alone.
let year: Year
let held: Held
beforeAll(() => {
  year = aYear(20_260_105, 320)
  held = heldAgainstTheRules(year)
})

/** How often each of these names came about; what has none is left out. */
function countBy(key: (event: TransferEvent) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const event of year.lives.flatMap(({ said }) => said.flatMap(({ events }) => events))) {
    const name = key(event)
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/** What was said to have become of a stay, told by the words in which it was said. */
function afterStay(event: TransferEvent): string | undefined {
  const { known } = inputs['end-stay'] as { known: string }
  if (event.type === 'ResidenceReported' && event.report.known === known) return event.report.kind
  return event.type === 'ChildrenEnded' && event.reasons === known ? event.code : undefined
}

describe('a simulated year of reminders (R6.6, R6.7, R6.9, R8.5)', () => {
  test('each that was owed went with the first sweep that came by, once, to its rung; and no other', () => {
    expect(held.wrong).toEqual([])
  })

  // Totals move with every rule that begins to refuse something: these are what the year may not fall below.
  const atLeast = (counts: Record<string, number | undefined>, least: Record<string, number>) => {
    for (const [what, times] of Object.entries(least)) expect(counts[what] ?? 0, what).toBeGreaterThanOrEqual(times)
  }

  test('many of each kind, and of no kind that was not reckoned with', () => {
    const least = {
      ...{ 'meeting-10': 200, 'meeting-5': 180, 'meeting-1': 150, 'meeting-0': 150, late: 150, 'very-late': 120 },
      ...{ send: 60, acknowledge: 140, answer: 150, alert: 400, told: 100 },
      ...{ second: 100, telephone: 150 },
      ...{ expected: 100, stay: 20, 'stay-late': 10, visit: 25 },
      ...{ climb: 200, 'last-rung': 500, 'shared-ends': 4, 'shared-over': 8, 'interim-over': 12 },
    }
    atLeast(held.sent, least)
    expect(Object.keys(held.sent).sort()).toEqual(Object.keys(least).sort())
  })

  test('due dates were counted anew when bank holidays changed, and none was made earlier unasked', () => {
    const { recounted, found, confirmed } = held
    atLeast({ recounted, found, confirmed }, { recounted: 20, found: 10, confirmed: 2 })
  })

  test('whatever the sweeps suffered', () => {
    expect(spanOf(year)).toEqual(['2026-01-05', '2027-01-04'])
    atLeast(
      { sweeps: year.sweeps.length, ...year.counts },
      { sweeps: 5000, down: 80, twice: 120, brokenOff: 50, setBack: 8 },
    )
  })

  test('and looked at little that had nothing due, but for the second of two at once', () => {
    expect(year.counts.inVain).toBeLessThan(1000)
    expect(year.counts.lost).toBeLessThan(2000)
  })

  test('none was a working day late, though a list came while it was under way', () => {
    expect([...held.later]).toEqual([])
  })

  test('the lives were as various as lives are', () => {
    atLeast(
      countBy(({ type }) => type),
      {
        ...{ TransferRequested: 30, MoveNotified: 80, TransferSent: 250, TransferAcknowledged: 180 },
        ...{ ResponsibilityAccepted: 100, DisputeRaised: 100, DisputeResolved: 40, ReminderSent: 2000 },
        ...{ MeetingArranged: 500, MeetingCancelled: 50, MeetingHeld: 180, VisitAsked: 30, VisitAnswered: 8 },
        ...{ ResidenceProposed: 300, ResidenceAgreed: 100 },
        ...{ DisputeClimbed: 200, DisputeEscalated: 30, DutyStated: 20, LegalAdviceTaken: 5 },
      },
    )
    atLeast(
      countBy((event) => (event.type === 'ResidenceReported' ? event.report.kind : undefined)),
      { expected: 130, resident: 140, temporary: 30 },
    )
    atLeast(
      countBy((event) => (event.type === 'ChildrenEnded' ? event.how : undefined)),
      { completed: 50, withdrawn: 35, returned: 18, 'stepped-up': 20 },
    )
    atLeast(
      countBy((event) => (event.type === 'DisputeResolved' ? event.outcome : undefined)),
      { shared: 8, 'receiver-responsible': 5, 'sender-responsible': 5, 'goes-on': 3 },
    )
    atLeast(
      countBy((event) => (event.type === 'DisputeDecided' && event.weLeadUntil ? event.by : undefined)),
      { sender: 10, receiver: 10 },
    )
    const ways = ['did-not-move', 'moved-elsewhere', 'resident', 'temporary']
    expect(Object.keys(countBy(afterStay)).sort()).toEqual(ways)
  })
})
