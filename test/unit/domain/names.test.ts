import { expect, test } from 'vitest'
import { Family } from '../../../schemas/family.ts'
import { namesIn, namesOfFamily } from '../../../src/domain/names.ts'
import { aFamily } from '../../support/inputs.ts'

const names = namesOfFamily(Family.parse(aFamily()))

test('children and people are called by their names, as a sentence does', () => {
  expect(namesIn(['c1', 'c2', 'p1'], names)).toBe(
    'Isolde Fenwick-Ashgrove, Corin Fenwick-Ashgrove and Rowena Fenwick-Ashgrove',
  )
})

test('somebody whose name is not known stands by their id', () => {
  expect(namesIn(['c9'], names)).toBe('c9')
})
