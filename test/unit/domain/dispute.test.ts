import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { disputedChildren, ladder } from '../../../src/domain/dispute.ts'
import { leading } from '../../../src/domain/responsibility.ts'
import { stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { anAccepted, anAcknowledged, aSent, doing, inDispute } from '../../support/transfers.ts'

const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')
const holder = (rung: number, side: Side) => aWorkerOf(side, ladder[rung] ?? 'director')
const leadsOn = (t: Transfer, on: string) => Object.values(t.children).map((child) => leading(child, on))
const deciding = (t: Transfer, side: Side) => given(t).by(holder(t.dispute?.rung ?? 0, side))

describe('raising a dispute (R8.2)', () => {
  test.each([
    ['sent', aSent],
    ['acknowledged', anAcknowledged],
    ['accepted', () => anAccepted()],
  ] as const)('either side’s practice lead may, of a %s transfer', (_state, t) => {
    for (const side of ['sender', 'receiver'] as const) {
      const { after } = given(t()).by(aWorkerOf(side, 'practice-lead')).when('dispute').thenHappened('DisputeRaised')
      expect(after.dispute).toMatchObject({ raisedBy: side, positions: [side], rung: 0, rungSince: '2026-11-23' })
    }
  })

  test('the receiving authority gives a coded reason: it cannot simply say no (R2.5)', () => {
    const bare = { code: undefined }
    given(aSent()).by(ourLead).when('dispute', bare).thenRefused({ code: 'ground-needs-a-reason', rule: 'R8.2' })
    const { after } = given(aSent()).by(theirLead).when('dispute', bare).thenHappened('DisputeRaised')
    expect(after.dispute).not.toHaveProperty('code')
  })

  test('one is open at a time', () => {
    given(inDispute()).by(theirLead).when('dispute').thenRefused({ code: 'dispute-already-open', rule: 'R8.2' })
  })

  test('may be about one child of two', () => {
    const t = inDispute(0, { children: ['c2'] })
    expect(disputedChildren(t, ['c1', 'c2'])).toEqual(['c2'])
    given(anAcknowledged())
      .by(ourLead)
      .when('dispute', { children: ['c3'] })
      .thenRefused({ code: 'no-such-child' })
    given(doing(anAcknowledged(), ourLead, 'step-up', { children: ['c1'] }))
      .by(ourLead)
      .when('dispute', { children: ['c1'] })
      .thenRefused({ code: 'child-has-ended' })
  })
})

describe('the other side’s position (R8.2)', () => {
  test('is stated once, and never by the side that raised it', () => {
    const { after } = given(inDispute()).by(theirLead).when('state-position').thenHappened('PositionStated')
    expect(after.dispute?.positions).toEqual(['receiver', 'sender'])
    given(after).by(theirLead).when('state-position').thenRefused({ code: 'position-already-stated', rule: 'R8.2' })
    given(inDispute()).by(ourLead).when('state-position').thenRefused({ code: 'position-already-stated' })
  })
})

describe('without a dispute there is nothing to do about one', () => {
  test.each(['state-position', 'escalate', 'decide'] as const)('%s', (verb) => {
    given(anAcknowledged()).when(verb).thenRefused({ code: 'no-dispute', rule: 'R8.2' })
  })
})

describe('the ladder (R8.3, R8.4)', () => {
  test('is climbed rung by rung, by whoever holds the rung on either side', () => {
    let t = inDispute()
    for (const [rung, side] of [
      [0, 'receiver'],
      [1, 'sender'],
      [2, 'receiver'],
    ] as const) {
      t = deciding(t, side).when('escalate').thenHappened('DisputeEscalated').after
      expect(t.dispute).toMatchObject({ rung: rung + 1, rungSince: '2026-11-23' })
    }
    for (const side of ['sender', 'receiver'] as const)
      deciding(t, side).when('escalate').thenRefused({ code: 'last-rung', rule: 'R8.4' })
  })

  test('each rung belongs to one role, and no other decides or escalates there', () => {
    for (const [rung, role] of ladder.entries()) {
      const t = inDispute(rung)
      for (const other of ladder.filter((one) => one !== role))
        for (const side of ['sender', 'receiver'] as const)
          for (const verb of ['decide', 'escalate'] as const)
            given(t)
              .by(aWorkerOf(side, other))
              .when(verb)
              .thenRefused({ code: 'not-your-rung', rule: 'R8.3', who: [role] })
    }
  })
})

describe('deciding (R8.3)', () => {
  test.each(['maintain', 'interim', 'legal-advice'])('%s leaves it open, on record for its side', (decision) => {
    for (const [rung] of ladder.entries()) {
      const { after } = deciding(inDispute(rung), 'sender').when('decide', { decision }).thenHappened('DisputeDecided')
      expect(after.dispute?.decisions).toEqual({ sender: { decision, rung, on: '2026-11-23' } })
    }
  })

  test('both sides’ decisions stand side by side (R8.4)', () => {
    const theirs = deciding(inDispute(1), 'sender').when('decide').thenHappened('DisputeDecided').after
    const both = deciding(theirs, 'receiver')
      .when('decide', { decision: 'interim' })
      .thenHappened('DisputeDecided').after
    expect(both.dispute?.decisions).toMatchObject({
      sender: { decision: 'maintain' },
      receiver: { decision: 'interim' },
    })
  })

  test('takes no effect in the past', () => {
    deciding(inDispute(), 'receiver')
      .when('decide', { decision: 'agree', from: '2026-11-22' })
      .thenRefused({ code: 'date-impossible', rule: 'R8.6', field: 'from' })
    deciding(inDispute(), 'receiver')
      .when('decide', { decision: 'agree', from: '2026-11-23' })
      .thenHappened('DisputeDecided', 'DisputeResolved')
  })
})

describe('it ends by agreeing the other’s position (R8.6)', () => {
  test.each([0, 1, 2, 3])('the receiving authority agrees at rung %i: it is responsible, from today', (rung) => {
    const { after } = deciding(inDispute(rung), 'receiver')
      .when('decide', { decision: 'agree' })
      .thenHappened('DisputeDecided', 'DisputeResolved')
    expect(stateOf(after)).toBe('accepted')
    expect(leadsOn(after, '2026-11-23')).toEqual(['receiver', 'receiver'])
    expect(after).not.toHaveProperty('dispute')
  })

  test('or from a date that it names', () => {
    const { after } = deciding(inDispute(), 'receiver')
      .when('decide', { decision: 'agree', from: '2026-12-01' })
      .thenHappened('DisputeDecided', 'DisputeResolved')
    expect([leadsOn(after, '2026-11-30'), leadsOn(after, '2026-12-01')]).toEqual([
      ['sender', 'sender'],
      ['receiver', 'receiver'],
    ])
  })

  test.each([0, 1, 2, 3])('the transferring authority agrees at rung %i: the children are returned', (rung) => {
    const { after, events } = deciding(inDispute(rung), 'sender')
      .when('decide', { decision: 'agree' })
      .thenHappened('DisputeDecided', 'DisputeResolved', 'ChildrenEnded')
    expect(events.at(-1)).toMatchObject({ how: 'returned', children: ['c1', 'c2'] })
    expect(stateOf(after)).toBe('ended')
    expect(leadsOn(after, '2027-01-01')).toEqual(['sender', 'sender'])
    expect(after.children.c1?.leads).toHaveLength(1)
    expect(after).not.toHaveProperty('dispute')
  })

  test('the receiving authority takes nobody on before it has acknowledged', () => {
    deciding(inDispute(0, { from: aSent() }), 'receiver')
      .when('decide', { decision: 'agree' })
      .thenRefused({ code: 'out-of-turn', allowed: ['acknowledge'] })
  })
})

const resolved = ['DisputeDecided', 'DisputeResolved'] as const
const returned = [...resolved, 'ChildrenEnded'] as const

describe('an outcome is recorded at the last rung alone (R8.6)', () => {
  const outcome = (said: string, from?: string) => ({ decision: 'outcome', outcome: said, ...(from ? { from } : {}) })

  test.each([0, 1, 2])('not at rung %i', (rung) => {
    deciding(inDispute(rung), 'sender')
      .when('decide', outcome('sender-responsible'))
      .thenRefused({ code: 'not-the-last-rung', rule: 'R8.6', who: ['director'] })
  })

  test('the receiving authority takes it on from a date: that is acceptance', () => {
    const { after } = deciding(inDispute(3), 'receiver')
      .when('decide', outcome('receiver-responsible', '2026-12-01'))
      .thenHappened('DisputeDecided', 'DisputeResolved')
    expect(after.children).toMatchObject({ c1: { accepted: { on: '2026-11-23' } } })
    expect(leadsOn(after, '2026-12-01')).toEqual(['receiver', 'receiver'])
  })

  test('the transferring authority keeps it: the children are returned', () => {
    deciding(inDispute(3), 'sender')
      .when('decide', outcome('sender-responsible'))
      .thenHappened('DisputeDecided', 'DisputeResolved', 'ChildrenEnded')
  })

  test.each([
    ['sender', 'receiver-responsible', '2026-12-01'],
    ['receiver', 'sender-responsible', undefined],
  ] as const)('nobody makes the other responsible: the %s’s word alone ends nothing (R1.2)', (side, said, from) => {
    const other = side === 'sender' ? 'receiver' : 'sender'
    const { after } = deciding(inDispute(3), side).when('decide', outcome(said, from)).thenHappened('DisputeDecided')
    expect(after.dispute).toBeDefined()
    const { after: settled } = deciding(after, other)
      .when('decide', outcome(said, from))
      .thenHappened(...(said === 'sender-responsible' ? returned : resolved))
    expect(settled).not.toHaveProperty('dispute')
  })

  test('shared until a date, when both say the same: nobody else leads, and acceptance is still asked for', () => {
    const one = deciding(inDispute(3), 'receiver').when('decide', outcome('shared', '2027-03-01'))
    const first = one.thenHappened('DisputeDecided').after
    deciding(first, 'sender').when('decide', outcome('shared', '2027-04-01')).thenHappened('DisputeDecided')
    const { after } = deciding(first, 'sender')
      .when('decide', outcome('shared', '2027-03-01'))
      .thenHappened('DisputeDecided', 'DisputeResolved')
    expect(stateOf(after)).toBe('acknowledged')
    expect(leadsOn(after, '2026-12-01')).toEqual(['sender', 'sender'])
    given(after).when('accept').thenHappened('ResponsibilityAccepted')
  })

  test('is said with its decision, and dated', () => {
    const last = deciding(inDispute(3), 'sender')
    expect(() => last.when('decide', { decision: 'outcome' })).toThrow(/outcome/)
    expect(() => last.when('decide', { decision: 'maintain', outcome: 'shared', from: '2027-03-01' })).toThrow(
      /outcome/,
    )
    expect(() => last.when('decide', outcome('shared'))).toThrow(/date/)
  })
})

describe('a dispute about one child', () => {
  test('leaves the other as they are', () => {
    const { after } = deciding(inDispute(0, { children: ['c1'] }), 'sender')
      .when('decide', { decision: 'agree' })
      .thenHappened('DisputeDecided', 'DisputeResolved', 'ChildrenEnded')
    expect(after.children).toMatchObject({ c1: { ending: { how: 'returned' } } })
    expect(after.children.c2).not.toHaveProperty('ending')
    expect(stateOf(after)).toBe('acknowledged')
  })

  test('closes when its last child ends otherwise', () => {
    const one = doing(inDispute(1), theirLead, 'withdraw', { children: ['c1'] })
    expect(one.dispute?.children).toEqual(['c2'])
    expect(doing(one, ourLead, 'step-up', { children: ['c2'] })).not.toHaveProperty('dispute')
  })
})
