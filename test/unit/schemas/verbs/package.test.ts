import { describe, expect, test } from 'vitest'
import { AddPaper, SendAddendum } from '../../../../schemas/verbs/package.ts'
import { aPlan } from '../../../support/papers.ts'
import { aboutAnUpload } from '../../../support/printed.ts'

const file = '01998000-0000-7000-8000-0000000000f7'
const about = aboutAnUpload()

describe.each([
  ['added to a draft', AddPaper],
  ['sent later', SendAddendum],
])('a paper %s (R3.2)', (_when, schema) => {
  const faults = (input: object) =>
    (schema.safeParse({ slot: 'plan', ...input }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )

  test('is structured, with its files or without, or an upload that says what it is', () => {
    expect(faults({ structured: aPlan() })).toEqual([])
    expect(faults({ structured: aPlan(), files: [file] })).toEqual([])
    expect(faults({ about, files: [file] })).toEqual([])
  })

  test('is refused with two accounts of itself, because the marks, author and dates of one would be lost (R3.10, R3.11)', () => {
    expect(faults({ structured: aPlan(), about, files: [file] })).toEqual([
      'about: Give the structured paper or what the upload says of itself, not both: a structured paper says it for its files too',
    ])
  })

  test('is refused without either, and without a file that it could be about', () => {
    expect(faults({ files: [file] })).toEqual(['about: Say what the uploaded file is, or give the structured paper'])
    expect(faults({ about })).toEqual(['files: Give the id of an uploaded file, or the structured paper'])
  })
})
