import { describe, expect, test } from 'vitest'
import {
  daysAtRung,
  defaultLadder,
  heldAt,
  isAway,
  type Ladder,
  lastRung,
  nextRung,
  onLadder,
  type Rung,
  roleAt,
  rungRoles,
  rungsOf,
} from '../../../src/domain/ladder.ts'
import { aGuest, aWorkerOf } from '../../support/actors.ts'

const on = '2026-11-23'
const honoria = { name: 'Honoria Larkspur', worker: 'hl' }
const leopold = { name: 'Leopold Ravenscroft', worker: 'lr' }
const away = { from: '2026-11-20', until: '2026-11-27' }
/** The exchange’s ladder, but for these rungs. */
const but = (set: Record<number, Partial<Rung>>): Ladder => defaultLadder.map((rung, at) => ({ ...rung, ...set[at] }))
const named = (worker: string) => ({ ...aWorkerOf('sender', 'social-worker'), worker })

describe('the ladder as the exchange has it (R8.4, R8.5)', () => {
  test('is practice lead, service manager, head of service, director; one, two, five and five working days', () => {
    expect(rungRoles).toEqual(['practice-lead', 'service-manager', 'head-of-service', 'director'])
    expect(daysAtRung).toEqual([1, 2, 5, 5])
    expect([defaultLadder.length, lastRung, roleAt(lastRung), roleAt(9)]).toEqual([4, 3, 'director', 'director'])
  })

  test('each rung is held by whoever has its role', () => {
    for (const [rung] of rungRoles.entries())
      expect(heldAt(defaultLadder, rung, on)).toEqual({ rung, title: defaultLadder[rung]?.title, by: 'role' })
  })
})

describe('who holds a rung on a day (R8.5)', () => {
  test('the holder whom the authority names, under its own title', () => {
    const ladder = but({ 1: { title: 'Group Manager', holder: honoria } })
    expect(heldAt(ladder, 1, on)).toEqual({ rung: 1, title: 'Group Manager', by: 'holder', person: honoria })
  })

  test('while they are away, the deputy; from the day after, the holder again', () => {
    const ladder = but({ 1: { holder: honoria, deputy: leopold, away } })
    const by = ['2026-11-19', '2026-11-20', '2026-11-27', '2026-11-28'].map((day) => heldAt(ladder, 1, day).by)
    expect(by).toEqual(['holder', 'deputy', 'deputy', 'holder'])
    expect(heldAt(ladder, 1, on).person).toEqual(leopold)
  })

  test('away with no end is away on every day after', () => {
    expect(isAway({ title: 'x', away: { from: on } }, '2031-01-01')).toBe(true)
    expect(isAway({ title: 'x', away: { from: on } }, '2026-11-22')).toBe(false)
    expect(isAway({ title: 'x' }, on)).toBe(false)
  })

  test('one that nobody holds, or whose holder is away without a deputy, goes up', () => {
    for (const nobody of [{ vacant: true as const }, { holder: honoria, away }])
      expect(heldAt(but({ 1: nobody, 2: { holder: leopold } }), 1, on)).toMatchObject({ rung: 2, person: leopold })
    expect(heldAt(but({ 0: { vacant: true }, 1: { vacant: true }, 2: { vacant: true } }), 0, on).rung).toBe(3)
  })

  test('where nobody is left above, the highest below; and at last whoever has the director’s role', () => {
    const none = { vacant: true as const }
    expect(heldAt(but({ 2: none, 3: none }), 2, on).rung).toBe(1)
    expect(heldAt(but({ 0: none, 1: none, 2: none, 3: none }), 0, on)).toMatchObject({ rung: 3, by: 'role' })
  })
})

describe('the next rung (R8.4, R8.5)', () => {
  const without = (...rungs: number[]): Ladder => but(Object.fromEntries(rungs.map((rung) => [rung, { vacant: true }])))

  test('is the one above that somebody holds on either side', () => {
    expect(nextRung({}, 0, on)).toBe(1)
    expect(nextRung({ sender: without(1), receiver: without(1) }, 0, on)).toBe(2)
    expect(nextRung({ sender: without(1), receiver: defaultLadder }, 0, on)).toBe(1)
    expect(nextRung({ sender: without(1) }, 0, on)).toBe(2)
  })

  test('and the last where nobody does', () => {
    expect(nextRung({ sender: without(1, 2), receiver: without(1, 2) }, 0, on)).toBe(3)
    expect(nextRung({}, 2, on)).toBe(3)
    expect(nextRung({}, 3, on)).toBe(3)
  })
})

const rungs = (...of: Parameters<typeof rungsOf>) => rungsOf(...of).map(({ rung }) => rung)

describe('the rungs that somebody holds in their own authority', () => {
  test('as whom, and in which role they act there', () => {
    const away = but({ 1: { holder: honoria, deputy: leopold, away: { from: on } } })
    expect(rungsOf(away, named('lr'), on)).toEqual([{ rung: 1, as: 'deputy', role: 'service-manager' }])
    const vacant = but({ 1: { vacant: true } })
    expect(rungsOf(vacant, aWorkerOf('sender', 'head-of-service'), on)).toEqual([
      { rung: 1, as: 'in-its-place', role: 'head-of-service' },
      { rung: 2, as: 'role', role: 'head-of-service' },
    ])
  })

  test('are none of whoever keeps settings or audits, whoever named them (R1.1)', () => {
    const ladder = but({ 1: { holder: leopold } })
    for (const role of ['administrator', 'auditor'] as const)
      expect(rungsOf(ladder, { ...named('lr'), roles: [role] }, on)).toEqual([])
  })

  test('by their role', () => {
    expect(rungs(defaultLadder, aWorkerOf('sender', 'service-manager'), on)).toEqual([1])
    expect(rungs(defaultLadder, aWorkerOf('sender', 'practice-lead', 'director'), on)).toEqual([0, 3])
    expect(rungs(defaultLadder, aWorkerOf('sender', 'social-worker', 'auditor', 'administrator'), on)).toEqual([])
  })

  test('by name, and as the deputy only while the holder is away', () => {
    const ladder = but({ 1: { holder: honoria, deputy: leopold, away } })
    expect(rungs(ladder, named('lr'), on)).toEqual([1])
    expect(rungs(ladder, named('lr'), '2026-12-01')).toEqual([])
    expect(rungs(ladder, named('hl'), '2026-12-01')).toEqual([1])
    expect(rungs(ladder, named('hl'), on)).toEqual([])
  })

  test('a rung that nobody holds is held by whoever holds the next above', () => {
    expect(rungs(but({ 1: { vacant: true } }), aWorkerOf('sender', 'head-of-service'), on)).toEqual([1, 2])
    expect(rungs(but({ 1: { vacant: true }, 2: { holder: leopold } }), named('lr'), on)).toEqual([1, 2])
  })

  test('a name without a sign-in lets nobody in by it', () => {
    const ladder = but({ 1: { holder: { name: honoria.name } } })
    expect(rungs(ladder, { ...named('hl'), name: honoria.name }, on)).toEqual([])
    expect(rungs(ladder, aWorkerOf('sender', 'service-manager'), on)).toEqual([1])
  })

  test('are those of their own side’s ladder; a guest and whoever is no party hold none', () => {
    const ladders = { sender: but({ 1: { holder: honoria } }), receiver: defaultLadder }
    expect(onLadder(named('hl'), 'sender', ladders, on).rungs?.map(({ rung }) => rung)).toEqual([1])
    expect(onLadder({ ...named('hl'), worker: 'hl' }, 'receiver', ladders, on).rungs).toEqual([])
    expect(onLadder(aGuest(), 'receiver', ladders, on)).toEqual(aGuest())
    expect(onLadder(named('hl'), undefined, ladders, on)).not.toHaveProperty('rungs')
    expect(onLadder(named('hl'), 'sender', {}, on)).not.toHaveProperty('rungs')
  })
})
