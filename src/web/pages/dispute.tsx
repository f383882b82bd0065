import { Decide, RaiseDispute } from '../../../schemas/verbs/dispute.ts'
import type { Side } from '../../domain/actor.ts'
import { namesIn } from '../../domain/names.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { type DisputeKnown, disputeIn } from './from-record.ts'
import type { Opened } from './opened.ts'
import { labelIn, rungWords } from './words.ts'

type Props = Pick<Opened, 'view' | 'record' | 'names' | 'councils'>

/** The open dispute: its ground, the ladder and where it stands, and both sides’ positions side by side (R8.2, R8.4). */
export function DisputePart({ view, record, names, councils }: Props) {
  const rung = view.disputeRung
  const known = disputeIn(record)
  if (rung === undefined || known === undefined) return null
  const { ground, code, raisedBy, raisedAt, children } = known
  return (
    <section aria-labelledby="dispute">
      <h2 class="govuk-heading-m" id="dispute">
        The dispute
      </h2>
      <SummaryList
        rows={[
          { key: 'Ground', value: labelIn(RaiseDispute, 'ground', ground) },
          ...(code ? [{ key: 'Reason', value: labelIn(RaiseDispute, 'code', code) }] : []),
          { key: 'About', value: namesIn(children, names) },
          { key: 'Raised by', value: `${councils[raisedBy]}, ${plainTime(raisedAt)}` },
          { key: 'Where it stands', value: <Ladder rung={rung} /> },
        ]}
      />
      <div class="govuk-grid-row">
        {(['sender', 'receiver'] as const).map((side) => (
          <div class="govuk-grid-column-one-half">
            <SummaryList card={{ title: councils[side], headingLevel: 3 }} rows={sideRows(known, side)} />
          </div>
        ))}
      </div>
    </section>
  )
}

function Ladder({ rung }: { rung: number }) {
  return (
    <ol class="govuk-list govuk-!-margin-bottom-0">
      {rungWords.map((words, at) => (
        <li>
          {words} {at === rung ? <Tag colour="red">With them now</Tag> : at < rung ? '(passed)' : ''}
        </li>
      ))}
    </ol>
  )
}

function sideRows({ positions, decisions }: DisputeKnown, side: Side): SummaryRow[] {
  const decided = decisions[side]
  const position = positions[side]
  return [
    { key: 'Position', value: position === undefined ? 'Not stated yet' : <Written text={position} /> },
    {
      key: 'Latest decision',
      value:
        decided === undefined ? (
          'None yet'
        ) : (
          <>
            {labelIn(Decide, 'decision', decided.decision)}, {plainTime(decided.at)}
            <div>
              <Written text={decided.reasons} />
            </div>
          </>
        ),
    },
  ]
}
