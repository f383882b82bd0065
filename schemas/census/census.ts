import { z } from 'zod'
import * as codes from './codes.ts'
import { AssessmentFactors } from './factors.ts'

const sets = { ...codes, AssessmentFactors }
/** A code set that the children in need census names. */
export type CensusSet = keyof typeof sets
type Code<S extends CensusSet> = (typeof sets)[S][number][0]

const rowsOf = (set: CensusSet): readonly codes.CensusRow[] => sets[set]

/** The census year in which a London calendar date falls: from 1 April to 31 March, named for the year it ends in. */
export function censusYearOf(date: string): number {
  return Number(date.slice(0, 4)) + (date.slice(5, 7) >= '04' ? 1 : 0)
}

/** The codes of a set that the census of `year` has, in its order. */
export function codesIn(set: CensusSet, year: number): string[] {
  return rowsOf(set)
    .filter(([, , { from = 0, to = Number.POSITIVE_INFINITY } = {}]) => from <= year && year <= to)
    .map(([code]) => code)
}

/** What a code of the set means, in the words of the census of `year`; without a year or where that year lacks it, in the newest. */
export function censusWords(set: CensusSet, code: string, year = Number.POSITIVE_INFINITY): string | undefined {
  const rows = rowsOf(set).filter(([one]) => one === code)
  const then = rows.find(([, , { from = 0, to = Number.POSITIVE_INFINITY } = {}]) => from <= year && year <= to)
  return (then ?? rows.at(-1))?.[1]
}

/** The last census year that had a code, where it is no longer in use. */
export function lastYearOf(set: CensusSet, code: string): number | undefined {
  return rowsOf(set).findLast(([one]) => one === code)?.[2]?.to
}

/** A field that takes any code that the set has or ever had; which years have it is a rule of the whole paper. */
export function censusCode<S extends CensusSet>(set: S) {
  const words = new Map(rowsOf(set).map(([code, said]) => [code, said] as const))
  return z.enum([...words.keys()] as [Code<S>, ...Code<S>[]]).meta({ labels: Object.fromEntries(words) })
}

const isSet = (key: string): key is CensusSet => Object.hasOwn(sets, key)
// An assessment carries its referral’s date too, but its codes are of the assessment.
const began = { paper: ['AssessmentActualStartDate', 'datedOn'], within: ['CINreferralDate'] }

/**
 * Refuses a census code that had gone out of use before the paper was begun; what carries a date of its own, such as an
 * earlier referral, is asked by that date, so that history keeps the codes of its time (R3.3, R3.11).
 */
export function codesOfTheirTime(paper: { datedOn: string }, context: z.RefinementCtx): void {
  const visit = (value: unknown, path: PropertyKey[], since: string): void => {
    if (typeof value !== 'object' || value === null) return
    const own = (path.length === 0 ? began.paper : began.within).map((key) => Reflect.get(value, key))
    const date: string = own.filter((one) => typeof one === 'string').sort()[0] ?? since
    for (const [key, inner] of Object.entries(value)) {
      const here = [...path, Array.isArray(value) ? Number(key) : key]
      const given = isSet(key) ? (Array.isArray(inner) ? inner : [inner]) : []
      given.forEach((code, at) => {
        const last = isSet(key) && typeof code === 'string' ? lastYearOf(key, code) : undefined
        if (last !== undefined && last < censusYearOf(date))
          context.addIssue({
            code: 'custom',
            path: Array.isArray(inner) ? [...here, at] : here,
            message: `Give a code still in use: this one was last in the census of ${last}`,
          })
      })
      visit(inner, here, date)
    }
  }
  visit(paper, [], paper.datedOn)
}
