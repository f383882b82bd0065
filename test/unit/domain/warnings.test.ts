import { describe, expect, test } from 'vitest'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'
import type { Warning } from '../../../schemas/transfer.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import {
  type Contents,
  identifierNotes,
  inSentences,
  judgedOn,
  packageWarnings,
  warningsOf,
} from '../../../src/domain/warnings.ts'
import { act, england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'
import { aDraft, anAccepted, anAcknowledged, doing } from '../../support/transfers.ts'

const on = '2026-11-23'
const worker = aWorkerOf('sender', 'social-worker')
const papers: StructuredPaper[] = [anAssessment(), aPlan(), someMinutes(), aSummary()]
const contentsOf = (t: Transfer): Contents => new Map(t.papers.map(({ id }, at) => [id, papers[at]]))
const asked = { on, calendar: england }

describe('what a package is warned of (R3.7, R3.8)', () => {
  const t = aDraft()

  test('stands slot by slot, what is out of date first, each with its paper', () => {
    const found = warningsOf(t, contentsOf(t), asked)
    expect(found.map(({ slot, code }) => [slot, code])).toEqual([
      ['plan', 'date-in-the-past'],
      ['plan', 'no-named-person'],
      ['plan', 'vague-date'],
      ['minutes', 'date-in-the-past'],
      ['summary', 'date-in-the-past'],
    ])
    for (const { slot, paper } of found) expect(t.papers.find(({ id }) => id === paper)?.slot).toBe(slot)
  })

  test('is the same in sentences, for a print', () => {
    expect(packageWarnings(t, contentsOf(t), asked).at(-1)).toBe(
      'Summary, outstanding action 1 (Seraphina Wexcombe): was due on 13 November 2026. “Write to the new area’s therapy service.”',
    )
  })

  test('tells of one paper at most 20 in sentences, then how many more, and still of every other', () => {
    const of = (paper: string | undefined, count: number): Warning[] =>
      Array.from({ length: count }, (_, at) => ({
        ...{ rule: 'R3.7', code: 'no-date', words: `${paper}, action ${at + 1}: no date.` },
        ...(paper ? { paper } : {}),
      }))
    const said = inSentences([...of('Plan', 502), ...of('Summary', 20), ...of(undefined, 30)])
    expect(said).toHaveLength(20 + 1 + 20 + 30)
    expect(said.slice(19, 22)).toEqual([
      ...['Plan, action 20: no date.', 'and 482 more in this paper', 'Summary, action 1: no date.'],
    ])
    expect(inSentences(of('Plan', 21)).at(-1)).toBe('and 1 more in this paper')
  })

  test('is nothing for papers that cannot be read, and for uploads only their age', () => {
    expect(warningsOf(t, new Map(), asked)).toEqual([])
    expect(warningsOf(t, new Map(), { ...asked, on: '2027-11-23' }).map(({ code }) => code)).toContain(
      'assessment-older-than-12-months',
    )
  })

  test('is not what a later paper about the same children has put right', () => {
    const structured = aPlan({ datedOn: '2026-11-20', needs: aPlan().needs.map((need) => ({ ...need, actions: [] })) })
    const after = doing(t, worker, 'add-paper', { structured })
    const mended = new Map([...contentsOf(t), [after.papers.at(-1)?.id ?? '', structured]])
    expect(warningsOf(after, mended, asked).filter(({ slot }) => slot === 'plan')).toEqual([])
  })

  test('says nothing of a child who is no longer in it', () => {
    const alone = doing(t, aWorkerOf('sender', 'practice-lead'), 'withdraw', { children: ['c2'] })
    const later = { ...asked, on: '2027-11-23' }
    const said = warningsOf(alone, contentsOf(t), later).filter(({ rule }) => rule === 'R3.8')
    expect(said.length).toBeGreaterThan(2)
    expect(said.filter(({ children, words }) => children !== undefined || words.includes('Corin'))).toEqual([])
  })

  test('never changes what sending answers', () => {
    const flawed = aPlan({ needs: aPlan().needs.map((need) => ({ ...need, actions: [{ what: 'Everything.' }] })) })
    const sound = aPlan({ needs: aPlan().needs.map((need) => ({ ...need, actions: [] })) })
    const answers = [flawed, sound].map((structured) => {
      const draft = doing(aDraft({ without: 'plan' }), worker, 'add-paper', { structured })
      const answer = act(draft, 'send', {}, worker)
      return 'events' in answer ? answer.events : answer
    })
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject([{ type: 'TransferSent' }])
  })
})

describe('the day as at which it is judged', () => {
  test('is today, while the transferring authority leads for a child', () => {
    expect(judgedOn(aDraft(), '2026-11-23')).toBe('2026-11-23')
    expect(judgedOn(anAcknowledged(), '2027-11-23')).toBe('2027-11-23')
    expect(judgedOn(anAccepted(['c1']), '2027-11-23')).toBe('2027-11-23')
  })

  test('is the last day it led, for what is done since is not in these papers', () => {
    expect(judgedOn(anAccepted(), '2027-11-23')).toBe('2026-11-23')
    const withdrawn = doing(anAcknowledged(), aWorkerOf('sender', 'practice-lead'), 'withdraw')
    expect(judgedOn(withdrawn, '2027-11-23')).toBe('2026-11-23')
  })
})

describe('an identifier to be doubted (R5.2)', () => {
  const t = aDraft()
  const [isolde, corin] = t.family.children
  if (!isolde || !corin) throw new Error('two children')

  test('is named by its child, and its value is not repeated', () => {
    const family = { ...t.family, children: [{ ...isolde, NHSNumber: '9434765918' }, corin] }
    expect(identifierNotes({ family })).toEqual([
      expect.objectContaining({ code: 'identifier-doubtful', children: ['c1'], rule: 'R5.2' }),
    ])
    expect(identifierNotes({ family })[0]?.words).toMatch(/^Isolde Fenwick-Ashgrove: .*NHS number/)
    expect(JSON.stringify(identifierNotes({ family }))).not.toContain('9434765918')
  })

  test('is none where none was given', () =>
    expect(identifierNotes({ family: { ...t.family, children: [corin] } })).toEqual([]))
})
