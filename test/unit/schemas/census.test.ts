import { describe, expect, test } from 'vitest'
import { type CensusSet, censusWords, censusYearOf, codesIn, lastYearOf } from '../../../schemas/census/census.ts'
import { Assessment } from '../../../schemas/documents/assessment.ts'
import { Summary } from '../../../schemas/documents/summary.ts'
import { anAssessment, aSummary } from '../../support/papers.ts'

const faults = (schema: typeof Assessment | typeof Summary, value: unknown) =>
  (schema.safeParse(value).error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`)

/** An assessment begun and dated on these days. */
const dated = (began: string, on: string, more: object) =>
  anAssessment({ AssessmentActualStartDate: began, datedOn: on, ...more })

test.each([
  ['2026-03-31', 2026],
  ['2026-04-01', 2027],
  ['2025-12-31', 2026],
  ['2026-01-01', 2026],
])('%s falls in the census of %i: a census year ends on 31 March', (date, year) => {
  expect(censusYearOf(date)).toBe(year)
})

describe('the codes of the census', () => {
  // How many codes each set has in the department’s schema of that year.
  test.each<[CensusSet, number, number]>([
    ['AssessmentFactors', 2020, 39],
    ['AssessmentFactors', 2021, 41],
    ['AssessmentFactors', 2022, 42],
    ['AssessmentFactors', 2026, 42],
    ['PrimaryNeedCode', 2017, 10],
    ['PrimaryNeedCode', 2026, 10],
    ['ReferralSource', 2022, 21],
    ['ReferralSource', 2023, 22],
    ['ReasonForClosure', 2022, 8],
    ['ReasonForClosure', 2023, 9],
    ['Disability', 2026, 13],
    ['Ethnicity', 2026, 20],
    ['GenderCurrent', 2024, 4],
    ['GenderCurrent', 2025, 0],
    ['Sex', 2024, 0],
    ['Sex', 2025, 3],
  ])('%s of %i are %i, none twice', (set, year, count) => {
    const codes = codesIn(set, year)
    expect(codes).toHaveLength(count)
    expect(new Set(codes).size).toBe(count)
  })

  test('are said in the words of their year, and in the newest where no year is asked', () => {
    expect(censusWords('PrimaryNeedCode', 'N1', 2025)).toBe('Abuse or neglect')
    expect(censusWords('PrimaryNeedCode', 'N1', 2026)).toBe('Abuse, neglect and exploitation')
    expect(censusWords('PrimaryNeedCode', 'N1')).toBe('Abuse, neglect and exploitation')
    expect(censusWords('AssessmentFactors', '18A', 2026)).toBe('Physical abuse')
    expect(censusWords('ReasonForClosure', 'RC5')).toBe('Transferred to services of another local authority')
    expect(censusWords('ReferralSource', '5C')).toBe('Another local authority’s services')
    expect(censusWords('ReferralSource', '99')).toBeUndefined()
  })

  test('say when they went out of use, which a new word for the same code is not', () => {
    expect(lastYearOf('AssessmentFactors', '18A')).toBe(2020)
    expect(lastYearOf('GenderCurrent', '9')).toBe(2024)
    expect(lastYearOf('PrimaryNeedCode', 'N1')).toBeUndefined()
    expect(lastYearOf('AssessmentFactors', '3A')).toBeUndefined()
  })
})

describe('a paper', () => {
  const retired = 'Give a code still in use: this one was last in the census of'

  test('of its time keeps the codes of its time', () => {
    expect(faults(Assessment, dated('2019-11-04', '2019-12-16', { AssessmentFactors: ['18A', '19A'] }))).toEqual([])
    expect(faults(Assessment, dated('1999-11-04', '1999-12-16', { AssessmentFactors: ['18A'] }))).toEqual([])
  })

  test('begun before a code went out of use may carry it, though it was finished after', () => {
    expect(faults(Assessment, dated('2020-03-31', '2020-05-12', { AssessmentFactors: ['18A'] }))).toEqual([])
  })

  test('begun after is refused, and told which code and which census', () => {
    const factors = { AssessmentFactors: ['3A', '18A'] }
    const refused = [`AssessmentFactors.1: ${retired} 2020`]
    expect(faults(Assessment, dated('2020-04-01', '2020-05-12', factors))).toEqual(refused)
    expect(faults(Assessment, dated('2026-09-01', '2026-09-29', factors))).toEqual(refused)
    // The referral may be older than the assessment: the codes are the assessment’s.
    expect(
      faults(Assessment, dated('2026-09-01', '2026-09-29', { ...factors, CINreferralDate: '2019-01-07' })),
    ).toEqual(refused)
  })

  test('says a child’s sex in the words of its census', () => {
    const about = (particulars: object) => ({ subjects: [{ child: 'c1', ...particulars }] })
    expect(faults(Assessment, dated('2023-05-02', '2023-06-13', about({ GenderCurrent: '9' })))).toEqual([])
    expect(faults(Assessment, dated('2026-05-04', '2026-06-15', about({ GenderCurrent: '9' })))).toEqual([
      `subjects.0.GenderCurrent: ${retired} 2024`,
    ])
    const known = { Sex: 'F', Ethnicity: 'MWAS', Disability: ['COMM', 'LD'] }
    expect(faults(Assessment, dated('2026-05-04', '2026-06-15', about(known)))).toEqual([])
    expect(
      faults(Assessment, dated('2026-05-04', '2026-06-15', about({ ...known, Disability: ['LD', 'LD'] }))),
    ).toEqual(['subjects.0.Disability: Give each code once'])
  })

  test('tells of earlier referrals and closures by their census codes, and by no other', () => {
    const episode = { CINreferralDate: '2015-06-01', ReferralSource: '5C', CINclosureDate: '2015-09-01' }
    const closed = (ReasonForClosure: string) => ({ ...aSummary(), episodes: [{ ...episode, ReasonForClosure }] })
    expect(faults(Summary, closed('RC5'))).toEqual([])
    expect(faults(Summary, closed('RC99'))).toHaveLength(1)
  })
})
