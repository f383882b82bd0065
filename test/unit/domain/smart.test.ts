import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Action as ActionSchema } from '../../../schemas/documents/action.ts'
import { Minutes } from '../../../schemas/documents/minutes.ts'
import { Plan } from '../../../schemas/documents/plan.ts'
import { Summary } from '../../../schemas/documents/summary.ts'
import { smartWarnings } from '../../../src/domain/smart.ts'
import { anAssessment, aPlan, aSummary, someMinutes } from '../../support/papers.ts'

type Action = z.infer<typeof ActionSchema>

const on = '2026-11-23'
const good: Action = { what: 'Find a nursery that signs.', who: 'Perpetua Quillfeather', by: '2026-12-04' }
const [need] = aPlan().needs
if (need === undefined) throw new Error('the plan has a need')
const withActions = (...actions: Action[]) => aPlan({ needs: [{ ...need, actions }] })
const found = (action: Action) => smartWarnings(withActions(action), on)
const without = (...keys: (keyof Action)[]): Action =>
  Object.fromEntries(Object.entries(good).filter(([key]) => !keys.includes(key as keyof Action))) as Action

describe('an action is flagged, by name (R3.7)', () => {
  test.each<[string, Action, string, string]>([
    [
      'without a person',
      without('who'),
      'no-named-person',
      'Plan, need 1, action 1: nobody is named. “Find a nursery that signs.”',
    ],
    [
      'with a role alone',
      { ...without('who'), role: 'Health' },
      'no-named-person',
      'Plan, need 1, action 1: nobody is named, only “Health”. “Find a nursery that signs.”',
    ],
    [
      'with an agency in the person’s place',
      { ...good, who: 'School', role: 'Education' },
      'no-named-person',
      'Plan, need 1, action 1: nobody is named, only “School”, “Education”. “Find a nursery that signs.”',
    ],
    [
      'without a date',
      without('by'),
      'no-date',
      'Plan, need 1, action 1 (Perpetua Quillfeather): no date. “Find a nursery that signs.”',
    ],
    [
      'with words that give no date',
      { ...without('by'), byInWords: 'before Christmas' },
      'no-date',
      'Plan, need 1, action 1 (Perpetua Quillfeather): no date, only “before Christmas”. “Find a nursery that signs.”',
    ],
    [
      'with a vague date',
      { ...without('by'), byInWords: 'ASAP' },
      'vague-date',
      'Plan, need 1, action 1 (Perpetua Quillfeather): no date, only “ASAP”. “Find a nursery that signs.”',
    ],
    [
      'with a date that has passed',
      { ...good, by: '2026-11-22' },
      'date-in-the-past',
      'Plan, need 1, action 1 (Perpetua Quillfeather): was due on 22 November 2026. “Find a nursery that signs.”',
    ],
    [
      'with a date in words that has passed',
      { ...without('by'), byInWords: '20 November' },
      'date-in-the-past',
      'Plan, need 1, action 1 (Perpetua Quillfeather): was due on 20 November 2026. “Find a nursery that signs.”',
    ],
  ])('%s', (_, action, code, words) => {
    expect(found(action)).toEqual([
      {
        ...{ rule: 'R3.7', code, slot: 'plan', where: 'need 1, action 1', words },
        ...(code === 'date-in-the-past' ? { since: expect.stringMatching(/^2026-11-2/) } : {}),
      },
    ])
  })

  test.each([
    'ongoing',
    'On-going',
    'A.S.A.P.',
    'as soon as possible',
    'TBC',
    'immediate',
    'n/a',
    'In due course',
    'when possible',
  ])('with “%s” for a date', (byInWords) =>
    expect(found({ ...without('by'), byInWords }).map(({ code }) => code)).toEqual(['vague-date']),
  )

  test('for each fault it has', () => {
    expect(found(without('who', 'by')).map(({ code }) => code)).toEqual(['no-named-person', 'no-date'])
  })

  test('with no more of what it says than tells it apart', () => {
    const [warning] = found({ ...without('who'), what: `Find\n\na ${'very '.repeat(2000)}good nursery` })
    expect(warning?.words.length).toBeLessThan(250)
    expect(warning?.words).toMatch(/“Find a very .*very…”$/)
  })
})

describe('an action is in order', () => {
  test('with a person and a date to come', () => expect(found(good)).toEqual([]))
  test('on the day itself', () => expect(found({ ...good, by: on })).toEqual([]))
  test('with a date, whatever is written beside it', () => expect(found({ ...good, byInWords: 'ASAP' })).toEqual([]))
  test('with its date in words', () => expect(found({ ...without('by'), byInWords: 'by 4 December 2026' })).toEqual([]))
})

test('every action of every paper is looked at, each where it stands', () => {
  const bare = { what: 'Ring the school.' }
  const plan = withActions(good, bare)
  const minutes = someMinutes({ planElements: [{ element: 'Sleep', progress: 'Better', newActions: [bare] }] })
  const summary = aSummary({ outstandingActions: [good, bare] })
  expect(smartWarnings(plan, on).map(({ where }) => where)).toEqual(['need 1, action 2', 'need 1, action 2'])
  expect(smartWarnings(minutes, on)[0]).toMatchObject({ slot: 'minutes', where: 'plan element 1, new action 1' })
  expect(smartWarnings(summary, on)[0]).toMatchObject({ slot: 'summary', where: 'outstanding action 2' })
  expect(smartWarnings(anAssessment(), on)).toEqual([])
})

const name = fc
  .tuple(
    fc.constantFrom('Perpetua', 'Barnaby', 'Seraphina', 'Zoë', '小明'),
    fc.constantFrom('Oakhanger', 'Young', 'Ó Néill', 'School-Wexcombe'),
  )
  .map((both) => both.join(' '))
const day = fc
  .date({ min: new Date('2026-11-23'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const soundAction: fc.Arbitrary<Action> = fc.record(
  {
    what: fc.constantFrom('Visit.', 'ASAP, whoever can'),
    who: name,
    role: fc.constantFrom('School', 'GP'),
    by: day,
    byInWords: fc.constantFrom('TBC', 'soon'),
  },
  { requiredKeys: ['what', 'who', 'by'] },
)
const papers = fc
  .tuple(fc.array(soundAction, { maxLength: 6 }), fc.nat(2))
  .map(([actions, which]) =>
    which === 0
      ? Plan.parse(withActions(...actions))
      : which === 1
        ? Minutes.parse(someMinutes({ planElements: [{ element: 'Sleep', progress: 'Better', newActions: actions }] }))
        : Summary.parse(aSummary({ outstandingActions: actions })),
  )

describe('whatever the paper', () => {
  test('one whose every action has a name and a date to come never warns', () =>
    fc.assert(
      fc.property(papers, (paper) => {
        expect(smartWarnings(paper, on)).toEqual([])
      }),
    ))

  test('an action more without a date is exactly one warning more', () =>
    fc.assert(
      fc.property(fc.array(soundAction, { maxLength: 6 }), name, fc.nat(6), (actions, who, at) => {
        const more = actions.toSpliced(at, 0, { what: 'Ring.', who })
        expect(smartWarnings(withActions(...more), on)).toHaveLength(1)
      }),
    ))

  test('no day makes a warning go away that the paper had the day before', () =>
    fc.assert(
      fc.property(papers, day, day, (paper, one, other) => {
        const [earlier, later] = [one, other].sort()
        const then = smartWarnings(paper, earlier ?? '').map(({ where }) => where)
        expect(smartWarnings(paper, later ?? '').map(({ where }) => where)).toEqual(expect.arrayContaining(then))
      }),
    ))
})
