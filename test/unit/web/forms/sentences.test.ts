import { describe, expect, test } from 'vitest'
import { verbs } from '../../../../src/domain/verbs.ts'
import { errorsFor, readForm } from '../../../../src/web/forms/read-form.ts'
import { inRow } from '../../../../src/web/forms/sentences.ts'

describe('what was left blank in a form', () => {
  test.each([
    ['ask-advice', 'of', 'Choose who you ask'],
    ['record-consent', 'consent', 'Choose an answer: Consent to the Child in Need service'],
    ['raise-alert', 'risk', 'Fill in: What is the risk of significant harm, and to which child'],
    ['write-letter', 'person', 'Choose an answer: Who is the letter to'],
    ['record-handover', 'between', 'Choose an answer: Who spoke'],
    ['arrange-meeting', 'place', 'Enter the place'],
  ] as const)('in %s is asked for at %s: %s', (verb, field, text) => {
    const { input } = verbs[verb]
    const errors = errorsFor(input, input.safeParse(readForm(input, new FormData())).error?.issues ?? [])
    expect(errors).toContainEqual(expect.objectContaining({ field, text }))
  })

  test('names the row of several alike', () => {
    expect(inRow('Child 2', 'Enter the full name')).toBe('Child 2: enter the full name')
    expect(inRow('Outcome 1', 'Choose an answer: Outcome')).toBe('Outcome 1, choose an answer: Outcome')
  })
})
