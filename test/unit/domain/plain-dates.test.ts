import { describe, expect, test } from 'vitest'
import { daysLeft, longDate, plainDate, plainTime } from '../../../src/domain/plain-dates.ts'

describe('a date is said as people say it', () => {
  test('with and without its weekday', () => {
    expect(plainDate('2026-11-03')).toBe('3 November 2026')
    expect(longDate('2026-11-23')).toBe('Monday 23 November 2026')
  })

  test('and what is no date stays as it is', () => expect(plainDate('soon')).toBe('soon'))

  test.each([
    ['2026-06-30T23:05:00Z', '1 July 2026 at 12:05am'],
    ['2026-11-23T12:00:00Z', '23 November 2026 at 12:00pm'],
  ])('an instant by the clock of London: %s', (instant, words) => expect(plainTime(instant)).toBe(words))
})

describe('how far off a due date is (R6.4)', () => {
  test.each([
    [12, '2026-12-09', '12 working days left'],
    [1, '2026-11-24', '1 working day left'],
    [0, '2026-11-23', 'Due today'],
    [-1, '2026-11-20', '1 working day late'],
    [0, '2026-11-22', 'The due date has just passed'],
  ])('%i from Monday 23 November to %s: %s', (left, due, words) => {
    expect(daysLeft(left, due, '2026-11-23')).toBe(words)
  })
})
