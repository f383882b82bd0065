import { describe, expect, test } from 'vitest'
import { dueHistory, dueProposed, lateness, toldLate, whyStill } from '../../../src/domain/lateness.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, sweptAt, withHoliday } from '../../support/clocks.ts'
import {
  aCompleted,
  aDraft,
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aRequested,
  aSent,
  doing,
} from '../../support/transfers.ts'

// Resident on Friday 20 November 2026: the meeting is due on Friday 18 December.
const theirs = aWorkerOf('sender', 'social-worker')
const theirLead = aWorkerOf('sender', 'practice-lead')
const ours = aWorkerOf('receiver', 'social-worker')
const at = (date: string) => `${date}T15:00:00.000Z`
const heldOn = (on: string, t: Transfer = aMeetingArranged()) => doing(t, ours, 'hold-meeting', { on }, at(on))
const late = (t: Transfer, today: string) =>
  lateness(t, england, today).map((one) => [one.due.on, one.running, one.late, one.workingDays])
/** Resident at once when it was sent: one date ran, and no other before it. */
const reportedOnce = () => {
  const resident = doing(aDraft({ without: 'residence' }), theirs, 'report-residence', {}, at('2026-11-20'))
  const sent = doing(resident, theirs, 'send', {}, at('2026-11-20'))
  return doing(doing(sent, ours, 'acknowledge'), aWorkerOf('receiver', 'practice-lead'), 'accept')
}
const arrangedOnce = () => doing(reportedOnce(), ours, 'arrange-meeting')

describe('was it late? (R6.2, R6.3)', () => {
  test.each([
    ['2026-12-09', false, 0],
    ['2026-12-18', false, 0],
    // A Saturday is no working day, and yet the due date has gone.
    ['2026-12-19', true, 0],
    ['2026-12-21', true, 1],
    ['2026-12-29', true, 5],
  ])('a meeting on %s: %s, by %i working days, whenever one asks', (on, isLate, days) => {
    for (const today of [on, '2027-06-01'])
      expect(late(heldOn(on, arrangedOnce()), today)).toEqual([['2026-12-18', true, isLate, days]])
    expect(lateness(heldOn(on, arrangedOnce()), england, on)).toMatchObject([{ heldOn: on }])
  })

  test('of a meeting not held yet is asked as at today', () => {
    expect(late(arrangedOnce(), '2026-12-18')).toEqual([['2026-12-18', true, false, 0]])
    expect(late(arrangedOnce(), '2026-12-22')).toEqual([['2026-12-18', true, true, 2]])
    expect(lateness(arrangedOnce(), england, '2026-12-22')[0]).not.toHaveProperty('heldOn')
  })

  test('of a transfer that ended without a meeting, as at the day on which it ended (R6.8)', () => {
    const endedOn = (on: string) => doing(anAcknowledged(), theirLead, 'withdraw', {}, at(on))
    expect(late(endedOn('2026-12-11'), '2027-06-01').at(-1)).toEqual(['2026-12-18', true, false, 0])
    expect(late(endedOn('2026-12-22'), '2027-06-01').at(-1)).toEqual(['2026-12-18', true, true, 2])
  })

  test('of one that was completed long after its meeting, as at the meeting', () => {
    const told = doing(
      heldOn('2026-12-18', arrangedOnce()),
      ours,
      'tell-family',
      { on: '2026-12-21' },
      at('2026-12-21'),
    )
    const completed = doing(told, ours, 'complete', {}, at('2026-12-22'))
    expect(late(completed, '2027-06-01')).toEqual([['2026-12-18', true, false, 0]])
  })

  test('of one that ended for its children on two days, as at the last', () => {
    const one = doing(anAcknowledged(), theirLead, 'step-up', { children: ['c2'] }, at('2026-12-21'))
    expect(late(one, '2026-12-23').at(-1)).toEqual(['2026-12-18', true, true, 3])
    const both = doing(one, theirLead, 'withdraw', { children: ['c1'] }, at('2026-12-22'))
    expect(late(both, '2027-06-01').at(-1)).toEqual(['2026-12-18', true, true, 2])
  })

  test('is not asked where no date is due: nothing reported, a stay, other law (R2.6, R2.12)', () => {
    expect(lateness(aDraft({ without: 'residence' }), england, '2027-06-01')).toEqual([])
    const stay = { kind: 'temporary', until: '2026-12-11' }
    const staying = doing(aDraft({ without: 'residence' }), theirs, 'report-residence', stay)
    expect(lateness(staying, england, '2027-06-01')).toEqual([])
    const { clock: _none, ...scottish } = reportedOnce()
    expect(lateness(scottish, calendarsOf(shippedHolidays, 'day-after')('scotland'), '2027-06-01')).toEqual([])
  })
})

describe('corrected after the meeting: both answers are kept (R6.3)', () => {
  test('later, so that a late meeting was in time: it was late by what was promised', () => {
    const proposed = doing(heldOn('2026-12-21', arrangedOnce()), ours, 'report-residence', { on: '2026-11-23' })
    const t = doing(proposed, theirLead, 'agree-residence', {}, at('2027-01-04'))
    expect(late(t, '2027-01-04')).toEqual([
      ['2026-12-18', false, true, 1],
      ['2026-12-21', true, false, 0],
    ])
  })

  test('earlier, so that a meeting in time was late: it was in time by what was promised', () => {
    const t = doing(heldOn('2026-12-18', arrangedOnce()), ours, 'report-residence', { on: '2026-11-16' })
    expect(late(t, '2027-01-04')).toEqual([
      ['2026-12-18', false, false, 0],
      ['2026-12-14', true, true, 4],
    ])
  })

  test('and so where a bank holiday moved it (R6.7)', () => {
    const calendar = withHoliday('2026-11-30')
    const t = heldOn('2026-12-21', sweptAt(arrangedOnce(), at('2026-11-24'), calendar))
    expect(lateness(t, calendar, '2027-01-04').map((one) => [one.due.on, one.late])).toEqual([
      ['2026-12-18', true],
      ['2026-12-21', false],
    ])
  })

  test('the dates that ran before are told oldest first, each with how it was reached', () => {
    const proposed = doing(reportedOnce(), theirs, 'report-residence', { on: '2026-11-23' })
    const agreed = doing(proposed, aWorkerOf('receiver', 'practice-lead'), 'agree-residence', {}, at('2026-11-25'))
    const t = doing(agreed, ours, 'report-residence', { on: '2026-11-16' }, at('2026-11-26'))
    expect(dueHistory(t)).toMatchObject([
      { due: { on: '2026-12-18' }, how: 'reported', on: '2026-11-20', by: 'sender' },
      { due: { on: '2026-12-21' }, how: 'agreed', on: '2026-11-25', by: 'sender' },
    ])
    expect(t.clock?.runs).toMatchObject({ due: { on: '2026-12-14' }, how: 'reported', by: 'receiver' })
    expect(dueHistory(aDraft({ without: 'residence' }))).toEqual([])
  })
})

describe('told late (R6.5)', () => {
  const toldOn = (told: string, on = '2026-11-20') => {
    const resident = doing(aDraft({ without: 'residence' }), theirs, 'report-residence', { on }, at(told))
    return doing(resident, theirs, 'send', {}, at(told))
  }

  test.each([
    ['2026-11-23', 1],
    ['2026-12-01', 7],
    ['2026-12-29', 25],
  ])('on %s: %i of the days had gone', (told, workingDaysGone) => {
    expect(toldLate(toldOn(told), england)).toEqual({ workingDaysGone, on: told })
  })

  test('is not who was told on the day of residence, before it, or not yet', () => {
    expect(toldLate(toldOn('2026-11-20'), england)).toBeUndefined()
    expect(toldLate(doing(aRequested(), theirs, 'report-residence', {}), england)).toBeUndefined()
    expect(toldLate(doing(aDraft(), theirs, 'report-residence', { on: '2026-11-02' }), england)).toBeUndefined()
  })

  test('counts to the first word of it, not to the papers', () => {
    const notified = doing(aDraft({ without: 'residence' }), theirLead, 'notify-move', {}, at('2026-11-24'))
    const resident = doing(notified, theirs, 'report-residence', {}, at('2026-12-01'))
    expect(toldLate(doing(resident, theirs, 'send', {}, at('2026-12-01')), england)).toEqual({
      ...{ workingDaysGone: 2, on: '2026-11-24' },
    })
  })

  test('is counted anew with a corrected date', () => {
    const corrected = doing(toldOn('2026-12-01'), ours, 'report-residence', { on: '2026-11-16' }, at('2026-12-02'))
    expect(toldLate(corrected, england)?.workingDaysGone).toBe(11)
  })

  test('is nobody in a stay, before an expected arrival, or under other law', () => {
    expect(toldLate(aStay(), england)).toBeUndefined()
    expect(toldLate(doing(aDraft(), theirs, 'send', {}, at('2026-12-01')), england)).toBeUndefined()
    expect(toldLate(toldOn('2026-12-01'), calendarsOf(shippedHolidays, 'day-after')('wales'))).toBeUndefined()
  })
})

describe('what waits (R6.3, R6.9)', () => {
  test('a proposed residence, by the date that it would give and whose it is', () => {
    const t = doing(aSent(), theirs, 'report-residence', { on: '2026-11-23' })
    expect(dueProposed(t, england)).toMatchObject([
      { due: { on: '2026-12-21' }, how: 'proposed', on: '2026-11-23', by: 'sender' },
    ])
  })

  test('an earlier date by other bank holidays; of a proposed stay no date', () => {
    expect(dueProposed(anEarlierDueFound(), england)).toMatchObject([{ due: { on: '2026-12-18' }, how: 'recounted' }])
    const stay = { kind: 'temporary', until: '2026-12-11' }
    expect(dueProposed(doing(aSent(), theirs, 'report-residence', stay), england)).toEqual([])
    expect(dueProposed(aSent(), england)).toEqual([])
  })
})

describe('why no clock runs', () => {
  const scotland = calendarsOf(shippedHolidays, 'day-after')('scotland')

  test.each([
    ['not-reported', aDraft({ without: 'residence' }), england],
    ['temporary-stay', aStay(), england],
    ['other-law', aSent(), scotland],
    ['other-law', aStay(), scotland],
    ['over', aCompleted(), england],
    [undefined, aSent(), england],
    [undefined, anAccepted(), england],
    [undefined, aMeetingHeld(), england],
  ] as const)('%s', (why, t, calendar) => expect(whyStill(t, calendar)).toBe(why))
})
