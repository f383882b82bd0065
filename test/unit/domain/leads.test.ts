import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import {
  dutySaid,
  type Ledger,
  leadFrom,
  leading,
  leadSpans,
  leadWithin,
  sameLeads,
} from '../../../src/domain/leads.ts'

const day = (n: number): string => new Date(Date.UTC(2026, 10, 16 + n)).toISOString().slice(0, 10)
const span = Array.from({ length: 60 }, (_, n) => day(n))
const began: Ledger = { leads: [{ side: 'sender', from: day(0) }] }

/** One act that says who leads: recorded on a day, never before the one before it, and of no day in the past (R8.1). */
type Act = { kind: 'from' | 'within'; side: Side; later: number; ahead: number; days: number }
const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('from', 'within'),
  side: fc.constantFrom('sender', 'receiver'),
  later: fc.constantFrom(0, 0, 1, 3),
  ahead: fc.constantFrom(0, 0, 1, 5),
  days: fc.nat(12),
})
const acts = fc.array(anAct, { minLength: 1, maxLength: 8 })

type Took = { before: Ledger; after: Ledger; on: string; act: Act; until: string; from: string }

/** Acts one after another; `watch` sees the ledger before and after each. */
function recording(list: readonly Act[], watch: (took: Took) => void): Ledger {
  let leads = began
  let now = 0
  for (const act of list) {
    now += act.later
    const [on, from, until] = [day(now), day(now + act.ahead), day(now + act.days)]
    const before = leads
    leads = act.kind === 'from' ? leadFrom(leads, act.side, from, 'accepted') : leadWithin(leads, act.side, on, until)
    watch({ before, after: leads, on, act, from, until })
  }
  return leads
}

const always = (check: (list: readonly Act[]) => unknown) =>
  fc.assert(
    fc.property(acts, (list) => {
      check(list)
    }),
    { numRuns: 500, seed: 20_261_123 },
  )
const who = leading
/** Whether by an arrangement somebody leads on a day. */
const arranged = ({ interims = [] }: Ledger, on: string) => interims.some((one) => on <= one.until)

describe('who leads, whatever is accepted, arranged for a time and given back (R8.1)', () => {
  test('stands in order of days, and no two entries are of one day', () => {
    always((list) =>
      recording(list, ({ after }) => {
        const days = after.leads.map(({ from }) => from)
        expect(days).toEqual([...new Set(days)].sort())
      }),
    )
  })

  test('is one authority on every day from the first, in spans with no gap and no overlap', () => {
    always((list) => {
      const leads = recording(list, () => {})
      const spans = leadSpans(leads)
      expect(spans[0]?.from).toBe(day(0))
      expect(spans.at(-1)).not.toHaveProperty('to')
      for (const [at, { to, side }] of spans.entries()) {
        expect(to).toBe(spans[at + 1]?.from)
        // Who leads on for another reason has a line of its own.
        if (spans[at + 1]?.side === side) expect(spans[at + 1]?.why).toBe('accepted')
      }
      for (const on of span) {
        const within = spans.filter(({ from, to }) => from <= on && (to === undefined || on < to))
        expect(within.map(({ side }) => side)).toEqual([who(leads, on)])
      }
    })
  })

  test('of the days before it is recorded, nothing is rewritten', () => {
    always((list) =>
      recording(list, ({ before, after, on }) => {
        for (const past of span.filter((one) => one < on)) expect(who(after, past)).toBe(who(before, past))
      }),
    )
  })

  test('from its day on it is whoever was said, with no end', () => {
    always((list) =>
      recording(list, ({ before, after, act, from }) => {
        if (act.kind === 'from')
          for (const on of span) expect(who(after, on)).toBe(on < from ? who(before, on) : act.side)
      }),
    )
  })

  test('an interim arrangement holds within its days, and changes no other', () => {
    always((list) =>
      recording(list, ({ before, after, act, on: from, until }) => {
        if (act.kind === 'within' && !arranged(before, from))
          for (const on of span) expect(who(after, on)).toBe(from <= on && on <= until ? act.side : who(before, on))
      }),
    )
  })

  test('a new arrangement takes the place of the one before it, which ended the day before', () => {
    always((list) =>
      recording(list, ({ before, after, act, on: from, until }) => {
        if (act.kind !== 'within') return
        for (const on of span.filter((one) => from <= one && one <= until)) expect(who(after, on)).toBe(act.side)
        for (const one of (after.interims ?? []).slice(0, -1)) expect(one.until < from).toBe(true)
        expect(after.leads).toEqual(before.leads)
      }),
    )
  })

  test('the day on which an interim arrangement is over is named, and only where the lead then changes', () => {
    always((list) => {
      const leads = recording(list, () => {})
      for (const { from, why, side } of leadSpans(leads))
        if (why === 'interim-over') expect(who(leads, dayBefore(from))).not.toBe(side)
    })
  })

  test('acts that change nothing change nobody’s lead', () => {
    expect(leadFrom(began, 'sender', day(3), 'accepted')).toEqual(began)
    expect(sameLeads(leadWithin(began, 'sender', day(3), day(9)), began)).toBe(true)
    expect(leadSpans(leadWithin(began, 'sender', day(3), day(9)))).toEqual([{ side: 'sender', from: day(0) }])
  })
})

const dayBefore = (date: string): string => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

describe('as it happens', () => {
  test('an interim arrangement, and back', () => {
    expect(leadSpans(leadWithin(began, 'receiver', day(7), day(11)))).toEqual([
      { side: 'sender', from: day(0), to: day(7) },
      { side: 'receiver', from: day(7), to: day(12), why: 'interim' },
      { side: 'sender', from: day(12), why: 'interim-over' },
    ])
  })

  test('acceptance meanwhile: there is no going back', () => {
    const accepted = leadFrom(leadWithin(began, 'receiver', day(7), day(11)), 'receiver', day(9), 'accepted')
    expect(leadSpans(accepted)).toEqual([
      { side: 'sender', from: day(0), to: day(7) },
      { side: 'receiver', from: day(7), to: day(9), why: 'interim' },
      { side: 'receiver', from: day(9), why: 'accepted' },
    ])
  })

  test('extended before it is over: it goes on to the later day', () => {
    const extended = leadWithin(leadWithin(began, 'receiver', day(7), day(11)), 'receiver', day(10), day(20))
    expect(leadSpans(extended).map(({ side, to }) => [side, to])).toEqual([
      ...[
        ['sender', day(7)],
        ['receiver', day(21)],
      ],
      ['sender', undefined],
    ])
  })
})

describe('a ledger from before, in the order in which things were said', () => {
  const ledger: Ledger = {
    leads: [
      { side: 'sender', from: day(0) },
      { side: 'receiver', from: day(30) },
      { side: 'sender', from: day(9) },
      { side: 'receiver', from: day(20) },
    ],
  }

  test('reads as it was meant: the last that was said of a day counts', () => {
    expect(leadSpans(ledger)).toEqual([
      { side: 'sender', from: day(0), to: day(20) },
      { side: 'receiver', from: day(20) },
    ])
    for (const on of span)
      expect(who({ leads: leadSpans(ledger) as Ledger['leads'] }, on)).toBe(on < day(20) ? 'sender' : 'receiver')
  })
})

describe('what a side says of its duty (R8.1)', () => {
  test('stands from the day on which it says so; said twice it stands once', () => {
    const first = dutySaid(undefined, 'sender', day(0))
    expect(dutySaid(first, 'sender', day(2))).toEqual(first)
    expect(dutySaid(first, 'both', day(2))).toEqual([...first, { duty: 'both', from: day(2) }])
  })

  test('what is said later on the same day stands in its place', () => {
    const first = dutySaid(dutySaid(undefined, 'sender', day(0)), 'both', day(2))
    expect(dutySaid(first, 'receiver', day(2)).at(-1)).toEqual({ duty: 'receiver', from: day(2) })
    expect(dutySaid(first, 'sender', day(2))).toHaveLength(1)
  })

  test('the last ten are kept, and the newest is always among them', () => {
    const turns: readonly (Side | 'both')[] = ['sender', 'receiver', 'both']
    let said = dutySaid(undefined, 'both', day(0))
    for (let n = 1; n < 40; n += 1) said = dutySaid(said, turns[n % 3] ?? 'both', day(n))
    expect(said).toHaveLength(10)
    expect(said.at(-1)).toEqual({ duty: turns[39 % 3], from: day(39) })
  })
})
