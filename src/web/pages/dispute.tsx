import type { DisputeStanding } from '../../../schemas/dispute.ts'
import { theOther } from '../../domain/actor.ts'
import { namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { type VerbName, verbs } from '../../domain/verbs.ts'
import { Button, ButtonGroup } from '../components/button.tsx'
import { Link } from '../components/link.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { inDispute } from './dispute-form.ts'
import { DisputeLadder } from './dispute-ladder.tsx'
import { DisputeSide } from './dispute-side.tsx'
import { bothAt, bothSides, groundWords, standingWords } from './dispute-words.ts'
import { disputeIn } from './from-record.ts'
import { HiddenFields } from './hidden-fields.tsx'
import type { Opened } from './opened.ts'

type Props = Opened & { once: string }

/** The open dispute: where it stands, the ladder of both sides, and both positions side by side (R8.2–R8.5). */
export function DisputePart(props: Props) {
  const { view, record, names, councils } = props
  const { dispute } = view
  if (dispute === undefined) return null
  const known = disputeIn(record, inDispute(view))
  const { raisedBy, raisedOn, children } = dispute
  const { where, awaited, climbs } = standingWords(dispute, view.side, councils)
  return (
    <section aria-labelledby="dispute">
      <h2 class="govuk-heading-m" id="dispute">
        The dispute
      </h2>
      <p class="govuk-body">
        {where} <strong>{awaited}</strong> {climbs}
      </p>
      <DisputeButtons {...props} dispute={dispute} />
      <SummaryList
        rows={[
          { key: 'Ground', value: groundWords(dispute) },
          { key: 'About', value: namesIn(children, names) },
          { key: 'Raised by', value: `${councils[raisedBy]}${raisedOn ? `, ${plainDate(raisedOn)}` : ''}` },
        ]}
      />
      {props.viewer.disputes && view.content ? (
        <p class="govuk-body">
          <Link href={`/disputes/papers?id=${view.id}`}>Both positions on one page, to print</Link>
        </p>
      ) : null}
      <DisputeLadder {...props} dispute={dispute} />
      <div class="govuk-grid-row">
        {bothSides.map((side) => (
          <div class="govuk-grid-column-one-half">
            <DisputeSide {...{ view, record, names, councils, known, side }} />
          </div>
        ))}
      </div>
    </section>
  )
}

/** The rung that one press notifies: a practice lead says no more than that, be it after time took it higher (R8.3, R8.5). */
const notifiedAtOnce = ({ dispute, allowed }: Opened['view']): number | undefined =>
  dispute?.yourRung === 0 && allowed.includes('escalate') ? dispute.goesTo : undefined

/** Whether one press notifies those at the next rung. */
export const notifiesAtOnce = (view: Opened['view']): boolean => notifiedAtOnce(view) !== undefined

const steps: readonly VerbName[] = ['decide', 'escalate', 'state-position', 'record-legal-advice']

function DisputeButtons({ view, viewer, councils, once, dispute }: Props & { dispute: DisputeStanding }) {
  const to = notifiedAtOnce(view)
  const links = steps.filter((verb) => view.allowed.includes(verb) && !(to !== undefined && verb === 'escalate'))
  return (
    <>
      {to !== undefined ? (
        <form method="post" action={`/transfers/${view.id}/escalate`}>
          <HiddenFields csrf={viewer.csrf} version={view.version} once={once} />
          {/* Whoever has decided waits for the other: nothing presses them to go on. */}
          <Button kind={dispute.turn === theOther(view.side) ? 'secondary' : 'primary'} preventDoubleClick>
            Notify {bothAt(dispute, to, councils)}
          </Button>
        </form>
      ) : null}
      {links.length > 0 ? (
        <ButtonGroup>
          {links.map((verb) => (
            <Button kind="secondary" href={`/transfers/${view.id}/${verb}`}>
              {verb === 'decide' ? 'Decide' : verbs[verb].title}
            </Button>
          ))}
        </ButtonGroup>
      ) : null}
    </>
  )
}
