import { describe, expect, test } from 'vitest'
import type { Leaf, Part } from '../../../schemas/parts.ts'
import { saidIn } from '../../../src/domain/event-said.ts'
import { wordsOf } from '../../../src/domain/plain-words.ts'
import { manifestJws } from '../../support/manifests.ts'
import { aDraft } from '../../support/transfers.ts'

const lines = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ title, said }) => {
    if (said.kind === 'parts') return [title, ...lines(said.parts)]
    const leaves = (said.kind === 'leaf' ? [said] : said.each) as readonly Leaf[]
    return [`${title}: ${leaves.map((leaf) => wordsOf(leaf, new Map())).join(', ')}`]
  })
const said = (type: string, facts: Record<string, unknown>) => lines(saidIn({ type, said: facts }))

describe('what an event said beyond its title', () => {
  test('is read by the schema of the verb that it came from', () => {
    expect(said('DisputeRaised', { by: 'receiver', ground: 'delay', position: 'We waited.' })).toEqual([
      'Ground: Delay in accepting',
      'Position: We waited.',
    ])
  })

  test('of an ending is how it ended, for whom and why', () => {
    expect(said('ChildrenEnded', { how: 'withdrawn', on: '2026-11-23', children: ['c1'], reasons: 'Stayed.' })).toEqual(
      [
        ...[
          'How: Withdrawn by the transferring authority',
          'Date: 23 November 2026',
          'Children: c1',
          'Reasons: Stayed.',
        ],
      ],
    )
  })

  test('of a dispute is the rung by its name, and that a deputy stood in (R8.4, R8.5)', () => {
    expect(said('DisputeClimbed', { to: 2 })).toEqual(['To: Head of service'])
    expect(said('DisputeEscalated', { to: 1 })).toEqual(['To: Service manager'])
    const decided = { by: 'sender', rung: 1, deputy: true, decision: 'maintain', reasons: 'As before.' }
    expect(said('DisputeDecided', decided)).toEqual([
      ...['Where: Service manager', 'As: Deputy of the holder, who is away'],
      ...['Decision: Maintain our position', 'Reasons: As before.'],
    ])
  })

  test('of a reminder is what it reminds of, without the date in its name (R6.6)', () => {
    expect(said('ReminderSent', { reminder: 'late:2026-12-18', due: '2026-12-18' })).toEqual([
      'About: The meeting is late: for the practice lead',
      'Meeting due on: 18 December 2026',
    ])
  })

  test('of sending is why it may be shared, and how much time had gone (R6.5)', () => {
    expect(said('TransferSent', { verdict: { reasons: ['All said yes.'] }, workingDaysGone: 7 })).toEqual([
      ...['Why it may be shared', 'Why: All said yes.', 'Working days already gone: 7'],
    ])
  })

  test('of sending is also which papers went, and which were withheld and why (R10.4)', async () => {
    const t = aDraft({ permission: 'given-in-part', papers: ['plan'] })
    const manifest = { jws: await manifestJws(t), sha256: 'cd'.repeat(32) }
    const [papers, withheld] = said('TransferSent', { manifest })
    expect(papers).toBe('Papers sent: Child in Need plan, first version: Child in Need plan: Fenwick-Ashgrove')
    expect(withheld).toContain('Withheld: Social work assessment: Someone said yes to some of the papers only')
  })

  test('of a paper is which it is by its own number, and why it is needed', () => {
    const paper = { slot: 'assessment', version: 2, title: 'Reassessment', reason: 'They asked.' }
    expect(said('AddendumSent', { paper })).toEqual([
      ...['Paper', 'Which: Social work assessment, second version', 'Title: Reassessment'],
      'Why it is needed: They asked.',
    ])
  })

  test('is nothing where its kind is not known here', () => {
    expect(said('toString', { reasons: 'x' })).toEqual([])
  })
})
