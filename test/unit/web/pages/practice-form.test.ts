import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PracticeProfile, PracticeUnit } from '../../../../schemas/practice.ts'
import { practiceProfiles } from '../../../../src/domain/practice-profiles.ts'
import { notKept, OwnForm, profileFrom, valuesFrom } from '../../../../src/web/pages/practice-form.ts'
import { ownPractice, profileOf } from '../../../support/practices.ts'

const filled = (base: PracticeProfile | undefined, change: object = {}) =>
  OwnForm.parse({ name: 'Ours', ...valuesFrom(base), source: 'Practice guide 2026', from: '2026-12-01', ...change })
const made = (base: PracticeProfile | undefined, change: object = {}) => profileFrom(filled(base, change), base)

describe('the practice that a form makes (R7.5)', () => {
  test.each(practiceProfiles.map((one) => [one.name, one] as const))(
    'left as it was it has the same rules, but for what it has no line for, and a name of its own: %s',
    (_, { id, name, rules }) => {
      const base = { name, basedOn: id, rules }
      const expected = rules.filter((rule) => !notKept(base).includes(rule))
      const { rules: after, ...rest } = made(base)
      expect(rest).toEqual({ name: 'Ours', basedOn: id })
      expect(valuesFrom(base)).not.toHaveProperty('name')
      expect(after).toHaveLength(expected.length)
      expect(after).toEqual(expect.arrayContaining(expected))
    },
  )

  test('a rule that is changed stands in the authority’s own document; the others keep theirs', () => {
    const { rules } = made(profileOf('S1'), { visit: { within: 10, unit: 'working-days' } })
    expect(rules.filter(({ what }) => what === 'visit')).toEqual([
      { what: 'visit', within: 10, unit: 'working-days', from: 'last-visit', source: 'Practice guide 2026' },
    ])
    expect(rules.find(({ what }) => what === 'plan-circulated')?.source).toBe('S1')
  })

  test('a line that is left blank promises nothing', () => {
    const { rules } = made(profileOf('S1'), { visit: { unit: 'weeks' } })
    expect(rules.some(({ what }) => what === 'visit')).toBe(false)
  })

  test('what it is counted from can be changed where a document may say another thing', () => {
    const { rules } = made(profileOf('S0'), {
      'first-meeting': { within: 10, unit: 'working-days', from: 'plan-started' },
    })
    expect(rules[0]).toMatchObject({ what: 'first-meeting', from: 'plan-started', source: 'Practice guide 2026' })
  })

  test('made out of nothing it has the clock of every move, and no more', () => {
    expect(made(undefined).rules).toEqual([profileOf('S0').rules.find(({ what }) => what === 'transfer-in')])
    expect(made(ownPractice()).rules.map(({ what }) => what)).toEqual(['review', 'visit', 'transfer-in'])
  })

  test('of two rules that say two things the line begins with the stricter, whatever their units', () => {
    const rule = { what: 'review', from: 'last-review', source: 'Guide' } as const
    const base: PracticeProfile = {
      name: 'Ours',
      rules: [
        { ...rule, within: 3, unit: 'months' },
        { ...rule, within: 12, unit: 'weeks' },
      ],
    }
    expect(valuesFrom(base).review).toEqual({ within: 12, unit: 'weeks' })
    expect(notKept(base)).toEqual([base.rules[0]])
  })

  test('whatever is filled in, the published schema takes what comes of it', () => {
    const aTime = fc.record({
      within: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined }),
      unit: fc.constantFrom(...PracticeUnit.options),
    })
    fc.assert(
      fc.property(aTime, aTime, aTime, fc.constantFrom(undefined, ...practiceProfiles), (visit, review, plan, base) => {
        const { rules } = made(base, { visit, 'review-welfare': review, 'plan-at-most': plan })
        expect(rules.some(({ what }) => what === 'visit')).toBe(visit.within !== undefined)
      }),
    )
  })
})
