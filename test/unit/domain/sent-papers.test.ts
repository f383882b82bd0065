import { describe, expect, test } from 'vitest'
import { sentIn } from '../../../src/domain/sent-papers.ts'
import { manifestJws } from '../../support/manifests.ts'
import { aDraft, aSent, withNewPlan } from '../../support/transfers.ts'

const sha256 = 'cd'.repeat(32)
const held = (jws: string) => sentIn({ said: { manifest: { jws, sha256 } } })

describe('what the record says was sent (R10.4)', () => {
  test('is each paper, by its slot, number and title, with the hash of each file and of the manifest', async () => {
    const sent = held(await manifestJws(aDraft()))
    expect(sent?.papers).toHaveLength(4)
    expect(sent?.papers[1]).toBe('Child in Need plan, first version: Child in Need plan: Fenwick-Ashgrove')
    expect(sent?.withheld).toEqual([])
    expect(sent?.hashes.map(({ of }) => of).slice(-2)).toEqual([
      expect.stringMatching(/^Summary or case report, first version: .+[.]json$/),
      'The signed manifest',
    ])
    expect(sent?.hashes.at(-1)?.sha256).toBe(sha256)
  })

  test('is what was withheld, by its slot and why, never by its title (R4.7)', async () => {
    const sent = held(await manifestJws(aDraft({ permission: 'given-in-part', papers: ['plan'] })))
    expect(sent?.papers).toHaveLength(1)
    expect(sent?.withheld).toHaveLength(3)
    expect(sent?.withheld[0]).toMatch(/^Social work assessment: Someone said yes to some of the papers only/)
    expect(JSON.stringify(sent)).not.toContain('Child and family assessment')
  })

  test('is of a later paper that paper alone', async () => {
    const sent = held(await manifestJws(aSent(), withNewPlan().papers.at(-1)))
    expect(sent?.papers).toEqual(['Child in Need plan, second version: Plan as reviewed'])
    expect(sent?.hashes).toHaveLength(2)
  })

  test('keeps letters of every script', async () => {
    const t = aDraft()
    const papers = t.papers.map((paper) => ({ ...paper, title: 'Szczęsny, اردو, 中文' }))
    expect(held(await manifestJws({ ...t, papers }))?.papers[0]).toContain('Szczęsny, اردو, 中文')
  })

  test.each(['', 'header..signature', 'a.e30.c', 'a.%%%.c', 'a.bm8.c'])(
    'is the hash of the manifest alone where that cannot be read: %j',
    (jws) => expect(held(jws)).toEqual({ papers: [], withheld: [], hashes: [{ of: 'The signed manifest', sha256 }] }),
  )

  test('is nothing of what holds no manifest', () => {
    expect(sentIn({ said: { reasons: 'Theirs.' } })).toBeUndefined()
    expect(sentIn({ said: { manifest: 'a.b.c' } })).toBeUndefined()
  })
})
