import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Assessment } from '../../../schemas/documents/assessment.ts'
import { Minutes } from '../../../schemas/documents/minutes.ts'
import { Paper } from '../../../schemas/documents/paper.ts'
import { Plan } from '../../../schemas/documents/plan.ts'
import { StructuredPaper } from '../../../schemas/documents/structured.ts'
import { Summary } from '../../../schemas/documents/summary.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'

const papers = [
  { kind: 'assessment', schema: Assessment, example: anAssessment() },
  { kind: 'plan', schema: Plan, example: aPlan() },
  { kind: 'minutes', schema: Minutes, example: someMinutes() },
  { kind: 'summary', schema: Summary, example: aSummary() },
] as const

/** Where and why a value is refused: 'path: message' for each fault. */
function faults(schema: z.ZodType, value: unknown): string[] {
  return (schema.safeParse(value).error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

function without(value: object, field: string): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== field))
}

describe.each(papers)('the $kind', ({ kind, schema, example }) => {
  test('is accepted as it stands, and nothing in it is changed', () => {
    expect(schema.parse(example)).toEqual(example)
    expect(StructuredPaper.parse(example)).toEqual(example)
  })

  const required = Object.entries(schema.shape)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([name]) => name)

  test.each(required)('is refused without its %s', (field) => {
    const refused = schema.safeParse(without(example, field)).error?.issues
    expect(refused?.map((issue) => issue.path.join('.'))).toEqual([field])
  })

  test('needs the fields that every paper needs', () => {
    expect(required).toEqual(expect.arrayContaining(['kind', 'title', 'datedOn', 'authoredBy', 'children', 'marks']))
  })

  test('is accepted with its optional fields left out', () => {
    const bare = Object.fromEntries(Object.entries(example).filter(([name]) => required.includes(name)))
    expect(faults(schema, bare)).toEqual([])
  })

  test('is refused with a field that nobody knows, which is named', () => {
    expect(faults(schema, { ...example, postcode: 'ZZ1 1ZZ' })).toEqual([': Unrecognized key: "postcode"'])
    const author = { ...example.authoredBy, shoeSize: 5 }
    expect(faults(schema, { ...example, authoredBy: author })).toEqual(['authoredBy: Unrecognized key: "shoeSize"'])
  })

  test('is refused with half a character, and told where to mend it', () => {
    expect(faults(schema, { ...example, title: 'Frog \ud83d' })).toEqual([
      'title: Replace the broken character (U+D83D, half of a pair) at character 6',
    ])
  })

  test('is refused with a title that is too long', () => {
    expect(faults(schema, { ...example, title: 'a'.repeat(200) })).toEqual([])
    expect(faults(schema, { ...example, title: 'a'.repeat(201) })).toEqual([
      'title: Shorten this to 200 characters or fewer',
    ])
  })

  test('is refused for no child, for the same child twice, and for one whom the transfer could not hold', () => {
    expect(faults(schema, { ...example, children: [] })).toContain('children: Name at least one child')
    expect(faults(schema, { ...example, children: ['c1', 'c2', 'c1'] })).toEqual(['children: Name each child once'])
    expect(faults(schema, { ...example, children: ['c1', 'c2', 'Isolde'] })).toHaveLength(1)
  })

  test('is refused when it speaks of a child whom it does not cover', () => {
    const found = faults(schema, { ...example, children: ['c1'] })
    expect(found.length).toBeGreaterThan(0)
    for (const fault of found) expect(fault).toMatch(/child.*: Name only children whom this paper covers$/)
  })

  test('is not taken for another kind of paper', () => {
    const other = kind === 'plan' ? 'minutes' : 'plan'
    expect(StructuredPaper.safeParse({ ...example, kind: other }).success).toBe(false)
    expect(StructuredPaper.safeParse({ ...example, kind: 'letter' }).success).toBe(false)
  })
})

describe('what a paper carries as it was written', () => {
  test('a narrative of 20,000 characters is accepted and one of 20,001 is refused', () => {
    expect(faults(Assessment, anAssessment({ analysis: 'a'.repeat(20_000) }))).toEqual([])
    expect(faults(Assessment, anAssessment({ analysis: 'a'.repeat(20_001) }))).toEqual([
      'analysis: Shorten this to 20,000 characters or fewer',
    ])
  })

  test('an action without a person or a date is carried, because the check for it warns and never blocks (R3.7)', () => {
    const vague = { what: 'Support the family.', byInWords: 'ongoing' }
    expect(faults(Summary, aSummary({ outstandingActions: [vague, { what: 'Ring the GP.' }] }))).toEqual([])
  })

  test('a disagreement without its reasons is refused (R3.5)', () => {
    const minutes = { ...someMinutes(), disagreements: [{ who: 'Rowena', about: 'The move' }] }
    expect(StructuredPaper.safeParse(minutes).error?.issues[0]?.path).toEqual(['disagreements', 0, 'reasons'])
  })

  test('minutes give each child one outcome (R7.3)', () => {
    const outcomes = [
      { child: 'c1', outcome: 'continues' as const },
      { child: 'c1', outcome: 'no-longer-in-need' as const },
    ]
    expect(faults(Minutes, someMinutes({ outcomes }))).toEqual(['outcomes: Give each child one outcome'])
  })

  test('an assessment takes the census codes of 2026 and refuses others', () => {
    expect(faults(Assessment, anAssessment({ AssessmentFactors: ['18B', '24A', '21'] }))).toEqual([])
    const unknown = { ...anAssessment(), AssessmentFactors: ['25Z'] }
    expect(Assessment.safeParse(unknown).error?.issues[0]?.path).toEqual(['AssessmentFactors', 0])
  })

  test('an uploaded PDF carries what every paper says of itself', () => {
    const { title, datedOn, authoredBy, children } = aPlan()
    expect(faults(Paper, { title, datedOn, authoredBy, children, marks: [] })).toEqual([])
    expect(faults(Paper, { title, datedOn, authoredBy, children })).toHaveLength(1)
  })
})
