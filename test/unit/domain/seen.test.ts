import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { nextAlertAt, reminders } from '../../../src/domain/reminders.ts'
import { toTelephone } from '../../../src/domain/seen.ts'
import { stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { waitsFor } from '../../../src/domain/waiting.ts'
import { act, acted, england } from '../../support/acting.ts'
import { aGuest, aWorkerOf, theExchange } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { inputs } from '../../support/inputs.ts'
import { anAlerted } from '../../support/moving.ts'
import { aDraft, aDraftOnRequest, anAcknowledged, aReadyToComplete, aSent } from '../../support/transfers.ts'
import { aWalk, walk } from '../../support/walks.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const theirs = aWorkerOf('sender', 'social-worker')
const names = (t: Transfer) => reminders(t, england).map(({ name }) => name)
const remindedAt = (t: Transfer, at: string) => acted(t, 'remind', {}, theExchange(), at)
const errands = (t: Transfer, side: Side) => waitsFor(t).flatMap((one) => (one.side === side ? [one.errand] : []))

// The move was notified on Monday 16 November 2026, the package sent on Friday 20 November.
const tuesday = '2026-11-24T08:00:00.000Z'
const wednesday = '2026-11-25T08:00:00.000Z'
const friday = '2026-11-27T08:00:00.000Z'

describe('delivered is not acknowledged (R9.1)', () => {
  test('what was sent waits until somebody of the receiving authority acts', () => {
    expect(aSent().unseen?.receiver?.at.slice(0, 10)).toBe('2026-11-20')
    expect(aSent().unseen?.sender).toBeUndefined()
    expect(anAcknowledged().unseen?.receiver).toBeUndefined()
  })

  test('what the exchange does is nobody’s act', () => {
    expect(remindedAt(aSent(), wednesday).unseen).toEqual(aSent().unseen)
  })

  test('the first that was not seen counts, however much comes after it', () => {
    const t = acted(aSent(), 'send-addendum', inputs['send-addendum'], theirs, tuesday)
    expect(t.unseen).toEqual(aSent().unseen)
  })

  test('somebody may say that they have seen it, and no more; once is enough', () => {
    const t = acted(aDraft({ notified: true }), 'confirm-seen', {}, ours)
    expect(t.unseen).toBeUndefined()
    given(t).by(ours).when('confirm-seen').thenRefused({ code: 'nothing-unseen', rule: 'R9.1' })
  })

  test('of a request the sending authority is told, and it waits there', () => {
    expect(aDraftOnRequest().unseen?.sender).toBeUndefined()
  })
})

describe('what was sent (R2.7)', () => {
  test('is seen once it is acknowledged: nobody says “seen” instead, and nothing else that they do is that', () => {
    given(aSent()).by(ours).when('confirm-seen').thenRefused({ code: 'nothing-unseen' })
    const disputed = acted(aSent(), 'dispute', inputs.dispute, aWorkerOf('receiver', 'practice-lead'))
    expect(disputed.unseen?.receiver).toEqual(aSent().unseen?.receiver)
    expect(acted(aSent(), 'acknowledge', {}, ours).unseen?.receiver).toBeUndefined()
  })

  test('and ended before anybody acknowledged it, may be said to have been seen', () => {
    const ended = acted(aSent(), 'withdraw', inputs.withdraw, aWorkerOf('sender', 'practice-lead'))
    expect(names(ended)).toContain(`second:receiver:${aSent().unseen?.receiver?.seq}`)
    expect(acted(ended, 'confirm-seen', {}, ours).unseen?.receiver).toBeUndefined()
  })
})

describe('what ends is told to be seen too', () => {
  test('who did not end it is asked after, though nothing is open any more', () => {
    const returned = acted(aReadyToComplete(), 'complete', inputs.complete, aWorkerOf('receiver', 'practice-lead'))
    expect(names(returned).filter((name) => name.startsWith('second:sender:'))).toHaveLength(1)
  })
})

describe('after the set time', () => {
  test('it goes to the second address after a working day, and the other side telephones after two', () => {
    const t = aDraft({ notified: true })
    const seq = t.unseen?.receiver?.seq
    const due = reminders(t, england).filter(({ name }) => /^(second|telephone):/.test(name))
    expect(due.map(({ name, at, to }) => ({ name, at, to }))).toEqual([
      { name: `second:receiver:${seq}`, at: '2026-11-18T08:00:00.000Z', to: 'receiver' },
      { name: `telephone:receiver:${seq}:2026-11-16`, at: '2026-11-19T08:00:00.000Z', to: 'sender' },
    ])
  })

  test('what waits to be acknowledged has its own reminder, which takes the place of the second', () => {
    expect(names(aSent())).toContain('acknowledge:2026-11-20')
    expect(names(aSent()).filter((name) => name.startsWith('second:'))).toEqual([])
    expect(names(aSent()).filter((name) => name.startsWith('telephone:'))).toHaveLength(1)
  })

  test('the sender’s workers find the call among what waits for them, until somebody acts', () => {
    expect(errands(remindedAt(aSent(), tuesday), 'sender')).not.toContain('telephone')
    const t = remindedAt(aSent(), wednesday)
    expect([errands(t, 'sender'), toTelephone(t, 'receiver')]).toEqual([['telephone'], 'unseen'])
    const taken = acted(t, 'acknowledge', {}, ours, wednesday)
    expect([errands(taken, 'sender'), toTelephone(taken, 'receiver')]).toEqual([[], undefined])
  })

  test('a call is on record, and asked for again where a working day later nobody has acted', () => {
    const called = acted(remindedAt(aSent(), wednesday), 'record-call', inputs['record-call'], theirs, wednesday)
    expect(toTelephone(called, 'receiver')).toBeUndefined()
    expect(names(called)).toContain(`telephone:receiver:${aSent().unseen?.receiver?.seq}:2026-11-25`)
    expect(toTelephone(remindedAt(called, friday), 'receiver')).toBe('unseen')
    expect(nextAlertAt(called, england)).toBe(friday)
  })

  test('an alert that nobody takes calls for the telephone within the hour, and at each chase anew (R2.8)', () => {
    const raised = Date.parse(anAlerted().alerts?.[0]?.at ?? '')
    const later = (minutes: number) => new Date(raised + minutes * 60_000).toISOString()
    const t = remindedAt(anAlerted(), later(60))
    expect(toTelephone(t, 'receiver')).toBe('alert')
    const called = acted(t, 'record-call', inputs['record-call'], theirs, later(65))
    expect(toTelephone(called, 'receiver')).toBeUndefined()
    expect(toTelephone(remindedAt(called, later(120)), 'receiver')).toBe('alert')
    expect(toTelephone(acted(t, 'acknowledge-alert', {}, aWorkerOf('receiver', 'duty')), 'receiver')).toBeUndefined()
  })
})

describe('nobody could be told (R9.3)', () => {
  const untold = (t: Transfer, of = t.version) => act(t, 'note-untold', { of, side: 'receiver' }, theExchange())

  test('calls for the telephone at once, and is noted once', () => {
    const t = acted(aSent(), 'note-untold', { of: aSent().version, side: 'receiver' }, theExchange())
    expect([toTelephone(t, 'receiver'), errands(t, 'sender')]).toEqual(['untold', ['telephone']])
    expect(untold(t, aSent().version)).toMatchObject({ refused: { code: 'nothing-unseen' } })
    expect(toTelephone(acted(t, 'record-call', inputs['record-call'], theirs), 'receiver')).toBeUndefined()
  })

  test('is not noted of what has been seen', () => {
    expect(untold(anAcknowledged(), aSent().version)).toMatchObject({ refused: { code: 'nothing-unseen' } })
  })
})

describe('a guest, by the duty inbox (R9.4)', () => {
  test('acknowledges, accepts, asks, disputes, arranges; and does nothing else', () => {
    expect(acted(aSent(), 'acknowledge', {}, aGuest()).stage).toBe('acknowledged')
    given(anAcknowledged()).by(aGuest()).when('accept').thenHappened('ResponsibilityAccepted')
    given(anAcknowledged()).by(aGuest()).when('ask').thenHappened('InformationAsked')
    given(anAcknowledged()).by(aGuest()).when('dispute').thenHappened('DisputeRaised')
    given(anAcknowledged()).by(aGuest()).when('step-up').thenRefused({ code: 'not-for-guests', rule: 'R9.4' })
  })

  test('is a guest of the receiving authority alone', () => {
    given(aSent()).by(aGuest('sender')).when('acknowledge').thenRefused({ code: 'no-such-transfer' })
  })
})

test('whatever happens, whoever acted last has nothing unseen, and nobody else’s act clears it', () => {
  fc.assert(
    fc.property(aWalk, (taken) => {
      walk(taken, ({ before, by, outcome }) => {
        if ('refused' in outcome) return
        const { after } = outcome
        const side: Side = by.authority === after.receiver ? 'receiver' : 'sender'
        const other: Side = side === 'sender' ? 'receiver' : 'sender'
        const unacknowledged = side === 'receiver' && stateOf(after) === 'sent'
        if (by.kind !== 'exchange' && !unacknowledged) expect(after.unseen?.[side]).toBeUndefined()
        if (before.unseen?.[other]) expect(after.unseen?.[other]?.seq).toBe(before.unseen[other].seq)
      })
    }),
    { numRuns: 60, seed: 20_261_123 },
  )
})
