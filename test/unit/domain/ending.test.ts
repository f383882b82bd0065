import { describe, expect, test } from 'vitest'
import { reminders } from '../../../src/domain/reminders.ts'
import { openChildren, stateOf } from '../../../src/domain/transfer.ts'
import { england, nextTransferId, transferId } from '../../support/acting.ts'
import { aWorkerOf, councils } from '../../support/actors.ts'
import { given, whoMay } from '../../support/given.ts'
import { aDraft, anAccepted, anAcknowledged, aRequested, aSent, doing, inDispute } from '../../support/transfers.ts'

const ourWorker = aWorkerOf('receiver', 'social-worker')
const declined = (state: string, side: 'sender' | 'receiver' = 'receiver') =>
  doing(anAcknowledged(), aWorkerOf(side, 'social-worker'), 'record-consent', { consent: state })
const refusesChildren = (verb: 'withdraw' | 'step-up' | 'decline-service' | 'move-on') => {
  const open = declined('declined')
  given(open)
    .when(verb, { children: ['c3'] })
    .thenRefused({ code: 'no-such-child', children: ['c3'] })
  const half = doing(open, whoMay('step-up'), 'step-up', { children: ['c1'] })
  given(half)
    .when(verb, { children: ['c1'] })
    .thenRefused({ code: 'child-has-ended', children: ['c1'] })
}

test.each(['withdraw', 'step-up', 'decline-service', 'move-on'] as const)(
  '%s ends no child twice, nor a stranger',
  (verb) => refusesChildren(verb),
)

describe('the transferring authority withdraws (R8.1)', () => {
  test.each([
    ['requested', aRequested],
    ['draft', aDraft],
    ['sent', aSent],
    ['acknowledged', anAcknowledged],
  ] as const)('a %s transfer, with a coded reason', (_state, t) => {
    const { after, events } = given(t()).when('withdraw', { why: 'duplicate' }).thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ how: 'withdrawn', code: 'duplicate', children: ['c1', 'c2'], on: '2026-11-23' }])
    expect(stateOf(after)).toBe('ended')
  })

  test('one child of two, and the other goes on', () => {
    const { after } = given(aSent())
      .when('withdraw', { children: ['c1'] })
      .thenHappened('ChildrenEnded')
    expect(openChildren(after)).toEqual(['c2'])
    expect(stateOf(after)).toBe('sent')
  })

  test('but no child that the receiving authority has accepted', () => {
    given(anAccepted(['c1']))
      .when('withdraw')
      .thenRefused({ code: 'already-accepted', rule: 'R8.1', children: ['c1'] })
    const { after } = given(anAccepted(['c1']))
      .when('withdraw', { children: ['c2'] })
      .thenHappened('ChildrenEnded')
    expect(stateOf(after)).toBe('accepted')
  })
})

describe('child protection takes over (R2.10)', () => {
  test.each([
    ['requested', aRequested],
    ['draft', () => aDraft({ notified: true })],
    ['sent', aSent],
    ['accepted', () => anAccepted()],
    ['in dispute', () => inDispute(2)],
  ] as const)('at any time, by either side: %s', (_state, t) => {
    for (const side of ['sender', 'receiver'] as const) {
      const { after, events } = given(t())
        .by(aWorkerOf(side, 'practice-lead'))
        .when('step-up', { to: 'child-protection' })
        .thenHappened('ChildrenEnded')
      expect(events).toMatchObject([{ how: 'stepped-up', code: 'child-protection' }])
      expect(stateOf(after)).toBe('ended')
      expect(after).not.toHaveProperty('dispute')
    }
  })
})

describe('the family declined the service (R4.10)', () => {
  test.each(['declined', 'withdrawn'])('the receiver’s practice lead says how needs are met: %s', (state) => {
    const { events } = given(declined(state))
      .when('decline-service', { needsMetBy: 'single-agency' })
      .thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ how: 'service-declined', code: 'single-agency', children: ['c1', 'c2'] }])
  })

  test.each(['given', 'not-known'])('consent %s is no decline', (state) => {
    given(declined(state)).when('decline-service').thenRefused({ code: 'consent-not-declined', rule: 'R4.10' })
  })

  test('what the other authority was told is not what this one was told', () => {
    given(declined('declined', 'sender')).when('decline-service').thenRefused({ code: 'consent-not-declined' })
    given(anAcknowledged()).when('decline-service').thenRefused({ code: 'consent-not-declined' })
  })
})

describe('the family moved on (R2.11)', () => {
  const linking = (difference: object) => ({
    next: { id: nextTransferId, sender: councils.receiver, reference: 'BTN-0000-0000', ...difference },
  })

  test('the receiver’s own new transfer carries the case, and this one links to it', () => {
    const { after, events } = given(anAccepted()).when('move-on').thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ how: 'moved-on', next: nextTransferId, children: ['c1', 'c2'] }])
    expect(stateOf(after)).toBe('ended')
  })

  test.each([
    ['nobody knows', {}],
    ['another authority sends', linking({ sender: councils.sender })],
    ['is this one itself', linking({ id: transferId })],
  ])('a next transfer that %s is none', (_what, knowing) => {
    given(anAccepted())
      .by(ourWorker)
      .knowing({ next: undefined, ...knowing })
      .when('move-on')
      .thenRefused({ code: 'no-linked-transfer', rule: 'R2.11' })
  })
})

describe('an end stops the clock, and nothing less (R6.8)', () => {
  const ofMeeting = (t: ReturnType<typeof anAccepted>) =>
    reminders(t, england).filter(({ name }) => /^(meeting|late|very-late)/.test(name))

  test.each(['withdraw', 'step-up', 'decline-service', 'move-on'] as const)('%s, of every child', (verb) => {
    expect(ofMeeting(declined('declined'))).toHaveLength(6)
    expect(ofMeeting(given(declined('declined')).when(verb).thenHappened('ChildrenEnded').after)).toEqual([])
  })

  test.each(['withdraw', 'step-up', 'decline-service', 'move-on'] as const)('%s, of one child of two: no', (verb) => {
    const { after } = given(declined('declined'))
      .when(verb, { children: ['c1'] })
      .thenHappened('ChildrenEnded')
    expect(ofMeeting(after)).toHaveLength(6)
  })

  test('a declined service alone: no, until it is recorded how the needs are met (R4.10)', () => {
    expect(ofMeeting(declined('declined'))).toEqual(ofMeeting(anAcknowledged()))
  })
})
