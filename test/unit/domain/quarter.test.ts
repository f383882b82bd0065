import { describe, expect, test } from 'vitest'
import { quarterAfter, quarterOf, quartersFrom, quarterWords, spanOf } from '../../../src/domain/quarter.ts'

describe('a quarter', () => {
  test.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-09-30', '2026-Q3'],
    ['2026-10-01', '2026-Q4'],
    ['2026-12-31', '2026-Q4'],
  ])('%s lies in %s', (date, quarter) => {
    expect(quarterOf(date)).toBe(quarter)
  })

  test('goes from its first day to its last, and neither lies in another', () => {
    expect(spanOf('2026-Q2')).toEqual({ from: '2026-04-01', until: '2026-06-30' })
    for (const quarter of quartersFrom('2025-Q1', '2028-Q4')) {
      const { from, until } = spanOf(quarter)
      expect([quarterOf(from), quarterOf(until)]).toEqual([quarter, quarter])
    }
    expect(() => spanOf('2026-Q5')).toThrow(RangeError)
  })

  test('is followed by the next, over the end of a year, both ways', () => {
    expect([quarterAfter('2026-Q4'), quarterAfter('2027-Q1', -1), quarterAfter('2026-Q2', -6)]).toEqual([
      ...['2027-Q1', '2026-Q4', '2024-Q4'],
    ])
  })

  test('stands in a row with others, the earliest first', () => {
    expect(quartersFrom('2026-Q3', '2027-Q2')).toEqual(['2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2'])
    expect(quartersFrom('2026-Q3', '2026-Q3')).toEqual(['2026-Q3'])
    expect(quartersFrom('2026-Q4', '2026-Q3')).toEqual([])
  })

  test('is said by its months', () => {
    expect(quarterWords('2026-Q3')).toBe('July to September 2026')
  })
})
