import { plainDate } from '../../domain/plain-dates.ts'
import { practiceProfiles } from '../../domain/practice-profiles.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A document in words, without the short name that the rules cite it by: "Guidance for Child in Need review meetings …". */
export const documentNamed = (document: string): string => capital(document.replace(/^S\d, (an? |the )?/, ''))

/** The document that a rule stands in, in words; an authority’s own stands as the authority calls it (R7.5). */
export function sourceNamed(source: string): string {
  const found = practiceProfiles.find(({ document }) => document.startsWith(`${source}, `))
  return found ? documentNamed(found.document) : source
}

/** A published list of bank holidays by its day: "as published on 25 February 2026"; its second of that day is not told apart. */
export function asPublished(version: string): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(version)?.[0]
  return day === undefined ? `of the list “${version}”` : `as published on ${plainDate(day)}`
}
