import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { howTold } from '../../domain/family-told.ts'
import { plainDate, plainTime } from '../../domain/plain-dates.ts'
import { Link } from '../components/link.tsx'
import type { Slot as Row } from '../components/slot-list.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'

type Content = NonNullable<TransferView['content']>
type Props = Pick<Opened, 'view' | 'names' | 'councils'> & { content: Content }

/** Who of the family is still to be told who is responsible, by when, and who told them before (R5.5). */
export function toldRow(props: Props): Row {
  const { content, councils } = props
  const { since, still, by, overdue } = content.told
  const before = (['sender', 'receiver'] as const).flatMap((side) => {
    const on = content.familyTold[side]
    return on ? [<div>{`Told by ${councils[side]} on ${plainDate(on)}`}</div>] : []
  })
  const notToBeTold = content.family.people.flatMap(({ name, tellBy }) =>
    tellBy === 'not-to-be-told' ? [<div>{`${name} is not to be told. Nobody writes to them.`}</div>] : [],
  )
  const said = [...notToBeTold, ...before]
  const title = 'Family told who is responsible'
  if (since === undefined)
    return {
      title,
      hint: <>Nothing has changed yet in who is responsible.{said}</>,
      ...{ status: 'Not needed yet', colour: 'grey' },
    }
  if (still.length === 0)
    return { title, hint: said.length > 0 ? said : 'Nobody is to be told.', status: 'Done', colour: 'green' }
  return {
    title,
    hint: (
      <>
        The last change was on {plainDate(since)}.{by ? ` They are to be told by ${plainDate(by)}.` : ''}
        {still.map((id) => (
          <StillToTell {...props} id={id} />
        ))}
        {said}
      </>
    ),
    ...(overdue ? { status: 'Overdue', colour: 'red' } : { status: 'Not yet', colour: 'blue' }),
  }
}

/** Somebody still to be told, and the ways that are safe for them. */
function StillToTell({ id, view, content, names }: Props & { id: string }) {
  const person = content.family.people.find((one) => one.id === id)
  const name = names.get(id) ?? id
  const permission = content.sharing.permission.find(({ of }) => of === id)?.state
  const inPerson = person !== undefined && howTold(person, permission) === 'in-person'
  return (
    <div class="govuk-!-margin-top-1">
      <strong>{name}</strong>
      {inPerson ? ': tell them in person' : ''}
      {inPerson && person?.safeContact ? `. Safe contact: ${person.safeContact}` : ''}
      {inPerson ? null : (
        <Mend view={view} verb="write-letter" chosen={{ person: id }} hiddenText={`to ${name}`}>
          Write a letter
        </Mend>
      )}
      <Mend view={view} verb="tell-family" chosen={{ people: id }} hiddenText={name}>
        Record that they were told
      </Mend>
    </div>
  )
}

/** The letters that this authority wrote to the family, each to be read and printed again (R5.5). */
export function LettersPart({ view, names, record }: Pick<Opened, 'view' | 'names' | 'record'>) {
  const letters = lettersIn(record, view[view.side])
  const may = view.allowed.includes('write-letter')
  if (letters.length === 0 && !may) return null
  return (
    <>
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">Letters to the family</h3>
      {letters.length === 0 ? <p class="govuk-body">You have written none yet.</p> : null}
      {letters.length > 0 ? (
        <ul class="govuk-list">
          {letters.map(({ seq, to, at, by }) => (
            <li>
              <Link href={`/transfers/${view.id}/letters/${seq}`}>Letter to {names.get(to) ?? to} (PDF)</Link>
              <div class="govuk-hint govuk-!-margin-bottom-0">
                Written by {by}, {plainTime(at)}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      <div class="govuk-body">
        <Mend view={view} verb="write-letter">
          Write a letter to the family
        </Mend>
      </div>
    </>
  )
}

/** The letters of one authority, the newest first. */
function lettersIn(record: readonly RecordEntry[], authority: string) {
  return all(record, 'LetterWritten')
    .filter(({ entry }) => entry.authority === authority)
    .map(({ entry: { seq, at, name }, said }) => ({ seq, at, by: name, to: said.to }))
    .reverse()
}
