import { expect, test } from 'vitest'
import { clockAnswer } from '../../../src/domain/clock-answer.ts'
import { lateness, toldLate } from '../../../src/domain/lateness.ts'
import { recount } from '../../../src/domain/recount.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import { waitsFor } from '../../../src/domain/waiting.ts'
import { calendarOf, calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, listWith, metForOne, noLongerInNeed, withVisitAsked } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { aDraft, aMeetingHeld, anAcknowledged, aSent, doing } from '../../support/transfers.ts'

const ours = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const theirs = aWorkerOf('sender', 'social-worker')
const _theirLead = aWorkerOf('sender', 'practice-lead')
const _morning = (date: string) => `${date}T09:00:00.000Z`

test('a meeting held in time stays in time when another is arranged after it (R6.3, R6.8)', () => {
  const again = doing(aMeetingHeld(), ours, 'arrange-meeting')
  expect(lateness(again, england, '2027-01-11').at(-1)).toMatchObject({ late: false, heldOn: '2026-11-23' })
})

test('a meeting about one child of two is not yet one about the other (R6.8)', () => {
  expect(lateness(metForOne(), england, '2026-12-22').at(-1)).toMatchObject({ late: true })
})

test('once the meeting was held for every child, another needs no reason for its date (R7.2)', () => {
  given(aMeetingHeld()).when('arrange-meeting', { on: '2027-02-01' }).thenHappened('MeetingArranged')
})

test('nothing waits to be confirmed once the meeting was held (R6.8, R6.9)', () => {
  const accepted = doing(doing(anEarlierDueFound(), ours, 'acknowledge'), ourLead, 'accept')
  const held = doing(doing(accepted, ours, 'arrange-meeting'), ours, 'hold-meeting')
  expect(waitsFor(held).map(({ errand }) => errand)).not.toContain('due-date')
})

test('a closing summary is of the outcome that it was written for (R7.3)', () => {
  const outcome = (said: string) => ({ outcomes: [{ child: 'c1', outcome: said, reasons: 'Said at the meeting.' }] })
  const summed = doing(doing(noLongerInNeed(), ours, 'write-closing-summary'), ours, 'tell-family')
  const goesOn = doing(doing(summed, ours, 'arrange-meeting'), ours, 'hold-meeting', outcome('continues'))
  const again = doing(doing(goesOn, ours, 'arrange-meeting'), ours, 'hold-meeting', outcome('no-longer-in-need'))
  given(again)
    .when('complete')
    .thenRefused({ code: 'closing-summary-missing', children: ['c1'] })
})

test('a date that nobody was told is nobody’s promise: nothing was late against it (R6.3)', () => {
  const slip = doing(aDraft({ without: 'residence' }), theirs, 'report-residence', { on: '2026-10-19' })
  const t = doing(doing(slip, theirs, 'report-residence', { on: '2026-11-20' }), theirs, 'send')
  expect(lateness(t, england, '2026-11-23').filter(({ late }) => late)).toEqual([])
})

test('through a stay the sender alone makes no date earlier than the one that was told (R6.9)', () => {
  const stay = { kind: 'temporary', on: '2026-11-02', until: '2027-01-15' }
  const staying = doing(doing(aSent(), theirs, 'report-residence', stay), ourLead, 'agree-residence')
  const after = doing(staying, theirs, 'end-stay', { on: '2026-11-02' })
  expect(after.clock?.runs?.due.on ?? '2026-12-18').not.toBe('2026-11-30')
})

test('what makes the due date earlier is agreed by any worker of the receiver (R6.3)', () => {
  const t = doing(anEarlierDueFound(), theirs, 'report-residence', { on: '2026-11-20' })
  given(t).by(ours).when('agree-residence').thenHappened('ResidenceAgreed')
})

test('the receiver is told of an earlier date once, though a later list gives the same (R9.1)', () => {
  const again = calendarOf('england-and-wales', listWith('2027-01-01', { added: ['2028-07-03'] }))
  expect(recount(anEarlierDueFound(), again)).toBeUndefined()
})

test('where the day of residence counts, who is told on that day is not told late (R6.5)', () => {
  expect(toldLate(aSent(), calendarsOf(shippedHolidays, 'same-day')('england'))).toBeUndefined()
})

test('no working days are left, or overdue, once the meeting was held', () => {
  const answer = clockAnswer(aMeetingHeld(), { calendar: england }, '2027-01-11', { follows: [] })
  expect(answer).not.toHaveProperty('workingDaysLeft')
})

test('14 “they stay longer” is longer than it was said to be (R2.6)', () => {
  given(aStay()).when('end-stay', { now: 'stays-longer', until: '2026-11-24' }).thenRefused({ code: 'date-impossible' })
})

test('a visit stays asked for though the family is then expected for good (R2.6)', () => {
  const t = doing(withVisitAsked(), theirs, 'report-residence', { kind: 'expected', on: '2026-12-21' })
  expect(reminders(t, england).map(({ name }) => name)).toContain('visit:2026-11-30')
})

test('that the family was told before acceptance is not that it was told of the acceptance (R7.4, R5.5)', () => {
  const told = doing(anAcknowledged(), ours, 'tell-family')
  const t = doing(doing(doing(told, ourLead, 'accept'), ours, 'arrange-meeting'), ours, 'hold-meeting')
  given(t).when('complete').thenRefused({ code: 'family-not-told' })
})
