import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Assessment } from '../../../../schemas/documents/assessment.ts'
import { Minutes } from '../../../../schemas/documents/minutes.ts'
import { Plan } from '../../../../schemas/documents/plan.ts'
import { readingOf } from '../../../../schemas/documents/read.ts'
import type { StructuredPaper } from '../../../../schemas/documents/structured.ts'
import { Summary } from '../../../../schemas/documents/summary.ts'
import type { Part, Said } from '../../../../schemas/parts.ts'
import { covering } from '../../../support/covering.ts'
import { arbitraryOf } from '../../../support/generated.ts'
import { aPlan, someMinutes } from '../../../support/papers.ts'
import { aboutAnUpload } from '../../../support/printed.ts'

const schemas: Record<string, z.ZodType> = { Assessment, Plan, Minutes, Summary }

const leavesIn = (said: Said): unknown[] => {
  if (said.kind === 'leaf') return [said.value]
  return said.kind === 'list' ? said.each.flatMap(leavesIn) : said.parts.flatMap((part) => leavesIn(part.said))
}
const valuesIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value]
const keysOf = (parts: readonly Part[]) => parts.map(({ key }) => key)
const sorted = (values: readonly unknown[]) => values.map(String).sort()

describe('the reading of a paper', () => {
  test.each(Object.keys(schemas))('loses nothing of any paper and adds nothing: %s', (name) => {
    const schema = schemas[name]
    if (schema === undefined) throw new Error('no such paper')
    fc.assert(
      fc.property(arbitraryOf(schema, covering), (value) => {
        const paper = value as StructuredPaper
        const { about, sections } = readingOf(paper)
        const { kind: _kind, title: _title, marks: _marks, ...rest } = paper
        expect(sorted([...about, ...sections].flatMap(({ said }) => leavesIn(said)))).toEqual(sorted(valuesIn(rest)))
      }),
      { numRuns: 30, seed: 20261123 },
    )
  })

  test('says first what it is, then its sections in the order of the agenda', () => {
    const { about, sections } = readingOf(someMinutes())
    expect(keysOf(about)).toContain('authoredBy')
    expect(keysOf(sections).slice(0, 4)).toEqual(['chair', 'minuteTaker', 'attendance', 'apologies'])
  })

  test('leaves its title and its marks to whoever shows them above everything else', () => {
    const { about, sections } = readingOf(aPlan())
    expect(keysOf([...about, ...sections])).not.toEqual(expect.arrayContaining(['title']))
    expect(keysOf([...about, ...sections])).not.toEqual(expect.arrayContaining(['marks']))
  })

  test('of an uploaded one is what it says of itself', () => {
    expect(readingOf(aboutAnUpload()).sections).toEqual([])
    expect(keysOf(readingOf(aboutAnUpload()).about)).toEqual(['datedOn', 'authoredBy', 'children'])
  })
})
