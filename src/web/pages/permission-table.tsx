import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { RecordConsent, RecordPermission } from '../../../schemas/verbs/permission.ts'
import type { Names } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { Link } from '../components/link.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag, type TagColour } from '../components/tag.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { CouncilNames } from './names.ts'
import { labelIn, papersNamed } from './words.ts'

type Content = NonNullable<TransferView['content']>
type Asked = Content['sharing']['permission'][number]
type Props = { view: TransferView; content: Content; names: Names; councils: CouncilNames }

const colours: Record<string, TagColour> = {
  given: 'green',
  'given-in-part': 'teal',
  refused: 'red',
  withdrawn: 'red',
  'awaiting-answer': 'yellow',
  'not-yet-sought': 'blue',
}

type TableProps = Pick<Props, 'view' | 'content' | 'names'> & { record: readonly RecordEntry[]; onTransfer?: boolean }

/** What each person said to sharing, for which papers, and when they were asked (R4.1). */
export function PermissionTable(props: TableProps) {
  const { content, names, record, onTransfer = false } = props
  const { permission } = content.sharing
  if (permission.length === 0) return <p class="govuk-body">Nobody with parental responsibility is on record.</p>
  return (
    <Table
      caption="Permission to share"
      captionSize="s"
      firstCellIsHeader
      columns={[{ heading: 'Who' }, { heading: 'Answer' }, { heading: 'Asked' }]}
      rows={[
        ...permission.map((one) => [
          <>
            {names.get(one.of) ?? one.of}
            <div class="govuk-hint govuk-!-margin-bottom-0 govuk-!-font-weight-regular">{standingOf(one, content)}</div>
          </>,
          <>
            <Tag colour={colours[one.state] ?? 'orange'}>{stateSaid(one.state)}</Tag>
            {one.papers && one.state === 'given-in-part' ? <div>Only: {papersNamed(one.papers)}</div> : null}
            <Noted of={one.of} record={record} onTransfer={onTransfer} />
            {one.state.startsWith('not-sought') ? <div>{labelIn(RecordPermission, 'state', one.state)}</div> : null}
          </>,
          one.askedOn ? plainDate(one.askedOn) : 'No date',
        ]),
        ...viewsNotRecorded(props),
      ]}
    />
  )
}

/** A row for each child still in the transfer whose own view is not on record; one not born yet has none (R4.1). */
function viewsNotRecorded({ view, content, names }: TableProps) {
  const heard = new Set(content.sharing.permission.map(({ of }) => of))
  const unborn = new Set(
    content.family.children.filter((one) => !one.PersonBirthDate && one.ExpectedPersonBirthDate).map(({ id }) => id),
  )
  return view.children
    .filter(({ id, ending }) => ending === undefined && !heard.has(id) && !unborn.has(id))
    .map(({ id }) => [
      <>
        {names.get(id) ?? id}
        <div class="govuk-hint govuk-!-margin-bottom-0 govuk-!-font-weight-regular">Child</div>
      </>,
      <>
        Own view not recorded
        {view.state === 'draft' ? (
          <Mend view={view} verb="record-permission" chosen={{ of: id }} hiddenText={`of ${names.get(id) ?? id}`}>
            Record their own view
          </Mend>
        ) : null}
      </>,
      'No date',
    ])
}

/** What they said, or why they were not asked: in full before whoever weighs it, a link to it where the record stands below. */
function Noted({ of, record, onTransfer }: Pick<Required<TableProps>, 'record' | 'onTransfer'> & { of: string }) {
  const last = all(record, 'PermissionRecorded')
    .filter(({ said }) => said.of === of)
    .at(-1)
  if (last?.said.note === undefined) return null
  return (
    <div>
      {onTransfer ? <Link href={`#event-${last.entry.seq}`}>What was said</Link> : <Written text={last.said.note} />}
    </div>
  )
}

// A tag holds two words or three; the whole label stands below it.
const stateSaid = (state: string): string => labelIn(RecordPermission, 'state', state).replace(/[:,].*$/, '')

/** Whether this answer decides, and by what (R4.1). */
function standingOf({ of, understanding }: Asked, { family }: Content): string {
  const person = family.people.find(({ id }) => id === of)
  if (person)
    return person.parentalResponsibility
      ? `${person.relationship}, has parental responsibility`
      : `${person.relationship}, without parental responsibility: this answer does not decide`
  return understanding === 'has-not'
    ? 'The child’s own view. Not yet of an age and understanding to decide: it is heard and does not decide'
    : 'The child’s own view. Has the age and understanding: it decides with the others'
}

/** Consent to the service as each authority recorded it: never permission (R4.10). */
export function ConsentPart({ view, content, names, councils }: Props) {
  const { consents } = content.sharing
  const sides = (['sender', 'receiver'] as const).map((side) => ({ side, said: consents[side] ?? {} }))
  const people = [...new Set(sides.flatMap(({ said }) => Object.keys(said)))]
  const label = (said: string | undefined) =>
    said === undefined ? 'not recorded' : labelIn(RecordConsent, 'consent', said).toLowerCase()
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">Consent to the service</h3>
      <p class="govuk-body">This is their yes or no to the Child in Need service. It is not permission to share.</p>
      {people.length === 0 ? (
        <p class="govuk-body">Nobody’s consent is on record yet.</p>
      ) : (
        <SummaryList
          rows={people.map((id) => ({
            key: names.get(id) ?? id,
            value: sides.map(({ side, said }) => (
              <div>
                {councils[side]}: {label(said[id])}
              </div>
            )),
          }))}
        />
      )}
      <div class="govuk-body">
        <Mend view={view} verb="record-consent">
          Record consent to the service
        </Mend>
      </div>
    </>
  )
}
