import { Table } from '../components/table.tsx'
import { FiguresChart, grouped } from './figures-chart.tsx'

export type Count = number | 'c'
/** One line of a table as it is published: its count, and the median of the working days where there is one. */
export type Line = { count: Count; medianDays?: number | undefined }
/** What a line counts, in words. */
export type Labelled = readonly { key: string; label: string }[]
type Lines = Readonly<Record<string, Line>>

const lineAt = (lines: Lines, key: string): Line => lines[key] ?? { count: 0 }
const inWords = (count: Count): string => (count === 'c' ? 'c' : grouped(count))

/** A share of a total; c where either is suppressed, for the one would tell the other. */
export const shareOf = (count: Count, all: Count): string =>
  count === 'c' || all === 'c' ? 'c' : all === 0 ? 'none' : `${Math.round((100 * count) / all)}%`

const medianIn = ({ count, medianDays }: Line): string => {
  if (count === 'c') return 'c'
  // Of some there always is one: left out, it would tell too much of one of them.
  if (medianDays === undefined) return count === 0 ? 'none' : 'c'
  return String(medianDays)
}

export interface DisputesByProps {
  id: string
  caption: string
  /** What the first column holds. */
  heading: string
  labels: Labelled
  lines: Lines
  all: Line
  /** Leaves out the days, where nothing is told of them. */
  withoutDays?: boolean | undefined
}

/** Disputes by one of their sides: a picture, and the same as a table with shares and days. */
export function DisputesBy({ id, caption, heading, labels, lines, all, withoutDays }: DisputesByProps) {
  const row = (label: string, line: Line) => [
    label,
    inWords(line.count),
    shareOf(line.count, all.count),
    ...(withoutDays ? [] : [medianIn(line)]),
  ]
  return (
    <section class="baton-figures">
      <h3 class="govuk-heading-s">{caption}</h3>
      <FiguresChart
        id={id}
        title={caption}
        groups={labels.map(({ key, label }) => ({ label, bars: [{ value: lineAt(lines, key).count }] }))}
      />
      <Table
        caption={`Children in disputes that ended, ${caption.charAt(0).toLowerCase()}${caption.slice(1)}`}
        small
        firstCellIsHeader
        columns={[
          { heading },
          { heading: 'Children', numeric: true },
          { heading: 'Share', numeric: true },
          ...(withoutDays ? [] : [{ heading: 'Working days (median)', numeric: true }]),
        ]}
        rows={[...labels.map(({ key, label }) => row(label, lineAt(lines, key))), row('All', all)]}
      />
    </section>
  )
}

export interface MeetingsByProps {
  id: string
  caption: string
  labels: Labelled
  /** Children who had been in dispute by then, and the others. */
  disputed: Lines
  others: Lines
}

const series = ['Children who had been in dispute', 'Other children'] as const

/** First meetings of the two sets of children side by side: a picture, and the same as a table. */
export function MeetingsBy({ id, caption, labels, disputed, others }: MeetingsByProps) {
  const counted = (lines: Lines, key: string) => {
    const { count } = lineAt(lines, key)
    const share = shareOf(count, lineAt(lines, 'all').count)
    return key === 'all' || !share.endsWith('%') ? inWords(count) : `${inWords(count)} (${share})`
  }
  return (
    <section class="baton-figures">
      <h3 class="govuk-heading-s">{caption}</h3>
      <FiguresChart
        {...{ id, series }}
        title={caption}
        groups={labels.map(({ key, label }) => ({
          label,
          bars: [disputed, others].map((lines, at) => ({ value: lineAt(lines, key).count, series: at })),
        }))}
      />
      <Table
        caption={`${caption}, in figures`}
        small
        firstCellIsHeader
        columns={[{ heading: 'First meeting' }, ...series.map((heading) => ({ heading, numeric: true }))]}
        rows={[...labels, { key: 'all', label: 'All' }].map(({ key, label }) => [
          label,
          counted(disputed, key),
          counted(others, key),
        ])}
      />
    </section>
  )
}
