import type { Paper } from '../../schemas/documents/paper.ts'
import type { StructuredPaper } from '../../schemas/documents/structured.ts'
import type { Child } from '../../schemas/family.ts'
import type { PracticeProfile, PracticeRule } from '../../schemas/practice.ts'
import type { Warning } from '../../schemas/transfer.ts'
import { latestFor } from './later-version.ts'
import { plainDate } from './plain-dates.ts'
import { forEveryone, monthsAfter, nextReview, ruleFor, ruleInWords, rulesOf, timeInWords } from './practice.ts'
import { listed } from './sentence.ts'
import type { PaperRef, Slot } from './transfer.ts'
import type { Calendar } from './working-days.ts'

/** What the rules about age may find. */
export const stalenessCodes = [
  ...['assessment-older-than-12-months', 'plan-past-9-months', 'plan-past-12-months'],
  ...['review-overdue', 'review-set-late', 'visit-overdue'],
] as const

/** A paper by reference, with what it says; an upload says only what it says of itself. */
export type ReadPaper = Pick<PaperRef, 'id' | 'slot' | 'version' | 'datedOn' | 'children'> & {
  content?: StructuredPaper | Paper | undefined
}

export type StalenessFacts = {
  papers: readonly ReadPaper[]
  children: readonly Child[]
  /** The calendar date as at which they are judged. */
  on: string
  /** Working days of the sender’s nation. */
  calendar: Calendar
  /**
   * The sender’s own practice. Without it only what the rules themselves name is judged, and what the papers themselves
   * promise: the next meeting that the minutes set, and the summary’s plan clocks.
   */
  practice?: Pick<PracticeProfile, 'rules'> | undefined
}

type Finding = { code: (typeof stalenessCodes)[number]; slot: Slot; paper?: string; since?: string; says: string }

/** What is out of date in the package, each with the date that has passed, for the children it concerns (R3.8). */
export function staleness(f: StalenessFacts): Warning[] {
  const found = new Map<string, { finding: Finding; children: Child[] }>()
  for (const child of f.children)
    for (const finding of findingsFor(child, f)) {
      const key = JSON.stringify(finding)
      const same = found.get(key)
      if (same) same.children.push(child)
      else found.set(key, { finding, children: [child] })
    }
  return [...found.values()].map(({ finding: { says, ...finding }, children }) => {
    const some = children.length < f.children.length
    const whose = some ? ` (${listed(children.map(({ name }) => name))})` : ''
    return {
      ...{ rule: 'R3.8', ...finding, words: `${titles[finding.slot]}${whose}: ${says}.` },
      ...(some ? { children: children.map(({ id }) => id) } : {}),
    }
  })
}

const titles: Record<Slot, string> = { assessment: 'Assessment', plan: 'Plan', minutes: 'Review', summary: 'Visit' }

function findingsFor(child: Child, f: StalenessFacts): Finding[] {
  const of = (slot: Slot) => latestFor(f.papers, slot, child.id)
  const papers = { assessment: of('assessment'), plan: of('plan'), minutes: of('minutes'), summary: of('summary') }
  return [assessmentAge, planAge, review, visit].flatMap((rule) => rule(papers, child, f))
}

type Papers = Record<Slot, ReadPaper | undefined>
type Rule = (papers: Papers, child: Child, f: StalenessFacts) => Finding[]

const structured = <K extends Slot>(paper: ReadPaper | undefined, kind: K) => {
  const content = paper?.content
  return content && 'kind' in content && content.kind === kind
    ? (content as Extract<StructuredPaper, { kind: K }>)
    : undefined
}
const ofPaper = (paper: ReadPaper | undefined) => (paper ? { paper: paper.id } : {})

const assessmentAge: Rule = ({ assessment }, _child, { on }) => {
  if (assessment === undefined) return []
  const authorised = structured(assessment, 'assessment')?.AssessmentAuthorisationDate
  const from = authorised ?? assessment.datedOn
  const { every } = forEveryone.assessmentMonths
  const since = monthsAfter(from, every)
  if (on <= since) return []
  const known = `${authorised ? 'authorised' : 'dated'} ${plainDate(from)}`
  const says = `${known}, more than ${every} months ago (the rule used here)`
  return [{ code: 'assessment-older-than-12-months', slot: 'assessment', paper: assessment.id, since, says }]
}

const planAge: Rule = ({ plan, summary }, child, { on }) => {
  const { CINPlanStartDate, CINPlanEndDate: ended } = structured(plan, 'plan') ?? {}
  if (ended !== undefined && ended <= on) return []
  const began = CINPlanStartDate ?? child.CINPlanStartDate
  const milestones = [
    ['plan-past-12-months', 'twelve-months', forEveryone.planAtMost.every],
    ['plan-past-9-months', 'nine-months', forEveryone.planReviewedByManager.every],
  ] as const
  for (const [code, what, months] of milestones) {
    const clock = clockOf(summary, what, child)
    const age = (from: string, how: string): Overdue => ({
      due: monthsAfter(from, months),
      says: `${how} ${plainDate(from)}, more than ${months} months ago`,
    })
    const overdue = began
      ? age(began, 'began')
      : clock
        ? { due: clock, says: `past ${months} months on ${plainDate(clock)}, by the summary` }
        : plan && age(plan.datedOn, 'dated')
    if (overdue && overdue.due < on)
      return [{ code, slot: 'plan', ...ofPaper(plan), since: overdue.due, says: overdue.says }]
  }
  return []
}

const review: Rule = ({ minutes, plan, summary }, child, f) => {
  const held = structured(minutes, 'minutes')
  const last = held?.heldOn ?? minutes?.datedOn
  const began = structured(plan, 'plan')?.CINPlanStartDate ?? child.CINPlanStartDate
  const from = last ?? began ?? ''
  const noneYet = last === undefined || held?.meetingKind === 'initial'
  const first = noneYet && f.practice ? rulesOf(f.practice, 'first-review') : []
  const practice =
    f.practice && from !== '' ? nextReview(f.practice, child.category, from, f.calendar, first) : undefined
  const clock = isAfter(last, summary) ? undefined : clockOf(summary, 'review', child)
  const next = held?.nextMeeting?.on
  const counted = `${last ? 'last held' : 'none held since the plan began'} ${plainDate(from)}, and the sender’s practice is ${practice ? gapInWords(practice.rule) : ''}`
  const overdue = earliest(f.on, [
    practice && { due: practice.due, says: counted },
    next && { due: next, says: `the next was set for ${plainDate(next)}, and no minutes of it are here` },
    clock && { due: clock, says: `due ${plainDate(clock)}, by the summary` },
  ])
  const finding = { slot: 'minutes', ...ofPaper(minutes) } as const
  if (overdue) return [{ code: 'review-overdue', ...finding, since: overdue.due, says: overdue.says }]
  if (practice === undefined || next === undefined || next <= practice.due) return []
  const says = `the next is set for ${plainDate(next)}, later than ${plainDate(practice.due)}: ${counted}`
  return [{ code: 'review-set-late', ...finding, says }]
}

const gapInWords = (rule: PracticeRule): string =>
  rule.what === 'first-review' ? `a first review within ${timeInWords(rule)}` : ruleInWords(rule)

const visit: Rule = ({ minutes, summary }, child, f) => {
  const seen = [...(structured(summary, 'summary')?.lastSeen ?? []), ...(structured(minutes, 'minutes')?.seen ?? [])]
  const days = seen.filter((one) => one.child === child.id).map(({ on }) => on)
  const last = days.sort().at(-1)
  const practice =
    last && f.practice ? ruleFor(rulesOf(f.practice, 'visit'), child.category, last, f.calendar) : undefined
  const clock = isAfter(last, summary) ? undefined : clockOf(summary, 'visit', child)
  const overdue = earliest(f.on, [
    practice && {
      due: practice.due,
      says: `last seen ${plainDate(last ?? '')}, and the sender’s practice is ${ruleInWords(practice.rule)}`,
    },
    clock && { due: clock, says: `the next was due ${plainDate(clock)}, by the summary` },
  ])
  return overdue
    ? [{ code: 'visit-overdue', slot: 'summary', ...ofPaper(summary), since: overdue.due, says: overdue.says }]
    : []
}

type Overdue = { due: string; says: string }

/** Of what may be overdue, that which has been so for longest on this day. */
const earliest = (on: string, all: readonly (Overdue | '' | undefined)[]): Overdue | undefined =>
  all
    .filter((one) => typeof one === 'object')
    .filter(({ due }) => due < on)
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0]

// What has happened since the summary was written has met the date that the summary gives.
const isAfter = (day: string | undefined, summary: ReadPaper | undefined) =>
  day !== undefined && summary !== undefined && day > summary.datedOn

type ClockName = Extract<StructuredPaper, { kind: 'summary' }>['planClocks'][number]['what']

/** When the summary says that something falls due for a child, the earliest where it says so twice. */
const clockOf = (summary: ReadPaper | undefined, what: ClockName, child: Child): string | undefined =>
  structured(summary, 'summary')
    ?.planClocks.filter((clock) => clock.what === what && (clock.children?.includes(child.id) ?? true))
    .filter(({ category }) => category === undefined || category === child.category)
    .map(({ due }) => due)
    .sort()[0]
