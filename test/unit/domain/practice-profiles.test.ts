import { describe, expect, test } from 'vitest'
import { type PracticeKind, PracticeProfile, practiceTitles, ShippedProfile } from '../../../schemas/practice.ts'
import { ruleInWords } from '../../../src/domain/practice.ts'
import { practiceProfiles } from '../../../src/domain/practice-profiles.ts'
import { profileOf } from '../../support/practices.ts'

const kinds = Object.keys(practiceTitles) as PracticeKind[]
const said = (source: string) =>
  Object.fromEntries(
    kinds
      .map((kind) => {
        const rules = profileOf(source).rules.filter(({ what }) => what === kind)
        return [kind, rules.map((rule) => `${rule.category ? `${rule.category}: ` : ''}${ruleInWords(rule)}`)] as const
      })
      .filter(([, rules]) => rules.length > 0),
  )
const afterAMove = { 'transfer-in': ['within 20 working days of the family being resident'] }

describe('the five practice profiles, as their documents have them (R7.5)', () => {
  test('S0 contradicts itself about disability, and both are kept', () => {
    expect(said('S0')).toEqual({
      'first-meeting': ['within 10 working days of the decision that a plan is required'],
      review: ['every 12 weeks', 'welfare: every 8 weeks', 'disability: every 6 months', 'disability: every 12 months'],
      visit: ['every 15 working days'],
      'plan-updated': ['within 2 working days of the meeting'],
      'plan-circulated': ['within 3 working days of the meeting'],
      ...afterAMove,
    })
  })

  test('S1 alone speaks of exceptions, of invitations and of the service manager', () => {
    expect(said('S1')).toEqual({
      'first-meeting': ['within 15 working days of the decision that a meeting is required'],
      'first-review': ['within 3 months of the start of the plan'],
      review: ['every 3 months', 'disability: every 6 months'],
      'review-at-most': ['within 6 months of the last review'],
      visit: ['every 20 working days'],
      'plan-updated': ['within 2 working days of the meeting'],
      'plan-circulated': ['within 5 working days of the meeting'],
      'meeting-recorded': ['within 2 working days of the meeting'],
      'invitations-by': ['3 weeks before the meeting'],
      'invitations-from': ['4 weeks before the meeting'],
      'manager-review': ['within 9 months of the start of the plan'],
      'plan-at-most': ['within 12 months of the start of the plan'],
      ...afterAMove,
    })
  })

  test('S2 counts the circulation of the plan in days, not in working days', () => {
    expect(said('S2')).toEqual({
      'first-review': ['within 3 months of the first meeting'],
      review: ['every 6 months'],
      'plan-circulated': ['within 10 days of the meeting'],
      ...afterAMove,
    })
  })

  test('S3 promises minutes, and nothing of the plan', () => {
    expect(said('S3')).toEqual({
      'first-meeting': ['within 15 working days of the start of the plan'],
      review: ['every 12 weeks', 'disability: every 26 weeks'],
      'minutes-to-worker': ['within 2 working days of the meeting'],
      'minutes-circulated': ['within 10 working days of the meeting'],
      ...afterAMove,
    })
  })

  test('S4 has one time for every child', () => {
    expect(said('S4')).toEqual({
      review: ['every 8 weeks'],
      'plan-circulated': ['within 10 working days of the meeting'],
      'minutes-circulated': ['within 10 working days of the meeting'],
      ...afterAMove,
    })
  })

  test('each rule names its document; what a document leaves out of a move is S1’s', () => {
    for (const { document, rules } of practiceProfiles)
      for (const { what, source } of rules)
        expect([what, source]).toEqual([what, what === 'transfer-in' ? 'S1' : document.slice(0, 2)])
  })

  test('each is what the published schema takes, under an id of its own', () => {
    for (const shipped of practiceProfiles) expect(ShippedProfile.parse(shipped)).toEqual(shipped)
    expect(new Set(practiceProfiles.map(({ id }) => id)).size).toBe(5)
  })
})

describe('a profile that the schema refuses', () => {
  const rule = { what: 'review', within: 8, unit: 'weeks', from: 'last-review', source: 'Practice guide' }
  const taken = (change: object) => PracticeProfile.safeParse({ name: 'Ours', rules: [{ ...rule, ...change }] }).success

  test.each([
    ['no time at all', { within: 0 }],
    ['more than 400 of anything', { within: 401 }],
    ['half a week', { within: 1.5 }],
    ['a unit of its own', { unit: 'fortnights' }],
    ['a review counted from a visit', { from: 'last-visit' }],
    ['a rule without its document', { source: undefined }],
    ['a field of its own', { every: 8 }],
    ['another clock for a move than everybody’s (R6.2)', { what: 'transfer-in', from: 'residence', within: 15 }],
  ])('%s', (_, change) => {
    expect(taken({})).toBe(true)
    expect(taken(change)).toBe(false)
  })

  test('no rules', () => expect(PracticeProfile.safeParse({ name: 'Ours', rules: [] }).success).toBe(false))
})
