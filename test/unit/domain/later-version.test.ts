import { describe, expect, test } from 'vitest'
import { type Dated, laterSaid, laterThan, latestFor, replacedBy } from '../../../src/domain/later-version.ts'

const names = new Map([['c2', 'Corin']])
const plan = (version: number, datedOn: string, children = ['c1', 'c2'], slot = 'plan'): Dated => ({
  ...{ id: `${slot} ${version}`, slot, version, datedOn, children },
})
const first = plan(1, '2026-10-05')
const second = plan(2, '2026-11-25')
const forCorin = plan(3, '2026-11-30', ['c2'])
const followed = (one: Dated, papers: Dated[]) =>
  laterThan(one, papers).map(({ paper, children }) => [paper.id, children])

test('the latest paper is the one with the later date, and of one date the later version', () => {
  const [older, sameDay] = [plan(2, '2026-09-05'), plan(3, '2026-10-05', ['c1'])]
  expect(latestFor([first, older, sameDay], 'plan', 'c1')).toBe(sameDay)
  expect(latestFor([first, older, sameDay], 'plan', 'c2')).toBe(first)
  expect(latestFor([first], 'minutes', 'c1')).toBeUndefined()
})

describe('a paper is followed (R2.2)', () => {
  test('by the latest of its slot, for the children that both cover', () => {
    expect(followed(first, [first, second])).toEqual([['plan 2', ['c1', 'c2']]])
    expect(followed(first, [first, second, forCorin])).toEqual([
      ['plan 2', ['c1']],
      ['plan 3', ['c2']],
    ])
  })

  test('by none that is older, of another slot or about other children', () => {
    expect(followed(second, [first, second])).toEqual([])
    expect(followed(plan(1, '2026-10-05', ['c1']), [first, forCorin].slice(1))).toEqual([])
    expect(followed(first, [first, plan(2, '2026-11-25', ['c1'], 'minutes')])).toEqual([])
  })

  test('never, where it is a further paper: each is another', () => {
    const letters = [plan(1, '2026-10-05', ['c1'], 'other'), plan(2, '2026-11-25', ['c1'], 'other')] as const
    expect([laterThan(letters[0], letters), replacedBy(letters[1], letters)]).toEqual([[], []])
  })

  test('is said by its own number, its date, and for whom where it is for some', () => {
    const [one] = laterThan(first, [first, forCorin])
    expect(one && laterSaid(one, first, names)).toBe('the third version of the plan, dated 30 November 2026, for Corin')
  })
})

describe('a paper takes the place', () => {
  test('of what was the latest for its children before', () => {
    expect(replacedBy(forCorin, [first, second, forCorin])).toEqual([{ paper: second, children: ['c2'] }])
  })

  test('of none that is newer than itself', () => {
    const old = plan(4, '2026-01-05')
    expect(replacedBy(old, [second, old])).toEqual([])
  })
})
