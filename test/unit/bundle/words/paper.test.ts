import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Assessment } from '../../../../schemas/documents/assessment.ts'
import { Minutes } from '../../../../schemas/documents/minutes.ts'
import { Plan } from '../../../../schemas/documents/plan.ts'
import { readingOf } from '../../../../schemas/documents/read.ts'
import type { StructuredPaper } from '../../../../schemas/documents/structured.ts'
import { Summary } from '../../../../schemas/documents/summary.ts'
import type { Leaf, Said } from '../../../../schemas/parts.ts'
import { paperBanners, paperBlocks } from '../../../../src/bundle/words/paper.ts'
import { wordsOf } from '../../../../src/domain/plain-words.ts'
import { covering } from '../../../support/covering.ts'
import { arbitraryOf } from '../../../support/generated.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../../support/papers.ts'
import { aboutAnUpload, linesOf } from '../../../support/printed.ts'
import { textsOf } from '../../../support/prose.ts'

const names = new Map([
  ['c1', 'Isolde Fenwick-Ashgrove'],
  ['c2', 'Corin Fenwick-Ashgrove'],
  ['c3', 'Tamsin Fenwick-Ashgrove'],
  ['p2', 'Lucan Thistlecombe'],
])
const schemas: Record<string, z.ZodType> = { Assessment, Plan, Minutes, Summary }
const leavesIn = (said: Said): readonly Leaf[] => {
  if (said.kind === 'leaf') return [said]
  return said.kind === 'list' ? said.each.flatMap(leavesIn) : said.parts.flatMap((part) => leavesIn(part.said))
}
const said = (paper: StructuredPaper) =>
  [paper.title, ...paperBanners(paper.marks, names), linesOf(paperBlocks(paper, names))].join('\n')

describe('a paper in print', () => {
  test.each(Object.keys(schemas))('loses nothing that was written, whatever was: %s', (name) => {
    const schema = schemas[name]
    if (schema === undefined) throw new Error('no such paper')
    fc.assert(
      fc.property(arbitraryOf(schema, covering), (value) => {
        const paper = value as StructuredPaper
        const words = said(paper)
        const { about, sections } = readingOf(paper)
        const leaves = [...about, ...sections].flatMap((part) => leavesIn(part.said))
        // Free text, marks included, stands as it was written to the letter.
        const texts = textsOf(paper).filter((one) => /[^\x21-\x7e]/.test(one))
        const all = [...leaves.map((leaf) => wordsOf(leaf, names)), ...texts]
        expect(all.filter((one) => !words.includes(one))).toEqual([])
      }),
      { numRuns: 30, seed: 20261123 },
    )
  })

  test.each([anAssessment(), aPlan(), someMinutes(), aSummary()])('names children and says dates: $kind', (paper) => {
    expect(said(paper)).toContain('Isolde Fenwick-Ashgrove')
    expect(said(paper)).not.toMatch(/\b[cp]\d\b|\b\d{4}-\d{2}-\d{2}\b/)
  })

  test('begins with what it is, and with who authorised or chairs, before any section', () => {
    const [first, second] = paperBlocks(someMinutes({ marks: [] }), names)
    expect(first?.kind === 'facts' ? first.rows.map(({ term }) => term) : []).toEqual([
      ...['Dated', 'Author', 'First recorded', 'Case system', 'Children covered', 'Held', 'Venue'],
      ...['Chair', 'Minute taker'],
    ])
    expect(second).toEqual({ kind: 'heading', level: 2, text: 'Attendance' })
  })

  test('keeps the sections in the order of the agenda (R3.5)', () => {
    const headings = paperBlocks(someMinutes(), names).flatMap((block) =>
      block.kind === 'heading' && block.level === 2 ? [block.text] : [],
    )
    expect(headings.slice(0, 6)).toEqual([
      ...['Attendance', 'Apologies', 'Excluded', 'Risk factors', 'Protective factors', 'The plan'],
    ])
  })

  test('shows a census code beside its words', () => {
    expect(linesOf(paperBlocks(anAssessment(), names))).toContain('3A: Domestic abuse of the child')
  })

  test('sets actions as a table, with what was written where no date was given (R3.7)', () => {
    const words = linesOf(paperBlocks(aPlan(), names))
    expect(words).toContain('What | Who | Role or agency | By when')
    expect(words).toContain('Find a speech therapist in the new area. | Health | ASAP')
  })

  test('about an upload says what it says of itself', () => {
    expect(linesOf(paperBlocks(aboutAnUpload(), names))).toContain('Honoria Larkspur, Service Manager')
  })
})

describe('what asks for care (R3.10)', () => {
  test('is one sentence for each mark, and none twice', () => {
    const [mark] = aPlan().marks
    if (mark === undefined) throw new Error('the plan has a mark')
    expect(paperBanners([mark, mark, { kind: 'third-party', who: 'A neighbour' }], names)).toEqual([
      'Confidential address of Rowena, Isolde and Corin: keep from Lucan Thistlecombe',
      'About a third party: A neighbour',
    ])
  })

  test('has its reasons in the paper, once, however long they are', () => {
    const reason = 'He has looked for them. '.repeat(800)
    const paper = aPlan({
      marks: [{ kind: 'keep-from', what: 'The school', from: 'Their father', person: 'p2', reason }],
    })
    expect(paperBanners(paper.marks, names)).toEqual(['Keep from Their father (Lucan Thistlecombe): The school'])
    expect(linesOf(paperBlocks(paper, names)).split(reason)).toHaveLength(2)
  })
})
