import { expect, test } from 'vitest'
import type { Mark } from '../../../../schemas/documents/paper.ts'
import { keptByMarks } from '../../../../src/domain/letter/kept-marks.ts'
import { anAssessment, someMinutes } from '../../../support/papers.ts'
import { aboutAnUpload } from '../../../support/printed.ts'

const people = [
  { id: 'p1', name: 'Rowena Fenwick-Ashgrove' },
  { id: 'p2', name: 'Lucan Thistlecombe' },
]
const marked = (...marks: Mark[]) => aboutAnUpload({ marks })

test('what a mark says is kept from the person whom it names (R3.10)', () => {
  const mark = { kind: 'keep-from', what: 'Heron Primary', from: 'him', person: 'p2' } as const
  expect(keptByMarks([marked(mark), marked(mark)], people)).toEqual({ p2: { words: ['Heron Primary'], place: false } })
})

test('a mark that names them by name alone is theirs too', () => {
  expect(
    keptByMarks([marked({ kind: 'keep-from', what: 'The school', from: 'Mr lucan  thistlecombe' })], people),
  ).toEqual({ p2: { words: ['The school'], place: false } })
})

test('of a paper with a confidential address every address in it is kept, and the place', () => {
  const marks: Mark[] = [{ kind: 'confidential-address', whose: 'Rowena', from: 'him', person: 'p2' }]
  const paper = { ...anAssessment(), marks, children: ['c1'], particulars: [{ child: 'c1', address: '2 Heron Mews' }] }
  const found = keptByMarks([paper as ReturnType<typeof anAssessment>], people)
  expect(found.p2?.words).toContain('2 Heron Mews')
  expect(found.p2?.place).toBe(true)
})

test('the place is kept though the paper has no address, and whatever other marks say', () => {
  const marks: Mark[] = [
    { kind: 'confidential-address', whose: 'Rowena', from: 'Lucan Thistlecombe' },
    { kind: 'keep-from', what: 'The school', from: 'him', person: 'p2' },
  ]
  for (const papers of [[marked(...marks)], [marked(...marks.toReversed())]])
    expect(keptByMarks(papers, people)).toEqual({ p2: { words: ['The school'], place: true } })
})

test('a third party’s mark, and one that names nobody of the family, keep nothing from anybody in it', () => {
  const marks: Mark[] = [
    { kind: 'third-party', who: 'A neighbour' },
    { kind: 'keep-from', what: 'The school', from: 'A neighbour' },
  ]
  expect(keptByMarks([marked(...marks), { ...someMinutes(), marks: [] }], people)).toEqual({})
})
