import { describe, expect, test } from 'vitest'
import { verbs } from '../../../../src/domain/verbs.ts'
import { fieldsOf } from '../../../../src/web/forms/fields.ts'
import { chosenIn, initialOf } from '../../../../src/web/pages/chosen.ts'

const agencies = { agencies: [{ value: 'a1', label: 'Brackenfold Primary School' }] }
const chosen = (query: Record<string, string>) => chosenIn(fieldsOf(verbs['tick-agency'].input), agencies, query)

describe('what an address chooses in a form', () => {
  test('is an id or a code that the form offers', () => {
    expect(chosen({ agency: 'a1', done: 'told' })).toEqual({ agency: 'a1', done: 'told' })
  })

  test('is nothing that the form does not offer, and no words', () => {
    expect(chosen({ agency: 'a2', done: 'everything', counterpart: 'Heron Lane School', nothing: 'a1' })).toEqual({})
    expect(chosenIn(fieldsOf(verbs['tick-agency'].input), {}, { agency: 'a1' })).toEqual({})
  })

  test('is one of several where several may be chosen', () => {
    const people = { people: [{ value: 'p1', label: 'Rowena' }] }
    expect(chosenIn(fieldsOf(verbs['tell-family'].input), people, { people: 'p1' })).toEqual({ people: ['p1'] })
  })

  test('stands beside what the form starts with of itself', () => {
    expect(initialOf(fieldsOf(verbs['notify-move'].input))).toEqual({ outcome: 'notify' })
  })
})
