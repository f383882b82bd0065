import { describe, expect, test } from 'vitest'
import {
  clockDay,
  countedDays,
  countFrom,
  daysGone,
  dueDate,
  dueOf,
  londonDate,
  morningOf,
  underOtherLaw,
} from '../../../src/domain/clock.ts'
import type { Report, Transfer } from '../../../src/domain/transfer.ts'
import { calendarOf, calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anEarlierDueFound, aStay, withHoliday } from '../../support/clocks.ts'
import { aDraft, aSent, doing } from '../../support/transfers.ts'

const due = (t: Transfer) => dueDate(t.residence, england)
const residentOn = (on: string, kind: Report['kind'] = 'resident'): Report => ({
  ...{ kind, on, known: 'Said.', by: 'sender', at: '2026-11-23T10:00:00.000Z' },
})
const sameDay = calendarsOf(shippedHolidays, 'same-day')('england')

describe('London time', () => {
  test.each([
    ['2026-11-23T23:59:59.000Z', '2026-11-23'],
    ['2026-06-30T22:59:59.000Z', '2026-06-30'],
    ['2026-06-30T23:00:00.000Z', '2026-07-01'],
    ['2026-12-31T23:30:00.000Z', '2026-12-31'],
  ])('%s is on %s', (instant, date) => {
    expect(londonDate(instant)).toBe(date)
    expect(londonDate(new Date(instant))).toBe(date)
  })

  test('the day’s reminders go out at eight, in winter and in summer', () => {
    expect(morningOf('2026-11-23')).toBe('2026-11-23T08:00:00.000Z')
    expect(morningOf('2026-07-01')).toBe('2026-07-01T07:00:00.000Z')
  })
})

// Resident on Friday 20 November 2026: due on Friday 18 December, late on the 21st, very late on the 29th.
describe('the due date (R6.2)', () => {
  test('is working day 20 after the day of residence, and says how it was reached (R6.4, R6.7)', () => {
    const { version: calendar } = england
    expect(due(aSent())).toEqual({ dayZero: '2026-11-20', on: '2026-12-18', provisional: false, calendar })
  })

  test('leaves out the bank holidays of the receiving authority’s nation (R6.1)', () => {
    expect(dueDate(aSent().residence, calendarOf('scotland'))?.on).toBe('2026-12-21')
  })

  test('of an expected residence is provisional (R6.3), and so past the last published holiday (R6.4)', () => {
    expect(due(aDraft())).toMatchObject({ on: '2026-12-18', provisional: true, because: ['expected'] })
    expect(dueDate({ running: residentOn('2028-11-29') }, england)).not.toHaveProperty('because')
    expect(dueDate({ running: residentOn('2028-11-29') }, england)?.provisional).toBe(false)
    expect(dueDate({ running: residentOn('2028-11-30') }, england)).toMatchObject({
      ...{ on: '2029-01-01', provisional: true, because: ['horizon'] },
    })
    expect(dueDate({ running: residentOn('2028-11-30', 'expected') }, england)?.because).toEqual([
      'expected',
      'horizon',
    ])
  })

  test('is none where nothing was reported, and none in a temporary stay (R2.6)', () => {
    expect(due(aDraft({ without: 'residence' }))).toBeUndefined()
    expect(due(aStay())).toBeUndefined()
  })
})

describe('which day is day 1 (R6.2)', () => {
  test('is the first working day after residence, unless the exchange counts the day itself', () => {
    expect([countFrom(england, '2026-11-20'), countFrom(sameDay, '2026-11-20')]).toEqual(['2026-11-20', '2026-11-19'])
    expect([clockDay(england, '2026-11-20', 1).date, clockDay(sameDay, '2026-11-20', 1).date]).toEqual([
      ...['2026-11-23', '2026-11-20'],
    ])
  })

  test('counting the day itself, the date is one working day earlier, and says how it was counted', () => {
    expect(dueDate(aSent().residence, sameDay)).toEqual({
      ...{ dayZero: '2026-11-20', on: '2026-12-17', provisional: false },
      ...{ calendar: sameDay.version, counting: 'same-day' },
    })
    expect(due(aSent())).not.toHaveProperty('counting')
  })

  test('a Saturday, a Sunday and a bank holiday count for nothing, so both ways of counting give one date', () => {
    for (const [dayZero, on] of [
      ['2026-11-21', '2026-12-18'],
      ['2026-11-22', '2026-12-18'],
      ['2026-12-25', '2027-01-26'],
    ] as const)
      for (const calendar of [england, sameDay]) expect(clockDay(calendar, dayZero, 20).date, dayZero).toBe(on)
  })

  test('the working shows twenty counted days, the last of them the due date (R6.4)', () => {
    for (const calendar of [england, sameDay]) {
      const days = countedDays(calendar, '2026-12-04')
      expect(days.filter(({ counted }) => counted).map(({ day }) => day)).toEqual(
        Array.from({ length: 20 }, (_, i) => i + 1),
      )
      expect(days.at(-1)?.date).toBe(clockDay(calendar, '2026-12-04', 20).date)
      expect(days.find(({ date }) => date === '2026-12-28')?.why).toBe('Boxing Day (substitute day)')
    }
  })
})

describe('a receiving authority under other law (R2.12)', () => {
  const calendars = calendarsOf(shippedHolidays, 'day-after')

  test.each(['wales', 'scotland', 'northern-ireland'])('%s: no English clock runs there', (nation) => {
    expect(underOtherLaw(calendars(nation))).toBe(true)
    expect(dueDate(aSent().residence, calendars(nation))).toBeUndefined()
    expect(daysGone(aSent(), '2026-12-01', calendars(nation))).toBe(0)
  })

  test('England’s own is under this one', () => {
    expect(underOtherLaw(calendars('england'))).toBe(false)
    expect(underOtherLaw(england)).toBe(false)
  })
})

describe('the date that was told (R6.7, R6.9)', () => {
  test('stands, whatever is published since, until it is counted anew or confirmed', () => {
    expect(dueOf(aSent(), withHoliday('2026-11-30'))?.on).toBe('2026-12-18')
    expect(dueDate(aSent().residence, withHoliday('2026-11-30'))?.on).toBe('2026-12-21')
    expect(dueOf(anEarlierDueFound(), england)?.on).toBe('2026-12-21')
  })

  test('is none once a stay took the place of residence', () => {
    const staying = doing(aDraft(), aWorkerOf('sender', 'social-worker'), 'report-residence', {
      ...{ kind: 'temporary', until: '2026-12-11' },
    })
    expect(staying.clock?.before.map((one) => one.due.on)).toEqual(['2026-12-18'])
    expect(dueOf(staying, england)).toBeUndefined()
  })

  test('of a transfer from before dates were kept is as it would be counted now', () => {
    const { clock: _none, ...kept } = aSent()
    expect(dueOf(kept, england)).toEqual(dueOf(aSent(), england))
  })
})

describe('how many of the days had gone (R6.5)', () => {
  test.each([
    ['2026-11-19', 0],
    ['2026-11-20', 0],
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2026-12-01', 7],
    ['2026-12-18', 20],
    ['2026-12-29', 25],
  ])('by %s: %i', (on, gone) => expect(daysGone(aSent(), on, england)).toBe(gone))

  test('none of a residence that is only expected, and none of a stay', () => {
    expect(daysGone(aDraft(), '2026-12-01', england)).toBe(0)
    expect(daysGone(aStay(), '2026-12-01', england)).toBe(0)
    expect(daysGone(aDraft({ without: 'residence' }), '2026-12-01', england)).toBe(0)
  })
})
