import { describe, expect, test } from 'vitest'
import { Follow } from '../../../schemas/practice.ts'
import { type ChildMet, followsFor, whatFollows } from '../../../src/domain/follows.ts'
import { england } from '../../support/acting.ts'
import { profileOf } from '../../support/practices.ts'
import { aMeetingArranged, aMeetingHeld, aReadyToComplete } from '../../support/transfers.ts'

const metOn = '2026-12-10'
const isolde: ChildMet = { child: 'c1', category: 'welfare', outcome: 'continues', metOn, planBegan: '2026-07-01' }
const corin: ChildMet = { ...isolde, child: 'c2', category: 'disability' }
const follows = (source: string, ...children: ChildMet[]) => whatFollows(children, profileOf(source), england)
const dates = (source: string, child: ChildMet) => follows(source, child).map(({ what, due }) => [what, due])
const one = (source: string, what: string, child = isolde) =>
  follows(source, child).find((follow) => follow.what === what)

describe('what follows for a child after the meeting of Thursday 10 December 2026 (R7.5)', () => {
  test('by S0, the earliest first: Christmas and New Year are skipped', () => {
    expect(dates('S0', isolde)).toEqual([
      ['plan-updated', '2026-12-14'],
      ['plan-circulated', '2026-12-15'],
      ['visit', '2027-01-05'],
      ['review', '2027-02-04'],
    ])
  })

  test('by S1, with the service manager’s review and the twelve months from the start of the plan', () => {
    expect(dates('S1', isolde)).toEqual([
      ['plan-updated', '2026-12-14'],
      ['meeting-recorded', '2026-12-14'],
      ['plan-circulated', '2026-12-17'],
      ['visit', '2027-01-12'],
      ['review', '2027-03-10'],
      ['manager-review', '2027-04-01'],
      ['plan-at-most', '2027-07-01'],
    ])
  })

  test('by S2, the first review at three months, the plan within ten days', () => {
    expect(dates('S2', isolde)).toEqual([
      ['plan-circulated', '2026-12-20'],
      ['first-review', '2027-03-10'],
    ])
  })

  test('by S3, the minutes', () => {
    expect(dates('S3', isolde)).toEqual([
      ['minutes-to-worker', '2026-12-14'],
      ['minutes-circulated', '2026-12-24'],
      ['review', '2027-03-04'],
    ])
  })

  test('by S4, the plan and the minutes together', () => {
    expect(dates('S4', isolde)).toEqual([
      ['plan-circulated', '2026-12-24'],
      ['minutes-circulated', '2026-12-24'],
      ['review', '2027-02-04'],
    ])
  })

  test('is each child’s own by category, the stricter where the document says two things', () => {
    expect(one('S0', 'review', corin)).toMatchObject({ due: '2027-06-10', rule: 'every 6 months', source: 'S0' })
    expect(one('S3', 'review', corin)?.due).toBe('2027-06-10')
    expect(follows('S4', isolde, corin).map(({ child }) => child)).toEqual(['c1', 'c1', 'c1', 'c2', 'c2', 'c2'])
  })

  test('says where a due date is no working day, and which is the last before it', () => {
    expect(one('S2', 'plan-circulated')).toMatchObject({ due: '2026-12-20', lastWorkingDay: '2026-12-18' })
    expect(one('S2', 'first-review')).not.toHaveProperty('lastWorkingDay')
  })

  test('says from what it is counted', () => {
    expect(one('S1', 'manager-review')).toMatchObject({
      ...{ countedFrom: '2026-07-01', since: 'plan-started', rule: 'within 9 months of the start of the plan' },
    })
    const unknown = { ...isolde, planBegan: undefined }
    expect(one('S1', 'manager-review', unknown)).toMatchObject({
      ...{ due: '2027-09-10', countedFrom: metOn, since: 'meeting' },
      note: expect.stringContaining('when the plan began is not known here'),
    })
    expect(one('S0', 'visit')?.note).toBe('counted from the meeting until a visit is known')
  })

  test('says how far an exception may go, where that is further', () => {
    expect(one('S1', 'review')?.note).toContain(
      'with an exception by 10 June 2027 at the latest (agreed by the practice lead',
    )
    expect(one('S1', 'review', corin)?.note).not.toContain('exception')
  })

  test('is provisional past the last bank holidays published, where it counts working days (R6.4)', () => {
    const late = { ...isolde, metOn: '2035-01-08' }
    expect(one('S0', 'visit', late)?.provisional).toBe(true)
    expect(one('S0', 'review', late)).not.toHaveProperty('provisional')
  })

  test('is what the published schema says', () => {
    for (const source of ['S0', 'S1', 'S2', 'S3', 'S4'])
      for (const follow of follows(source, isolde, corin)) expect(Follow.parse(follow)).toEqual(follow)
  })
})

describe('nothing follows', () => {
  test.each(['no-longer-in-need', 'strategy-discussion'] as const)('for a child with the outcome %s', (outcome) => {
    expect(follows('S1', { ...isolde, outcome })).toEqual([])
  })
  test('but where the assessment is to be updated the plan goes on', () => {
    expect(dates('S0', { ...isolde, outcome: 'assessment-update' })).toEqual(dates('S0', isolde))
  })
  test('before the meeting is held, or where no practice was in force', () => {
    expect(followsFor(aMeetingArranged(), profileOf('S0'), england)).toEqual([])
    expect(followsFor(aMeetingHeld(), undefined, england)).toEqual([])
  })
})

describe('of a transfer', () => {
  const t = aMeetingHeld()
  const goingOn = { ...t, children: mapped(t.children, (child) => ({ ...child, outcome: 'continues' as const })) }
  const children = (given: Parameters<typeof followsFor>[0]) => [
    ...new Set(followsFor(given, profileOf('S4'), england).map(({ child }) => child)),
  ]

  test('what follows is counted from the day its meeting was held', () => {
    const [first] = followsFor(goingOn, profileOf('S4'), england)
    expect(first?.countedFrom).toBe(t.meeting?.heldOn)
    expect(children(goingOn)).toEqual(['c1', 'c2'])
  })

  test('it stands for a child for whom the transfer was completed, and for no child for whom it ended otherwise', () => {
    const ended = (how: 'completed' | 'withdrawn') => ({
      ...goingOn,
      children: mapped(goingOn.children, (child, id) =>
        id === 'c1' ? { ...child, ending: { how, on: '2026-12-11' } } : child,
      ),
    })
    expect(children(ended('completed'))).toEqual(['c1', 'c2'])
    expect(children(ended('withdrawn'))).toEqual(['c2'])
  })

  test('it is counted from a child’s own meeting, where another was held since', () => {
    const own = mapped(goingOn.children, (child) => ({ ...child, metOn: '2026-12-01' }))
    expect(followsFor({ ...goingOn, children: own }, profileOf('S4'), england)[0]?.countedFrom).toBe('2026-12-01')
  })

  test('nothing is said of a child who has no outcome yet', () => {
    expect(children({ ...aReadyToComplete(), children: { c1: {}, c2: {} } })).toEqual([])
  })
})

function mapped<T, U>(of: Readonly<Record<string, T>>, change: (one: T, id: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(of).map(([id, one]) => [id, change(one, id)]))
}
