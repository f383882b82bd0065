import { describe, expect, test } from 'vitest'
import { DisputeStanding, Responsibility } from '../../../schemas/dispute.ts'
import type { Actor, Side } from '../../../src/domain/actor.ts'
import { disputeView, responsibilityView } from '../../../src/domain/dispute-view.ts'
import { defaultLadder, type Ladders, onLadder } from '../../../src/domain/ladder.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { england } from '../../support/acting.ts'
import { aGuest, aWorkerOf } from '../../support/actors.ts'
import { sweptAt } from '../../support/clocks.ts'
import { anAcknowledged, doing, inDispute } from '../../support/transfers.ts'

const on = '2026-11-23'
const both: Ladders = { sender: defaultLadder, receiver: defaultLadder }
const lead = (side: Side) => aWorkerOf(side, 'practice-lead')
function seen(t: Transfer, actor: Actor, side: Side, ladders: Ladders = both) {
  if (t.dispute === undefined) throw new Error('no dispute')
  const by = onLadder(actor, side, ladders, on)
  const view = disputeView(t.dispute, { by, side, ladders, calendar: england, on })
  expect(DisputeStanding.parse(view)).toEqual(view)
  return view
}

describe('an open dispute, as its parties see it (R8.2, R8.4)', () => {
  test('its ground and coded reason, who raised it and when, and for which children', () => {
    expect(seen(inDispute(0, { children: ['c2'] }), lead('sender'), 'sender')).toMatchObject({
      ...{ ground: 'case-responsibility', code: 'not-resident-here', raisedBy: 'receiver', raisedOn: on },
      ...{ children: ['c2'], positions: ['receiver'], rung: 0, openFrom: 0, since: on, passesOn: '2026-11-25' },
    })
  })

  test('it tells of no family, and not what advice said: only when it was taken', () => {
    const advised = doing(inDispute(), aWorkerOf('sender', 'legal-adviser'), 'record-legal-advice')
    const view = seen(advised, lead('receiver'), 'receiver')
    expect(view.advice).toEqual({ sender: on })
    expect(JSON.stringify(view)).not.toMatch(/Counsel|border|Fenwick/)
  })

  test('whoever holds an open rung is told that it is theirs, until they have decided', () => {
    expect(seen(inDispute(), lead('sender'), 'sender').yours).toBe(true)
    expect(seen(inDispute(), aWorkerOf('sender', 'service-manager'), 'sender').yours).toBe(false)
    const decided = doing(inDispute(), lead('sender'), 'decide')
    expect([seen(decided, lead('sender'), 'sender'), seen(decided, lead('receiver'), 'receiver')]).toMatchObject([
      { yours: false, turn: 'receiver' },
      { yours: true, turn: 'receiver' },
    ])
  })

  test('climbed, it is the lower rung’s and the higher rung’s (R8.5)', () => {
    const climbed = sweptAt(inDispute(), '2026-11-25T08:00:00.000Z')
    for (const role of ['practice-lead', 'service-manager'] as const)
      expect(seen(climbed, aWorkerOf('receiver', role), 'receiver')).toMatchObject({
        yours: true,
        rung: 1,
        openFrom: 0,
      })
  })
})

describe('both sides’ rungs, side by side, with who holds each (R8.4, R8.5)', () => {
  const honoria = { name: 'Honoria Larkspur', worker: 'hl' }
  const leopold = { name: 'Leopold Ravenscroft', worker: 'lr' }
  const named: Ladders = {
    sender: defaultLadder.map((rung, at) => (at === 1 ? { title: 'Group Manager', holder: honoria } : rung)),
    receiver: defaultLadder.map((rung, at) =>
      at === 1
        ? { ...rung, vacant: true }
        : at === 2
          ? { ...rung, holder: honoria, deputy: leopold, away: { from: on } }
          : rung,
    ),
  }

  const standing = { by: 'deputy', name: leopold.name, standsInFor: honoria.name }

  test('by the title that each gives it, and by whom it is held today', () => {
    const { ladder } = seen(inDispute(), lead('sender'), 'sender', named)
    expect(ladder.map(({ rung, days }) => [rung, days])).toEqual([
      [0, 1],
      [1, 2],
      [2, 5],
      [3, 5],
    ])
    expect(ladder[0]).toMatchObject({ sender: { title: 'Practice lead', by: 'role' } })
    expect(ladder[1]?.sender).toEqual({ title: 'Group Manager', by: 'holder', name: honoria.name })
    expect(ladder[2]?.receiver).toEqual({ ...standing, title: 'Head of service' })
  })

  test('a rung that nobody holds says which one holds it', () => {
    const { ladder } = seen(inDispute(), lead('sender'), 'sender', named)
    expect(ladder[1]?.receiver).toEqual({ ...standing, title: 'Service manager', rung: 2 })
  })

  test('who somebody is to their sign-in is not shown', () => {
    expect(JSON.stringify(seen(inDispute(), lead('receiver'), 'receiver', named))).not.toMatch(/"hl"|"lr"/)
  })

  test('a council that is not on the exchange has its duty desk on every rung (R9.4)', () => {
    const { ladder } = seen(inDispute(), aGuest(), 'receiver', { sender: defaultLadder })
    for (const { receiver } of ladder) expect(receiver.by).toBe('desk')
  })
})

describe('who led, and whose duty each side said it to be, from the beginning (R8.1)', () => {
  test('a ledger for each child, with no gap', () => {
    const interim = { decision: 'interim', weLeadUntil: '2026-12-04', children: ['c1'] }
    const t = doing(inDispute(1), aWorkerOf('receiver', 'service-manager'), 'decide', interim)
    const view = responsibilityView(doing(t, lead('sender'), 'state-duty', { duty: 'receiver', children: ['c1'] }))
    expect(Responsibility.parse(view)).toEqual(view)
    expect(view.children).toEqual([
      {
        id: 'c1',
        leads: [
          { side: 'sender', from: '2026-11-16', to: on },
          { side: 'receiver', from: on, to: '2026-12-05', why: 'interim' },
          { side: 'sender', from: '2026-12-05', why: 'interim-over' },
        ],
        duty: { sender: [{ duty: 'receiver', from: on }], receiver: [] },
      },
      { id: 'c2', leads: [{ side: 'sender', from: '2026-11-16' }], duty: { sender: [], receiver: [] } },
    ])
  })

  test('what a side says anew ends what it said before', () => {
    const first = doing(anAcknowledged(), lead('sender'), 'state-duty', { duty: 'receiver' })
    const then = doing(first, lead('sender'), 'state-duty', { duty: 'both' }, '2026-11-30T10:00:00.000Z')
    expect(responsibilityView(then).children[0]?.duty.sender).toEqual([
      { duty: 'receiver', from: on, to: '2026-11-30' },
      { duty: 'both', from: '2026-11-30' },
    ])
  })

  test('until when it is shared', () => {
    const said = { decision: 'outcome', outcome: 'shared', until: '2027-01-12', leads: 'sender' }
    const one = doing(inDispute(3), aWorkerOf('sender', 'director'), 'decide', said)
    const t = doing(one, aWorkerOf('receiver', 'director'), 'decide', said)
    expect(responsibilityView(t).children).toMatchObject([{ sharedUntil: '2027-01-12' }, { sharedUntil: '2027-01-12' }])
  })
})
