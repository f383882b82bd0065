import { describe, expect, test } from 'vitest'
import type { PracticeProfile, PracticeVersion } from '../../../../schemas/practice.ts'
import { timeline } from '../../../../src/domain/practice.ts'
import { PracticePage, type PracticeProps } from '../../../../src/web/pages/practice.tsx'
import { elements, textOf } from '../../../support/html.ts'
import { ownPractice, profileOf } from '../../../support/practices.ts'

const viewer = { name: 'Ignatius Copperfield', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const chosen = (source: string): PracticeProfile => {
  const { id, name, rules } = profileOf(source)
  return { name, basedOn: id, rules }
}
const madeAt = '2026-01-01T10:00:00.000Z'
const versions = (...given: [string, PracticeProfile][]): PracticeVersion[] =>
  timeline(
    given.map(([from, profile], at) => ({ version: at + 1, from, madeAt, profile })),
    '2026-11-23',
  )
const page = (more: Partial<PracticeProps> = {}) =>
  String(<PracticePage {...{ viewer, practices: [], may: false, ...more }} />)
const words = (more?: Partial<PracticeProps>) => textOf(page(more))
const inputs = (html: string) => new Map(elements(html, 'input').map((one) => [one.get('name'), one.get('value')]))

describe('the practice of an authority (R7.5)', () => {
  test('is none until it has chosen, and the page says what is judged all the same', () => {
    expect(words()).toContain('No practice is set: only the rules for everybody are judged.')
    expect(words()).toContain('an assessment is at most 12 months old; a plan is looked at after 9 months')
  })

  test('is shown with every rule, for whom it is, and where it stands', () => {
    const said = words({ practices: versions(['2026-01-01', chosen('S0')]) })
    expect(said).toContain('In force: Strengthening Families From 1 January 2026 on.')
    expect(said).toContain('Source: Guidance for Child in Need review meetings in the Strengthening Families format.')
    expect(said).toContain('Review Every child not named below: every 12 weeks')
    expect(said).toContain('Welfare: every 8 weeks Disability: every 6 months')
    expect(said).toContain('Plan updated Within 2 working days of the meeting Plan circulated')
    expect(said).toContain('Source: Child in Need procedure with its section on moves to another authority')
  })

  test('is shown by no code of a document and by no id of a rule', () => {
    for (const source of ['S0', 'S1', 'S2', 'S3', 'S4'])
      expect(words({ may: true, practices: versions(['2026-01-01', chosen(source)]) })).not.toMatch(/\b(S[0-4]|R\d)\b/)
  })

  test('says in which order a rule for every other child stands', () => {
    const [first, ...others] = profileOf('S0').rules.filter(({ what }) => what === 'review')
    const rules = [...others, ...(first ? [first] : [])]
    expect(words({ practices: versions(['2026-01-01', { name: 'Ours', rules }]) })).toContain(
      'Every child not named above: every 12 weeks',
    )
  })

  test('says what it promises nothing about', () => {
    expect(words({ practices: versions(['2026-01-01', chosen('S4')]) })).toMatch(
      /It promises nothing about: first Child in Need meeting, first review, .*visit to the child/,
    )
  })

  test('tells what comes, what was, and what never began', () => {
    const said = words({
      practices: versions(
        ['2026-01-01', chosen('S0')],
        ['2026-03-01', chosen('S1')],
        ['2027-06-01', chosen('S3')],
        ['2027-01-01', chosen('S4')],
      ),
    })
    expect(said).toContain('In force: Three-monthly From 1 March 2026 to 31 December 2026.')
    expect(said).toContain('To come: Eight-weekly. From 1 January 2027 on.')
    expect(said).toContain('Never in force: Twelve-weekly. It was to begin on 1 June 2027.')
    expect(said).toContain('Before: Strengthening Families. From 1 January 2026 to 28 February 2026.')
  })

  test('does not say that one never began which was replaced on its first day', () => {
    const said = words({ practices: versions(['2026-01-01', chosen('S0')], ['2026-01-01', chosen('S3')]) })
    expect(said).toContain('Before: Strengthening Families. Replaced on the day it began, 1 January 2026.')
    expect(said).not.toContain('Never in force')
  })

  test('is set by an administrator; anybody else is told who may (R1.3)', () => {
    expect(words()).toContain('Only an administrator of your authority may set its practice.')
    expect(elements(page(), 'form').filter((one) => one.get('action') === '/practice')).toEqual([])
    expect(elements(page({ may: true }), 'form').some((one) => one.get('action') === '/practice')).toBe(true)
  })

  test('is chosen among five, in place of the newest version as the page shows it', () => {
    const practices = versions(['2026-01-01', chosen('S0')], ['2027-01-01', chosen('S4')])
    const html = page({ may: true, practices })
    expect(elements(html, 'input').filter((one) => one.get('name') === 'shipped')).toHaveLength(5)
    expect(inputs(html).get('replaces')).toBe('2')
    expect(inputs(page({ may: true })).get('replaces')).toBe('0')
    expect(textOf(html)).toContain('What is to come is replaced too')
  })

  test('is said to be set by the version that is there, and by no other', () => {
    const practices = versions(['2027-01-01', chosen('S4')])
    expect(words({ practices, done: 1 })).toContain('“Eight-weekly” is set from 1 January 2027.')
    expect(words({ practices, done: 2 })).not.toContain('is set from')
  })
})

describe('rules of its own', () => {
  const own = (profile: PracticeProfile) =>
    page({ may: true, form: 'own', practices: versions(['2026-01-01', profile]) })

  test('begin as those in force, line by line; what is not promised is blank', () => {
    const shown = inputs(own(chosen('S0')))
    expect(['review', 'review-welfare', 'review-disability', 'visit'].map((key) => shown.get(`${key}.within`))).toEqual(
      [...['12', '8', '6', '15']],
    )
    expect(shown.get('minutes-circulated.within') ?? '').toBe('')
    const units = elements(own(chosen('S0')), 'select').map((one) => one.get('name'))
    expect(units).toEqual(expect.arrayContaining(['visit.unit', 'first-meeting.from']))
  })

  test('begin blank where there is none', () => {
    const html = page({ may: true, form: 'own' })
    expect([...inputs(html)].filter(([name, value]) => name?.endsWith('.within') && value)).toEqual([])
  })

  test('tell which of those in force would not be kept', () => {
    expect(textOf(own(chosen('S0')))).toContain(
      'would not be kept: disability, every 12 months (Guidance for Child in Need review meetings',
    )
    expect(textOf(own(ownPractice()))).not.toContain('would not be kept')
  })

  test('show what is wrong at the field, and what was typed', () => {
    const html = page({
      ...{ may: true, form: 'own', values: { 'review-welfare': { within: 'eight', unit: 'weeks' } } },
      errors: [{ field: 'review-welfare.within', href: '#review-welfare-within', text: 'Review: welfare: how many?' }],
    })
    expect(inputs(html).get('review-welfare.within')).toBe('eight')
    expect(elements(html, 'a').map((one) => one.get('href'))).toContain('#review-welfare-within')
    expect(elements(html, 'input').map((one) => one.get('id'))).toContain('review-welfare-within')
  })
})
