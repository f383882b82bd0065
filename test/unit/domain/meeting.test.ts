import { describe, expect, test } from 'vitest'
import type { EventType } from '../../../src/domain/events.ts'
import { meetingArranged, meetingOwed } from '../../../src/domain/meeting.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import type { VerbName } from '../../../src/domain/verbs.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { metForOne, noLongerInNeed } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import {
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  aSent,
  doing,
} from '../../support/transfers.ts'

const ourWorker = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const outcome = (child: string, said = 'continues') => ({ child, outcome: said, reasons: 'Said at the meeting.' })

// Resident on Friday 20 November 2026: the meeting is due on Friday 18 December.
describe('arranging the meeting (R7.1, R7.2)', () => {
  test('has a date, a time, a place and a chair', () => {
    expect(given(anAcknowledged()).when('arrange-meeting').thenHappened('MeetingArranged').after.meeting).toEqual({
      ...{ on: '2026-12-09', time: '14:00', place: 'Thornwick Family Centre', chair: 'Honoria Larkspur' },
      ...{ minutes: 90, seq: 13, number: 1, sequence: 0, changedAt: '2026-11-23T10:00:00.000Z' },
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

  test('says who comes: the transferring worker too, or why not', () => {
    const alone = { transferringWorkerInvited: false }
    expect(() => given(anAccepted()).when('arrange-meeting', alone)).toThrow(
      'Say why the transferring worker is not invited',
    )
    expect(() => given(anAccepted()).when('arrange-meeting', { transferringWorkerInvited: undefined })).toThrow()
    const why = { ...alone, notInvitedWhy: 'They have left the authority, and nobody took the case over.' }
    const { events } = given(anAccepted()).when('arrange-meeting', why).thenHappened('MeetingArranged')
    expect(events).toMatchObject([why])
  })

  test('with all relevant agencies, how the child is helped to take part, and the interpreter, is on record', () => {
    const invited = ['Dr Hale, GP <hale@surgery.example>', 'Brackenfold Primary School']
    const said = { invited, childHelped: 'After school, with her advocate.', interpreter: 'Tigrinya' }
    const { events } = given(anAccepted()).when('arrange-meeting', said).thenHappened('MeetingArranged')
    expect(events).toMatchObject([said])
  })
})

describe('arranging it anew (R7.1)', () => {
  test('changes the meeting that stands: the same number, a higher sequence', () => {
    const { after } = given(aMeetingArranged())
      .at('2026-11-24T09:30:00.000Z')
      .when('arrange-meeting', { time: '16:30' })
      .thenHappened('MeetingArranged')
    expect(after.meeting).toMatchObject({ time: '16:30', number: 1, sequence: 1 })
    expect(after.meeting).toMatchObject({ seq: after.version, changedAt: '2026-11-24T09:30:00.000Z' })
    expect(doing(after, ourWorker, 'arrange-meeting').meeting).toMatchObject({ number: 1, sequence: 2 })
  })

  test('after it was cancelled is another meeting, from its beginning', () => {
    const again = doing(doing(aMeetingArranged(), ourWorker, 'cancel-meeting'), ourWorker, 'arrange-meeting')
    expect(again.meeting).toMatchObject({ number: 2, sequence: 0 })
    expect(again.meeting).not.toHaveProperty('cancelled')
    const third = doing(doing(again, ourWorker, 'cancel-meeting'), ourWorker, 'arrange-meeting')
    expect(third.meeting).toMatchObject({ number: 3, sequence: 0 })
  })

  test('after it was held is another too', () => {
    const again = doing(aMeetingHeld(), ourWorker, 'arrange-meeting')
    expect(again.meeting).toMatchObject({ number: 2, sequence: 0 })
    expect(again.meeting).not.toHaveProperty('heldOn')
  })

  test('for after the due date needs a reason, as the first time (R7.2)', () => {
    given(aMeetingArranged())
      .when('arrange-meeting', { on: '2026-12-21' })
      .thenRefused({ code: 'late-meeting-needs-a-reason', due: '2026-12-18' })
  })
})

describe('cancelling it (R7.1, R6.8)', () => {
  test('is a change to it, with its reasons, and the clock runs on', () => {
    const { after, events } = given(aMeetingArranged())
      .when('cancel-meeting', { reasons: 'The chair is ill.' })
      .thenHappened('MeetingCancelled')
    expect(events).toMatchObject([{ reasons: 'The chair is ill.' }])
    expect(after.meeting).toMatchObject({ cancelled: true, number: 1, sequence: 1, on: '2026-12-09' })
    expect([meetingArranged(after), meetingOwed(after)]).toEqual([false, true])
    expect(reminders(after, england)).toEqual(reminders(aMeetingArranged(), england))
  })

  test('is of one that stands: not twice, not one that was held, not none', () => {
    const cancelled = doing(aMeetingArranged(), ourWorker, 'cancel-meeting')
    for (const t of [cancelled, aMeetingHeld(), anAccepted()])
      given(t).when('cancel-meeting').thenRefused({ code: 'meeting-not-arranged', rule: 'R7.1' })
    given(cancelled).when('hold-meeting').thenRefused({ code: 'meeting-not-arranged', rule: 'R7.1' })
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

  test('the other child may be recorded from the same meeting later, of the same day and once', () => {
    const { after } = given(metForOne())
      .at('2026-11-25T10:00:00.000Z')
      .when('hold-meeting', { outcomes: [outcome('c2', 'strategy-discussion')] })
      .thenHappened('MeetingHeld')
    expect(after.children.c2).toMatchObject({ outcome: 'strategy-discussion', metOn: '2026-11-23' })
    given(metForOne())
      .at('2026-11-25T10:00:00.000Z')
      .when('hold-meeting', { on: '2026-11-25', outcomes: [outcome('c2')] })
      .thenRefused({ code: 'date-impossible', rule: 'R7.1', field: 'on' })
    given(metForOne())
      .when('hold-meeting', { outcomes: [outcome('c1', 'no-longer-in-need'), outcome('c2')] })
      .thenRefused({ code: 'outcome-on-record', rule: 'R7.3', children: ['c1'] })
  })

  test('at a later meeting a child may have another outcome', () => {
    const again = doing(aMeetingHeld(), ourWorker, 'arrange-meeting')
    const { after } = given(again)
      .when('hold-meeting', { outcomes: [outcome('c1', 'assessment-update')] })
      .thenHappened('MeetingHeld')
    expect(after.children).toMatchObject({ c1: { outcome: 'assessment-update' }, c2: { outcome: 'continues' } })
  })

  test('comes after arranging it, and once', () => {
    given(anAccepted()).when('hold-meeting').thenRefused({ code: 'meeting-not-arranged', rule: 'R7.1' })
    given(aMeetingHeld()).when('hold-meeting').thenRefused({ code: 'meeting-not-arranged', rule: 'R7.1' })
  })

  test('was not before the receiving authority was told of the move', () => {
    given(aMeetingArranged())
      .when('hold-meeting', { on: '2026-11-19' })
      .thenRefused({ code: 'date-impossible', rule: 'R7.1', field: 'on' })
    given(aMeetingArranged()).when('hold-meeting', { on: '2026-11-20' }).thenHappened('MeetingHeld')
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

describe('who came, and what cannot be provided (R7.1, R7.3)', () => {
  const deficit = (child: string) => ({ child, service: 'Play therapy', reasons: 'None is commissioned here.' })

  test('who came, who wrote, who sent apologies and how the children took part is on record', () => {
    const said = { came: ['Honoria Larkspur'], wrote: ['Dr Hale, GP'], apologies: ['Brackenfold Primary School'] }
    const part = { ...said, childrenTookPart: 'Isolde sent a drawing and three wishes.' }
    expect(given(aMeetingArranged()).when('hold-meeting', part).thenHappened('MeetingHeld').events).toMatchObject([
      part,
    ])
  })

  test('a service that cannot be provided stands by its child, with why and what instead', () => {
    const deficits = [{ ...deficit('c1'), instead: 'The school counsellor, from January.' }, deficit('c2')]
    const { events } = given(aMeetingArranged()).when('hold-meeting', { deficits }).thenHappened('MeetingHeld')
    expect(events).toMatchObject([{ deficits }])
  })

  test('of a child whom the meeting was not about it says nothing', () => {
    given(aMeetingArranged())
      .when('hold-meeting', { outcomes: [outcome('c1')], deficits: [deficit('c1'), deficit('c2')] })
      .thenRefused({ code: 'no-such-child', rule: 'R2', children: ['c2'] })
    given(aMeetingArranged())
      .when('hold-meeting', { deficits: [deficit('c9')] })
      .thenRefused({ code: 'no-such-child', children: ['c9'] })
  })

  test('a child has one outcome, of the four, with reasons', () => {
    const holds = (...outcomes: object[]) => given(aMeetingArranged()).when('hold-meeting', { outcomes })
    expect(() => holds(outcome('c1'), outcome('c1'))).toThrow('Give one outcome for each child')
    expect(() => holds()).toThrow('Give the outcome for at least one child')
    expect(() => holds(outcome('c1', 'closed'))).toThrow()
    expect(() => holds({ ...outcome('c1'), reasons: '' })).toThrow()
    for (const said of ['no-longer-in-need', 'continues', 'assessment-update', 'strategy-discussion'])
      holds(outcome('c1', said)).thenHappened('MeetingHeld')
  })
})

describe('who may (R1.2, R1.3)', () => {
  const ours: [VerbName, () => Transfer, EventType][] = [
    ['arrange-meeting', anAccepted, 'MeetingArranged'],
    ['cancel-meeting', aMeetingArranged, 'MeetingCancelled'],
    ['hold-meeting', aMeetingArranged, 'MeetingHeld'],
    ['write-closing-summary', noLongerInNeed, 'ClosingSummaryWritten'],
    ['complete', aReadyToComplete, 'ChildrenEnded'],
  ]

  test.each(ours)('%s: any worker of the receiving authority, and nobody else', (verb, t, event) => {
    for (const role of ['social-worker', 'practice-lead', 'service-manager'] as const) {
      given(t()).by(aWorkerOf('receiver', role)).when(verb).thenHappened(event)
      given(t()).by(aWorkerOf('sender', role)).when(verb).thenRefused({ code: 'wrong-party', party: 'receiver' })
      given(t()).by(aWorkerOf('third', role)).when(verb).thenRefused({ code: 'no-such-transfer' })
    }
    for (const role of ['duty', 'auditor', 'administrator', 'legal-adviser'] as const)
      given(t()).by(aWorkerOf('receiver', role)).when(verb).thenRefused({ code: 'wrong-role', rule: 'R1.3' })
    given(aSent()).when(verb).thenRefused({ code: 'out-of-turn', rule: 'R2.1', state: 'sent' })
  })
})
