import { describe, expect, test } from 'vitest'
import { packageBook } from '../../../../src/bundle/words/package-book.ts'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { packageFacts, partLines, partOf } from '../../../support/printed.ts'
import { aSent, withNewPlan } from '../../../support/transfers.ts'

const contents = (t: Transfer, more: Parameters<typeof packageFacts>[1] = {}) =>
  partLines(partOf(packageBook(packageFacts(t, more)), 'What is in this package'))

describe('what is in the package', () => {
  test('lists each paper: which, dated when, by whom, for whom', () => {
    expect(contents(aSent())).toContain(
      'Child in Need plan, first version | Child in Need plan: Fenwick-Ashgrove | 5 October 2026 | Perpetua Quillfeather, Social worker | All the children',
    )
  })

  test('gives each file with its size and whole SHA-256, and that of the signed manifest (R3.9)', () => {
    expect(contents(aSent())).toContain(`1.json\nStructured paper (JSON), 1 KB | ${'ab'.repeat(32)}`)
    expect(contents(aSent())).toContain(`Version 1 | ${'cd'.repeat(32)}`)
  })

  test('says what is not available, for whom, why, and what stands in for it (R3.1)', () => {
    const t = aSent()
    const unavailable = [
      { slot: 'minutes' as const, children: ['c2'], reason: 'no-review-yet', standsIn: 'The nursery’s own notes.' },
    ]
    const papers = t.papers.filter(({ slot }) => slot !== 'minutes')
    expect(contents({ ...t, unavailable, papers })).toContain(
      'Minutes of the latest review: not available for Corin Fenwick-Ashgrove. No review has been held yet. Instead: The nursery’s own notes.',
    )
  })

  test('no longer says so of a paper that has come since (R2.2)', () => {
    const unavailable = [{ slot: 'minutes' as const, children: ['c2'], reason: 'no-review-yet' }]
    expect(contents({ ...aSent(), unavailable })).not.toContain('not available')
  })

  test('of several papers of a slot puts the newest first, and says of the others that a later one is here (R2.2)', () => {
    const t = withNewPlan()
    const said = contents(t)
    const [second, first] = ['second', 'first'].map((which) => said.indexOf(`Child in Need plan, ${which} version`))
    expect(second).toBeGreaterThan(0)
    expect(second).toBeLessThan(first ?? 0)
    expect(said).toContain('Child in Need plan, first version\nA later version is above |')
    expect(said).toContain('Child in Need plan, second version |')
  })

  test('tells a paper that is withheld from a later one of its slot by its number (R4.7)', () => {
    const t = withNewPlan()
    const papers = t.papers.map(({ shared, ...paper }) =>
      paper.slot === 'plan' && paper.version === 1
        ? { ...paper, withheld: ['No permission.'] }
        : { ...paper, ...(shared ? { shared } : {}) },
    )
    expect(contents({ ...t, papers })).toContain('Child in Need plan, first version: withheld. No permission.')
  })

  test('puts the warnings about papers first (R3.7, R3.8)', () => {
    const [first] = partOf(
      packageBook(packageFacts(aSent(), { warnings: ['Plan, need 2, action 1: no date.'] })),
      'What is in this package',
    ).blocks
    expect(first).toMatchObject({ kind: 'banner', tone: 'care', title: 'Things to check' })
    expect(contents(aSent())).not.toContain('Things to check')
  })
})
