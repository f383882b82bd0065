import { differenceInYears, parseISO } from 'date-fns'

/** Age in whole years on a date; both are calendar dates. Someone born on 29 February turns on 1 March in a common year. */
export const ageOn = (born: string, on: string): number => differenceInYears(parseISO(on), parseISO(born))
