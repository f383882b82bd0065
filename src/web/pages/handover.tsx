import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { plainDate, plainTime } from '../../domain/plain-dates.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Written } from '../components/readable.tsx'
import type { Slot as Row } from '../components/slot-list.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'

type Content = NonNullable<TransferView['content']>
type Props = Pick<Opened, 'view' | 'record' | 'councils'> & { content: Content }

/** What passes between the two authorities: joint visit, conversation, risks stated back and understood (R5.6, R5.7). */
export const handoverRows = (props: Props): Row[] => [jointVisitRow(props), ...spokenRows(props), risksRow(props)]

function jointVisitRow({ view, content, councils, record }: Props): Row {
  const title = 'Joint visit or meeting of the two workers'
  const visit = content.move.jointVisit
  const mend = (
    <Mend view={view} verb="record-joint-visit">
      Record a joint visit
    </Mend>
  )
  if (visit === undefined) return { title, hint: mend, status: 'Not yet', colour: 'blue' }
  const on = visit.on ? `, ${plainDate(visit.on)}` : ''
  const who = `Recorded by ${councils[visit.by]}`
  if (visit.state === 'held') return { title, hint: `${who}${on}`, status: 'Done', colour: 'green' }
  const why = all(record, 'JointVisitRecorded').at(-1)?.said.why
  if (visit.state === 'not-held')
    return {
      title,
      hint: (
        <>
          {who}
          {why ? (
            <>
              : <Written text={why} />
            </>
          ) : null}
        </>
      ),
      ...{ status: 'Not held', colour: 'grey' },
    }
  return {
    title,
    hint: (
      <>
        Offered by {councils[visit.by]}
        {on}
        {mend}
      </>
    ),
    ...{ status: 'Offered', colour: 'yellow' },
  }
}

function spokenRows({ view, content }: Props): Row[] {
  const { handovers, managersShouldSpeak } = content.move
  const last = (between: 'workers' | 'managers') => handovers.filter((one) => one.between === between).at(-1)
  const row = (between: 'workers' | 'managers', hint: string, status: Pick<Row, 'status' | 'colour'>): Row => {
    const title = `Handover conversation of the two ${between}`
    const spoke = last(between)
    if (spoke) return { title, hint: `On ${plainDate(spoke.on)}`, status: 'Done', colour: 'green' }
    return {
      title,
      hint: (
        <>
          {hint}
          <Mend view={view} verb="record-handover" chosen={{ between }} hiddenText={`of the ${between}`}>
            Record the conversation
          </Mend>
        </>
      ),
      ...status,
    }
  }
  return [
    row('workers', '', { status: 'Not yet', colour: 'blue' }),
    ...(managersShouldSpeak || last('managers')
      ? [row('managers', 'The risk is high: the two managers should speak.', { status: 'Not yet', colour: 'red' })]
      : []),
  ]
}

/** The risks as the receiving authority stated them back, and what the sender answered (R5.7). */
function risksIn(record: readonly RecordEntry[]) {
  const stated = all(record, 'RisksStated').at(-1)
  const answer = all(record, 'RisksConfirmed').find(({ entry }) => entry.seq > (stated?.entry.seq ?? 0))
  return stated && { ...stated.said, by: stated.entry.name, at: stated.entry.at, correction: answer?.said.correction }
}

function risksRow({ view, content, councils, record }: Props): Row {
  const title = `Risks stated back by ${councils.receiver}`
  const back = content.move.risksBack
  const stated = risksIn(record)
  const state = (words: string) => (
    <Mend view={view} verb="state-risks">
      {words}
    </Mend>
  )
  if (back === undefined)
    return { title, hint: state('State the risks back in your own words'), status: 'Not yet', colour: 'blue' }
  const { understood } = back
  return {
    title,
    hint: (
      <>
        {stated ? (
          <div class="baton-said">
            “<Written text={stated.risks} />” {stated.by}, {plainTime(stated.at)}
          </div>
        ) : null}
        {understood === false && stated?.correction ? (
          <div class="baton-said">
            <strong>{councils.sender} answers:</strong> <Written text={stated.correction} />
          </div>
        ) : null}
        {understood === false ? state('State the risks back again') : null}
        <Mend view={view} verb="confirm-risks">
          Answer whether they are understood
        </Mend>
      </>
    ),
    ...(understood === undefined
      ? { status: 'Not confirmed', colour: 'yellow' }
      : understood
        ? { status: 'Understood', colour: 'green' }
        : { status: 'To put right', colour: 'red' }),
  }
}

/** The risks as they were stated back, above the form that answers whether they are understood (R5.7). */
export function RisksStated({ record, councils }: Pick<Opened, 'record' | 'councils'>) {
  const stated = risksIn(record)
  if (stated === undefined) return <InsetText>The risks have not been stated back.</InsetText>
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>
          {stated.by} of {councils.receiver}
        </strong>
        , {plainTime(stated.at)}:
      </p>
      <p class="govuk-body">
        <Written text={stated.risks} />
      </p>
    </InsetText>
  )
}
