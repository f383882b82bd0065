import { expect, test } from 'vitest'
import { practiceProfiles } from '../../../../src/domain/practice-profiles.ts'
import { asPublished, documentNamed, sourceNamed } from '../../../../src/web/pages/practice-words.ts'

test('a source is shown as the document that it is, and an authority’s own as the authority calls it (R7.5)', () => {
  expect(sourceNamed('S0')).toBe('Guidance for Child in Need review meetings in the Strengthening Families format')
  expect(sourceNamed('S3')).toBe('Procedure for Child in Need review meetings and their minutes')
  expect(sourceNamed('Practice guide 2026')).toBe('Practice guide 2026')
})

test('no document is shown by a code, and no note by the id of a rule', () => {
  for (const { document, rules } of practiceProfiles) {
    expect(documentNamed(document)).not.toMatch(/\bS\d\b/)
    for (const { note = '' } of rules) expect(note).not.toMatch(/\bR\d/)
  }
})

test('a list of bank holidays is told by the day on which it was published', () => {
  expect(asPublished('2026-02-25')).toBe('as published on 25 February 2026')
  expect(asPublished('2026-11-22.2')).toBe('as published on 22 November 2026')
  expect(asPublished('trial')).toBe('of the list “trial”')
})
