const MONTHS = [
  ['January', 'March'],
  ['April', 'June'],
  ['July', 'September'],
  ['October', 'December'],
] as const
const FIRST_DAYS = ['01-01', '04-01', '07-01', '10-01'] as const
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'] as const

/** The quarter of the calendar year in which a London date lies: '2026-11-23' is in '2026-Q4'. */
export const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`

const parts = (quarter: string) => ({ year: Number(quarter.slice(0, 4)), at: Number(quarter.slice(6)) - 1 })

/** The first and the last day of a quarter, London dates. Throws RangeError for what is no quarter. */
export function spanOf(quarter: string): { from: string; until: string } {
  const { year, at } = parts(quarter)
  const [first, last] = [FIRST_DAYS[at], LAST_DAYS[at]]
  if (first === undefined || last === undefined) throw new RangeError('a quarter is like 2026-Q3')
  return { from: `${year}-${first}`, until: `${year}-${last}` }
}

/** The quarter so many later, or earlier where it is below nothing. */
export function quarterAfter(quarter: string, by = 1): string {
  const { year, at } = parts(quarter)
  const since = year * 4 + at + by
  return `${Math.floor(since / 4)}-Q${(((since % 4) + 4) % 4) + 1}`
}

/** The quarters from one to another, both included, the earliest first; none where the first is the later. */
export function quartersFrom(first: string, last: string): string[] {
  const found: string[] = []
  for (let quarter = first; quarter <= last; quarter = quarterAfter(quarter)) found.push(quarter)
  return found
}

/** As people say it: '2026-Q3' is "July to September 2026". */
export function quarterWords(quarter: string): string {
  const { year, at } = parts(quarter)
  const months = MONTHS[at]
  return months === undefined ? quarter : `${months[0]} to ${months[1]} ${year}`
}
