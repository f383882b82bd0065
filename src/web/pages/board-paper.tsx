import type { PositionPaper } from '../../../schemas/board.ts'
import type { Side } from '../../domain/actor.ts'
import { daysAfter } from '../../domain/days-after.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { listed } from '../../domain/sentence.ts'
import { roleSaid } from '../../domain/words.ts'
import { Written } from '../components/readable.tsx'
import { Reference } from '../components/reference.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import {
  childWords,
  councilsOf,
  decisionWords,
  happenedWords,
  leadsWords,
  meetingWords,
  openWords,
  timeWords,
  turnWords,
} from './board-words.ts'
import { bothSides, groundWords, holderWords, whoseDuty } from './dispute-words.ts'
import type { CouncilNames } from './names.ts'
import { urgencyTags } from './words.ts'

/** `ours` is what the reader’s own council is called; `on` the London date as at which it stands. */
export type PaperProps = { paper: PositionPaper; ours: string; on: string }
type Part = { paper: PositionPaper; councils: CouncilNames }

/** One dispute on a page of its own: where it stands, both positions side by side, the ladder, and how it came here (R8.2–R8.4). */
export function DisputePaper({ paper, ours, on }: PaperProps) {
  const councils = councilsOf(paper, ours)
  return (
    <section class="baton-board-paper" aria-labelledby={`dispute-${paper.reference}`}>
      <h2 class="govuk-heading-m" id={`dispute-${paper.reference}`}>
        Dispute <Reference>{paper.reference}</Reference>
      </h2>
      <SummaryList rows={standsAt(paper, councils, on)} />
      <div class="baton-board-paper__sides">
        {bothSides.map((side) => (
          <SummaryList card={{ title: councils[side], headingLevel: 3 }} rows={saidBy(side, { paper, councils })} />
        ))}
      </div>
      <LadderPart paper={paper} councils={councils} />
      <h3 class="govuk-heading-s">Who has led</h3>
      <ul class="govuk-list govuk-list--bullet">
        {paper.responsibility.children.flatMap((child) =>
          child.leads.map(({ side, from, to }) => (
            <li>
              {calledIn(paper, child.id)}: {councils[side]} from {plainDate(from)}
              {to ? ` to ${plainDate(daysAfter(to, -1))}` : ''}
            </li>
          )),
        )}
      </ul>
      <h3 class="govuk-heading-s">How it came here</h3>
      <ol class="govuk-list govuk-list--number">
        {paper.timeline.map((one) => (
          <li>
            {plainDate(one.on)}: {happenedWords(one.what)}
            {one.children ? ` for ${childrenIn(paper, one.children)}` : ''}
            {one.side ? `, by the ${whoActed(one)} of ${councils[one.side]}` : ''}
            {one.rung === undefined ? '' : ` (${rungIn(paper, one.rung, one.side)})`}
          </li>
        ))}
      </ol>
    </section>
  )
}

const calledIn = ({ children, settled }: PositionPaper, id: string): string => {
  const child = [...children, ...settled].find((one) => one.id === id)
  return child ? childWords(child) : `Child ${id}`
}

const childrenIn = (paper: PositionPaper, ids: readonly string[]) => listed(ids.map((id) => calledIn(paper, id)))

const whoActed = ({ role, deputy }: { role: string; deputy?: true | undefined }) =>
  deputy ? `deputy (${roleSaid(role)})` : roleSaid(role)

/** What a rung is called on one side, or on both where they call it otherwise. */
function rungIn({ dispute: { ladder } }: PositionPaper, rung: number, side: Side | undefined): string {
  const at = ladder.find((one) => one.rung === rung)
  if (at === undefined) return ''
  if (side) return at[side].title
  return [...new Set(bothSides.map((one) => at[one].title))].join(' / ')
}

function standsAt(paper: PositionPaper, councils: CouncilNames, on: string): SummaryRow[] {
  const { dispute, children, settled, urgency } = paper
  return [
    { key: 'Children', value: listed(children.map(childWords)) },
    ...(settled.length > 0 ? [{ key: 'Settled already', value: listed(settled.map(childWords)) }] : []),
    { key: 'Ground', value: groundWords(dispute) },
    { key: 'Raised by', value: `${councils[dispute.raisedBy]}. ${openWords(paper)}` },
    {
      key: 'Where it stands',
      value: `${rungIn(paper, dispute.rung, undefined)}, since ${plainDate(dispute.since)}. ${timeWords(paper)}. ${turnWords(paper, councils)}`,
    },
    { key: 'Leading today', value: leadsWords(children, councils) },
    { key: 'Meeting', value: meetingWords(paper, on).join(', ') },
    { key: 'Urgency', value: urgencyTags[urgency]?.text ?? urgency },
  ]
}

function saidBy(side: Side, { paper, councils }: Part): SummaryRow[] {
  const position = paper.positions.find((one) => one.side === side)
  const duty = paper.duty.filter((one) => one.side === side)
  const decisions = paper.decisions.filter((one) => one.side === side)
  const advice = paper.advice.filter((one) => one.side === side)
  return [
    {
      key: 'Position',
      value: position ? (
        <>
          <Written text={position.position} />
          <div class="govuk-hint">
            {plainDate(position.on)}, {roleSaid(position.role)}
          </div>
        </>
      ) : (
        'Not stated yet'
      ),
    },
    {
      key: 'Whose duty',
      value:
        duty.length === 0
          ? 'Not said'
          : duty.map((one) => (
              <div class="baton-rule">
                The duty is {whoseDuty(side, one.duty, councils)}, for {childrenIn(paper, one.children)}: said on{' '}
                {plainDate(one.on)}
                {one.reasons ? (
                  <div>
                    <Written text={one.reasons} />
                  </div>
                ) : null}
              </div>
            )),
    },
    {
      key: 'Decisions',
      value:
        decisions.length === 0
          ? 'None yet'
          : decisions.map((one) => <Decision one={one} paper={paper} councils={councils} />),
    },
    {
      key: 'Legal advice',
      value: advice.length === 0 ? 'None recorded' : `Taken on ${listed(advice.map((one) => plainDate(one.on)))}`,
    },
  ]
}

function Decision({ one, paper, councils }: Part & { one: PositionPaper['decisions'][number] }) {
  return (
    <div class="baton-rule">
      <strong>{decisionWords(one, childrenIn(paper, one.children), councils)}</strong>
      <div>
        <Written text={one.reasons} />
      </div>
      <div class="govuk-hint">
        {plainDate(one.on)}, {whoActed(one)}
      </div>
    </div>
  )
}

/** Both sides’ rungs side by side, with who holds each today (R8.4). */
function LadderPart({ paper: { dispute }, councils }: Part) {
  const holds = (at: (typeof dispute.ladder)[number], side: Side) => (
    <>
      <strong>{at[side].title}</strong>
      <div>{holderWords(at, side, dispute.ladder, undefined)}</div>
    </>
  )
  return (
    <div class="baton-board-paper__ladder">
      <h3 class="govuk-heading-s">The ladder on both sides</h3>
      <Table
        small
        firstCellIsHeader
        columns={[{ heading: 'Rung' }, { heading: councils.sender }, { heading: councils.receiver }]}
        rows={dispute.ladder.map((at) => [
          `${at.rung + 1}, ${counted(at.days, 'working day')}${at.rung === dispute.rung ? ' (here now)' : ''}`,
          holds(at, 'sender'),
          holds(at, 'receiver'),
        ])}
      />
    </div>
  )
}
