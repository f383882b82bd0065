import { addMonths, addWeeks, formatISO, parseISO } from 'date-fns'
import type { Child } from '../../schemas/family.ts'
import { addWorkingDays, type Calendar } from './working-days.ts'

export type Category = Child['category']

/** One timescale of one authority’s practice, as its document has it. */
export type PracticeRule = {
  every: number
  unit: 'working days' | 'weeks' | 'months'
  /** The children for whom it holds; left out, those for whom no other rule of the kind does. */
  category?: Category
  /** The document it was read from. */
  source: string
  note?: string
}

/** An authority’s own timescales (R7.5). An empty list is a document that is silent: nothing is promised there. */
export type PracticeProfile = {
  id: string
  name: string
  /** From the initial meeting, or the start of the plan, to the first review, where it differs from the later ones. */
  firstReview: readonly PracticeRule[]
  /** The longest time from one review to the next. */
  reviews: readonly PracticeRule[]
  /** The longest time from one visit to the next. */
  visits: readonly PracticeRule[]
}

/** What is judged for every authority: the plan’s two milestones as S1 has them, and the exchange’s own default (X). */
export const forEveryone = {
  assessmentMonths: { every: 12, source: 'X' },
  planReviewedByManager: { every: 9, source: 'S1' },
  planAtMost: { every: 12, source: 'S1' },
} as const

/** The five practice profiles that are shipped, as their documents have them. */
export const practiceProfiles: readonly PracticeProfile[] = [
  {
    ...{ id: 'strengthening-families', name: 'Strengthening Families', firstReview: [] },
    reviews: [
      { every: 12, unit: 'weeks', source: 'S0', note: 'the longest gap for any plan' },
      { every: 8, unit: 'weeks', category: 'welfare', source: 'S0' },
      { every: 6, unit: 'months', category: 'disability', source: 'S0' },
      { every: 12, unit: 'months', category: 'disability', source: 'S0', note: 'the same page says both' },
    ],
    visits: [{ every: 15, unit: 'working days', source: 'S0' }],
  },
  {
    ...{ id: 'three-monthly', name: 'Three-monthly', firstReview: [] },
    reviews: [
      { every: 3, unit: 'months', source: 'S1', note: 'exceptions with the reason, never over 6 months' },
      { every: 6, unit: 'months', category: 'disability', source: 'S1' },
    ],
    visits: [{ every: 20, unit: 'working days', source: 'S1' }],
  },
  {
    ...{ id: 'three-then-six-months', name: 'Three months, then six' },
    firstReview: [{ every: 3, unit: 'months', source: 'S2' }],
    reviews: [{ every: 6, unit: 'months', source: 'S2' }],
    visits: [],
  },
  {
    ...{ id: 'twelve-weekly', name: 'Twelve-weekly', firstReview: [] },
    reviews: [
      { every: 12, unit: 'weeks', source: 'S3' },
      { every: 26, unit: 'weeks', category: 'disability', source: 'S3', note: 'Health and Disability Team' },
    ],
    visits: [],
  },
  {
    ...{ id: 'eight-weekly', name: 'Eight-weekly', firstReview: [] },
    reviews: [{ every: 8, unit: 'weeks', source: 'S4' }],
    visits: [],
  },
]

const dateOf = (date: Date) => formatISO(date, { representation: 'date' })
const weeksAfter = (date: string, weeks: number): string => dateOf(addWeeks(parseISO(date), weeks))

/** The calendar date so many months on; in a month that is too short, its last day. */
export const monthsAfter = (date: string, months: number): string => dateOf(addMonths(parseISO(date), months))

/** By when a rule asks for the next, counted from the last, a calendar date. */
export function dueBy({ every, unit }: PracticeRule, from: string, calendar: Calendar): string {
  if (unit === 'months') return monthsAfter(from, every)
  if (unit === 'weeks') return weeksAfter(from, every)
  // The calendar knows the working days of 2012 to 2050; a week holds five at most, which serves outside them.
  return from < '2012-01-01' || from > '2049-01-01'
    ? weeksAfter(from, Math.ceil(every / 5))
    : addWorkingDays(calendar, from, every).date
}

/**
 * The rule that holds for a child of this category, with the date by which it asks for the next: its own category’s before
 * the general one, and the strictest where a document says two things. Undefined where the document is silent.
 */
export function ruleFor(
  rules: readonly PracticeRule[],
  category: Category,
  from: string,
  calendar: Calendar,
): { rule: PracticeRule; due: string } | undefined {
  const own = rules.filter((rule) => rule.category === category)
  return (own.length > 0 ? own : rules.filter((rule) => rule.category === undefined))
    .map((rule) => ({ rule, due: dueBy(rule, from, calendar) }))
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0]
}

/** A rule as a sentence says it: "every 12 weeks". */
export const ruleInWords = ({ every, unit }: Pick<PracticeRule, 'every' | 'unit'>): string => `every ${every} ${unit}`
