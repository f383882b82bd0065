import { describe, expect, test } from 'vitest'
import { openChildren, stateOf } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import {
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  doing,
  inDispute,
} from '../../support/transfers.ts'

const ourWorker = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const outcome = (child: string, said = 'continues') => ({ child, outcome: said, reasons: 'Said at the meeting.' })

// Resident on Friday 20 November 2026: the meeting is due on Friday 18 December.
describe('arranging the meeting (R7.1, R7.2)', () => {
  test('has a date, a time, a place and a chair', () => {
    expect(given(anAcknowledged()).when('arrange-meeting').thenHappened('MeetingArranged').after.meeting).toEqual({
      ...{ on: '2026-12-09', time: '14:00', place: 'Thornwick Family Centre', chair: 'Honoria Larkspur' },
    })
  })

  test('on the due date is in time; the day after needs a reason', () => {
    given(anAccepted()).when('arrange-meeting', { on: '2026-12-18' }).thenHappened('MeetingArranged')
    given(anAccepted())
      .when('arrange-meeting', { on: '2026-12-19' })
      .thenRefused({ code: 'late-meeting-needs-a-reason', rule: 'R7.2', due: '2026-12-18' })
    given(anAccepted())
      .when('arrange-meeting', { on: '2026-12-19', lateReason: 'The mother is in hospital until the 18th.' })
      .thenHappened('MeetingArranged')
  })

  test('is not for a day that has gone', () => {
    given(anAccepted()).when('arrange-meeting', { on: '2026-11-22' }).thenRefused({ code: 'date-impossible' })
    given(anAccepted()).when('arrange-meeting', { on: '2026-11-23' }).thenHappened('MeetingArranged')
  })

  test('in a temporary stay no clock runs, and no date is late (R2.6)', () => {
    const stay = { kind: 'temporary', on: '2026-11-20', until: '2027-02-01' }
    const proposed = doing(anAccepted(), aWorkerOf('sender', 'social-worker'), 'report-residence', stay)
    const t = doing(proposed, ourLead, 'agree-residence')
    given(t).when('arrange-meeting', { on: '2027-01-29' }).thenHappened('MeetingArranged')
  })

  test('may be done again', () => {
    const { after } = given(aMeetingArranged())
      .when('arrange-meeting', { time: '16:30' })
      .thenHappened('MeetingArranged')
    expect(after.meeting?.time).toBe('16:30')
  })
})

describe('holding it (R7.1, R7.3)', () => {
  test('gives each child an outcome', () => {
    const { after } = given(aMeetingArranged())
      .when('hold-meeting', { outcomes: [outcome('c1', 'no-longer-in-need'), outcome('c2')] })
      .thenHappened('MeetingHeld')
    expect(after.children).toMatchObject({ c1: { outcome: 'no-longer-in-need' }, c2: { outcome: 'continues' } })
    expect(after.meeting).toMatchObject({ on: '2026-12-09', heldOn: '2026-11-23' })
  })

  test('for one child leaves the other to another meeting', () => {
    const { after } = given(aMeetingArranged())
      .when('hold-meeting', { outcomes: [outcome('c1')] })
      .thenHappened('MeetingHeld')
    expect(after.children.c2).not.toHaveProperty('outcome')
    const again = doing(after, ourWorker, 'arrange-meeting')
    const { after: both } = given(again)
      .when('hold-meeting', { outcomes: [outcome('c2')] })
      .thenHappened('MeetingHeld')
    expect(both.children).toMatchObject({ c1: { outcome: 'continues' }, c2: { outcome: 'continues' } })
  })

  test('comes after arranging it, and once', () => {
    given(anAccepted()).when('hold-meeting').thenRefused({ code: 'meeting-not-arranged', rule: 'R7.1' })
    given(aMeetingHeld()).when('hold-meeting').thenRefused({ code: 'meeting-not-arranged', rule: 'R7.1' })
  })

  test('was not in the future', () => {
    given(aMeetingArranged())
      .when('hold-meeting', { on: '2026-11-24' })
      .thenRefused({ code: 'date-impossible', rule: 'R7.1', field: 'on' })
  })

  test('was about children of this transfer that have not ended', () => {
    given(aMeetingArranged())
      .when('hold-meeting', { outcomes: [outcome('c3')] })
      .thenRefused({ code: 'no-such-child', children: ['c3'] })
    given(doing(aMeetingArranged(), ourLead, 'step-up', { children: ['c1'] }))
      .when('hold-meeting')
      .thenRefused({ code: 'child-has-ended', children: ['c1'] })
  })
})

describe('completing: responsibility accepted, meeting held, family told (R7.4)', () => {
  test('ends the transfer', () => {
    const { after, events } = given(aReadyToComplete()).when('complete').thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ how: 'completed', children: ['c1', 'c2'], on: '2026-11-23' }])
    expect(stateOf(after)).toBe('completed')
  })

  test('for one child leaves the other open', () => {
    const { after } = given(aReadyToComplete())
      .when('complete', { children: ['c1'] })
      .thenHappened('ChildrenEnded')
    expect(openChildren(after)).toEqual(['c2'])
    expect(stateOf(after)).toBe('accepted')
    given(after)
      .when('complete', { children: ['c1'] })
      .thenRefused({ code: 'child-has-ended', children: ['c1'] })
  })

  test('waits for acceptance', () => {
    const met = doing(doing(anAccepted(['c1']), ourWorker, 'arrange-meeting'), ourWorker, 'hold-meeting')
    given(doing(met, ourWorker, 'tell-family'))
      .when('complete')
      .thenRefused({ code: 'not-accepted', rule: 'R7.4', children: ['c2'] })
  })

  test('waits for the meeting', () => {
    const met = doing(aMeetingArranged(), ourWorker, 'hold-meeting', { outcomes: [outcome('c1')] })
    given(doing(met, ourWorker, 'tell-family'))
      .when('complete')
      .thenRefused({ code: 'meeting-not-held', rule: 'R7.4', children: ['c2'] })
  })

  test('waits until the receiving authority has told the family', () => {
    given(aMeetingHeld()).when('complete').thenRefused({ code: 'family-not-told', rule: 'R7.4' })
    const toldByOthers = doing(aMeetingHeld(), aWorkerOf('sender', 'social-worker'), 'tell-family')
    given(toldByOthers).when('complete').thenRefused({ code: 'family-not-told' })
  })

  test('waits for a dispute to end', () => {
    const disputed = inDispute(0, { from: aReadyToComplete(), by: 'sender', children: ['c2'] })
    given(disputed)
      .when('complete')
      .thenRefused({ code: 'in-dispute', rule: 'R8.6', children: ['c2'] })
    given(disputed)
      .when('complete', { children: ['c1'] })
      .thenHappened('ChildrenEnded')
  })

  test('is of children of this transfer', () => {
    given(aReadyToComplete())
      .when('complete', { children: ['c9'] })
      .thenRefused({ code: 'no-such-child', children: ['c9'] })
  })
})
