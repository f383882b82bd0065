import { describe, expect, test } from 'vitest'
import type { Actor, Side } from '../../../src/domain/actor.ts'
import { disputedChildren } from '../../../src/domain/dispute.ts'
import { climbsAt } from '../../../src/domain/dispute-clock.ts'
import { defaultLadder, type Ladders, rungRoles } from '../../../src/domain/ladder.ts'
import { leading } from '../../../src/domain/leads.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { england, type Knowing } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { sweptAt } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { anAccepted, anAcknowledged, aSent, doing, inDispute } from '../../support/transfers.ts'

const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirLead = aWorkerOf('sender', 'practice-lead')
const holder = (rung: number, side: Side) => aWorkerOf(side, rungRoles[rung] ?? 'director')
const withLadders = (ladders: Ladders): Knowing & { ladders: Ladders } => ({ ladders })
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

  test('a practice lead notifies the service managers without more words; above, each step has its reasons', () => {
    const bare = { reasons: undefined }
    const { events } = deciding(inDispute(), 'sender').when('escalate', bare).thenHappened('DisputeEscalated')
    expect(events[0]).toEqual({ type: 'DisputeEscalated', to: 1 })
    for (const rung of [1, 2])
      deciding(inDispute(rung), 'sender')
        .when('escalate', bare)
        .thenRefused({ code: 'reasons-needed', rule: 'R8.3', field: 'reasons' })
  })

  test('a rung that neither side holds is passed over (R8.5)', () => {
    const vacant = defaultLadder.map((rung, at) => (at === 1 ? { ...rung, vacant: true as const } : rung))
    const ladders = { sender: vacant, receiver: vacant }
    const raised = (knowing: Knowing) =>
      given(inDispute()).by(theirLead).knowing(knowing).when('escalate').thenHappened('DisputeEscalated').events[0]
    expect(raised(withLadders(ladders))).toMatchObject({ to: 2 })
    expect(raised(withLadders({ ...ladders, receiver: defaultLadder }))).toMatchObject({ to: 1 })
  })

  test('each rung belongs to one role, and no other decides or escalates there', () => {
    for (const [rung, role] of rungRoles.entries()) {
      const t = inDispute(rung)
      for (const other of rungRoles.filter((one) => one !== role))
        for (const side of ['sender', 'receiver'] as const)
          for (const verb of ['decide', 'escalate'] as const)
            given(t)
              .by(aWorkerOf(side, other))
              .when(verb)
              .thenRefused({ code: 'not-your-rung', rule: 'R8.3', who: [role] })
    }
  })
})

describe('where somebody above has decided (R8.5)', () => {
  test('nobody below them in their authority decides otherwise; the other authority’s still may', () => {
    let t = inDispute()
    while (t.dispute && t.dispute.rung < 3) t = sweptAt(t, climbsAt(t, england) ?? '')
    expect(t.dispute).toMatchObject({ rung: 3, openFrom: 0 })
    const decided = doing(t, holder(3, 'receiver'), 'decide', { decision: 'maintain' }, '2026-12-09T10:00:00.000Z')
    const at = '2026-12-09T11:00:00.000Z'
    given(decided)
      .by(ourLead)
      .at(at)
      .when('decide', { decision: 'agree' })
      .thenRefused({ code: 'not-your-rung', who: ['director'] })
    given(decided).by(ourLead).at(at).when('escalate').thenRefused({ code: 'not-your-rung' })
    // To take advice takes nothing of it back.
    const advised = doing(decided, holder(3, 'receiver'), 'decide', { decision: 'legal-advice' }, at)
    given(advised).by(ourLead).at(at).when('decide', { decision: 'agree' }).thenRefused({ code: 'not-your-rung' })
    given(decided).by(theirLead).at(at).when('decide').thenHappened('DisputeDecided')
  })
})

describe('a deputy, and whoever holds several rungs (R8.5)', () => {
  const deputy: Actor = {
    ...aWorkerOf('sender', 'social-worker'),
    rungs: [{ rung: 1, as: 'deputy', role: 'service-manager' }],
  }

  test('decides and brings it on for whoever is away, and the record says so', () => {
    const { events } = given(inDispute(1)).by(deputy).when('decide').thenHappened('DisputeDecided')
    expect(events[0]).toMatchObject({ rung: 1, deputy: true })
    const on = given(inDispute(1)).by(deputy).when('escalate').thenHappened('DisputeEscalated')
    expect(on.events[0]).toMatchObject({ to: 2, deputy: true })
    given(inDispute(2)).by(deputy).when('decide').thenRefused({ code: 'not-your-rung' })
  })

  test('who holds the rung by their role is nobody’s deputy', () => {
    const { events } = deciding(inDispute(1), 'sender').when('decide').thenHappened('DisputeDecided')
    expect(events[0]).not.toHaveProperty('deputy')
  })
})

describe('whose duty it is (R8.1)', () => {
  test('each side says it for itself, and who leads does not change by it', () => {
    const { after } = given(anAcknowledged())
      .by(ourLead)
      .when('state-duty', { duty: 'both' })
      .thenHappened('DutyStated')
    expect(after.children.c1?.duty).toEqual({ receiver: [{ duty: 'both', from: '2026-11-23' }] })
    expect(leadsOn(after, '2026-12-01')).toEqual(['sender', 'sender'])
  })

  test('or with its position', () => {
    const raised = given(anAcknowledged()).by(theirLead).when('dispute', { duty: 'receiver' })
    const { after } = raised.thenHappened('DisputeRaised')
    expect(after.children.c2?.duty?.sender).toMatchObject([{ duty: 'receiver' }])
    const stated = given(after).by(ourLead).when('state-position', { duty: 'sender' }).thenHappened('PositionStated')
    expect(stated.after.children.c2?.duty?.receiver).toMatchObject([{ duty: 'sender' }])
  })

  test('of one child of two', () => {
    const { after } = given(anAcknowledged())
      .by(ourLead)
      .when('state-duty', { children: ['c2'] })
      .thenHappened('DutyStated')
    expect(after.children.c1).not.toHaveProperty('duty')
  })
})

describe('legal advice (R8.3)', () => {
  const legal = aWorkerOf('sender', 'legal-adviser')

  test('that it was taken, and when, is one entry; what it says is another', () => {
    const { events, after } = given(inDispute())
      .by(legal)
      .when('record-legal-advice', { on: '2026-11-20' })
      .thenHappened('LegalAdviceTaken', 'LegalAdviceKept')
    expect(events[0]).toEqual({ type: 'LegalAdviceTaken', by: 'sender', on: '2026-11-20' })
    expect(after.dispute?.advice).toEqual({ sender: '2026-11-20' })
    expect(JSON.stringify(after)).not.toContain('Counsel')
  })

  test('was given today or before, in a dispute', () => {
    given(inDispute())
      .by(legal)
      .when('record-legal-advice', { on: '2026-11-24' })
      .thenRefused({ code: 'date-impossible', rule: 'R8.3', field: 'on' })
    given(anAcknowledged()).by(legal).when('record-legal-advice').thenRefused({ code: 'no-dispute', rule: 'R8.2' })
  })

  test('a social worker records none', () => {
    given(inDispute())
      .by(aWorkerOf('sender', 'social-worker'))
      .when('record-legal-advice')
      .thenRefused({ code: 'wrong-role' })
  })
})
