import { describe, expect, test } from 'vitest'
import { nextTry, waitSeconds } from '../../../src/notify/schedule.ts'

const id = '0193a1d6-0000-7000-8000-000000000001'
const start = new Date('2026-11-23T10:00:00Z')
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const hour = 3600

describe('how long to wait', () => {
  test('grows threefold, from five seconds to six hours, and is up to a fifth longer', () => {
    const steps = [5, 15, 45, 135, 405, 1215, 3645, 10_935, 21_600, 21_600]
    steps.forEach((step, before) => {
      const wait = waitSeconds(before + 1, id)
      expect(wait).toBeGreaterThanOrEqual(step)
      expect(wait).toBeLessThanOrEqual(step * 1.2)
    })
  })

  test('follows from the notice and the try alone', () => {
    expect([1, 2, 9].map((tries) => waitSeconds(tries, id))).toEqual([5.361, 16.582, 25_302.17])
  })

  test('differs among notices that failed together, so that they do not come back together', () => {
    const ids = Array.from({ length: 100 }, (_, one) => `0193a1d6-0000-7000-8000-${String(one).padStart(12, '0')}`)
    const waits = ids.map((one) => waitSeconds(9, one))
    // Six hours and up to 72 minutes more: no tenth of that span is empty, and none holds a third of all.
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => waits.filter((wait) => Math.floor((wait - 21_600) / 432) === tenth).length,
    )
    expect(Math.min(...tenths)).toBeGreaterThan(0)
    expect(Math.max(...tenths)).toBeLessThan(34)
    expect(new Set(waits).size).toBeGreaterThan(95)
  })
})

describe('the next try', () => {
  const notice = { id, tries: 1, since: start.toISOString() }

  test('comes after what was asked for, where that is longer; six hours at most', () => {
    expect(nextTry(notice, start, 600)).toEqual(later(600))
    expect(nextTry(notice, start, 2)).toEqual(later(waitSeconds(1, id)))
    expect(nextTry(notice, start, 7 * 24 * hour)).toEqual(later(6 * hour))
  })

  test('is there for three days, and not after', () => {
    expect(nextTry({ ...notice, tries: 30 }, later(72 * hour))).toBeDefined()
    expect(nextTry({ ...notice, tries: 30 }, later(72 * hour + 1))).toBeUndefined()
  })
})
