import { longDate } from '../../domain/plain-dates.ts'

/** A day as the working shows it, in the rules or in an answer of the API. */
export type RulerDay = { date: string; counted: boolean; day?: number | undefined; why?: string | undefined }

/** One day as the ruler draws it. */
export type Cell = {
  date: string
  dayOfMonth: number
  /** 0 for Monday to 6 for Sunday. */
  column: number
  kind: 'zero' | 'counted' | 'weekend' | 'holiday'
  day?: number | undefined
  why?: string | undefined
  due: boolean
  today: boolean
  /** The meeting was held on it. */
  met: boolean
  /** What is written below it. */
  words: string[]
  /** The month’s name, on the first of its days that is drawn. */
  month?: string | undefined
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Day 0 and every day after it, each with its place and its marks. Where day 0 is itself counted, it stands as that. */
export function cellsOf(
  days: readonly RulerDay[],
  dayZero: string,
  today: string | undefined,
  metOn?: string | undefined,
): Cell[] {
  const counted = days[0]?.date === dayZero
  const all = counted ? [...days] : [{ date: dayZero, counted: false }, ...days]
  return all.map((day: RulerDay, at): Cell => {
    const column = (new Date(`${day.date}T00:00:00Z`).getUTCDay() + 6) % 7
    const dayOfMonth = Number(day.date.slice(8))
    const [zero, due, isToday] = [day.date === dayZero, at === all.length - 1, day.date === today]
    const met = day.date === metOn
    const skipped = column > 4 ? 'weekend' : 'holiday'
    return {
      ...{ date: day.date, dayOfMonth, column, day: day.day, why: day.why, due, today: isToday, met },
      kind: day.counted ? 'counted' : zero && !counted ? 'zero' : skipped,
      words: [
        zero ? (counted ? 'start' : 'day 0') : '',
        met ? 'met' : '',
        isToday ? 'today' : '',
        due ? 'due' : '',
      ].filter(Boolean),
      month: at === 0 || dayOfMonth === 1 ? months[Number(day.date.slice(5, 7)) - 1] : undefined,
    }
  })
}

/** The days by weeks, Monday to Sunday. */
export function weeksOf(cells: readonly Cell[]): Cell[][] {
  const weeks: Cell[][] = []
  for (const cell of cells) {
    const week = weeks.at(-1)
    if (week === undefined || cell.column === 0) weeks.push([cell])
    else week.push(cell)
  }
  return weeks
}

/** "Friday 25 December 2026 (Christmas Day) and Monday 28 December 2026 (Boxing Day)". */
export function listedDays(cells: readonly Cell[]): string {
  const said = cells.map(({ date, why = '' }) => `${longDate(date)} (${why.replace(/ \((.*)\)$/, ', $1')})`)
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1)}`
}
