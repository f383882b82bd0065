import { describe, expect, test } from 'vitest'
import { now } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { anAlerted, anEmergency } from '../../support/moving.ts'
import { aDraft, anAcknowledged, aSent, doing } from '../../support/transfers.ts'

describe('what the move means (R5.1, R5.2)', () => {
  test('is recorded before sending, and says how urgent it is', () => {
    const { after } = given(aDraft({ without: 'move' }))
      .when('record-move', { urgency: 'urgent' })
      .thenHappened('MoveConsidered')
    expect(after).toMatchObject({ moveConsidered: true, urgency: 'urgent' })
  })

  test('an earlier move asks for trafficking to be considered in writing', () => {
    const draft = given(aDraft({ without: 'move' }))
    expect(() => draft.when('record-move', { movesInTwelveMonths: 1 })).toThrow(/trafficking/)
    draft
      .when('record-move', { movesInTwelveMonths: 1, trafficking: 'Considered with the police: no sign.' })
      .thenHappened('MoveConsidered')
  })

  test('after sending is recorded only where an emergency left it open (R4.9)', () => {
    given(aSent()).when('record-move').thenRefused({ code: 'out-of-turn', rule: 'R2.1', state: 'sent', allowed: [] })
    given(anEmergency()).when('record-move').thenRefused({ code: 'out-of-turn' })
    given(anEmergency({ without: 'move' }))
      .when('record-move')
      .thenHappened('MoveConsidered')
  })

  test('never makes an alerted move less urgent (R2.8)', () => {
    const { after } = given(anAlerted()).when('record-move', { urgency: 'routine' }).thenHappened('MoveConsidered')
    expect(after.urgency).toBe('urgent')
  })
})

describe('telling of the move without the papers (R4.11)', () => {
  test('or not telling is on record as well, needs nobody at the other end, and tells nobody', () => {
    const { after, events } = given(aDraft({ permission: 'refused' }))
      .knowing({ receiver: { onExchange: false, telephone: '01632 960 303' } })
      .when('notify-move', { outcome: 'do-not-notify' })
      .thenHappened('NotificationWithheld')
    expect(events).toMatchObject([{ reasons: 'Said in the worker’s own words.' }])
    expect(after.notification).toMatchObject({ outcome: 'do-not-notify' })
    expect(after.receiverTold).toBeUndefined()
  })

  test('tells the receiving authority now, and leaves the package a draft', () => {
    const { after } = given(aDraft({ permission: 'refused' }))
      .when('notify-move')
      .thenHappened('MoveNotified')
    expect(after).toMatchObject({ stage: 'draft', receiverTold: now })
  })

  test('does not move the time at which it was first told', () => {
    const told = given(aDraft()).at('2026-11-17T09:00:00.000Z').when('notify-move').thenHappened('MoveNotified').after
    expect(given(told).when('send').thenHappened('TransferSent').after.receiverTold).toBe('2026-11-17T09:00:00.000Z')
  })
})

describe('telling the family who is responsible (R5.5)', () => {
  test('is recorded by each side for itself', () => {
    const theirs = given(anAcknowledged()).when('tell-family', { on: '2026-11-20' }).thenHappened('FamilyTold').after
    expect(theirs.familyTold).toEqual({ sender: '2026-11-20' })
    expect(doing(theirs, aWorkerOf('receiver', 'social-worker'), 'tell-family').familyTold).toEqual({
      sender: '2026-11-20',
      receiver: '2026-11-23',
    })
  })

  test('names people of this family', () => {
    given(aSent())
      .when('tell-family', { people: ['p1', 'p3'] })
      .thenRefused({ code: 'no-such-person', person: 'p3' })
  })

  test('cannot lie in the future', () => {
    given(aSent()).when('tell-family', { on: '2026-11-24' }).thenRefused({ code: 'date-impossible', field: 'on' })
  })
})

describe('telling the parents of education and health (R5.3)', () => {
  test('says who was told, and when', () => {
    const { after } = given(aDraft()).when('tell-parents').thenHappened('ParentsTold')
    expect(after.parentsTold).toEqual({ on: '2026-11-20', people: ['p1'] })
  })

  test('names people of this family, and cannot lie in the future', () => {
    given(aDraft())
      .when('tell-parents', { people: ['p3'] })
      .thenRefused({ code: 'no-such-person', person: 'p3' })
    given(aDraft())
      .when('tell-parents', { on: '2026-11-24' })
      .thenRefused({ code: 'date-impossible', rule: 'R5.3', field: 'on' })
  })
})

test('a notification to an authority that nobody would be told at is not done: the telephone number is given (R9.3, R9.4)', () => {
  given(aDraft())
    .knowing({ receiver: { onExchange: false, telephone: '01632 960 303' } })
    .when('notify-move')
    .thenRefused({ code: 'receiver-not-on-exchange', telephone: '01632 960 303' })
})
