import { describe, expect, test } from 'vitest'
import { cells } from '../../../src/domain/sharing-table/dimensions.ts'
import { verdictsFor } from '../../../src/domain/sharing-table.ts'
import { type Because, becauses, reasonsSaid } from '../../../src/domain/verdict-words.ts'
import { gradeOf } from '../../support/reading-grade.ts'

const grounds = ['risk-of-harm', 'seeking-might-increase-risk', 'other-lawful-ground'] as const

/** Every list of reasons that a verdict about one person can give. */
const lists = new Map<string, Because[]>()
for (const cell of cells)
  for (const { because } of verdictsFor(cell))
    for (const ground of grounds) {
      const codes = because.map((code) =>
        code === 'the-ground' ? ground : code === 'the-answer' ? (cell.answer as Because) : code,
      )
      lists.set(codes.join(), codes)
    }

describe('the reasons of a verdict (R4.7)', () => {
  test('are plain enough for a reader of eleven, every verdict as a whole', () => {
    const hard = [...lists.values()]
      .map((codes) => ({ grade: gradeOf(reasonsSaid(codes).join(' ')), codes }))
      .filter(({ grade }) => grade > 6)
    expect(hard).toEqual([])
    expect(lists.size).toBeGreaterThan(80)
  })

  test('use every code there is', () => {
    expect(new Set([...lists.values()].flat())).toEqual(new Set(becauses))
  })

  test('are whole sentences, each of its own, with nobody’s name and no code in them', () => {
    const said = reasonsSaid(becauses)
    expect(new Set(said).size).toBe(becauses.length)
    for (const sentence of said) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/[a-z]-[a-z]|[{}$]|R\d/)
    }
  })

  test('stand in the order of their codes', () => {
    expect(reasonsSaid(['refused', 'must-decide'])).toEqual([
      'Someone we asked said no.',
      'A practice lead must decide before the papers can go.',
    ])
  })
})

test('the measure tells hard words from easy ones', () => {
  expect(gradeOf('The cat sat on the mat. It was warm.')).toBeLessThan(2)
  expect(
    gradeOf('Notwithstanding organisational considerations, countersignature necessitates authorisation.'),
  ).toBeGreaterThan(15)
})
