import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { rungRoles } from '../../../src/domain/ladder.ts'
import { leading } from '../../../src/domain/leads.ts'
import { stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { anAcknowledged, aSent, doing, inDispute } from '../../support/transfers.ts'

const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')
const holder = (rung: number, side: Side) => aWorkerOf(side, rungRoles[rung] ?? 'director')
const leadsOn = (t: Transfer, on: string) => Object.values(t.children).map((child) => leading(child, on))
const disputing = (ground: string, rung: number) => {
  let t = given(anAcknowledged()).by(ourLead).when('dispute', { ground }).thenHappened('DisputeRaised').after
  for (let at = 0; at < rung; at += 1) t = deciding(t, 'sender').when('escalate').thenHappened('DisputeEscalated').after
  return t
}
const deciding = (t: Transfer, side: Side) => given(t).by(holder(t.dispute?.rung ?? 0, side))

describe('deciding (R8.3)', () => {
  test.each(['maintain', 'interim', 'legal-advice'])('%s leaves it open, on record for its side', (decision) => {
    for (const [rung] of rungRoles.entries()) {
      const { after } = deciding(inDispute(rung), 'sender').when('decide', { decision }).thenHappened('DisputeDecided')
      const least = rung > 0 && decision !== 'legal-advice' ? { least: rung } : {}
      const said = { sender: { decision, rung, on: '2026-11-23', seq: after.version, ...least } }
      expect(after.dispute?.decisions).toEqual({ c1: said, c2: said })
    }
  })

  test('both sides’ decisions stand side by side (R8.4)', () => {
    const theirs = deciding(inDispute(1), 'sender').when('decide').thenHappened('DisputeDecided').after
    const both = deciding(theirs, 'receiver')
      .when('decide', { decision: 'interim' })
      .thenHappened('DisputeDecided').after
    expect(both.dispute?.decisions.c2).toMatchObject({
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

describe('an interim arrangement (R8.3)', () => {
  const interim = { decision: 'interim', weLeadUntil: '2026-12-04' }

  test('the side that makes it leads from today until its date, and gives up no position', () => {
    const { after } = deciding(inDispute(1), 'receiver').when('decide', interim).thenHappened('DisputeDecided')
    expect(['2026-11-22', '2026-11-23', '2026-12-04', '2026-12-05'].map((on) => leadsOn(after, on)[0])).toEqual([
      ...['sender', 'receiver', 'receiver', 'sender'],
    ])
    expect(after.dispute?.children).toEqual(['c1', 'c2'])
    expect(after.children.c1).not.toHaveProperty('accepted')
  })

  test('the family is told of it, where who leads changes', () => {
    const { after } = deciding(inDispute(1), 'receiver').when('decide', interim).thenHappened('DisputeDecided')
    expect(after.change).toMatchObject({ what: 'interim', until: '2026-12-04', children: ['c1', 'c2'], told: [] })
    const same = deciding(inDispute(1), 'sender').when('decide', interim).thenHappened('DisputeDecided').after
    expect(same.change).toEqual(inDispute(1).change)
    expect(leadsOn(same, '2026-12-20')).toEqual(['sender', 'sender'])
  })

  test('for one child of two, the other is led as before', () => {
    const one = { ...interim, children: ['c2'] }
    const { after } = deciding(inDispute(1), 'receiver').when('decide', one).thenHappened('DisputeDecided')
    expect(leadsOn(after, '2026-11-23')).toEqual(['sender', 'receiver'])
    expect(Object.keys(after.dispute?.decisions ?? {})).toEqual(['c2'])
  })

  test('is the service managers’, and those’ above: a practice lead takes the lead by acceptance alone (S1)', () => {
    deciding(inDispute(), 'receiver')
      .when('decide', interim)
      .thenRefused({ code: 'not-your-rung', rule: 'R8.3', who: ['service-manager', 'head-of-service', 'director'] })
  })

  test('ends today or later, and within three months', () => {
    for (const weLeadUntil of ['2026-11-22', '2027-02-24'])
      deciding(inDispute(1), 'receiver')
        .when('decide', { ...interim, weLeadUntil })
        .thenRefused({ code: 'date-impossible', rule: 'R8.6', field: 'weLeadUntil' })
    for (const weLeadUntil of ['2026-11-23', '2027-02-23'])
      deciding(inDispute(1), 'receiver')
        .when('decide', { ...interim, weLeadUntil })
        .thenHappened('DisputeDecided')
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
  const shared = (until: string, leads: Side = 'sender') => ({ ...outcome('shared'), until, leads })

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

  test('shared until a date, when both say the same of the date and of who leads; acceptance is still to come', () => {
    const one = deciding(inDispute(3), 'receiver').when('decide', shared('2027-03-01'))
    const first = one.thenHappened('DisputeDecided').after
    for (const other of [shared('2027-04-01'), shared('2027-03-01', 'receiver')])
      deciding(first, 'sender').when('decide', other).thenHappened('DisputeDecided')
    const { after } = deciding(first, 'sender')
      .when('decide', shared('2027-03-01'))
      .thenHappened(...resolved)
    expect(stateOf(after)).toBe('acknowledged')
    expect(after.children).toMatchObject({ c1: { shared: { until: '2027-03-01' } } })
    expect(leadsOn(after, '2026-12-01')).toEqual(['sender', 'sender'])
    const { after: accepted } = given(after).when('accept').thenHappened('ResponsibilityAccepted')
    expect(accepted.children.c1).not.toHaveProperty('shared')
  })

  test('while it is shared the one that they named leads', () => {
    const said = shared('2027-03-01', 'receiver')
    const first = deciding(inDispute(3), 'receiver').when('decide', said).thenHappened('DisputeDecided').after
    const { after } = deciding(first, 'sender')
      .when('decide', said)
      .thenHappened(...resolved)
    expect(leadsOn(after, '2026-11-23')).toEqual(['receiver', 'receiver'])
    expect(after.change).toMatchObject({ what: 'shared', until: '2027-03-01', children: ['c1', 'c2'] })
  })

  test('sharing ends after today, and within a year', () => {
    for (const until of ['2026-11-23', '2027-11-25'])
      deciding(inDispute(3), 'sender')
        .when('decide', shared(until))
        .thenRefused({ code: 'date-impossible', rule: 'R8.6', field: 'until' })
    deciding(inDispute(3), 'sender').when('decide', shared('2027-11-24')).thenHappened('DisputeDecided')
  })

  test('a dispute about delay alone may end with nothing changed: on the transferring authority’s word, or on both', () => {
    deciding(inDispute(3), 'sender')
      .when('decide', outcome('goes-on'))
      .thenRefused({ code: 'not-for-this-ground', rule: 'R8.6', field: 'outcome' })
    const delayed = disputing('delay', 3)
    const { after } = deciding(delayed, 'sender')
      .when('decide', outcome('goes-on'))
      .thenHappened(...resolved)
    expect(after.children).toEqual(delayed.children)
    expect(after).not.toHaveProperty('dispute')
    const one = deciding(delayed, 'receiver').when('decide', outcome('goes-on')).thenHappened('DisputeDecided').after
    expect(one.dispute).toBeDefined()
  })

  test('recorded for one child, it ends the dispute for that child alone', () => {
    const { after } = deciding(inDispute(3), 'sender')
      .when('decide', { ...outcome('sender-responsible'), children: ['c2'] })
      .thenHappened(...returned)
    expect(after.dispute?.children).toEqual(['c1'])
    expect(after.children).toMatchObject({ c2: { ending: { how: 'returned' } } })
    deciding(after, 'receiver')
      .when('decide', { children: ['c2'] })
      .thenRefused({ code: 'child-has-ended' })
  })

  test('is said with its decision, and dated', () => {
    const last = deciding(inDispute(3), 'sender')
    expect(() => last.when('decide', { decision: 'outcome' })).toThrow(/outcome/)
    expect(() => last.when('decide', { decision: 'maintain', outcome: 'shared' })).toThrow(/outcome/)
    expect(() => last.when('decide', outcome('shared'))).toThrow(/date/)
    expect(() => last.when('decide', { ...outcome('shared'), until: '2027-03-01' })).toThrow(/who leads/)
    expect(() => last.when('decide', outcome('receiver-responsible'))).toThrow(/date/)
    expect(() => last.when('decide', { decision: 'maintain', weLeadUntil: '2026-12-01' })).toThrow(/interim/)
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
