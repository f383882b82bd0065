import type { Side } from './actor.ts'
import { plainDate } from './plain-dates.ts'

type Reported = { kind: 'expected' | 'resident' | 'temporary'; on: string; until?: string | undefined; by: Side }

/** A report of residence as a sentence: what, when, who says so (R6.2, R6.3). */
export function residenceWords(report: Reported, councils: Readonly<Record<Side, string>>): string {
  const on = plainDate(report.on)
  const what = {
    expected: `Expected to move on ${on}`,
    resident: `Resident since ${on}`,
    temporary: `A temporary stay from ${on}${report.until ? ` to ${plainDate(report.until)}` : ''}`,
  }[report.kind]
  return `${what}, as ${councils[report.by]} reported`
}
