import {
  type PracticeKind,
  type PracticeProfile,
  type PracticeRule,
  practiceTitles,
} from '../../../schemas/practice.ts'
import { ruleInWords } from '../../domain/practice.ts'
import { listed } from '../../domain/sentence.ts'
import { SummaryList } from '../components/summary-list.tsx'
import { sourceNamed } from './practice-words.ts'

const kinds = Object.keys(practiceTitles) as PracticeKind[]
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** For whom a rule is, among those of its kind; nothing where it is for every child. */
function whom({ category }: PracticeRule, among: readonly PracticeRule[], at: number): string | undefined {
  if (category !== undefined) return capital(category)
  const named = among.flatMap((one, place) => (one.category === undefined ? [] : [place]))
  if (named.length === 0) return undefined
  const [below, above] = [named.every((place) => place > at), named.every((place) => place < at)]
  return `Every child not named ${below ? 'below' : above ? 'above' : 'here'}`
}

/** The document that most of the rules stand in. */
function mainSource({ rules }: PracticeProfile): string | undefined {
  const count = (source: string) => rules.filter((one) => one.source === source).length
  return rules.map(({ source }) => source).sort((a, b) => count(b) - count(a))[0]
}

/** Every rule of a practice with its source, and what it does not speak of (R7.5). */
export function PracticeRules({ profile }: { profile: PracticeProfile }) {
  const main = mainSource(profile)
  const others = profile.rules.some(({ source }) => source !== main)
  const silent = kinds.filter((kind) => !profile.rules.some(({ what }) => what === kind))
  return (
    <>
      {main ? (
        <p class="govuk-body">
          Source: {sourceNamed(main)}
          {others ? '. A rule from another document says so.' : '.'}
        </p>
      ) : null}
      <SummaryList
        rows={kinds.flatMap((kind) => {
          const rules = profile.rules.filter(({ what }) => what === kind)
          if (rules.length === 0) return []
          const lines = rules.map((rule, at) => (
            <OneRule rule={rule} whom={whom(rule, rules, at)} source={rule.source === main ? undefined : rule.source} />
          ))
          return [{ key: practiceTitles[kind], value: lines }]
        })}
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
    </>
  )
}

function OneRule(props: { rule: PracticeRule; whom: string | undefined; source: string | undefined }) {
  const { rule, source } = props
  const hint = [rule.note && capital(rule.note), source && `Source: ${sourceNamed(source)}`]
  return (
    <div class="baton-rule">
      {props.whom ? `${props.whom}: ${ruleInWords(rule)}` : capital(ruleInWords(rule))}
      {hint
        .filter((words) => words)
        .map((words) => (
          <div class="govuk-hint govuk-!-margin-bottom-0">{words}</div>
        ))}
    </div>
  )
}
