import { practiceTitles } from '../../../schemas/practice.ts'
import { longDate, plainDate } from '../../domain/plain-dates.ts'
import { Table } from '../components/table.tsx'
import type { Opened } from './opened.ts'

/** What follows for each child after the meeting, by the receiving authority’s own practice (R7.5). */
export function FollowsPart({ clock, names, councils, view }: Pick<Opened, 'clock' | 'names' | 'councils' | 'view'>) {
  const { practice, follows } = clock
  const met = view.children.some(({ outcome }) => outcome !== undefined)
  if (!met) return null
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
        <Table
          caption={names.get(child) ?? child}
          captionSize="s"
          columns={[{ heading: 'By' }, { heading: 'What' }, { heading: 'Rule' }]}
          rows={follows
            .filter((one) => one.child === child)
            .map((one) => [
              [
                `${longDate(one.due)}${one.provisional ? ' (provisional)' : ''}`,
                ...(one.lastWorkingDay ? [`the last working day before it is ${plainDate(one.lastWorkingDay)}`] : []),
              ].join('; '),
              practiceTitles[one.what],
              `${one.rule}, from ${plainDate(one.countedFrom)} (${one.source}${one.note ? `: ${one.note}` : ''})`,
            ])}
        />
      ))}
    </section>
  )
}
