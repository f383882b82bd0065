import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PracticeRule } from '../../../schemas/practice.ts'
import {
  inForceOn,
  monthsAfter,
  nextReview,
  reckon,
  ruleFor,
  ruleInWords,
  rulesOf,
  timeline,
} from '../../../src/domain/practice.ts'
import { england } from '../../support/acting.ts'
import { profileOf } from '../../support/practices.ts'

const last = '2026-11-02'
const dueBy = (...asked: Parameters<typeof reckon>) => reckon(...asked).due
const reviewDue = (source: string, category: 'welfare' | 'disability') =>
  nextReview(profileOf(source), category, last, england)?.due
const firstReviewDue = (source: string, category: 'welfare' | 'disability' = 'welfare') => {
  const profile = profileOf(source)
  return nextReview(profile, category, last, england, rulesOf(profile, 'first-review'))?.due
}
const visitDue = (source: string) => ruleFor(rulesOf(profileOf(source), 'visit'), 'welfare', last, england)?.due

describe('the next by a practice (R7.5)', () => {
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

  test('a first review comes at its own time, unless the document says another for the child’s category', () => {
    expect(firstReviewDue('S2')).toBe('2027-02-02')
    expect(firstReviewDue('S1', 'welfare')).toBe('2027-02-02')
    expect(firstReviewDue('S1', 'disability')).toBe('2027-05-02')
    expect(firstReviewDue('S4')).toBe(reviewDue('S4', 'welfare'))
  })

  test('visits are promised by two of them, in working days, and by the others not at all', () => {
    expect(visitDue('S0')).toBe('2026-11-23')
    expect(visitDue('S1')).toBe('2026-11-30')
    expect(['S2', 'S3', 'S4'].map(visitDue)).toEqual([undefined, undefined, undefined])
  })
})

describe('a time from a date', () => {
  test('ends on the last day of a month that is too short', () => {
    expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28')
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-28')
  })

  test('is a time on the calendar, whatever the clocks do', () => {
    expect(dueBy({ within: 1, unit: 'weeks' }, '2026-03-25', england)).toBe('2026-04-01')
    expect(dueBy({ within: 10, unit: 'days' }, '2026-10-20', england)).toBe('2026-10-30')
    expect(monthsAfter('2026-09-25', 1)).toBe('2026-10-25')
  })

  test('in working days is still one where no list of bank holidays reaches, and is provisional there (R6.4)', () => {
    expect(dueBy({ within: 15, unit: 'working-days' }, '1999-01-04', england)).toBe('1999-01-25')
    expect(dueBy({ within: 15, unit: 'working-days' }, '2098-01-06', england)).toBe('2098-01-27')
    expect(reckon({ within: 15, unit: 'working-days' }, '2035-01-04', england).provisional).toBe(true)
    expect(reckon({ within: 15, unit: 'working-days' }, '2026-11-04', england).provisional).toBe(false)
    expect(reckon({ within: 3, unit: 'months' }, '2035-01-04', england).provisional).toBe(false)
  })
})

test.each<[Pick<PracticeRule, 'what' | 'within' | 'unit' | 'from'>, string]>([
  [{ what: 'review', within: 12, unit: 'weeks', from: 'last-review' }, 'every 12 weeks'],
  [{ what: 'visit', within: 20, unit: 'working-days', from: 'last-visit' }, 'every 20 working days'],
  [{ what: 'plan-updated', within: 1, unit: 'working-days', from: 'meeting' }, 'within 1 working day of the meeting'],
  [{ what: 'invitations-by', within: 3, unit: 'weeks', from: 'before-meeting' }, '3 weeks before the meeting'],
  [
    { what: 'manager-review', within: 9, unit: 'months', from: 'plan-started' },
    'within 9 months of the start of the plan',
  ],
])('a rule in words: %j', (rule, words) => expect(ruleInWords(rule)).toBe(words))

describe('which version is in force (R7.5)', () => {
  const versions = [
    { version: 1, from: '2026-01-01' },
    { version: 2, from: '2026-06-01' },
    { version: 3, from: '2026-03-01' },
  ]
  const on = (date: string) => inForceOn(versions, date)?.version

  test('is none until the first has begun, then the newest that has', () => {
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-02-28'), on('2026-03-01')]).toEqual([undefined, 1, 1, 3])
  })

  test('is never one that a later version, from an earlier day, took the place of before it began', () => {
    expect([on('2026-05-31'), on('2026-06-01'), on('2030-01-01')]).toEqual([3, 3, 3])
    expect(timeline(versions, '2026-04-01')).toEqual([
      { version: 3, from: '2026-03-01', standing: 'in-force' },
      { version: 2, from: '2026-06-01', standing: 'replaced' },
      { version: 1, from: '2026-01-01', until: '2026-02-28', standing: 'past' },
    ])
  })

  test('can be one to come beside the one in force', () => {
    const [first, second] = versions
    if (!first || !second) throw new Error('two versions')
    expect(timeline([first, second], '2026-05-31')).toEqual([
      { version: 2, from: '2026-06-01', standing: 'to-come' },
      { version: 1, from: '2026-01-01', until: '2026-05-31', standing: 'in-force' },
    ])
  })

  const someVersions = fc
    .array(fc.integer({ min: 10, max: 28 }), { maxLength: 8 })
    .map((days) => days.map((day, at) => ({ version: at + 1, from: `2026-02-${day}` })))
  const aDay = fc.integer({ min: 10, max: 28 }).map((day) => `2026-02-${day}`)

  test('is the one whose days hold the date, and there is never more than one', () => {
    fc.assert(
      fc.property(someVersions, aDay, (all, date) => {
        const holding = timeline(all, date).filter(
          ({ from, until, standing }) =>
            standing !== 'replaced' && from <= date && (until === undefined || date <= until),
        )
        expect(holding.map(({ version }) => version)).toEqual([inForceOn(all, date)?.version].filter((v) => v))
        expect(holding.every(({ standing }) => standing === 'in-force')).toBe(true)
      }),
    )
  })

  test('stays what it was for every day before a new version begins', () => {
    fc.assert(
      fc.property(someVersions, aDay, aDay, (all, from, date) => {
        fc.pre(date < from)
        const after = [...all, { version: all.length + 1, from }]
        expect(inForceOn(after, date)).toEqual(inForceOn(all, date))
      }),
    )
  })
})
