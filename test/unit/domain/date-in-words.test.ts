import { describe, expect, test } from 'vitest'
import { dateInWords } from '../../../src/domain/date-in-words.ts'

describe('a date in words', () => {
  test.each([
    ['2026-11-27', '2026-11-27'],
    ['by 27/11/2026 at the latest', '2026-11-27'],
    ['27.11.26', '2026-11-27'],
    ['27th November 2026', '2026-11-27'],
    ['Friday 27 Nov, 2026', '2026-11-27'],
    ['the 1st of Sept 2027', '2027-09-01'],
    ['within 2 weeks, by 14 December 2026', '2026-12-14'],
  ])('“%s” is %s', (words, date) => expect(dateInWords(words, '2026-10-05')).toBe(date))

  test('without its year is the first such day from the date of the paper on', () => {
    expect(dateInWords('14 December', '2026-10-05')).toBe('2026-12-14')
    expect(dateInWords('14 January', '2026-10-05')).toBe('2027-01-14')
    expect(dateInWords('5 October', '2026-10-05')).toBe('2026-10-05')
  })

  test.each([
    '',
    'ongoing',
    'within 4 weeks',
    'before Christmas 2026',
    '24/7',
    '31 February 2026',
    '32/13/2026',
    '2026-02-30',
    'weekly from May',
  ])('“%s” is none', (words) => expect(dateInWords(words, '2026-10-05')).toBeUndefined())
})
