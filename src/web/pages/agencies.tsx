import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { NameAgency } from '../../../schemas/verbs/agency.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { Written } from '../components/readable.tsx'
import { type Slot as Row, SlotList } from '../components/slot-list.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { CouncilNames } from './names.ts'
import { labelIn } from './words.ts'

type Content = NonNullable<TransferView['content']>
type Agency = Content['move']['agencies'][number]
type Props = { view: TransferView; content: Content; councils: CouncilNames; record: readonly RecordEntry[] }

/** The agencies in the plan, with a tick and a date for each thing done (R5.3). */
export function AgenciesPart({ view, content }: Pick<Props, 'view' | 'content'>) {
  const { agencies } = content.move
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">Agencies in the plan</h3>
      {agencies.length === 0 ? (
        <p class="govuk-body">None is named yet: the school, the GP, the health visitor.</p>
      ) : (
        <SlotList slots={agencies.map((agency) => agencyRow(agency, view))} />
      )}
      <div class="govuk-body">
        <Mend view={view} verb="name-agency">
          Name an agency
        </Mend>
      </div>
    </>
  )
}

function agencyRow(agency: Agency, view: TransferView): Row {
  const { id, kind, name, told, recordsAsked, counterpartKnown, counterpart } = agency
  const ticks = [
    { code: 'told', on: told, done: 'Told of the move', not: 'Not told of the move yet' },
    {
      ...{ code: 'records-asked', on: recordsAsked, done: 'Asked to pass its records on' },
      not: 'Not asked to pass its records on yet',
    },
    {
      ...{ code: 'counterpart-known', on: counterpartKnown },
      done: `Counterpart in the new area: ${counterpart ?? 'known'}`,
      not: 'Counterpart in the new area not known yet',
    },
  ]
  const first = ticks.find(({ on }) => on === undefined)
  const done = ticks.filter(({ on }) => on !== undefined).length
  return {
    title: name,
    hint: (
      <>
        {labelIn(NameAgency, 'kind', kind)}
        <ul class="baton-ticks">
          {ticks.map((tick) => (
            <li class={tick.on ? 'baton-ticks__done' : undefined}>
              {tick.on ? `${tick.done}, ${plainDate(tick.on)}` : tick.not}
            </li>
          ))}
        </ul>
        {first ? (
          <Mend view={view} verb="tick-agency" chosen={{ agency: id, done: first.code }} hiddenText={`for ${name}`}>
            Record what was done
          </Mend>
        ) : null}
      </>
    ),
    ...(done === 3
      ? { status: 'Done', colour: 'green' }
      : done === 0
        ? { status: 'Not yet', colour: 'blue' }
        : { status: `${done} of 3 done`, colour: 'yellow' }),
  }
}

const canTags = {
  same: { status: 'The same', colour: 'green' },
  equivalent: { status: 'Equivalent', colour: 'teal' },
  'not-available': { status: 'Not available', colour: 'red' },
} as const

/** The services that the plan needs and whether the receiving authority can provide each; a deficit stands out (R5.4). */
export function ServicesPart(props: Props) {
  const { view, content, councils } = props
  const { services } = content.move
  const lacking = services.filter(({ can }) => can === 'not-available').length
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">Services that the plan needs</h3>
      {services.length === 0 ? (
        <p class="govuk-body">None is named yet. Each one that is named is for {councils.receiver} to answer.</p>
      ) : null}
      {lacking > 0 ? <p class="govuk-body">{counted(lacking, 'service')} cannot be provided.</p> : null}
      {services.length > 0 ? <SlotList slots={services.map((service) => serviceRow(service, props))} /> : null}
      <div class="govuk-body">
        <Mend view={view} verb="name-service">
          Name a service
        </Mend>
      </div>
    </>
  )
}

function serviceRow({ id, name, can }: Content['move']['services'][number], { view, record, councils }: Props): Row {
  const need = all(record, 'ServiceNamed')[Number(id.slice(1)) - 1]?.said.need
  const answer = all(record, 'ServiceAnswered')
    .filter(({ said }) => said.service === id)
    .at(-1)?.said
  const shown = can ? canTags[can] : ({ status: 'Not answered', colour: 'blue' } as const)
  return {
    title: name,
    hint: (
      <>
        {need ? (
          <div>
            Needed for: <Written text={need} />
          </div>
        ) : null}
        {answer?.reason && can === 'not-available' ? (
          <div class="baton-said">
            Why not: <Written text={answer.reason} />
          </div>
        ) : null}
        {answer?.instead && can !== 'same' ? (
          <div class="baton-said">
            <strong>Instead:</strong> <Written text={answer.instead} />
          </div>
        ) : null}
        {can === undefined && view.side === 'sender' ? <div>{councils.receiver} answers.</div> : null}
        {can === undefined ? (
          <Mend view={view} verb="answer-service" chosen={{ service: id }} hiddenText={name}>
            Say whether you can provide it
          </Mend>
        ) : null}
      </>
    ),
    ...shown,
  }
}
