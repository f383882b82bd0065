import { describe, expect, test } from 'vitest'
import { stateOf } from '../../../src/domain/transfer.ts'
import { now } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aDraft, anAccepted, anAcknowledged, aRequested, aSent, doing } from '../../support/transfers.ts'

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
})

describe('telling of the move without the papers (R4.11)', () => {
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

describe('an alert of significant harm (R2.8)', () => {
  test.each([
    ['is asked for', () => aRequested()],
    ['is an empty draft without permission', () => aDraft({ without: ['plan', 'permission', 'move', 'residence'] })],
    ['may not be shared: permission was refused', () => aDraft({ permission: 'refused' })],
    ['is sent', () => aSent()],
    ['is accepted', () => anAccepted()],
  ])('is raised though the transfer %s', (_how, t) => {
    expect(given(t()).when('raise-alert').thenHappened('AlertRaised').after.urgency).toBe('urgent')
  })

  test('tells the receiving authority, and not a word of the package', () => {
    const { after } = given(aDraft()).when('raise-alert').thenHappened('AlertRaised')
    expect(after.receiverTold).toBe(now)
    expect(stateOf(after)).toBe('draft')
    expect(after.papers.some((paper) => paper.shared)).toBe(false)
  })

  test.each(['social-worker', 'practice-lead', 'service-manager', 'head-of-service', 'director', 'duty'] as const)(
    'is raised by any worker: %s',
    (role) => {
      given(aDraft()).by(aWorkerOf('sender', role)).when('raise-alert').thenHappened('AlertRaised')
    },
  )
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

test.each([
  ['an alert', 'raise-alert'],
  ['a notification', 'notify-move'],
] as const)(
  '%s to an authority that nobody would be told at is not done: the telephone number is given (R9.3, R9.4)',
  (_what, verb) => {
    given(aDraft())
      .knowing({ receiver: { onExchange: false, telephone: '01632 960 303' } })
      .when(verb)
      .thenRefused({ code: 'receiver-not-on-exchange', telephone: '01632 960 303' })
  },
)
