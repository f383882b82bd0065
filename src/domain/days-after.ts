import { addDays, formatISO, parseISO } from 'date-fns'

/** The date so many days after another, be it in whatever year. */
export const daysAfter = (date: string, days: number): string =>
  formatISO(addDays(parseISO(date), days), { representation: 'date' })

/** The last day until which two authorities may share: then they agree anew (exchange default). */
export const aYearAfter = (date: string): string => daysAfter(date, 366)

/** The last day from which somebody may say that they lead, and until which they may for a time (exchange default). */
export const threeMonthsAfter = (date: string): string => daysAfter(date, 92)
