import { describe, expect, test } from 'vitest'
import { ClockAnswer } from '../../../schemas/clock.ts'
import { clockAnswer, datesAlone } from '../../../src/domain/clock-answer.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { type Calendar, calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, sweptAt, withHoliday } from '../../support/clocks.ts'
import { aDraft, aMeetingHeld, anAccepted, aSent, doing, inState } from '../../support/transfers.ts'

// Resident on Friday 20 November 2026: the meeting is due on Friday 18 December. Today is Monday 23 November.
const nothingFollows = { follows: [] }
const asked = (t: Transfer, today = '2026-11-23', calendar: Calendar = england) =>
  clockAnswer(t, { calendar }, today, nothingFollows)

describe('the clock with its working shown (R6.4)', () => {
  test('names the date, how many working days are left, and every day on the way to it', () => {
    const { due, workingDaysLeft, days, calendar } = asked(anAccepted())
    expect(due).toMatchObject({ dayZero: '2026-11-20', on: '2026-12-18' })
    expect(workingDaysLeft).toBe(19)
    expect(days).toHaveLength(28)
    expect(days[0]).toEqual({ date: '2026-11-21', counted: false, why: 'Saturday' })
    expect(days.at(-1)).toEqual({ date: '2026-12-18', counted: true, day: 20 })
    expect(calendar).toEqual({ version: '2026-02-25', publishedTo: '2028-12-31' })
  })

  test.each([
    ['2026-11-20', 20],
    ['2026-11-21', 20],
    ['2026-12-17', 1],
    ['2026-12-18', 0],
    ['2026-12-19', 0],
    ['2026-12-21', -1],
  ])('on %s there are %i left', (today, left) => expect(asked(aSent(), today).workingDaysLeft).toBe(left))

  test('counting the day of residence itself, the working begins with it', () => {
    const sameDay = calendarsOf(shippedHolidays, 'same-day')('england')
    const { clock: _none, ...t } = aSent()
    const { due, days } = asked(t, '2026-11-23', sameDay)
    expect(due).toMatchObject({ on: '2026-12-17', counting: 'same-day' })
    expect([days[0], days.at(-1)]).toEqual([
      ...[{ date: '2026-11-20', counted: true, day: 1 }],
      ...[{ date: '2026-12-17', counted: true, day: 20 }],
    ])
  })

  test('it is the working by which the date was told, where other bank holidays are published since (R6.7)', () => {
    const calendar = withHoliday('2026-11-30')
    const answer = clockAnswer(aSent(), { calendar, countedBy: england }, '2026-11-23', nothingFollows)
    const { due, days, calendar: today } = answer
    expect(days.find(({ date }) => date === '2026-11-30')?.counted).toBe(true)
    expect([due?.on, due?.calendar, days.at(-1)?.date]).toEqual(['2026-12-18', '2026-02-25', '2026-12-18'])
    expect(today.version).toBe('2026-12-01')
  })

  test.each([
    ['not-reported', aDraft({ without: 'residence' }), england],
    ['temporary-stay', aStay(), england],
    ['other-law', aDraft({ without: 'residence' }), calendarsOf(shippedHolidays, 'day-after')('wales')],
  ] as const)('where none runs it says why, and shows no days: %s', (still, t, calendar) => {
    const answer = asked(t, '2026-11-23', calendar)
    expect(answer).toMatchObject({ still, days: [] })
    expect(answer).not.toHaveProperty('due')
    expect(answer).not.toHaveProperty('workingDaysLeft')
  })

  test('one that runs says nothing of why it does not', () => expect(asked(aSent())).not.toHaveProperty('still'))
})

test('how the date that runs was reached: by whom, and since when (R6.3)', () => {
  expect(asked(aSent()).reached).toEqual({ how: 'reported', on: '2026-11-20', by: 'sender' })
  expect(asked(aStay())).not.toHaveProperty('reached')
})

describe('before the papers are open (R2.7)', () => {
  test('it is when the meeting is due, how that was counted and how late they were told: nothing that was said', () => {
    const corrected = doing(aSent(), aWorkerOf('sender', 'social-worker'), 'report-residence', { on: '2026-11-23' })
    const { due, workingDaysLeft, days, calendar } = asked(corrected)
    expect(datesAlone(asked(corrected))).toEqual({
      ...{ due, workingDaysLeft, days, calendar },
      ...{ history: [], proposed: [], lateness: [], follows: [] },
    })
    expect(ClockAnswer.parse(datesAlone(asked(corrected)))).toBeDefined()
  })

  test('nor that they only stay, nor that nobody has said; that other law holds is no secret', () => {
    expect(datesAlone(asked(aStay()))).not.toHaveProperty('still')
    const scotland = calendarsOf(shippedHolidays, 'day-after')('scotland')
    expect(datesAlone(asked(aStay(), '2026-11-23', scotland)).still).toBe('other-law')
  })
})

describe('what it says beside (R6.3–R6.9)', () => {
  test('the dates that ran before, and whether it was late against each', () => {
    const t = sweptAt(aSent(), '2026-11-24T04:00:00.000Z', withHoliday('2026-11-30'))
    const { history, lateness, due, days } = asked(t, '2026-12-21', withHoliday('2026-11-30'))
    // The first was expected in the draft: nobody had been told of it, and nothing is late against it.
    expect(history.map((one) => [one.due.on, one.untold])).toEqual([
      ['2026-12-18', true],
      ['2026-12-18', undefined],
    ])
    expect(lateness.map((one) => [one.due.on, one.running, one.late])).toEqual([
      ['2026-12-18', false, true],
      ['2026-12-21', true, false],
    ])
    expect(days.at(-1)?.date).toBe(due?.on)
    expect(days.find(({ date }) => date === '2026-11-30')?.why).toBe('A day of thanksgiving')
  })

  test('the dates that wait', () => {
    expect(asked(anEarlierDueFound()).proposed).toMatchObject([{ due: { on: '2026-12-18' }, how: 'recounted' }])
    const later = doing(aSent(), aWorkerOf('sender', 'social-worker'), 'report-residence', { on: '2026-11-23' })
    expect(asked(later).proposed).toMatchObject([{ due: { on: '2026-12-21' }, how: 'proposed', by: 'sender' }])
  })

  test('how late the receiving authority was told: so many of the twenty days had gone (R6.5)', () => {
    const early = doing(aDraft(), aWorkerOf('sender', 'social-worker'), 'report-residence', { on: '2026-11-12' })
    const told = doing(early, aWorkerOf('sender', 'social-worker'), 'send')
    expect(asked(told).toldLate).toEqual({ workingDaysGone: 7, of: 20, on: '2026-11-23' })
    expect(asked(aSent())).not.toHaveProperty('toldLate')
  })

  test('what follows the meeting, by the practice that is given with it (R7.5)', () => {
    const after = { practice: { version: 3, from: '2026-04-01', name: 'Thornwick' }, follows: [] }
    expect(clockAnswer(aMeetingHeld(), { calendar: england }, '2026-11-23', after)).toMatchObject(after)
    expect(asked(aMeetingHeld())).not.toHaveProperty('practice')
  })
})

test.each(Object.entries(inState))('of a transfer that is %s it is what the schema promises', (_state, t) => {
  const answer = asked(t())
  expect(ClockAnswer.parse(answer)).toEqual(answer)
})
