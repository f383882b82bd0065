import type { TransferView } from '../../../schemas/transfer.ts'
import { namesIn } from '../../domain/names.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { Link } from '../components/link.tsx'
import { type Slot as Row, SlotList } from '../components/slot-list.tsx'
import { AgenciesPart, ServicesPart } from './agencies.tsx'
import { earlierRows } from './earlier-moves.tsx'
import { all } from './from-record.ts'
import { handoverRows } from './handover.tsx'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { LettersPart, toldRow } from './telling.tsx'
import { urgencyTags } from './words.ts'

type Content = NonNullable<TransferView['content']>
type Props = Pick<Opened, 'view' | 'record' | 'names' | 'councils' | 'authorities'> & { content: Content }

/** What the move means: what is done of it, what is not yet, and where it is mended (R5). */
export function MovePart(props: Props) {
  const { view, content, names, record } = props
  return (
    <section aria-labelledby="move" class="baton-part">
      <h2 class="govuk-heading-m" id="move">
        What the move means
      </h2>
      <SlotList
        slots={[
          impactRow(props),
          ...earlierRows(props),
          parentsRow(props),
          ...(content.sentAt ? handoverRows(props) : []),
          toldRow(props),
        ]}
      />
      <AgenciesPart view={view} content={content} />
      <ServicesPart {...props} />
      <LettersPart view={view} names={names} record={record} />
    </section>
  )
}

/** The impact of the move, and so its urgency (R5.1). */
function impactRow({ view, content, record }: Props): Row {
  const title = 'Impact of the move on the children'
  const last = all(record, 'MoveConsidered').at(-1)
  if (!content.move.considered)
    return {
      title,
      hint: (
        <Mend view={view} verb="record-move">
          Record what the move means
        </Mend>
      ),
      ...{ status: 'Not yet', colour: 'blue' },
    }
  const urgency = urgencyTags[view.urgency]?.text.toLowerCase() ?? view.urgency
  return {
    title,
    hint: (
      <>
        Urgency: {urgency}. {last ? <Link href={`#event-${last.entry.seq}`}>Read it in the record</Link> : null}
      </>
    ),
    ...{ status: 'Done', colour: 'green' },
  }
}

/** The parents know that education and health in the new area are theirs to see to (R5.3). */
function parentsRow({ view, content, names }: Props): Row {
  const title = 'Parents told that they see to education and health in the new area'
  const told = content.move.parentsTold
  if (told)
    return {
      ...{ title, hint: `${namesIn(told.people, names)}, on ${plainDate(told.on)}` },
      ...{ status: 'Done', colour: 'green' },
    }
  return {
    title,
    hint: (
      <Mend view={view} verb="tell-parents">
        Record that they were told
      </Mend>
    ),
    ...{ status: 'Not yet', colour: 'blue' },
  }
}
