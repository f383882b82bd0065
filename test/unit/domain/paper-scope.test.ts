import { expect, test } from 'vitest'
import { paperId } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aDraft, doing } from '../../support/transfers.ts'

test('a paper that is only about a child who does not move stays back, and says why (R3.12)', () => {
  const worker = aWorkerOf('sender', 'social-worker')
  const authoredBy = { name: 'Perpetua Quillfeather', role: 'Social worker' }
  const about = { title: 'Plan of the elder', datedOn: '2026-10-01', children: ['c1'], marks: [], authoredBy }
  const both = doing(aDraft(), worker, 'add-paper', { structured: undefined, about, files: [paperId(50)] })
  const one = doing(both, aWorkerOf('sender', 'practice-lead'), 'withdraw', { children: ['c1'] })
  const papers = doing(one, worker, 'send').papers.filter(({ slot }) => slot === 'plan')
  expect(papers.map(({ shared, withheld }) => [shared, withheld])).toEqual([
    [true, undefined],
    [undefined, ['It is only about children who do not move.']],
  ])
})
