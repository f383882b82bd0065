import { expect, test } from 'vitest'
import { aYearAfter, daysAfter, threeMonthsAfter } from '../../../src/domain/days-after.ts'

test('a date so many days after another, across months, years and the change of the clocks', () => {
  expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26')
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysAfter('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysAfter('2060-01-01', -1)).toBe('2059-12-31')
})

test('how far an outcome, an acceptance and an interim arrangement look ahead, and how far sharing does', () => {
  expect(threeMonthsAfter('2026-11-23')).toBe('2027-02-23')
  expect(aYearAfter('2026-11-23')).toBe('2027-11-24')
})
