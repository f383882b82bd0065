import type { Authority } from '../../../schemas/authority.ts'
import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { eventTitle } from '../../domain/event-words.ts'
import { namesAlong } from '../../domain/named-along.ts'
import type { Names } from '../../domain/names.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { whoActed } from '../../domain/who-acted.ts'
import { Link } from '../components/link.tsx'
import { Timeline } from '../components/timeline.tsx'
import { EventSaid } from './event-said.tsx'
import { withoutTheirAdvice } from './from-record.ts'

export interface RecordProps {
  record: readonly RecordEntry[]
  authorities: readonly Authority[]
  names: Names
  view: Pick<TransferView, 'content' | 'id' | 'side' | 'sender' | 'receiver'>
}

const MARKED = new Set(['TransferSent', 'AlertRaised', 'ResponsibilityAccepted', 'DisputeRaised', 'MeetingHeld'])

/** The record, newest first: what happened, who did it, when, and what was said (R10.1). */
export function RecordPart({ record, authorities, names, view }: RecordProps) {
  const complete = view.content !== undefined
  const called = namesAlong(record, names)
  const entries = [...withoutTheirAdvice(record, view)].reverse().map((entry) => ({
    id: `event-${entry.seq}`,
    title: eventTitle(entry.type),
    when: plainTime(entry.at),
    datetime: entry.at,
    who: whoActed(entry, authorities.find(({ id }) => id === entry.authority)?.name),
    children: <EventSaid entry={entry} names={called} />,
    marked: MARKED.has(entry.type),
  }))
  return (
    <section aria-labelledby="record">
      <h2 class="govuk-heading-m" id="record">
        The record
      </h2>
      <p class="govuk-body">
        {complete ? 'Everything that was done' : 'What you have been told so far'}, newest first. Nothing here can be
        changed or taken out. <Link href={`/transfers/${view.id}/record.pdf`}>Read the record as a PDF</Link>.
      </p>
      <Timeline entries={entries} />
    </section>
  )
}
