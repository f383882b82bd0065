import type { Child } from 'hono/jsx'
import type { TransferView } from '../../../schemas/transfer.ts'
import { plainDate } from '../../domain/plain-dates.ts'
import { Bullets } from '../components/bullets.tsx'
import { Link } from '../components/link.tsx'
import { Written } from '../components/readable.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { CalendarFile } from './calendar-file.tsx'
import { hasMet } from './follows.tsx'
import { all } from './from-record.ts'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { type MeetingProps, OutcomesPart, words } from './outcomes.tsx'
import { PackLink } from './pack-link.tsx'

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
      {meeting.heldOn === undefined ? (
        <>
          <CalendarFile {...props} cancelled={meeting.cancelled === true} />
          <Changes {...props} meeting={meeting} />
        </>
      ) : null}
      <OutcomesPart {...props} />
      {hasMet(view) ? (
        <p class="govuk-body">
          <Link href={`/transfers/${view.id}/clock#follows`}>What follows for each child</Link>
        </p>
      ) : null}
      <PackLink view={view} />
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

/** Who came, wrote and sent apologies: of every part of a meeting whose outcomes were written down at different times. */
function cameRows(record: Opened['record']): SummaryRow[] {
  const meetings = all(record, 'MeetingHeld').map(({ said }) => said)
  const parts = meetings.filter(({ on }) => on === meetings.at(-1)?.on)
  const people = (of: (said: (typeof parts)[number]) => readonly string[]) => [...new Set(parts.flatMap(of))]
  return [
    ...list(
      'Came',
      people(({ came }) => came),
    ),
    ...list(
      'Sent a written update',
      people(({ wrote }) => wrote),
    ),
    ...list(
      'Apologies',
      people(({ apologies }) => apologies),
    ),
    ...parts.flatMap(({ childrenTookPart }) => words('How the children took part', childrenTookPart)),
  ]
}

/** What may still be done with a meeting that is arranged; what came of it is written down once its day has come (R7.1). */
function Changes({ view, meeting, today }: MeetingProps & { meeting: NonNullable<Content['meeting']> }) {
  return (
    <div class="govuk-body">
      <Mend view={view} verb="arrange-meeting">
        {meeting.cancelled ? 'Arrange another meeting' : 'Change the meeting'}
      </Mend>
      <Mend view={view} verb="cancel-meeting">
        Cancel the meeting
      </Mend>
      {meeting.on <= today ? (
        <Mend view={view} verb="hold-meeting">
          Record what came of it
        </Mend>
      ) : null}
    </div>
  )
}
