import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { permits } from '../../../src/domain/access.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { dueOf, londonDate } from '../../../src/domain/clock.ts'
import { climbsAt } from '../../../src/domain/dispute-clock.ts'
import { mostOf, openRungs } from '../../../src/domain/dispute-facts.ts'
import type { EventType } from '../../../src/domain/events.ts'
import { heldAt, type Ladders, onLadder, roleAt } from '../../../src/domain/ladder.ts'
import { leading, leadSpans } from '../../../src/domain/leads.ts'
import { nextAlertAt, reminders } from '../../../src/domain/reminders.ts'
import { openChildren, type Transfer } from '../../../src/domain/transfer.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf, everyRole, theExchange } from '../../support/actors.ts'
import {
  aHistory,
  type Came,
  climbing,
  disputing,
  type History,
  holderOf,
  meanwhile,
  someLadders,
  startOf,
  through,
  under,
} from '../../support/dispute-walks.ts'
import { daysFrom } from '../../support/year-lives.ts'

const sides = ['sender', 'receiver'] as const
const runs = { numRuns: 200, seed: 20_261_123 }
const always = (check: (history: History) => unknown, more: object = {}) =>
  fc.assert(
    fc.property(aHistory, (history) => {
      check(history)
    }),
    { ...runs, ...more },
  )
const maintaining = (by: Actor) => ({
  verb: 'decide' as const,
  by,
  input: { decision: 'maintain', reasons: 'As before.' },
})
const created = '2026-11-16'
const days = Array.from({ length: 120 }, (_, n) => daysFrom(created, n))

describe('who leads, through any dispute (R8.1)', () => {
  test('one authority on every day from the first, and no day that is past is rewritten', () => {
    always((history) =>
      through(history, ({ before, after, on }) => {
        for (const [id, child] of Object.entries(after.children)) {
          const spans = leadSpans(child)
          expect(spans[0]?.from).toBe(created)
          expect(spans.map(({ to }) => to)).toEqual([...spans.slice(1).map(({ from }) => from), undefined])
          expect(child.leads.map(({ from }) => from)).toEqual([...new Set(child.leads.map(({ from }) => from))].sort())
          const was = before.children[id]
          if (was === child || was === undefined) continue
          for (const past of days.filter((day) => day < on)) expect(leading(child, past)).toBe(leading(was, past))
        }
      }),
    )
  })

  test('what becomes of one child changes nothing for another (R8.6)', () => {
    always((history) =>
      through(history, ({ before, after, outcome }) => {
        if ('refused' in outcome) return
        const named = new Set(outcome.events.flatMap((event) => ('children' in event ? (event.children ?? []) : [])))
        const met = outcome.events.flatMap((one) =>
          one.type === 'MeetingHeld' ? one.outcomes.map((o) => o.child) : [],
        )
        // A position or a climb is of all in the dispute.
        const positions = outcome.events.some(({ type }) => type === 'PositionStated') ? before.dispute?.children : []
        for (const id of Object.keys(before.children))
          if (![...named, ...met, ...(positions ?? [])].includes(id))
            expect(after.children[id]).toStrictEqual(before.children[id])
      }),
    )
  })

  test('a dispute is about open children, and is over when the last has left it', () => {
    const ended = { closed: 0, left: 0 }
    always((history) =>
      through(history, ({ before, after, outcome }) => {
        if (before.dispute === undefined || 'refused' in outcome) return
        const gone = new Set(
          outcome.events.flatMap((one) =>
            one.type === 'DisputeResolved' || one.type === 'ChildrenEnded' ? one.children : [],
          ),
        )
        const left = before.dispute.children.filter((id) => !gone.has(id))
        expect(after.dispute?.children ?? []).toEqual(left)
        if (after.dispute) expect(openChildren(after)).toEqual(expect.arrayContaining([...after.dispute.children]))
        if (left.length === 0) ended.closed += 1
        else if (gone.size > 0) ended.left += 1
      }),
    )
    expect(ended.closed).toBeGreaterThan(30)
    expect(ended.left).toBeGreaterThan(10)
  })

  test('the histories did all that can be done to a dispute', () => {
    const counts: Partial<Record<EventType | string, number>> = {}
    always((history) =>
      through(history, ({ outcome }) => {
        for (const event of 'events' in outcome ? outcome.events : []) {
          const what = event.type === 'DisputeResolved' ? event.outcome : event.type
          counts[what] = (counts[what] ?? 0) + 1
        }
      }),
    )
    const least = {
      ...{ DisputeRaised: 40, PositionStated: 15, DisputeEscalated: 50, DisputeClimbed: 15, DisputeDecided: 200 },
      ...{ DutyStated: 40, LegalAdviceTaken: 30, 'receiver-responsible': 15, 'sender-responsible': 15 },
      ...{ shared: 10, 'goes-on': 1 },
    }
    for (const [what, times] of Object.entries(least)) expect(counts[what] ?? 0, what).toBeGreaterThanOrEqual(times)
  })
})

/** What is reminded of the meeting and of what else is owed, whatever was said in a dispute: by name, day and side. */
const undisturbed = (t: Transfer) =>
  reminders(t, england)
    .filter(({ name }) => !/^(answer|second|telephone|told|last-rung|shared-|interim-over)/.test(name))
    .map(({ name, at, to }) => `${name.replace(/^alert:\d+/, 'alert')} ${at} ${to}`)
    .sort()
const standing = (t: Transfer) =>
  Object.values(t.children).map(({ accepted, outcome, ending, metOn, shared }) => [
    accepted,
    outcome,
    ending,
    metOn,
    shared,
  ])
const settling: ReadonlySet<string> = new Set(['agree', 'outcome'])

describe('the clock runs on (R6.8, R8.7)', () => {
  test('the same is due on the same day, and nothing of it is put off, as if nobody had disputed', () => {
    let compared = 0
    always((history) => {
      let [disputed, without] = [startOf({ start: history.start % 5 }), startOf({ start: history.start % 5 })]
      let now = Date.parse('2026-11-23T10:00:00.000Z')
      for (const step of history.steps) {
        now += step.hours * 3_600_000
        const at = new Date(now).toISOString()
        const did = (t: Transfer, one: Parameters<typeof under>[2]) => {
          const outcome = under(history.ladders, t, one, at)
          return 'after' in outcome ? outcome.after : t
        }
        const on = londonDate(at)
        const sweep = { verb: 'remind' as const, by: theExchange('sender'), input: {} }
        const dispute = disputing(disputed, step, history.ladders, on)
        const settles = 'decision' in dispute.input && settling.has(String(dispute.input.decision))
        if ((step.what >>> 8) % 3 > 0 && !settles && dispute.verb !== 'remind') disputed = did(disputed, dispute)
        else {
          const beside = meanwhile(step, on)
          ;[disputed, without] = [did(disputed, beside), did(without, beside)]
        }
        ;[disputed, without] = [did(disputed, sweep), did(without, sweep)]
        // A child in dispute is not accepted meanwhile: from there on the two are histories of their own.
        if (JSON.stringify(standing(disputed)) !== JSON.stringify(standing(without))) return
        compared += disputed.dispute ? 1 : 0
        expect(dueOf(disputed, england)).toEqual(dueOf(without, england))
        expect(undisturbed(disputed)).toEqual(undisturbed(without))
        const [first] = undisturbed(without)
          .map((one) => one.split(' ')[1] ?? '')
          .sort()
        if (first !== undefined) expect((nextAlertAt(disputed, england) ?? '9') <= first).toBe(true)
      }
    })
    expect(compared).toBeGreaterThan(300)
  })
})

/** Everybody who might hold a rung: by each role of each side, and by each name in the ladders. */
function everybody(ladders: Ladders, on: string): Actor[] {
  return sides.flatMap((side) => {
    const named = (ladders[side] ?? []).flatMap(({ holder, deputy }) => [holder?.worker, deputy?.worker])
    const byName = named.flatMap((worker): Actor[] => (worker ? [{ ...aWorkerOf(side, 'social-worker'), worker }] : []))
    return [...everyRole.map((role) => aWorkerOf(side, role)), ...byName].map((by) => onLadder(by, side, ladders, on))
  })
}
const mayDecide = (t: Transfer, ladders: Ladders, on: string) =>
  everybody(ladders, on)
    .filter((by) => 'events' in under(ladders, t, maintaining(by), `${on}T12:00:00.000Z`))
    .map(({ authority, worker }) => `${authority} ${worker}`)

/** Each dispute that comes about in random histories. */
const eachDispute = (check: (came: Came & { dispute: NonNullable<Transfer['dispute']> }) => void, more: object = {}) =>
  always(
    (history) =>
      through(history, (came) => {
        const { dispute } = came.after
        if (dispute) check({ ...came, dispute })
      }),
    more,
  )

describe('no dispute is without its next holder (R8.4, R8.5)', () => {
  test('on each side somebody holds each open rung, under any ladders on any day, and may decide', () => {
    eachDispute(({ after, dispute, ladders, on, at }) => {
      // Below a rung that has decided nobody decides otherwise.
      for (const side of sides)
        for (const rung of openRungs(dispute).filter((one) => one >= mostOf(dispute, side))) {
          const ladder = ladders[side]
          if (ladder) expect(heldAt(ladder, rung, on)).toMatchObject({ title: expect.stringMatching(/./) })
          const by = holderOf(ladders, side, rung, on)
          expect(permits('decide', after, by)).toMatchObject({ side })
          expect(under(ladders, after, maintaining(by), at)).toHaveProperty('events')
        }
    })
  })

  test('a rung that somebody holds is held by nobody above; the last is always held', () => {
    fc.assert(
      fc.property(someLadders, fc.constantFrom(...days), ({ sender = [] }, on) => {
        for (const [rung, one] of sender.entries()) {
          const held = heldAt(sender, rung, on)
          expect(held.rung).toBeGreaterThanOrEqual(rung)
          const gone = one.away !== undefined && one.away.from <= on && on <= (one.away.until ?? '9')
          const nobody = one.vacant || (one.holder !== undefined && gone && one.deputy === undefined)
          expect(held.rung === rung).toBe(!nobody)
        }
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  test('time takes it up, or at the last rung it is said again: nothing stands without an end', () => {
    eachDispute(({ after, dispute }) => {
      const again = reminders(after, england).filter(({ name }) => name.startsWith('last-rung:'))
      if (dispute.rung < 3) expect(climbsAt(after, england)).toBeDefined()
      else expect(again).toMatchObject([{ to: 'both', rung: 'director' }])
      expect(nextAlertAt(after, england)).toBeDefined()
    })
  })

  test('it climbs rung by rung and stays at the last', () => {
    eachDispute(
      ({ after, dispute, ladders }) => {
        const rungs = climbing(after, ladders).map((t) => t.dispute?.rung ?? -1)
        expect(rungs[0]).toBe(dispute.rung)
        expect(rungs.at(-1)).toBe(3)
        expect(rungs).toEqual([...new Set(rungs)].sort())
      },
      { numRuns: 60 },
    )
  })

  test('climbing takes from nobody that they may decide, and decides nothing (R8.5)', () => {
    let climbed = 0
    eachDispute(
      ({ after, ladders }) => {
        const [before, then] = climbing(after, ladders)
        if (before === undefined || then?.dispute === undefined) return
        climbed += 1
        const on = londonDate(climbsAt(before, england) ?? '')
        expect(mayDecide(then, ladders, on)).toEqual(expect.arrayContaining(mayDecide(before, ladders, on)))
        expect(then.children).toStrictEqual(before.children)
        expect(then.dispute.decisions).toStrictEqual(before.dispute?.decisions)
      },
      { numRuns: 25 },
    )
    expect(climbed).toBeGreaterThan(50)
  })

  test('the rung that it climbs to is one that somebody holds on either side, where one is', () => {
    eachDispute(
      ({ after, ladders }) => {
        const [before, then] = climbing(after, ladders)
        if (before?.dispute === undefined || then?.dispute === undefined) return
        const on = londonDate(climbsAt(before, england) ?? '')
        const [from, to] = [before.dispute.rung, then.dispute.rung]
        const held = (rung: number) =>
          sides.some((side) => ladders[side] && heldAt(ladders[side], rung, on).rung === rung)
        expect(to).toBe([1, 2, 3].find((rung) => rung > from && held(rung)))
        expect(roleAt(to)).not.toBe(roleAt(from))
      },
      { numRuns: 60 },
    )
  })
})
