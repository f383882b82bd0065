import type { PracticeRule, ShippedProfile } from '../../schemas/practice.ts'

type More = Partial<Pick<PracticeRule, 'category' | 'note'>>

/** A rule as one document has it. */
const by =
  (source: string) =>
  (
    what: PracticeRule['what'],
    within: number,
    unit: PracticeRule['unit'],
    from: PracticeRule['from'],
    more: More = {},
  ): PracticeRule => ({ what, within, unit, from, ...more, source })

const [s0, s1, s2, s3, s4] = [by('S0'), by('S1'), by('S2'), by('S3'), by('S4')] as const
const welfare = { category: 'welfare' } as const
const disability = { category: 'disability' } as const

/** S1, section 4: the documents that say nothing of a move are read with the one that does. */
const transferIn = s1('transfer-in', 20, 'working-days', 'residence', {
  note: 'the receiving authority “should seek to convene” it; the clock of every transfer',
})

/** The five practice profiles that are shipped, as their documents have them; where one is silent there is no rule (R7.5). */
export const practiceProfiles: readonly ShippedProfile[] = [
  {
    ...{ id: 'strengthening-families', name: 'Strengthening Families' },
    document: 'S0, guidance for Child in Need review meetings in the Strengthening Families format',
    rules: [
      s0('first-meeting', 10, 'working-days', 'plan-required'),
      s0('review', 12, 'weeks', 'last-review', { note: 'the longest gap; the first meeting decides how often' }),
      s0('review', 8, 'weeks', 'last-review', welfare),
      s0('review', 6, 'months', 'last-review', { ...disability, note: 'the stricter of the two that the page gives' }),
      s0('review', 12, 'months', 'last-review', {
        ...disability,
        note: 'the same page also says yearly: it contradicts itself, and the six months are used',
      }),
      s0('visit', 15, 'working-days', 'last-visit'),
      s0('plan-updated', 2, 'working-days', 'meeting'),
      s0('plan-circulated', 3, 'working-days', 'meeting'),
      transferIn,
    ],
  },
  {
    ...{ id: 'three-monthly', name: 'Three-monthly' },
    document: 'S1, a Child in Need procedure with its section on moves to another authority',
    rules: [
      s1('first-meeting', 15, 'working-days', 'meeting-required'),
      s1('first-review', 3, 'months', 'plan-started', { note: 'the second meeting' }),
      s1('review', 3, 'months', 'last-review', { note: 'the first meeting decides how often' }),
      s1('review', 6, 'months', 'last-review', {
        ...disability,
        note: 'unless the practice lead decides on a shorter time',
      }),
      s1('review-at-most', 6, 'months', 'last-review', {
        note: 'agreed by the practice lead after a case review, the reason on record',
      }),
      s1('visit', 20, 'working-days', 'last-visit', { note: 'more often where the plan says so' }),
      s1('plan-updated', 2, 'working-days', 'meeting'),
      s1('plan-circulated', 5, 'working-days', 'meeting'),
      s1('meeting-recorded', 2, 'working-days', 'meeting'),
      s1('invitations-by', 3, 'weeks', 'before-meeting'),
      s1('invitations-from', 4, 'weeks', 'before-meeting'),
      s1('manager-review', 9, 'months', 'plan-started', { note: 'the service manager’s decision is recorded' }),
      s1('plan-at-most', 12, 'months', 'plan-started', {
        note: 'longer where the service manager agrees, after a review that the practice lead chairs',
      }),
      transferIn,
    ],
  },
  {
    ...{ id: 'three-then-six-months', name: 'Three months, then six' },
    document: 'S2, a practice note on Child in Need meetings and plans',
    rules: [
      s2('first-review', 3, 'months', 'first-meeting', { note: 'sooner where circumstances change' }),
      s2('review', 6, 'months', 'last-review', { note: 'in general; the plan says how often' }),
      s2('plan-circulated', 10, 'days', 'meeting', { note: 'days, not working days' }),
      transferIn,
    ],
  },
  {
    ...{ id: 'twelve-weekly', name: 'Twelve-weekly' },
    document: 'S3, a procedure for Child in Need review meetings and their minutes',
    rules: [
      s3('first-meeting', 15, 'working-days', 'plan-started', { note: 'after the assessment' }),
      s3('review', 12, 'weeks', 'last-review'),
      s3('review', 26, 'weeks', 'last-review', { ...disability, note: 'cases of the Health and Disability Team' }),
      s3('minutes-to-worker', 2, 'working-days', 'meeting', { note: 'or at the end of the meeting' }),
      s3('minutes-circulated', 10, 'working-days', 'meeting'),
      transferIn,
    ],
  },
  {
    ...{ id: 'eight-weekly', name: 'Eight-weekly' },
    document: 'S4, a page on the first and later Child in Need meetings',
    rules: [
      s4('review', 8, 'weeks', 'last-review', { note: 'the longest gap; worker and manager decide how often' }),
      s4('plan-circulated', 10, 'working-days', 'meeting'),
      s4('minutes-circulated', 10, 'working-days', 'meeting'),
      transferIn,
    ],
  },
]
