const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', hourCycle: 'h23' },
  ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: '2-digit' },
})

/** A calendar date as people say it: '2026-11-23' is "23 November 2026". What is no date is given back as it is. */
export function plainDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const name = MONTHS[Number(month) - 1]
  return name === undefined ? date : `${Number(day)} ${name} ${year}`
}

/** The same with its weekday: "Monday 23 November 2026". */
export function longDate(date: string): string {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return weekday === undefined ? date : `${weekday} ${plainDate(date)}`
}

/** An instant as a clock in London shows it: "23 November 2026 at 10:05am". */
export function plainTime(instant: string | Date): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return String(instant)
  const part = Object.fromEntries(CLOCK.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part
  const time = `${hour % 12 || 12}:${String(minute).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`
  return `${day} ${MONTHS[month - 1]} ${year} at ${time}`
}

/** How far off a due date is, in words; `left` counts working days from today, below nothing when it has passed (R6.4). */
export function daysLeft(left: number, due: string, today: string): string {
  if (due === today) return 'Due today'
  if (due < today) return left === 0 ? 'The due date has just passed' : `${counted(-left, 'working day')} late`
  return `${counted(left, 'working day')} left`
}

/** "1 working day", "2 working days". */
export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
