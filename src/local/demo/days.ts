import { subDays } from 'date-fns'
import { londonDate } from '../../domain/clock.ts'

/** Today in London. */
export const today = (): string => londonDate(new Date())

/** The London date so many days ago. */
export const daysAgo = (days: number): string => londonDate(subDays(new Date(), days))
