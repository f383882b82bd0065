import { addMonths, addWeeks, formatISO, parseISO } from 'date-fns'
import type { Child } from '../../schemas/family.ts'
import {
  type PracticeKind,
  type PracticeProfile,
  type PracticeRule,
  type PracticeVersion,
  triggerWords,
} from '../../schemas/practice.ts'
import { daysAfter } from './days-after.ts'
import { counted } from './plain-dates.ts'
import { addWorkingDays, type Calendar } from './working-days.ts'

export type Category = Child['category']

/** What is judged for every authority: the plan’s two milestones as S1 has them, and the exchange’s own default (X). */
export const forEveryone = {
  assessmentMonths: { every: 12, source: 'X' },
  planReviewedByManager: { every: 9, source: 'S1' },
  planAtMost: { every: 12, source: 'S1' },
} as const

const dateOf = (date: Date) => formatISO(date, { representation: 'date' })
const weeksAfter = (date: string, weeks: number): string => dateOf(addWeeks(parseISO(date), weeks))

/** The calendar date so many months on; in a month that is too short, its last day. */
export const monthsAfter = (date: string, months: number): string => dateOf(addMonths(parseISO(date), months))

type Time = Pick<PracticeRule, 'within' | 'unit'>

/** By when a rule asks for it, counted from a calendar date, and whether unpublished bank holidays may yet move it (R6.4). */
export function reckon(
  { within, unit }: Time,
  from: string,
  calendar: Calendar,
): { due: string; provisional: boolean } {
  if (unit === 'months') return { due: monthsAfter(from, within), provisional: false }
  if (unit === 'weeks') return { due: weeksAfter(from, within), provisional: false }
  if (unit === 'days') return { due: daysAfter(from, within), provisional: false }
  // The calendar knows the working days of 2012 to 2050; a week holds five at most, which serves outside them.
  if (from < '2012-01-01' || from > '2049-01-01')
    return { due: weeksAfter(from, Math.ceil(within / 5)), provisional: true }
  const { date, provisional } = addWorkingDays(calendar, from, within)
  return { due: date, provisional }
}

/** The rules of these kinds, in the order of the profile; none where it is silent. */
export const rulesOf = ({ rules }: Pick<PracticeProfile, 'rules'>, ...kinds: PracticeKind[]): PracticeRule[] =>
  rules.filter(({ what }) => kinds.includes(what))

/** A rule with the date by which it asks. */
export type Reckoned = { rule: PracticeRule; due: string; provisional: boolean }

const strictest = (rules: readonly PracticeRule[], from: string, calendar: Calendar): Reckoned | undefined =>
  rules
    .map((rule) => ({ rule, ...reckon(rule, from, calendar) }))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1))[0]

const ofCategory = (rules: readonly PracticeRule[], category: Category | undefined) =>
  rules.filter((rule) => rule.category === category)

/**
 * The rule that holds for a child of this category, with the date by which it asks for the next: its own category’s before
 * the general one, and the strictest where a document says two things. Undefined where the document is silent.
 */
export const ruleFor = (
  rules: readonly PracticeRule[],
  category: Category,
  from: string,
  calendar: Calendar,
): Reckoned | undefined =>
  strictest(ofCategory(rules, category), from, calendar) ?? strictest(ofCategory(rules, undefined), from, calendar)

/**
 * The rule for a child’s next review. What a document says of the child’s own category goes before what it says of the
 * first review of anybody.
 * @param first the rules for a first review that apply; none where a review has been held
 */
export function nextReview(
  profile: Pick<PracticeProfile, 'rules'>,
  category: Category,
  from: string,
  calendar: Calendar,
  first: readonly PracticeRule[] = [],
): Reckoned | undefined {
  const reviews = rulesOf(profile, 'review')
  const inOrder = [category, undefined].flatMap((one) => [ofCategory(first, one), ofCategory(reviews, one)])
  return inOrder.map((rules) => strictest(rules, from, calendar)).find((found) => found !== undefined)
}

/** How long, in words: "12 weeks". */
export const timeInWords = ({ within, unit }: Time): string =>
  counted(within, unit === 'working-days' ? 'working day' : unit.slice(0, -1))

const repeats: readonly PracticeKind[] = ['review', 'visit']

/** A rule as a sentence says it: "every 12 weeks", "within 2 working days of the meeting", "3 weeks before the meeting". */
export function ruleInWords(rule: Pick<PracticeRule, 'what' | 'within' | 'unit' | 'from'>): string {
  const time = timeInWords(rule)
  if (repeats.includes(rule.what)) return `every ${time}`
  return rule.from === 'before-meeting' ? `${time} before the meeting` : `within ${time} of ${triggerWords[rule.from]}`
}

/** A version of an authority’s practice by its number and the day it begins. */
type Dated = Pick<PracticeVersion, 'version' | 'from'>

/**
 * The version in force on a date: the newest of those that have begun. A later version so replaces, from its own day,
 * whatever stood for then and afterwards: also an earlier version that was to begin later still.
 */
export const inForceOn = <V extends Dated>(versions: readonly V[], on: string): V | undefined =>
  versions.filter(({ from }) => from <= on).sort((a, b) => b.version - a.version)[0]

/** Each version with its last day and how it stands on a date, the newest first. */
export function timeline<V extends Dated>(
  versions: readonly V[],
  on: string,
): (V & Pick<PracticeVersion, 'until' | 'standing'>)[] {
  const current = inForceOn(versions, on)
  const newestFirst = [...versions].sort((a, b) => b.version - a.version)
  return newestFirst.map((one) => {
    const next = newestFirst
      .filter(({ version }) => version > one.version)
      .map(({ from }) => from)
      .sort()[0]
    if (next !== undefined && next <= one.from) return { ...one, standing: 'replaced' }
    const until = next === undefined ? {} : { until: daysAfter(next, -1) }
    return { ...one, ...until, standing: one === current ? 'in-force' : one.from > on ? 'to-come' : 'past' }
  })
}
