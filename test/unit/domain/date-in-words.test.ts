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
    ['5 Sep 27', '2027-09-05'],
    ['5 Sept ’27, at the latest', '2027-09-05'],
    ['30/11/26', '2026-11-30'],
    ['by 3 Mar', '2027-03-03'],
    ['14 December 10am', '2026-12-14'],
    ['5 November 14:30', '2026-11-05'],
    ['by 5 Nov, or 30/11/2026', '2026-11-05'],
  ])('“%s” is %s', (words, date) => expect(dateInWords(words, '2026-10-05')).toBe(date))

  test('without its year is the first such day from the date of the paper on', () => {
    expect(dateInWords('14 December', '2026-10-05')).toBe('2026-12-14')
    expect(dateInWords('14 January', '2026-10-05')).toBe('2027-01-14')
    expect(dateInWords('5 October', '2026-10-05')).toBe('2026-10-05')
  })

  test.each([
    ['w/c 30/11', '2026-11-30'],
    ['by 14/12', '2026-12-14'],
    ['Tues 5/1', '2027-01-05'],
    ['1/2', '2027-02-01'],
    ['05/10', '2026-10-05'],
    ['04/10', '2027-10-04'],
    ['review, 14/12 at the latest', '2026-12-14'],
  ])('in figures without its year, “%s” is %s', (words, date) => expect(dateInWords(words, '2026-10-05')).toBe(date))

  test.each([
    'Within 6 weeks of 3 March',
    'weekly from 30/11/2026',
    'since 2026-09-01',
    'starting after the 14 December 2026',
    'from Monday 30 November',
  ])('is none where something is only counted from it: “%s”', (words) =>
    expect(dateInWords(words, '2026-10-05')).toBeUndefined(),
  )

  test('is read behind one that something is counted from', () => {
    expect(dateInWords('weekly from 5 November until 14 December', '2026-10-05')).toBe('2026-12-14')
    expect(dateInWords('by the end of 14 December', '2026-10-05')).toBe('2026-12-14')
  })

  test.each([
    '',
    'ongoing',
    '12 marks',
    '2 mayors',
    '3 decisions',
    '5 Septembers',
    'support 24/7',
    '1/2 term',
    'in 3/12',
    'attend 10/12 sessions',
    'by 31/11',
    'by 32/13',
    'within 4 weeks',
    'before Christmas 2026',
    '24/7',
    '31 February 2026',
    '32/13/2026',
    '2026-02-30',
    'weekly from May',
  ])('“%s” is none', (words) => expect(dateInWords(words, '2026-10-05')).toBeUndefined())
})
