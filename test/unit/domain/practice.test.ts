import { describe, expect, test } from 'vitest'
import { dueBy, monthsAfter, type PracticeProfile, practiceProfiles, ruleFor } from '../../../src/domain/practice.ts'
import { england } from '../../support/acting.ts'

const profile = (source: string): PracticeProfile => {
  const found = practiceProfiles.find(({ reviews }) => reviews.some((rule) => rule.source === source))
  if (found === undefined) throw new Error(`no profile is read from ${source}`)
  return found
}
const last = '2026-11-02'
const reviewDue = (source: string, category: 'welfare' | 'disability') =>
  ruleFor(profile(source).reviews, category, last, england)?.due
const visitDue = (source: string) => ruleFor(profile(source).visits, 'welfare', last, england)?.due

describe('the five practice profiles (R7.5)', () => {
  test.each([
    ['S0', 'welfare', '2026-12-28', 'eight weeks'],
    ['S0', 'disability', '2027-05-02', 'six months, the stricter of the two that its document gives'],
    ['S1', 'welfare', '2027-02-02', 'three months'],
    ['S1', 'disability', '2027-05-02', 'six months'],
    ['S2', 'welfare', '2027-05-02', 'six months after the first'],
    ['S3', 'welfare', '2027-01-25', 'twelve weeks'],
    ['S3', 'disability', '2027-05-03', 'twenty-six weeks'],
    ['S4', 'welfare', '2026-12-28', 'eight weeks'],
    ['S4', 'disability', '2026-12-28', 'eight weeks for everybody'],
  ] as const)('%s, %s: the next review by %s, %s', (source, category, due, _promise) => {
    expect(reviewDue(source, category)).toBe(due)
  })

  test('S2 holds the first review at three months', () => {
    expect(ruleFor(profile('S2').firstReview, 'welfare', last, england)?.due).toBe('2027-02-02')
  })

  test('visits are promised by two of them, in working days, and by the others not at all', () => {
    expect(visitDue('S0')).toBe('2026-11-23')
    expect(visitDue('S1')).toBe('2026-11-30')
    expect(['S2', 'S3', 'S4'].map(visitDue)).toEqual([undefined, undefined, undefined])
  })

  test('every rule says which document it was read from, and every profile has a name of its own', () => {
    const rules = practiceProfiles.flatMap(({ firstReview, reviews, visits }) => [
      ...firstReview,
      ...reviews,
      ...visits,
    ])
    expect(new Set(rules.map(({ source }) => source))).toEqual(new Set(['S0', 'S1', 'S2', 'S3', 'S4']))
    expect(new Set(practiceProfiles.map(({ id }) => id)).size).toBe(5)
  })
})

describe('a time from a date', () => {
  test('ends on the last day of a month that is too short', () => {
    expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28')
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28')
  })

  test('is a time on the calendar, whatever the clocks do', () => {
    expect(dueBy({ every: 1, unit: 'weeks', source: 'S1' }, '2026-03-25', england)).toBe('2026-04-01')
    expect(monthsAfter('2026-09-25', 1)).toBe('2026-10-25')
  })

  test('in working days is still one where no list of bank holidays reaches', () => {
    expect(dueBy({ every: 15, unit: 'working days', source: 'S0' }, '1999-01-04', england)).toBe('1999-01-25')
    expect(dueBy({ every: 15, unit: 'working days', source: 'S0' }, '2098-01-06', england)).toBe('2098-01-27')
  })
})
