import type { Child } from 'hono/jsx'
import type { TransferView } from '../../../schemas/transfer.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { Bullets } from '../components/bullets.tsx'
import { Link } from '../components/link.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { type MeetingProps, OutcomesPart, words } from './outcomes.tsx'

type Content = NonNullable<TransferView['content']>
type Arranged = ReturnType<typeof arrangedIn>

const arrangedIn = (record: Opened['record']) => all(record, 'MeetingArranged').at(-1)?.said

/** The receiving authority’s meeting: arranged, who is invited and came, and what came of it for each child (R7.1, R7.3). */
export function MeetingPart(props: MeetingProps) {
  const { content, record, view } = props
  const { meeting } = content
  if (meeting === undefined)
    return (
      <Section>
        <p class="govuk-body">
          Not arranged yet.
          <Mend view={view} verb="arrange-meeting">
            Arrange the meeting
          </Mend>
        </p>
      </Section>
    )
  const said = arrangedIn(record)
  return (
    <Section>
      <SummaryList rows={[whenRow(props, meeting), ...invitedRows(said), ...cameRows(record)]} />
      {meeting.heldOn === undefined ? <CalendarFile {...props} meeting={meeting} /> : null}
      <OutcomesPart {...props} />
      <Packs {...props} />
    </Section>
  )
}

function Section({ children }: { children: Child }) {
  return (
    <section aria-labelledby="meeting" class="baton-part">
      <h2 class="govuk-heading-m" id="meeting">
        Child in Need meeting
      </h2>
      {children}
    </section>
  )
}

function whenRow({ record }: MeetingProps, meeting: NonNullable<Content['meeting']>): SummaryRow {
  const { on, time, place, chair, minutes, cancelled, heldOn } = meeting
  const why = cancelled ? all(record, 'MeetingCancelled').at(-1)?.said.reasons : undefined
  return {
    key: heldOn ? 'Held' : cancelled ? 'Cancelled' : 'Arranged',
    value: (
      <>
        {heldOn ? `${plainDate(heldOn)}, ${place}` : `${plainDate(on)} at ${time}, ${place}`}
        {minutes && !heldOn ? <div>{minutes} minutes</div> : null}
        <div>Chair: {chair}</div>
        {why ? <Written text={why} /> : null}
      </>
    ),
  }
}

const list = (key: string, people: readonly string[] | undefined): SummaryRow[] =>
  people && people.length > 0 ? [{ key, value: <Bullets items={[...people]} /> }] : []

function invitedRows(said: Arranged): SummaryRow[] {
  if (said === undefined) return []
  return [
    ...list('Invited', said.invited),
    {
      key: 'Transferring worker',
      value: said.transferringWorkerInvited
        ? 'Invited'
        : `Not invited${said.notInvitedWhy ? `: ${said.notInvitedWhy}` : ''}`,
    },
    ...words('Helping the children take part', said.childHelped),
    ...words('Interpreter', said.interpreter),
    ...words('Why it is after the due date', said.lateReason),
  ]
}

function cameRows(record: Opened['record']): SummaryRow[] {
  const held = all(record, 'MeetingHeld').at(-1)?.said
  if (held === undefined) return []
  return [
    ...list('Came', held.came),
    ...list('Sent a written update', held.wrote),
    ...list('Apologies', held.apologies),
    ...words('How the children took part', held.childrenTookPart),
  ]
}

/** The invitation as calendars take it; what is changed or cancelled goes out anew (R7.1). */
function CalendarFile({ view, meeting }: MeetingProps & { meeting: NonNullable<Content['meeting']> }) {
  return (
    <p class="govuk-body">
      <Link href={`/transfers/${view.id}/meeting.ics`}>
        {meeting.cancelled ? 'Calendar file that cancels the meeting (.ics)' : 'Calendar file of the meeting (.ics)'}
      </Link>
      <span class="govuk-hint govuk-!-display-block">
        {meeting.cancelled
          ? 'Send it to everybody who was invited: it takes the meeting out of their calendars.'
          : 'Send it to everybody who is invited. It names nobody of the family. If you change the meeting, send the new file.'}
      </span>
      <Mend view={view} verb="arrange-meeting">
        {meeting.cancelled ? 'Arrange another meeting' : 'Change the meeting'}
      </Mend>
      <Mend view={view} verb="cancel-meeting">
        Cancel the meeting
      </Mend>
      <Mend view={view} verb="hold-meeting">
        Record what came of it
      </Mend>
    </p>
  )
}

/** What each authority may file of its own once it is over, or begins (R7.4). */
function Packs({ view }: MeetingProps) {
  const some = view.children.some(({ ending, acceptedOn }) =>
    view.side === 'sender' ? ending?.how === 'completed' : acceptedOn !== undefined && view.disputeRung === undefined,
  )
  if (!some) return null
  const which = view.side === 'sender' ? 'closing' : 'opening'
  return (
    <p class="govuk-body">
      <Link href={`/transfers/${view.id}/${which}-pack`}>
        {which === 'closing' ? 'Closing pack for your case system' : 'Opening pack for your case system'}
      </Link>
      <span class="govuk-hint govuk-!-display-block">
        What to file of your own, with the census items. Nothing is written for you.
      </span>
    </p>
  )
}
