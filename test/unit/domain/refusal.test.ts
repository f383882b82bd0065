import { expect, test } from 'vitest'
import { refusals } from '../../support/refusals.ts'
import { aDraft } from '../../support/transfers.ts'

test.each(Object.entries(refusals))('%s is given, with the rule that it comes from', (code, refused) => {
  expect(refused()).toMatchObject({ code, rule: expect.stringMatching(/^R\d+(\.\d+)?$/) })
})

test('every code of a rule is given: there are as many as there are codes', () => {
  expect(Object.keys(refusals)).toHaveLength(83)
})

test('a refusal says nothing of who the family is (R2.7)', () => {
  const { children, people, to } = aDraft().family
  const words = [...children, ...people].map(({ name }) => name).concat(to?.lines ?? [])
  expect(words).toHaveLength(5)
  for (const refused of Object.values(refusals))
    for (const word of words) expect(JSON.stringify(refused())).not.toContain(word)
})
