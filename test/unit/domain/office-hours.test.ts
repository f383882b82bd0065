import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { londonDate } from '../../../src/domain/clock.ts'
import { closesAt, opensAt, outOfHours } from '../../../src/domain/office-hours.ts'
import { calendarOf, isWorkingDay } from '../../../src/domain/working-days.ts'
import { england } from '../../support/acting.ts'

describe('out of hours (R2.8)', () => {
  test.each([
    ['a Monday in winter before nine', '2026-11-23T08:59:59.999Z', true],
    ['at nine', '2026-11-23T09:00:00.000Z', false],
    ['before five', '2026-11-23T16:59:59.999Z', false],
    ['at five', '2026-11-23T17:00:00.000Z', true],
    ['a Monday in summer, when London is an hour ahead, before nine', '2026-06-22T07:59:59.999Z', true],
    ['at nine in summer', '2026-06-22T08:00:00.000Z', false],
    ['at five in summer', '2026-06-22T16:00:00.000Z', true],
    ['after midnight', '2026-11-24T00:30:00.000Z', true],
    ['noon of a Saturday', '2026-11-28T12:00:00.000Z', true],
    ['noon of a Sunday', '2026-11-29T12:00:00.000Z', true],
    ['noon of Christmas Day, a Friday', '2026-12-25T12:00:00.000Z', true],
    ['noon of its substitute Monday', '2026-12-28T12:00:00.000Z', true],
  ])('%s', (_when, instant, out) => {
    expect(outOfHours(instant, england)).toBe(out)
    expect(outOfHours(new Date(instant), england)).toBe(out)
  })

  // The clocks change on a Sunday: the Friday before and the Monday after keep the same hours by the London clock.
  test.each([
    ['the Friday before they go forward', '2026-03-27T09:00:00.000Z', '2026-03-27T08:59:59.999Z'],
    ['the Monday after', '2026-03-30T08:00:00.000Z', '2026-03-30T07:59:59.999Z'],
    ['the Friday before they go back', '2026-10-23T08:00:00.000Z', '2026-10-23T07:59:59.999Z'],
    ['the Monday after that', '2026-10-26T09:00:00.000Z', '2026-10-26T08:59:59.999Z'],
  ])('%s opens at nine in London', (_day, open, shut) => {
    expect([outOfHours(open, england), outOfHours(shut, england)]).toEqual([false, true])
  })

  test('every moment of the two days on which the clocks change is out of hours: they are Sundays', () => {
    for (const day of ['2026-03-29', '2026-10-25'])
      for (let hour = 0; hour < 24; hour++)
        expect(outOfHours(`${day}T${String(hour).padStart(2, '0')}:30:00.000Z`, england)).toBe(true)
  })

  test('follows the nation: St Andrew’s Day is kept in Scotland', () => {
    const noon = '2026-11-30T12:00:00.000Z'
    expect(outOfHours(noon, england)).toBe(false)
    expect(outOfHours(noon, calendarOf('scotland'))).toBe(true)
  })

  test('of a working day exactly eight hours are in, whichever day of the years it is', () => {
    const days = fc.integer({ min: 0, max: 365 * 4 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)))
    fc.assert(
      fc.property(days, (day) => {
        // From half past each hour of the London day; a day of 23 or 25 hours is a Sunday.
        const halves = Array.from({ length: 30 }, (_, at) => new Date(day.getTime() + (at - 2) * 3_600_000 + 1_800_000))
        const date = londonDate(new Date(day.getTime() + 43_200_000))
        const inside = halves.filter((at) => londonDate(at) === date && !outOfHours(at, england))
        expect(inside).toHaveLength(isWorkingDay(england, date) ? closesAt - opensAt : 0)
      }),
      { seed: 20_261_120 },
    )
  })
})
