import { Decide } from '../../../schemas/verbs/dispute.ts'
import type { Side } from '../../domain/actor.ts'
import { namesIn } from '../../domain/names.ts'
import { plainDate, plainTime } from '../../domain/plain-dates.ts'
import { Details } from '../components/details.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import { inDispute } from './dispute-form.ts'
import { decisionSaid, whatFollows, whoseDuty } from './dispute-words.ts'
import { type DecisionKnown, type DisputeKnown, ownAdviceIn } from './from-record.ts'
import type { Opened } from './opened.ts'
import { labelIn } from './words.ts'

type Props = Pick<Opened, 'view' | 'record' | 'names' | 'councils'> & { known: DisputeKnown | undefined; side: Side }

/** One side of a dispute: its position, whose duty it says it is, what it decided last, and that it took legal advice (R8.1–R8.3). */
export function DisputeSide(props: Props) {
  const { councils, side } = props
  const rows = [positionRow(props), dutyRow(props), decisionRow(props), ...adviceRows(props)]
  return (
    <div class="baton-side">
      <SummaryList card={{ title: councils[side], headingLevel: 3 }} rows={rows} />
    </div>
  )
}

function positionRow({ view, known, side }: Props): SummaryRow {
  const position = known?.positions[side]
  const stated = view.dispute?.positions.includes(side)
  const closed = stated ? 'Stated: it opens with the papers' : 'Not stated yet'
  return { key: 'Position', value: position === undefined ? closed : <Written text={position} /> }
}

function dutyRow({ view, names, councils, side }: Props): SummaryRow {
  const disputed = view.children.filter(({ id }) => view.dispute?.children.includes(id))
  const said = new Map<string, string[]>()
  for (const { id, duty } of disputed) {
    const whose = duty?.[side]
    const words = whose === undefined ? 'Not said' : whoseDuty(side, whose, councils).replace(/^[a-z]/, upper)
    said.set(words, [...(said.get(words) ?? []), id])
  }
  const lines = [...said].map(([words, ids]) => (
    <div>{said.size > 1 ? `${namesIn(ids, names)}: ${words.replace(/^(Its|Both|Not)/, lower)}` : words}</div>
  ))
  return { key: 'Whose duty it is', value: <>{lines}</> }
}

const upper = (text: string) => text.toUpperCase()
const lower = (text: string) => text.toLowerCase()

/** What it decided last for each child still in dispute: mostly the same for all of them. */
function decisionRow(props: Props): SummaryRow {
  const { known, side, view } = props
  const decided = known?.decisions[side] ?? []
  const none = view.content ? 'None yet' : 'It opens with the papers'
  const key = decided.length > 1 ? 'Latest decisions' : 'Latest decision'
  return { key, value: decided.length === 0 ? none : decided.map((one) => <Decision {...props} decided={one} />) }
}

function Decision({ decided, names, councils, side, view }: Props & { decided: DecisionKnown }) {
  const { decision, children, at, who, reasons, deputy } = decided
  const follows = whatFollows(side, decided, councils)
  return (
    <div class="baton-side__decision">
      <strong>{decisionSaid(labelIn(Decide, 'decision', decision))}</strong>
      {follows ? <div>{follows}</div> : null}
      {children.length < inDispute(view).length ? <div>For {namesIn(children, names)}.</div> : null}
      <div>
        <Written text={reasons} />
      </div>
      <div class="baton-side__who">
        {who}
        {deputy ? ', as deputy' : ''}, {plainTime(at)}
      </div>
    </div>
  )
}

/** That advice was taken and when, for both sides; what it says, for whoever of the own side may read it (R8.3). */
function adviceRows({ view, record, side }: Props): SummaryRow[] {
  const given = view.dispute?.advice[side]
  if (given === undefined) return []
  const own = side === view.side ? ownAdviceIn(record, view) : []
  const readable = own.some(({ advice }) => advice !== undefined)
  return [
    {
      key: 'Legal advice',
      value: (
        <>
          Legal advice taken, given on {plainDate(given)}
          {readable ? <Privileged advice={own} /> : null}
          {own.length > 0 && !readable ? (
            <div class="govuk-hint govuk-!-margin-bottom-0">
              What it says is read by those on your authority’s ladder and its legal advisers.
            </div>
          ) : null}
        </>
      ),
    },
  ]
}

function Privileged({ advice }: { advice: ReturnType<typeof ownAdviceIn> }) {
  return (
    <>
      <div class="govuk-!-margin-top-1">
        <Tag colour="purple" class="baton-privileged">
          Privileged: do not copy it out of here
        </Tag>
      </div>
      <Details summary="Read the advice">
        {advice.map(({ on, who, at, advice: words }) =>
          words === undefined ? null : (
            <>
              <p class="govuk-body">
                <Written text={words} />
              </p>
              <p class="baton-side__who">
                {on ? `Given on ${plainDate(on)}. ` : ''}Kept by {who}, {plainTime(at)}.{' '}
                {'The other authority cannot read it.'}
              </p>
            </>
          ),
        )}
      </Details>
    </>
  )
}
