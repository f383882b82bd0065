import type { PracticeProfile, ShippedProfile } from '../../schemas/practice.ts'
import { practiceProfiles } from '../../src/domain/practice-profiles.ts'

/** The shipped profile that was read from a document: S0 to S4. */
export function profileOf(document: string): ShippedProfile {
  const found = practiceProfiles.find((one) => one.document.startsWith(document))
  if (found === undefined) throw new Error(`no profile is read from ${document}`)
  return found
}

/** A practice of an authority’s own: reviews every four weeks, a visit every week, and the clock of a move. */
export const ownPractice = (): PracticeProfile => ({
  name: 'Close work',
  rules: [
    { what: 'review', within: 4, unit: 'weeks', from: 'last-review', source: 'Practice guide 2026' },
    { what: 'visit', within: 5, unit: 'working-days', from: 'last-visit', source: 'Practice guide 2026' },
    { what: 'transfer-in', within: 20, unit: 'working-days', from: 'residence', source: 'S1' },
  ],
})
