import { describe, expect, test } from 'vitest'
import { toldOf } from '../../../src/domain/notices.ts'
import { recount } from '../../../src/domain/recount.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { type Calendar, calendarOf } from '../../../src/domain/working-days.ts'
import { acted, england, historyOf } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, listWith, sweptAt, withHoliday } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { inputs } from '../../support/inputs.ts'
import {
  aCompleted,
  aDraft,
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  aSent,
  aWithdrawn,
  doing,
  inDispute,
} from '../../support/transfers.ts'

// Resident on Friday 20 November 2026, due on Friday 18 December. The exchange’s sweep comes by before eight.
const early = '2026-11-24T04:00:00.000Z'
const ours = aWorkerOf('receiver', 'social-worker')
const later = '2026-11-24T10:00:00.000Z'
const sweep = (t: Transfer, calendar: Calendar, at = early) => given(t).at(at).knowing({ calendar }).when('remind')
const due = (t: Transfer) => t.clock?.runs?.due
/** A later list, in which nothing lies between residence and the due date that did not before. */
const elsewhere = calendarOf('england-and-wales', listWith('2026-12-02', { added: ['2027-07-05'] }))
const twoDays = calendarOf('england-and-wales', listWith('2026-12-03', { added: ['2026-11-30', '2026-12-09'] }))

describe('a bank holiday announced later (R6.7)', () => {
  test.each([
    ['sent', aSent],
    ['accepted', () => anAccepted()],
    ['in dispute', () => inDispute(1)],
    ['with its meeting arranged', aMeetingArranged],
  ])('moves the due date of a transfer that is %s, and both sides are told', (_state, t) => {
    const { after, events } = sweep(t(), withHoliday('2026-11-30')).thenHappened('DueDateRecounted')
    const counted = { dayZero: '2026-11-20', on: '2026-12-21', provisional: false, calendar: '2026-12-01' }
    expect(events).toMatchObject([{ due: counted, was: { on: '2026-12-18', calendar: england.version } }])
    expect(due(after)).toEqual(counted)
    expect(after.clock?.runs).toMatchObject({ how: 'recounted', on: '2026-11-24' })
    expect(after.clock?.before.at(-1)?.due).toEqual(due(t()))
    for (const event of events) expect(toldOf(event, 'sender', after)).toEqual(['sender', 'receiver'])
  })

  test.each([
    ['the day of residence itself', '2026-11-20', '2026-12-18'],
    ['the first day counted', '2026-11-23', '2026-12-21'],
    ['the due date itself', '2026-12-18', '2026-12-21'],
    ['the day after it', '2026-12-21', '2026-12-18'],
    ['a Saturday between', '2026-11-28', '2026-12-18'],
  ])('on %s: %s gives %s', (_what, holiday, on) => {
    const swept = recount(aSent(), withHoliday(holiday)) ? sweptAt(aSent(), early, withHoliday(holiday)) : aSent()
    expect(due(swept)?.on).toBe(on)
  })

  test('leaves a date that it does not touch: it names the list that it was counted by', () => {
    sweep(aSent(), elsewhere).thenRefused({ code: 'nothing-due' })
    expect(due(aSent())?.calendar).toBe(england.version)
  })

  test('after the meeting was arranged leaves the meeting where it was: a later due date is in time', () => {
    const t = sweptAt(aMeetingArranged(), early, withHoliday('2026-11-30'))
    expect(t.meeting).toEqual(aMeetingArranged().meeting)
    given(t)
      .by(ours)
      .at('2026-11-25T10:00:00.000Z')
      .knowing({ calendar: withHoliday('2026-11-30') })
      .when('arrange-meeting', { on: '2026-12-21' })
      .thenHappened('MeetingArranged')
  })

  test('of which a date past the list was once only guessed makes it certain', () => {
    const calendar = calendarOf('england-and-wales', { ...listWith('2027-01-04', {}), publishedTo: '2029-12-31' })
    const far = acted(
      aDraft(),
      'report-residence',
      { ...inputs['report-residence'], kind: 'expected', on: '2029-01-08' },
      aWorkerOf('sender', 'social-worker'),
    )
    expect(due(far)?.because).toEqual(['expected', 'horizon'])
    expect(due(sweptAt(far, early, calendar))?.because).toEqual(['expected'])
  })
})

describe('a bank holiday taken back (R6.9)', () => {
  test('gives an earlier date that waits: the receiver is told, and the date that was told runs', () => {
    const t = anEarlierDueFound()
    expect(due(t)).toMatchObject({ on: '2026-12-21', calendar: '2026-12-01' })
    expect(t.clock?.earlier).toMatchObject({
      ...{ due: { on: '2026-12-18', calendar: england.version }, how: 'recounted', on: '2026-11-24' },
    })
    const found = historyOf(t).at(-1)?.event
    expect(found?.type === 'EarlierDueFound' && toldOf(found, 'sender', t)).toEqual(['receiver'])
  })

  test('runs once a worker of the receiving authority has confirmed it, and both are told', () => {
    const { after, events } = given(anEarlierDueFound()).at(later).when('confirm-due').thenHappened('DueDateConfirmed')
    expect(after.clock?.runs).toMatchObject({ due: { on: '2026-12-18' }, how: 'confirmed', on: '2026-11-24' })
    expect(after.clock?.before.at(-1)).toMatchObject({ due: { on: '2026-12-21' }, how: 'reported' })
    expect(after.clock).not.toHaveProperty('earlier')
    for (const event of events) expect(toldOf(event, 'receiver', after)).toEqual(['sender', 'receiver'])
    given(after).at(later).when('confirm-due').thenRefused({ code: 'nothing-to-confirm', rule: 'R6.9' })
  })

  test('is confirmed by nobody else, and only where something waits', () => {
    const t = anEarlierDueFound()
    given(t)
      .by(aWorkerOf('sender', 'practice-lead'))
      .when('confirm-due')
      .thenRefused({ code: 'wrong-party', party: 'receiver' })
    given(t).by(aWorkerOf('receiver', 'auditor')).when('confirm-due').thenRefused({ code: 'wrong-role' })
    given(aSent()).when('confirm-due').thenRefused({ code: 'nothing-to-confirm', rule: 'R6.9' })
  })

  test('and then proclaimed again, or another instead: nothing waits any more', () => {
    for (const [calendar, on] of [
      [calendarOf('england-and-wales', listWith('2026-12-09', { added: ['2026-11-30'] })), '2026-12-21'],
      [twoDays, '2026-12-22'],
    ] as const) {
      const { after } = sweep(anEarlierDueFound(), calendar).thenHappened('DueDateRecounted')
      expect([due(after)?.on, after.clock?.earlier]).toEqual([on, undefined])
    }
  })

  test('reminders keep to the date that was told, until it is confirmed', () => {
    const ofMeeting = (t: Transfer) => reminders(t, england).filter(({ name }) => name.startsWith('meeting-0'))
    expect(ofMeeting(anEarlierDueFound())).toMatchObject([{ name: 'meeting-0:2026-12-21' }])
    const confirmed = doing(anEarlierDueFound(), ours, 'confirm-due', {}, later)
    expect(ofMeeting(confirmed)).toMatchObject([{ name: 'meeting-0:2026-12-18' }])
  })
})

test('before the receiving authority was told of anything, the date simply moves, earlier too (R6.9)', () => {
  const moved = sweptAt(aDraft(), early, withHoliday('2026-11-30'))
  expect(due(moved)?.on).toBe('2026-12-21')
  const back = sweep(moved, england).thenHappened('DueDateRecounted')
  expect([due(back.after)?.on, back.after.clock?.earlier]).toEqual(['2026-12-18', undefined])
  for (const event of back.events) expect(toldOf(event, 'sender', back.after)).not.toContain('receiver')
})

describe('nothing is counted anew', () => {
  test.each([
    ['once the meeting was held for every child (R6.8)', aMeetingHeld],
    ['once it was completed', aCompleted],
    ['once it was withdrawn', aWithdrawn],
    ['in a temporary stay, in which no clock runs (R2.6)', aStay],
    ['where no residence was reported', () => aDraft({ without: 'residence' })],
  ])('%s', (_what, t) => expect(recount(t(), twoDays)).toBeUndefined())

  test('unless a child is left for whom it was not held', () => {
    const outcomes = [{ child: 'c1', outcome: 'continues', reasons: 'Said at the meeting.' }]
    const half = doing(aMeetingArranged(), ours, 'hold-meeting', { outcomes })
    expect(recount(half, twoDays)?.type).toBe('DueDateRecounted')
    const over = doing(half, aWorkerOf('receiver', 'practice-lead'), 'step-up', { children: ['c2'] })
    expect(recount(over, twoDays)).toBeUndefined()
  })

  test('a second time by the same list, whether it moved the date or found an earlier one', () => {
    expect(recount(aSent(), england)).toBeUndefined()
    expect(recount(sweptAt(aSent(), early, twoDays), twoDays)).toBeUndefined()
    expect(recount(anEarlierDueFound(), england)).toBeUndefined()
    sweep(anEarlierDueFound(), england).thenRefused({ code: 'nothing-due', rule: 'R6.6' })
  })

  test('of a transfer from before dates were kept with their list', () => {
    const { clock: _none, ...kept } = aSent()
    expect(recount(kept, twoDays)).toBeUndefined()
  })
})

test('a sweep counts first and reminds after, so that nobody is reminded of a date that is no longer so (R6.6, R6.7)', () => {
  const calendar = withHoliday('2026-11-30')
  const at = '2026-12-18T08:00:00.000Z'
  const counted = sweep(aSent(), calendar, at).thenHappened('DueDateRecounted').after
  const { events } = sweep(counted, calendar, at).thenHappened(...Array(7).fill('ReminderSent'))
  const sent = events.map((event) => (event.type === 'ReminderSent' ? [event.reminder, event.due] : []))
  expect(sent.filter(([name]) => name?.startsWith('meeting'))).toEqual([
    ['meeting-10:2026-12-21', '2026-12-21'],
    ['meeting-5:2026-12-21', '2026-12-21'],
    ['meeting-1:2026-12-21', '2026-12-21'],
  ])
})
