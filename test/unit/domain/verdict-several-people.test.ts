import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PermissionState } from '../../../schemas/verbs/permission.ts'
import {
  type PaperKind,
  type Permission,
  type PermissionFacts,
  paperKinds,
  slots,
  type Transfer,
  type Verdict,
} from '../../../src/domain/transfer.ts'
import { mayShare } from '../../../src/domain/verdict.ts'
import { act } from '../../support/acting.ts'
import { paperFor } from '../../support/inputs.ts'
import { says, worker } from '../../support/sharing.ts'
import { aDraft, aSent } from '../../support/transfers.ts'

const states = PermissionState.options
const base = { draft: aDraft(), sent: aSent() }

const papers = fc.uniqueArray(fc.constantFrom(...paperKinds), { minLength: 1 })
const answer = fc
  .record({ state: fc.constantFrom(...states), papers })
  .map(({ state, papers }): Omit<Permission, 'seq'> => (state === 'given-in-part' ? { state, papers } : { state }))

/** Words and advice, at places in the order that no answer takes: answers come at odd places, these at even ones. */
const place = fc.integer({ min: 1, max: 8 }).map((n) => 2 * n)
const decision = fc.record({
  outcome: fc.constantFrom('share' as const, 'share-in-part' as const, 'do-not-share' as const),
  papers,
  ground: fc.constant('risk-of-harm' as const),
  by: fc.constant('lead'),
  seq: place,
  adviceNotNeeded: fc.boolean(),
})
const advice = fc.record({
  of: fc.constantFrom('caldicott-guardian' as const, 'legal-adviser' as const),
  seq: fc.constant(1),
  answer: fc.constantFrom(
    'share' as const,
    'share-with-conditions' as const,
    'share-in-part' as const,
    'do-not-share' as const,
  ),
  answered: place,
  papers,
})
const facts = fc.record(
  {
    advice: fc.array(advice, { maxLength: 2 }),
    decision,
    countersigned: place,
    emergency: fc.record({
      ground: fc.constant('risk-of-harm' as const),
      by: fc.constant('lead'),
      seq: place,
      due: fc.constant('2026-11-24'),
    }),
  },
  { requiredKeys: ['advice'] },
)
const oddPlace = fc.integer({ min: 0, max: 9 }).map((n) => 2 * n + 1)

type Facts = Omit<PermissionFacts, 'given'>

/** A family in which each of these has parental responsibility and answered so. */
function family(given: readonly Permission[], more: Facts): Transfer {
  const [person] = base.draft.family.people
  if (person === undefined) throw new Error('the family has people')
  const people = given.map((_one, i) => ({ ...person, id: `p${i + 1}`, parentalResponsibility: true }))
  return {
    ...base.draft,
    family: { ...base.draft.family, people },
    permission: { ...more, given: Object.fromEntries(given.map((one, i) => [`p${i + 1}`, one])) },
  }
}

const within = (narrow: Verdict, wide: Verdict) => narrow.papers.every((paper) => wide.papers.includes(paper))
/** How much of an answer lets papers go: all, these, or none. */
const covers = ({ state, papers = [] }: Omit<Permission, 'seq'>): readonly PaperKind[] =>
  state === 'given' ? paperKinds : state === 'given-in-part' ? papers : []
const rank = ({ state }: Omit<Permission, 'seq'>) => (state === 'given' ? 2 : state === 'given-in-part' ? 1 : 0)
/** While a decision waits for its countersignature nothing goes; an answer after it takes the decision away, and the wait. */
const waits = ({ because }: Verdict) => because.includes('waits-for-countersignature')

describe('several people', () => {
  const people = fc.array(
    fc.tuple(answer, oddPlace).map(([one, seq]) => ({ ...one, seq })),
    { minLength: 1, maxLength: 4 },
  )

  test('whoever says less in somebody’s place, at the same time, never widens what may go', () => {
    fc.assert(
      fc.property(people, answer, facts, fc.nat(), (given, less, more, which) => {
        const i = which % given.length
        const before = given[i]
        if (before === undefined) return
        fc.pre(rank(less) <= rank(before) && covers(less).every((paper) => covers(before).includes(paper)))
        const wide = mayShare(family(given, more))
        fc.pre(!waits(wide))
        const after = given.map((one, j) => (j === i ? { ...less, seq: one.seq } : one))
        expect(within(mayShare(family(after, more)), wide)).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })

  test('one more person never widens it, unless all say yes anew', () => {
    fc.assert(
      fc.property(people, answer, oddPlace, facts, (given, one, seq, more) => {
        const before = mayShare(family(given, more))
        fc.pre(one.state !== 'given' || given.some(({ state }) => state !== 'given'))
        fc.pre(!waits(before))
        expect(within(mayShare(family([...given, { ...one, seq }], more)), before)).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })

  test('whoever now withdraws stops everything, whatever was said or decided before', () => {
    fc.assert(
      fc.property(people, facts, fc.nat(), (given, more, which) => {
        const withdrawn = given.map((one, j) =>
          j === which % given.length ? { state: 'withdrawn' as const, seq: 99 } : one,
        )
        expect(mayShare(family(withdrawn, more))).toMatchObject({ share: 'none', papers: [], conditions: [] })
      }),
      { numRuns: 1000 },
    )
  })

  test('the verdict says all, part or none of exactly the papers that may go', () => {
    fc.assert(
      fc.property(people, facts, (given, more) => {
        const { share, papers, because, reasons } = mayShare(family(given, more))
        if (share === 'all') expect(papers).toEqual(paperKinds)
        expect(papers.length === 0).toBe(share === 'none')
        expect(because.length).toBeGreaterThan(0)
        expect(reasons).toHaveLength(because.length)
      }),
      { numRuns: 2000 },
    )
  })
})

test('with verdict none nothing leaves, and what leaves is within the verdict (R4.7)', () => {
  const one = fc.record({ answer, facts, slot: fc.constantFrom(...slots) } as const)
  fc.assert(
    fc.property(one, ({ answer: said, facts: more, slot }) => {
      const permission = { ...base.draft.permission, ...more, given: { p1: { ...said, seq: 9 } } }
      const draft = { ...base.draft, permission }
      const verdict = mayShare(draft)
      const came = act(draft, 'send', {}, worker)
      expect('events' in came).toBe(slots.some((one) => verdict.papers.includes(one)))
      if ('events' in came)
        for (const paper of came.after.papers) expect(paper.shared === true).toBe(verdict.papers.includes(paper.slot))
      const later = act({ ...base.sent, permission }, 'send-addendum', paperFor[slot], worker)
      expect('events' in later).toBe(verdict.papers.includes(slot))
    }),
    { numRuns: 500 },
  )
})

test('withdrawing by the verb never widens the verdict', () => {
  for (const state of states) {
    const t = says(
      aDraft({ without: 'permission' }),
      'p1',
      state,
      state === 'given-in-part' ? { papers: ['plan'] } : {},
    )
    expect(within(mayShare(says(t, 'p1', 'withdrawn')), mayShare(t)), state).toBe(true)
  }
})
