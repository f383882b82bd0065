import type { z } from 'zod'
import type { Follow, PracticeKind, PracticeProfile } from '../../schemas/practice.ts'
import type { MeetingOutcome } from '../../schemas/verbs/meeting.ts'
import { daysAfter } from './days-after.ts'
import { plainDate } from './plain-dates.ts'
import { type Category, nextReview, type Reckoned, ruleFor, ruleInWords, rulesOf } from './practice.ts'
import type { ChildStanding, Transfer } from './transfer.ts'
import { type Calendar, isWorkingDay } from './working-days.ts'

/** A child whom the receiving authority has met about, and what is known of its plan. */
export type ChildMet = {
  child: string
  category: Category
  outcome: z.infer<typeof MeetingOutcome>
  /** The London date of the meeting. */
  metOn: string
  planBegan?: string | undefined
}

/**
 * The outcomes after which there is a Child in Need plan to keep. A child no longer in need has none; with a strategy
 * discussion it is child protection’s own times that run, and a Child in Need date beside them would mislead.
 */
const goesOn: readonly ChildMet['outcome'][] = ['continues', 'assessment-update']

const afterMeeting: readonly PracticeKind[] = [
  ...(['plan-updated', 'meeting-recorded', 'minutes-to-worker', 'plan-circulated', 'minutes-circulated'] as const),
]
const ofPlan: readonly PracticeKind[] = ['manager-review', 'plan-at-most']

/**
 * What follows for each child after the receiving authority’s meeting, by the practice that it had in force that day (R7.5),
 * child by child, the earliest first; nothing where that practice is silent.
 * @param calendar the working days of the receiving authority’s nation
 */
export const whatFollows = (
  children: readonly ChildMet[],
  profile: Pick<PracticeProfile, 'rules'>,
  calendar: Calendar,
): Follow[] =>
  children
    .filter(({ outcome }) => goesOn.includes(outcome))
    .flatMap((one) => followsOne(one, profile, calendar).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)))

/** A child’s standing as far as it matters here; `metOn` where another meeting has been arranged since its own. */
type Met = Pick<ChildStanding, 'outcome' | 'ending'> & { metOn?: string }

/**
 * The same for a transfer. A child for whom it was completed is the receiving authority’s own from now on, and its dates
 * stand; one for whom it ended in any other way is not, and has none.
 * @param profile the receiver’s practice on the day of the meeting; without one nothing is promised
 */
export function followsFor(
  t: Pick<Transfer, 'family' | 'meeting'> & { children: Readonly<Record<string, Met>> },
  profile: Pick<PracticeProfile, 'rules'> | undefined,
  calendar: Calendar,
): Follow[] {
  if (profile === undefined) return []
  const met = t.family.children.flatMap(({ id, category, CINPlanStartDate }): ChildMet[] => {
    const { outcome, ending, metOn = t.meeting?.heldOn }: Met = t.children[id] ?? {}
    if (outcome === undefined || metOn === undefined || (ending && ending.how !== 'completed')) return []
    return [{ child: id, category, outcome, metOn, planBegan: CINPlanStartDate }]
  })
  return whatFollows(met, profile, calendar)
}

function followsOne(one: ChildMet, profile: Pick<PracticeProfile, 'rules'>, calendar: Calendar): Follow[] {
  const { child, category, metOn, planBegan } = one
  const strictest = (what: PracticeKind, from: string) => ruleFor(rulesOf(profile, what), category, from, calendar)
  const said = (found: Reckoned | undefined, since: Follow['since'], from: string, more?: string): Follow[] => {
    if (found === undefined) return []
    const { rule, due, provisional } = found
    const note = [rule.note, more].filter((words) => words !== undefined).join('; ')
    const before = lastWorkingDay(due, calendar)
    return [
      {
        ...{ child, what: rule.what, due, countedFrom: from, since, rule: ruleInWords(rule), source: rule.source },
        ...(before === due ? {} : { lastWorkingDay: before }),
        ...(note === '' ? {} : { note }),
        ...(provisional ? { provisional } : {}),
      },
    ]
  }
  // A plan that came with the child began before this meeting: only a first review after a first meeting is counted from it.
  const first = rulesOf(profile, 'first-review').filter(({ from }) => from === 'first-meeting')
  const review = nextReview(profile, category, metOn, calendar, first)
  const began = planBegan ?? metOn
  const notKnown = planBegan === undefined ? 'when the plan began is not known here' : undefined
  return [
    ...afterMeeting.flatMap((what) => said(strictest(what, metOn), 'meeting', metOn)),
    ...said(strictest('visit', metOn), 'meeting', metOn, 'counted from the meeting until a visit is known'),
    ...said(review, 'meeting', metOn, review && exception(review.due, one, profile, calendar)),
    ...ofPlan.flatMap((what) =>
      said(strictest(what, began), planBegan === undefined ? 'meeting' : 'plan-started', began, notKnown),
    ),
  ]
}

/** What a document allows where an exception is agreed, if that is later than its ordinary time. */
function exception(
  ordinary: string,
  { metOn, category }: ChildMet,
  profile: Pick<PracticeProfile, 'rules'>,
  calendar: Calendar,
): string | undefined {
  const found = ruleFor(rulesOf(profile, 'review-at-most'), category, metOn, calendar)
  if (found === undefined || found.due <= ordinary) return undefined
  const why = found.rule.note ? ` (${found.rule.note})` : ''
  return `with an exception by ${plainDate(found.due)} at the latest${why}`
}

/** The last working day up to a date; the date itself where no calendar reaches. */
function lastWorkingDay(due: string, calendar: Calendar): string {
  if (due < '2012-02-01' || due > '2050-12-31') return due
  let on = due
  while (!isWorkingDay(calendar, on)) on = daysAfter(on, -1)
  return on
}
