import { describe, expect, test } from 'vitest'
import { Minutes } from '../../../schemas/documents/minutes.ts'
import { Plan } from '../../../schemas/documents/plan.ts'
import { eightPoints, type LocalForm, strengtheningFamilies, strengthsRisksNeeds } from '../../support/local-forms.ts'
import { fiveQuestions, londonReview, reviewAgenda, workToBeDone } from '../../support/local-tables.ts'

type Leaf = { heading: string; words: string }

/** Every answer of a form, by the heading that it stands under: its own, or its column’s. */
function answersIn(form: LocalForm<unknown>['form']): Leaf[] {
  return Object.entries(form).flatMap(([heading, answer]) => {
    const all = typeof answer === 'string' ? [answer] : [...answer]
    return all.flatMap((one) =>
      typeof one === 'string'
        ? [{ heading, words: one }]
        : Object.entries(one).map(([column, words]) => ({ heading: column, words })),
    )
  })
}

/** Every value of a paper, by its field: names with dots between, without numbers. */
function valuesIn(value: unknown, field = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ heading: field, words: String(value) }]
  return Object.entries(value).flatMap(([key, inner]) =>
    valuesIn(inner, Array.isArray(value) ? field : field ? `${field}.${key}` : key),
  )
}

const forms = [
  ...[strengtheningFamilies, eightPoints, strengthsRisksNeeds, fiveQuestions, workToBeDone].map((one) => ({
    ...one,
    schema: Plan,
  })),
  ...[reviewAgenda, londonReview].map((one) => ({ ...one, schema: Minutes })),
]

describe.each(forms)('$from', ({ form, made, homes, schema }) => {
  const paper = made(form)
  const answers = answersIn(form)

  test('becomes a paper of the one schema', () => {
    expect(schema.safeParse(paper).error?.issues ?? []).toEqual([])
    expect(schema.parse(paper)).toEqual(paper)
  })

  test('has a field for each of its headings', () => {
    expect([...new Set(answers.map(({ heading }) => heading))].sort()).toEqual(Object.keys(homes).sort())
  })

  test('loses nothing: every answer stands in the field of its heading, word for word', () => {
    const values = valuesIn(paper)
    const lost = answers.filter(({ heading, words }) => {
      // What the form says with a word, the schema says with yes or no.
      const said = words === 'alone' ? 'true' : words
      const fields = homes[heading]?.split(' ') ?? []
      return !values.some((value) => fields.includes(value.heading) && value.words === said)
    })
    expect(lost).toEqual([])
  })
})

test('a lost answer would be found', () => {
  const { form, made } = eightPoints
  const values = valuesIn({ ...made(form), needs: [] }).map(({ words }) => words)
  const lost = answersIn(form).filter(({ words }) => !values.includes(words))
  expect(lost.map(({ heading }) => heading)).toContain('Why are we here')
})
