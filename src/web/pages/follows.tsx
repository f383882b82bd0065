import { type Follow, practiceTitles } from '../../../schemas/practice.ts'
import { longDate, plainDate } from '../../domain/plain-dates.ts'
import { SummaryList } from '../components/summary-list.tsx'
import type { Opened } from './opened.ts'
import { sourceNamed } from './practice-words.ts'

type Props = Pick<Opened, 'clock' | 'names' | 'councils' | 'view'>

/** Whether anything can follow yet: there is an outcome for at least one child. */
export const hasMet = ({ children }: Pick<Opened['view'], 'children'>): boolean =>
  children.some(({ outcome }) => outcome !== undefined)

/** What follows for each child after the meeting, by the receiving authority’s own practice (R7.5). */
export function FollowsPart({ clock, names, councils, view }: Props) {
  const { practice, follows } = clock
  if (!hasMet(view)) return null
  const children = [...new Set(follows.map(({ child }) => child))]
  return (
    <section aria-labelledby="follows">
      <h2 class="govuk-heading-m" id="follows">
        What follows
      </h2>
      <p class="govuk-body">
        {practice
          ? `By the practice of ${councils.receiver} (“${practice.name}”, in force since ${plainDate(practice.from)}). Where it says nothing, nothing is promised.`
          : `${councils.receiver} had set no practice of its own on the day of the meeting, so no dates follow here.`}
      </p>
      {children.map((child) => (
        <SummaryList
          card={{ title: names.get(child) ?? child, headingLevel: 3 }}
          rows={follows
            .filter((one) => one.child === child)
            .map((one) => ({ key: practiceTitles[one.what], value: <ByWhen follow={one} /> }))}
        />
      ))}
    </section>
  )
}

function ByWhen({ follow }: { follow: Follow }) {
  const { due, provisional, lastWorkingDay, rule, countedFrom, note, source } = follow
  return (
    <>
      By <strong>{longDate(due)}</strong>
      {provisional ? ' (provisional)' : ''}
      {lastWorkingDay ? <div>The last working day before it is {longDate(lastWorkingDay)}.</div> : null}
      <div>
        {rule.charAt(0).toUpperCase() + rule.slice(1)}, from {plainDate(countedFrom)}
        {note ? `: ${note}` : ''}
      </div>
      <div class="govuk-hint govuk-!-margin-bottom-0">{sourceNamed(source)}</div>
    </>
  )
}
