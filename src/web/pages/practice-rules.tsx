import {
  type PracticeKind,
  type PracticeProfile,
  type PracticeRule,
  practiceTitles,
} from '../../../schemas/practice.ts'
import { ruleInWords } from '../../domain/practice.ts'
import { practiceProfiles } from '../../domain/practice-profiles.ts'
import { listed } from '../../domain/sentence.ts'
import { Table } from '../components/table.tsx'

const kinds = Object.keys(practiceTitles) as PracticeKind[]
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const whom = ({ category }: PracticeRule, among: readonly PracticeRule[]): string => {
  if (category === 'welfare') return 'Welfare'
  if (category === 'disability') return 'Disability'
  return among.some((one) => one.category !== undefined) ? 'Every other child' : 'Every child'
}

/** What the short names of the shipped documents stand for, of those that are named here. */
const documentsIn = (profile: PracticeProfile): string[] => {
  const named = new Set(profile.rules.map(({ source }) => source))
  return practiceProfiles.map(({ document }) => document).filter((document) => named.has(document.slice(0, 2)))
}

/** Every rule of a practice with its source, and what it does not speak of (R7.5). */
export function PracticeRules({ profile, caption }: { profile: PracticeProfile; caption: string }) {
  const rows = kinds.flatMap((kind) => {
    const rules = profile.rules.filter(({ what }) => what === kind)
    return rules.map((rule) => [
      practiceTitles[kind],
      whom(rule, rules),
      capital(ruleInWords(rule)),
      rule.note ? `${rule.source}: ${rule.note}` : rule.source,
    ])
  })
  const silent = kinds.filter((kind) => !profile.rules.some(({ what }) => what === kind))
  return (
    <>
      <Table
        caption={caption}
        captionSize="s"
        columns={['What', 'For', 'When', 'Source'].map((heading) => ({ heading }))}
        rows={rows}
        firstCellIsHeader
        small
        scrolls
      />
      {silent.length > 0 ? (
        <p class="govuk-body">
          It promises nothing about:{' '}
          {listed(
            silent.map((kind) => lower(practiceTitles[kind])),
            'and',
          )}
          .
        </p>
      ) : null}
      {documentsIn(profile).map((document) => (
        <p class="govuk-body-s">{document}.</p>
      ))}
    </>
  )
}
