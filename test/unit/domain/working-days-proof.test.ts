import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  type Calendar,
  calendarOf,
  type Division,
  type Holidays,
  workingDaysBetween,
} from '../../../src/domain/working-days.ts'

/** The list as it is shipped, read from its file and not through the code that it proves. */
const shipped: Holidays = JSON.parse(readFileSync('src/domain/bank-holidays.json', 'utf8'))
const [firstStart, lastStart, mostDays] = ['2012-01-01', '2028-12-31', 60] as const
const starts = 6210

type Proof = { compared: number; provisional: number; differs: string[] }

const iso = (day: Date) => day.toISOString().slice(0, 10)
const nextDay = (day: Date) => new Date(day.getTime() + 86_400_000)

/** Day by day over UTC dates: Monday to Friday, and no holiday of the set. */
function* workingDates(after: string, holidays: ReadonlySet<string | undefined>): Generator<string, never> {
  for (let day = nextDay(new Date(`${after}T00:00:00Z`)); ; day = nextDay(day))
    if (day.getUTCDay() % 6 !== 0 && !holidays.has(iso(day))) yield iso(day)
}

/**
 * Every start date and every count of one nation, by the calendar and by a walk that shares no code with it. The walk
 * holds the next sixty working dates; where the start reaches the first of them, it is dropped and one more is walked to.
 */
function prove(calendar: Calendar, division: Division): Proof {
  const walk = workingDates(firstStart, new Set(shipped.divisions[division].map(([date]) => date)))
  const ahead = Array.from({ length: mostDays }, () => walk.next().value)
  const proof: Proof = { compared: 0, provisional: 0, differs: [] }
  for (let day = new Date(`${firstStart}T00:00:00Z`); iso(day) <= lastStart; day = nextDay(day)) {
    const from = iso(day)
    if (ahead[0] === from) {
      ahead.shift()
      ahead.push(walk.next().value)
    }
    for (const [at, due] of ahead.entries()) {
      const n = at + 1
      const found = addWorkingDays(calendar, from, n)
      const late = due > shipped.publishedTo
      const same = found.date === due && found.provisional === late
      const inverse = workingDaysBetween(calendar, from, due) === n && workingDaysBetween(calendar, due, from) === -n
      if (!same || !inverse) proof.differs.push(`${from} + ${n}`)
      proof.compared += 1
      if (found.provisional) proof.provisional += 1
    }
  }
  return proof
}

const nations: { division: Division; provisional: number }[] = [
  { division: 'england-and-wales', provisional: 2772 },
  { division: 'scotland', provisional: 2829 },
  { division: 'northern-ireland', provisional: 2772 },
]

describe('every start of 2012 to 2028 with 1 to 60 working days, against a walk from day to day', () => {
  test.each(nations)('$division, by the list that the calendar takes of itself', ({ division, provisional }) => {
    expect(prove(calendarOf(division), division)).toEqual({ compared: starts * mostDays, provisional, differs: [] })
  })

  test.each(nations)('$division, by the shipped file indexed anew', ({ division, provisional }) => {
    const found = prove(calendarOf(division, shipped), division)
    expect(found).toEqual({ compared: starts * mostDays, provisional, differs: [] })
  })

  test('over a million dates are compared', () => {
    expect(nations.length * starts * mostDays).toBe(1_117_800)
  })

  test('a list that lacks one bank holiday is found out, and nowhere but around that day', () => {
    const without = shipped.divisions['england-and-wales'].filter(([date]) => date !== '2022-09-19')
    const divisions = { ...shipped.divisions, 'england-and-wales': without }
    const { differs } = prove(calendarOf('england-and-wales', { ...shipped, divisions }), 'england-and-wales')
    const from = differs.map((one) => one.slice(0, 10)).sort()
    expect(differs).toContain('2022-09-16 + 1')
    expect([from[0], from.at(-1)]).toEqual(['2022-06-24', '2022-09-18'])
  })
})
