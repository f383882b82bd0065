import { Decide } from '../../../schemas/verbs/dispute.ts'
import { theOther } from '../../domain/actor.ts'
import { lastRung } from '../../domain/ladder.ts'
import { namesIn } from '../../domain/names.ts'
import { daysLeft, longDate } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { Details } from '../components/details.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { Link } from '../components/link.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { whyNoClock } from './clock.tsx'
import { inDispute, theirOutcomes } from './dispute-form.ts'
import {
  bothAt,
  bothSides,
  decisionSaid,
  differsIn,
  groundWords,
  recordedWords,
  standingWords,
  whatFollows,
} from './dispute-words.ts'
import { disputeIn } from './from-record.ts'
import type { Opened } from './opened.ts'
import { labelIn } from './words.ts'

/** The forms that act in an open dispute. */
export const inTheDispute: ReadonlySet<VerbName> = new Set<VerbName>([
  ...(['state-position', 'escalate', 'decide', 'record-legal-advice'] as const),
])

/** In sight before anybody decides: where it stands, both positions, and the children’s clock, which runs on (R8.3, R8.7). */
export function BeforeDispute({ verb, opened }: { verb: VerbName; opened: Opened }) {
  const { view, record, councils, clock, today, names } = opened
  const { dispute } = view
  if (dispute === undefined) return <InsetText>No dispute is open.</InsetText>
  const { due, workingDaysLeft: left } = clock
  const still = inDispute(view)
  const known = disputeIn(record, still)
  const { where, climbs } = standingWords(dispute, view.side, councils)
  return (
    <>
      <InsetText>
        <p class="govuk-body">
          <strong>{groundWords(dispute)}.</strong> {where} {climbs}
        </p>
        {verb === 'escalate' && dispute.goesTo !== undefined ? (
          <p class="govuk-body">It goes to {bothAt(dispute, dispute.goesTo, councils)}, who are told at once.</p>
        ) : null}
        <p class="govuk-body">
          {due === undefined ? (
            whyNoClock(clock.still)
          ) : (
            <>
              The clock runs on: the meeting is due by <strong>{longDate(due.on)}</strong>
              {left === undefined ? '' : ` (${daysLeft(left, due.on, today).toLowerCase()})`}.
            </>
          )}
        </p>
      </InsetText>
      <SummaryList
        rows={bothSides.map((side) => ({
          key: councils[side],
          value: (
            <>
              <Position text={known?.positions[side]} />
              {known?.decisions[side].map((one) => (
                <div class="govuk-hint govuk-!-margin-bottom-0">
                  {[
                    `Decided last: ${decisionSaid(labelIn(Decide, 'decision', one.decision))}`,
                    ...(one.children.length < still.length ? [`, for ${namesIn(one.children, names)}`] : []),
                    '. ',
                    whatFollows(side, one, councils) ?? '',
                  ]}
                </div>
              ))}
            </>
          ),
        }))}
      />
      {verb === 'decide' && dispute.yourRung === lastRung ? <Recorded opened={opened} /> : null}
    </>
  )
}

/** At the last rung: exactly what the other side recorded, in what it differs from ours, and a way to record the same (R8.6). */
function Recorded({ opened }: { opened: Opened }) {
  const { view, record, councils, names, viewer, today } = opened
  const still = inDispute(view)
  const ours = disputeIn(record, still)?.decisions[view.side].filter(({ decision }) => decision === 'outcome') ?? []
  const other = theOther(view.side)
  return theirOutcomes(opened).map((theirs) => {
    const { children, from = today, until } = theirs
    const whom = children.length < still.length ? ` For ${namesIn(children, names)}.` : ''
    const past = from < today || (until !== undefined && until <= today)
    return (
      <InsetText>
        <p class="govuk-body">
          {recordedWords(other, theirs, councils)}
          {whom}
        </p>
        {ours
          .filter((one) => one.children.some((id) => children.includes(id)))
          .map((one) => (
            <p class="govuk-body">
              {recordedWords(view.side, one, councils)}{' '}
              <strong>The two differ in {listed(differsIn(one, theirs, councils), 'and')}.</strong>
            </p>
          ))}
        {viewer.guest ? null : past ? (
          <p class="govuk-body">Its date has passed: it cannot be recorded the same any more.</p>
        ) : (
          <p class="govuk-body">
            <Link href={`/transfers/${view.id}/decide?same=${children[0]}`}>Record the same as {councils[other]}</Link>
          </p>
        )}
      </InsetText>
    )
  })
}

/** Longer than this, a position is opened by whoever wants to read it again. */
const long = 400

function Position({ text }: { text: string | undefined }) {
  if (text === undefined) return <>Position not stated yet</>
  if (text.length <= long) return <Written text={text} />
  return (
    <Details summary="Read the position">
      <Written text={text} />
    </Details>
  )
}
