import { describe, expect, test } from 'vitest'
import type { StructuredPaper } from '../../../schemas/documents/structured.ts'
import { Family } from '../../../schemas/family.ts'
import { type ReadPaper, type StalenessFacts, staleness } from '../../../src/domain/staleness.ts'
import { england } from '../../support/acting.ts'
import { aFamily } from '../../support/inputs.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'
import { profileOf as practiceOf } from '../../support/practices.ts'

const { children } = Family.parse(aFamily())
const bare = children.map(({ CINPlanStartDate: _start, ...child }) => child)
const read = (content: StructuredPaper, difference: Partial<ReadPaper> = {}): ReadPaper => ({
  ...{ id: `the ${content.kind}`, slot: content.kind, version: 1, datedOn: content.datedOn },
  ...{ children: content.children, content, ...difference },
})
const uploaded = (slot: 'assessment' | 'plan' | 'minutes', datedOn: string): ReadPaper => ({
  ...{ id: `the uploaded ${slot}`, slot, version: 1, datedOn, children: ['c1', 'c2'] },
})
const judged = (papers: ReadPaper[], on: string, more: Partial<StalenessFacts> = {}) =>
  staleness({ papers, children: bare, on, calendar: england, ...more })
const words = (...asked: Parameters<typeof judged>) => judged(...asked).map((one) => one.words)

describe('an assessment older than 12 months (R3.8)', () => {
  const assessment = read(anAssessment({ AssessmentAuthorisationDate: '2025-11-20' }))

  test('is not one of 12 months to the day', () => expect(judged([assessment], '2026-11-20')).toEqual([]))

  test('is counted from when it was authorised, and says since when', () => {
    expect(judged([assessment], '2026-11-21')).toEqual([
      {
        ...{ rule: 'R3.8', code: 'assessment-older-than-12-months', slot: 'assessment', paper: 'the assessment' },
        since: '2026-11-20',
        words: 'Assessment: authorised 20 November 2025, more than 12 months ago (the rule used here).',
      },
    ])
  })

  test('is counted from its own date where nobody has authorised it, or it is an upload', () => {
    const { AssessmentAuthorisationDate: _by, ...unauthorised } = anAssessment({ datedOn: '2025-09-29' })
    expect(words([read(unauthorised)], '2026-11-21')[0]).toMatch(/^Assessment: dated 29 September 2025/)
    expect(words([uploaded('assessment', '2025-09-29')], '2026-11-21')[0]).toMatch(/^Assessment: dated 29 September/)
  })

  test('is no worry of a child for whom a newer one is here', () => {
    const newer = read(anAssessment({ children: ['c1'] }), { id: 'newer', version: 2, datedOn: '2026-09-29' })
    const older = { ...assessment, datedOn: '2025-11-19' }
    expect(judged([older, newer], '2026-11-21')).toMatchObject([
      {
        paper: 'the assessment',
        children: ['c2'],
        words: expect.stringMatching(/^Assessment \(Corin Fenwick-Ashgrove\)/),
      },
    ])
  })
})

describe('a plan past 9 or 12 months (R3.8)', () => {
  const plan = read(aPlan({ CINPlanStartDate: '2025-12-01' }))

  test.each([
    ['2026-09-01', undefined],
    ['2026-09-02', 'Plan: began 1 December 2025, more than 9 months ago.'],
    ['2026-12-01', 'Plan: began 1 December 2025, more than 9 months ago.'],
    ['2026-12-02', 'Plan: began 1 December 2025, more than 12 months ago.'],
  ])('on %s: %s', (on, said) => expect(words([plan], on)[0]).toBe(said))

  test('is not one that has ended', () => {
    const ended = read(aPlan({ CINPlanStartDate: '2025-10-01', CINPlanEndDate: '2026-11-20' }))
    expect(judged([ended], '2026-11-20')).toEqual([])
    expect(judged([ended], '2026-11-19')).toHaveLength(1)
  })

  test('is known of an upload by what the transfer says of the child, else by the summary, else by its date', () => {
    const upload = uploaded('plan', '2026-02-01')
    const begun = bare.map((child) => ({ ...child, CINPlanStartDate: '2025-12-01' }))
    const summary = read(aSummary({ planClocks: [{ what: 'nine-months', due: '2026-09-01' }] }))
    expect(words([upload], '2026-11-20', { children: begun })[0]).toContain('began 1 December 2025')
    expect(words([upload, summary], '2026-11-20')[0]).toBe('Plan: past 9 months on 1 September 2026, by the summary.')
    expect(words([upload], '2026-11-20')[0]).toBe('Plan: dated 1 February 2026, more than 9 months ago.')
  })
})

describe('a review that is overdue (R3.8)', () => {
  const minutes = read(someMinutes())
  const summary = (due: string) => read(aSummary({ planClocks: [{ what: 'review', due }] }))

  test('by the next meeting that the minutes set', () => {
    expect(judged([minutes], '2026-12-14')).toEqual([])
    expect(judged([minutes], '2026-12-15')).toMatchObject([
      {
        ...{ code: 'review-overdue', slot: 'minutes', paper: 'the minutes', since: '2026-12-14' },
        words: 'Review: the next was set for 14 December 2026, and no minutes of it are here.',
      },
    ])
  })

  test('by the summary, unless a review was held after it was written', () => {
    expect(words([minutes, summary('2026-12-01')], '2026-12-02')).toEqual([
      'Review: due 1 December 2026, by the summary.',
    ])
    const held = read(someMinutes({ heldOn: '2026-11-20', nextMeeting: { on: '2027-01-15' } }))
    expect(judged([held, summary('2026-12-01')], '2026-12-02')).toEqual([])
  })

  test('is said once, by the date that has passed for longest', () => {
    expect(words([minutes, summary('2026-12-01')], '2027-01-10')).toEqual([
      'Review: due 1 December 2026, by the summary.',
    ])
  })

  test('by the sender’s own practice, counted from the last', () => {
    const practice = practiceOf('S3')
    const { nextMeeting: _next, ...last } = someMinutes()
    expect(judged([read(last)], '2027-01-25', { practice })).toEqual([])
    expect(words([read(last)], '2027-01-26', { practice })).toEqual([
      'Review: last held 2 November 2026, and the sender’s practice is every 12 weeks.',
    ])
    expect(words([uploaded('minutes', '2026-11-02')], '2027-01-26', { practice })).toHaveLength(1)
  })

  test('by the sender’s practice for the first review, where none has been held', () => {
    const asked = { practice: practiceOf('S2') }
    const plan = read(aPlan({ CINPlanStartDate: '2026-10-05' }))
    expect(judged([plan], '2027-01-05', asked)).toEqual([])
    expect(words([plan], '2027-01-06', asked)).toEqual([
      'Review: none held since the plan began 5 October 2026, and the sender’s practice is a first review within 3 months.',
    ])
  })

  test('by the sender’s practice for the first review, after an initial meeting', () => {
    const { nextMeeting: _next, ...initial } = someMinutes({ meetingKind: 'initial' })
    expect(judged([read(initial)], '2027-02-03', { practice: practiceOf('S2') })).toHaveLength(1)
    const { nextMeeting: _later, ...later } = someMinutes({ meetingKind: 'review' })
    expect(judged([read(later)], '2027-02-03', { practice: practiceOf('S2') })).toEqual([])
  })

  test('by the practice for the child’s own category', () => {
    const { nextMeeting: _next, ...last } = someMinutes()
    const [isolde, corin] = bare
    if (!isolde || !corin) throw new Error('two children')
    const asked = { practice: practiceOf('S3'), children: [isolde, { ...corin, category: 'disability' as const }] }
    expect(judged([read(last)], '2027-01-26', asked)).toMatchObject([{ children: ['c1'] }])
  })

  test('or is set for later than the practice allows', () => {
    const late = read(someMinutes({ nextMeeting: { on: '2027-02-15' } }))
    expect(judged([late], '2026-11-23')).toEqual([])
    expect(judged([late], '2026-11-23', { practice: practiceOf('S3') })).toMatchObject([
      {
        code: 'review-set-late',
        words:
          'Review: the next is set for 15 February 2027, later than 25 January 2027: last held 2 November 2026, and the sender’s practice is every 12 weeks.',
      },
    ])
  })
})

describe('a visit that is overdue (R3.8)', () => {
  const summary = read(aSummary({ planClocks: [{ what: 'visit', due: '2026-12-03', children: ['c2'] }] }))

  test('by the summary, for the children it names', () => {
    expect(judged([summary], '2026-12-03')).toEqual([])
    expect(judged([summary], '2026-12-04')).toMatchObject([
      {
        ...{ code: 'visit-overdue', slot: 'summary', children: ['c2'], since: '2026-12-03' },
        words: 'Visit (Corin Fenwick-Ashgrove): the next was due 3 December 2026, by the summary.',
      },
    ])
  })

  test('unless the child was seen after it was written', () => {
    const seen = [{ child: 'c2', on: '2026-11-20', by: { name: 'Perpetua Quillfeather', role: 'Social worker' } }]
    expect(judged([summary, read(someMinutes({ seen }))], '2026-12-04')).toEqual([])
  })

  test('by the sender’s own practice, from the day each child was last seen, in working days', () => {
    const asked = { practice: practiceOf('S0') }
    const lastSeen = aSummary().lastSeen.map((one) => (one.child === 'c1' ? { ...one, on: '2026-11-05' } : one))
    const paper = read(aSummary({ planClocks: [], lastSeen }))
    expect(judged([paper], '2026-11-26', asked)).toEqual([])
    expect(judged([paper], '2026-11-27', asked)).toMatchObject([
      {
        children: ['c1'],
        since: '2026-11-26',
        words:
          'Visit (Isolde Fenwick-Ashgrove): last seen 5 November 2026, and the sender’s practice is every 15 working days.',
      },
    ])
  })
})

test('without a profile and without dates in the papers nothing is promised, so nothing is late', () => {
  const { nextMeeting: _next, ...minutes } = someMinutes()
  expect(judged([read(minutes), read(aSummary({ planClocks: [] }))], '2027-06-01')).toEqual([])
  expect(judged([], '2027-06-01')).toEqual([])
})
