import { performance } from 'node:perf_hooks'
import { addDays, format, isWeekend, parseISO } from 'date-fns'
import published from '../../src/domain/bank-holidays.json'
import { addWorkingDays, calendarOf } from '../../src/domain/working-days.ts'

export type ClockFigure = { dates: number; workingDays: number; oursNs: number; dateFnsNs: number }

const workingDays = 20
const rounds = 5

/**
 * The due date of R6.2 for every day of 2020 to 2029: the exchange’s index against a loop of date-fns over a set of
 * holidays. Nanoseconds a date, the median of five rounds each.
 * @throws Error where the two differ on any date
 */
export function timeClock(): ClockFigure {
  const calendar = calendarOf('england-and-wales')
  const holidays = new Set(published.divisions['england-and-wales'].map(([date]) => date))
  const dates = everyDay('2020-01-01', '2029-12-31')
  const ours = (date: string) => addWorkingDays(calendar, date, workingDays).date
  const dateFns = (date: string) => loop(holidays, date)
  const differs = dates.find((date) => ours(date) !== dateFns(date))
  if (differs !== undefined) throw new Error(`${differs}: ${ours(differs)} and ${dateFns(differs)} differ`)
  return {
    ...{ dates: dates.length, workingDays },
    ...{ oursNs: nsEach(dates, ours, 100), dateFnsNs: nsEach(dates, dateFns, 1) },
  }
}

function loop(holidays: ReadonlySet<string | undefined>, from: string): string {
  let day = parseISO(from)
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1)
    if (!isWeekend(day) && !holidays.has(format(day, 'yyyy-MM-dd'))) left -= 1
  }
  return format(day, 'yyyy-MM-dd')
}

function everyDay(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = parseISO(from); format(day, 'yyyy-MM-dd') <= to; day = addDays(day, 1))
    days.push(format(day, 'yyyy-MM-dd'))
  return days
}

function nsEach(dates: readonly string[], due: (date: string) => string, times: number): number {
  const found: number[] = []
  let kept = 0
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    for (let time = 0; time < times; time += 1) for (const date of dates) kept += due(date).length
    found.push(((performance.now() - start) * 1e6) / (dates.length * times))
  }
  // Read, so that no compiler may leave the work out.
  if (kept !== rounds * times * dates.length * 10) throw new Error('a date of another length')
  return found.sort((a, b) => a - b)[rounds >> 1] ?? 0
}
