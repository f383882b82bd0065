import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BoardLine } from '../../../schemas/board.ts'
import type { Actor, Role } from '../../../src/domain/actor.ts'
import { boardLine, boardRefused, byUrgency } from '../../../src/domain/board.ts'
import { defaultLadder, type Ladders, roleAt } from '../../../src/domain/ladder.ts'
import { sideOf, type Transfer } from '../../../src/domain/transfer.ts'
import { england } from '../../support/acting.ts'
import { aGuest, aWorkerOf, everyRole } from '../../support/actors.ts'
import { aSent, doing, inDispute } from '../../support/transfers.ts'

const today = '2026-11-23'
const ladders: Ladders = { sender: defaultLadder, receiver: defaultLadder }
const lineFor = (t: Transfer, by: Actor, on = today): BoardLine => {
  const side = sideOf(t, by.authority)
  if (t.dispute === undefined || side === undefined) throw new Error('it is in dispute, and theirs')
  const other = { id: side === 'sender' ? t.receiver : t.sender, name: 'The other council' }
  return BoardLine.parse(boardLine(t, t.dispute, { by, side, other, ladders, calendar: england, on }))
}
const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')

describe('who reads the board', () => {
  test('is whoever decides on disputes, advises on them or audits them, in any of their roles (R1.3)', () => {
    const may = everyRole.filter((role) => boardRefused(aWorkerOf('sender', role)) === undefined)
    expect(may).toEqual([
      ...(['practice-lead', 'service-manager', 'head-of-service', 'director'] as const),
      ...(['legal-adviser', 'auditor'] as const),
    ])
    expect(boardRefused(aWorkerOf('sender', 'administrator', 'practice-lead'))).toBeUndefined()
  })

  test('is whoever holds a rung by name, but no administrator, and no guest (R8.5, R1.1, R9.4)', () => {
    const holding = (role: Role, ...held: number[]) => {
      const rungs = held.map((rung) => ({ rung, as: 'deputy' as const, role: roleAt(rung) }))
      return boardRefused({ ...aWorkerOf('sender', role), rungs })
    }
    expect(holding('social-worker', 1)).toBeUndefined()
    expect(holding('social-worker')).toMatchObject({ code: 'wrong-role' })
    expect(holding('administrator', 1)).toMatchObject({ code: 'wrong-role' })
    expect(boardRefused(aGuest())).toMatchObject({ code: 'not-for-guests' })
  })
})

describe('a line of the board', () => {
  test('stands with whoever is to decide: us, the other side, or somebody else here', () => {
    const raised = inDispute(1)
    expect(lineFor(raised, aWorkerOf('sender', 'service-manager')).section).toBe('yours')
    expect(lineFor(raised, theirLead).section).toBe('elsewhere')
    const decided = doing(raised, aWorkerOf('sender', 'service-manager'), 'decide')
    expect(lineFor(decided, aWorkerOf('sender', 'service-manager')).section).toBe('theirs')
    expect(lineFor(decided, aWorkerOf('receiver', 'service-manager')).section).toBe('yours')
    expect(lineFor(decided, ourLead).section).toBe('elsewhere')
  })

  test.each([
    ['2026-11-23', 'later', 0],
    ['2026-11-24', 'tomorrow', 1],
    ['2026-11-25', 'today', 2],
    ['2026-11-26', 'passed', 3],
  ] as const)('on %s says that the time of a rung reached on 23 November is %s', (on, time, daysOpen) => {
    expect(lineFor(inDispute(), ourLead, on)).toMatchObject({ time, daysOpen })
  })

  test('counts what is left of the clock while the meeting is owed, and says when it was held (R8.7)', () => {
    const t = inDispute()
    expect(lineFor(t, ourLead)).toMatchObject({ due: { on: '2026-12-18', left: 19 } })
    const worker = aWorkerOf('receiver', 'social-worker')
    const held = doing(doing(t, worker, 'arrange-meeting'), worker, 'hold-meeting')
    const { due, met } = lineFor(held, ourLead)
    expect([due, met]).toEqual([{ on: '2026-12-18', provisional: false }, true])
  })

  test('names the children in dispute, and no others, where the content is open (R2.7)', () => {
    const t = inDispute(0, { children: ['c2'] })
    expect(lineFor(t, ourLead).children).toEqual([
      { id: 'c2', age: 4, name: 'Corin Fenwick-Ashgrove', leads: 'sender' },
    ])
    const unopened = inDispute(0, { from: aSent() })
    expect(lineFor(unopened, ourLead).children.map(({ name }) => name)).toEqual([undefined, undefined])
    expect(lineFor(unopened, theirLead).children.map(({ name }) => name)).toEqual([
      'Isolde Fenwick-Ashgrove',
      'Corin Fenwick-Ashgrove',
    ])
  })

  test('names nobody to who knows the family (R1.4)', () => {
    const t = doing(inDispute(), ourLead, 'declare-knowing')
    expect(JSON.stringify(lineFor(t, ourLead))).not.toMatch(/Fenwick|Isolde|Corin/)
    expect(lineFor(t, ourLead).children).toMatchObject([{ age: 9 }, { age: 4 }])
  })
})

type Ranked = Parameters<ReturnType<typeof byUrgency>>[0]
const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`)
const due = fc.record({ on: date, provisional: fc.boolean(), left: fc.option(fc.integer(), { nil: undefined }) })
const ranked: fc.Arbitrary<Ranked> = fc.record({
  urgency: fc.constantFrom('routine', 'soon', 'urgent'),
  reference: fc.integer({ min: 1, max: 5 }).map((n) => `BTN-${n}`),
  due: fc.option(due, { nil: undefined }),
  dispute: fc.record({ passesOn: date, raisedOn: fc.option(date, { nil: undefined }) }),
}) as fc.Arbitrary<Ranked>
const order = byUrgency(today)

describe('the order of the board', () => {
  const line = (reference: string, difference: object = {}, dispute: object = {}): Ranked => ({
    ...{ reference, urgency: 'soon', due: { on: '2026-12-18', provisional: false, left: 19 }, ...difference },
    dispute: { passesOn: '2026-11-25', raisedOn: '2026-11-20', ...dispute },
  })

  test('is urgency, then a time that has passed or passes today, then the due date, then age, then reference', () => {
    const inOrder = [
      line('H', { urgency: 'urgent', due: undefined }),
      line('G', { due: { on: '2026-12-30', provisional: false, left: 25 } }, { passesOn: today }),
      line('F', { due: { on: '2026-12-01', provisional: false, left: 6 } }),
      line('E', {}, { raisedOn: undefined }),
      line('D', {}, { raisedOn: '2026-11-19' }),
      line('B'),
      line('C'),
      // The meeting was held: its date presses nobody any more.
      line('A', { due: { on: '2026-11-30', provisional: false } }),
      line('1', { urgency: 'routine' }, { passesOn: '2026-11-01' }),
    ]
    expect([...inOrder].reverse().sort(order)).toEqual(inOrder)
  })

  test('is total: of any two one comes first, whichever is asked of; it holds along a chain', () => {
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        expect(order(a, a)).toBe(0)
        expect(order(a, b) + order(b, a)).toBe(0)
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0)
        if (a.reference !== b.reference) expect(order(a, b)).not.toBe(0)
      }),
    )
  })

  test('is the same in whatever order the disputes come', () => {
    const unlike = fc.uniqueArray(ranked, { selector: ({ reference }) => reference })
    fc.assert(
      fc.property(unlike, fc.infiniteStream(fc.nat()), (lines, chance) => {
        const shuffled = lines.map((one) => ({ one, at: chance.next().value })).sort((a, b) => a.at - b.at)
        expect(shuffled.map(({ one }) => one).sort(order)).toEqual([...lines].sort(order))
      }),
    )
  })
})
