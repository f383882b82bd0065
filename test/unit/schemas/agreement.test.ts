import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Assessment } from '../../../schemas/documents/assessment.ts'
import { Minutes } from '../../../schemas/documents/minutes.ts'
import { Plan } from '../../../schemas/documents/plan.ts'
import { Summary } from '../../../schemas/documents/summary.ts'
import { assessments } from '../../../schemas/examples/assessment.ts'
import { minutes } from '../../../schemas/examples/minutes.ts'
import { plans } from '../../../schemas/examples/plan.ts'
import { summaries } from '../../../schemas/examples/summary.ts'
import { published } from '../../../src/local/generate.ts'
import { covering } from '../../support/covering.ts'
import { arbitraryOf } from '../../support/generated.ts'
import { spoilt } from '../../support/mutations.ts'

const papers = [
  { name: 'assessment', schema: Assessment as z.ZodType, examples: assessments },
  { name: 'plan', schema: Plan as z.ZodType, examples: plans },
  { name: 'minutes', schema: Minutes as z.ZodType, examples: minutes },
  { name: 'summary', schema: Summary as z.ZodType, examples: summaries },
]
const seed = 20261123

/** What no JSON Schema can say, so that only we refuse it: rules across fields, and two of text. */
const onlyOurs: readonly RegExp[] = [
  /^Name only children whom this paper covers$/,
  /^Give each child one outcome$/,
  /^Give the last time only, once for each child$/,
  /^Give a code still in use: this one was last in the census of \d{4}$/,
  // A pattern that every engine reads alike cannot tell half of a pair from a whole one.
  /^Replace the broken character \(U\+D[89A-F][0-9A-F]{2}, half of a pair\) at character \d+$/,
]

/** JSON Schema counts characters, we count UTF-16 units: a text of emoji may be too long for us alone. */
const countedOtherwise = (issue: z.core.$ZodIssue, value: unknown): boolean => {
  const text = issue.path.reduce<unknown>((at, key) => (at instanceof Object ? Reflect.get(at, key) : at), value)
  return issue.code === 'too_big' && typeof text === 'string' && [...text].length <= Number(issue.maximum)
}

type Place = { within: Record<string, unknown>; key: string }
const pathsIn = (value: unknown, path: readonly string[] = []): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])])

function placeAt(value: unknown, path: readonly string[]): Place {
  const within = path.slice(0, -1).reduce((at, key) => Reflect.get(at as object, key), value)
  return { within: within as Record<string, unknown>, key: path.at(-1) ?? '' }
}

/** What may go wrong with one field of a paper, each by name. */
const wrongs: Record<string, (place: Place) => unknown> = {
  'is gone': ({ within, key }) => (Array.isArray(within) ? within.splice(Number(key), 1) : delete within[key]),
  'is a number': ({ within, key }) => Object.assign(within, { [key]: 7 }),
  'is null': ({ within, key }) => Object.assign(within, { [key]: null }),
  'is an empty object': ({ within, key }) => Object.assign(within, { [key]: {} }),
  'has a strange field': ({ within, key }) =>
    within[key] instanceof Object
      ? Object.assign(within[key], { shoeSize: 5 })
      : Object.assign(within, { [`${key}2`]: 5 }),
  'is too long': ({ within, key }) => Object.assign(within, { [key]: 'a'.repeat(20_001) }),
  'is blank': ({ within, key }) => Object.assign(within, { [key]: ' \n' }),
  'is a day that does not exist': ({ within, key }) => Object.assign(within, { [key]: '2026-02-30' }),
  'is a day of another century': ({ within, key }) => Object.assign(within, { [key]: '1899-12-31' }),
  'holds too many': ({ within, key }) =>
    Object.assign(within, { [key]: Array.from({ length: 201 }, () => within[key]) }),
}

describe.each(papers)('of the $name, the published schema and our own', ({ name, schema, examples }) => {
  let theirs: (value: unknown) => boolean = () => false
  beforeAll(async () => {
    const ajv = new Ajv2020()
    addFormats.default(ajv)
    const made = await published.find(({ file }) => file === `${name}.schema.json`)?.make()
    theirs = ajv.compile(JSON.parse(made ?? 'false'))
  })

  /** Nothing where both accept or both refuse, or where we refuse by a rule of the list; else what they disagree on. */
  function disagreement(value: unknown): string | undefined {
    const accepted = theirs(value)
    const found = schema.safeParse(value).error?.issues ?? []
    if (accepted === (found.length === 0)) return undefined
    if (!accepted) return 'refused by the published schema alone'
    const beyond = found.filter(
      (issue) => !onlyOurs.some((rule) => rule.test(issue.message)) && !countedOtherwise(issue, value),
    )
    return beyond.length > 0 ? `refused by us alone: ${beyond.map(({ message }) => message).join('; ')}` : undefined
  }

  test('accept both examples: a plain one, and one as long and odd as real ones', () => {
    const [plain, odd] = examples
    for (const example of examples) {
      expect(theirs(JSON.parse(JSON.stringify(example)))).toBe(true)
      expect(schema.parse(example)).toEqual(example)
    }
    expect(JSON.stringify(odd).length).toBeGreaterThan(JSON.stringify(plain).length * 5)
  })

  test('accept the same papers of every shape', () => {
    fc.assert(
      fc.property(arbitraryOf(schema, covering), (paper) => {
        expect(theirs(JSON.parse(JSON.stringify(paper)))).toBe(true)
      }),
      { seed, numRuns: 40 },
    )
  })

  test('agree on papers spoilt in any way', () => {
    const some = fc.oneof(...examples.map(spoilt), arbitraryOf(schema, covering).chain(spoilt))
    let refused = 0
    fc.assert(
      fc.property(some, (paper) => {
        expect(disagreement(paper)).toBeUndefined()
        if (!theirs(paper)) refused += 1
      }),
      { seed, numRuns: 150 },
    )
    expect(refused).toBeGreaterThan(75)
  })

  test.each(Object.keys(wrongs))('agree wherever one field %s', (wrong) => {
    const [, odd] = examples
    // Of the lists, the first item: the rest are alike.
    const paths = pathsIn(odd).filter((path) => path.every((key) => !/^[1-9]/.test(key)))
    expect(paths.length).toBeGreaterThan(60)
    let refused = 0
    for (const path of paths) {
      const paper = structuredClone(odd)
      wrongs[wrong]?.(placeAt(paper, path))
      const found = disagreement(paper)
      expect(found && `${path.join('/')}: ${found}`).toBeUndefined()
      if (!theirs(paper)) refused += 1
    }
    expect(refused).toBeGreaterThan(30)
  })
})

test('what only we refuse is refused by us, each rule by its own words', () => {
  const [assessment] = assessments
  const [one] = minutes
  const [summary] = summaries
  const { outcomes } = one
  const { lastSeen } = summary
  const said = (schema: z.ZodType, paper: unknown) => schema.safeParse(paper).error?.issues[0]?.message ?? ''
  const refusals = [
    said(Plan, { ...plans[0], children: ['c2'], needs: [{ ...plans[0].needs[0], children: ['c1'] }] }),
    said(Minutes, { ...one, outcomes: [...outcomes, ...outcomes] }),
    said(Summary, { ...summary, lastSeen: [...lastSeen, ...lastSeen] }),
    said(Assessment, { ...assessment, AssessmentFactors: ['18A'] }),
    said(Plan, { ...plans[0], title: 'Frog \ud83d' }),
  ]
  expect(refusals.map((words) => onlyOurs.findIndex((rule) => rule.test(words)))).toEqual([0, 1, 2, 3, 4])
})
