import { daysLeft, longDate, plainDate } from '../../domain/plain-dates.ts'
import { residenceWords } from '../../domain/residence-words.ts'
import { Link } from '../components/link.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { refusalPage } from './fault.tsx'
import { type Opened, openTransfer } from './opened.ts'
import { reportsIn } from './residence-words.ts'
import { type Ctx, Shell } from './shell.tsx'

/** The due date and its working: every day counted, every day skipped and why (R6.4). */
export function ClockPage(props: Opened) {
  const { view, viewer, clock, today } = props
  const { due, workingDaysLeft: left, days } = clock
  return (
    <Shell
      title={`The clock of ${view.reference}`}
      viewer={viewer}
      back={{ href: `/transfers/${view.id}`, text: `Transfer ${view.reference}` }}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">How the due date was counted</h1>
          {due === undefined ? (
            <p class="govuk-body">
              No clock runs. It starts when the family’s residence is reported, and it does not run during a temporary
              stay.
            </p>
          ) : (
            <>
              <p class="govuk-body-l">
                The Child in Need meeting is due by <strong>{longDate(due.on)}</strong>, 20 working days after{' '}
                {plainDate(due.dayZero)}.
              </p>
              {left === undefined || view.state === 'completed' || view.state === 'ended' || held(props) ? null : (
                <p class="govuk-body">{daysLeft(left, due.on, today)}.</p>
              )}
              {due.provisional ? <Provisional {...props} /> : null}
              <Reported {...props} />
              <p class="govuk-body">
                Day 0 is {longDate(due.dayZero)}. The first working day after it is day 1. Weekends and bank holidays of
                the receiving authority’s nation are skipped. A meeting on the due date itself is in time.
              </p>
              <Table
                caption="Every day"
                captionSize="m"
                columns={[{ heading: 'Date' }, { heading: 'Counted' }]}
                rows={days.map((day) => [
                  longDate(day.date),
                  day.counted ? <strong>Day {day.day}</strong> : `Skipped: ${day.why ?? 'not a working day'}`,
                ])}
              />
              <p class="govuk-body-s">
                Counted with the bank holidays as published in the list “{due.calendar}”, from{' '}
                <Link href="https://www.gov.uk/bank-holidays">GOV.UK</Link>.
              </p>
            </>
          )}
        </div>
      </div>
    </Shell>
  )
}

const held = ({ view }: Opened) => view.content?.meeting?.heldOn !== undefined

function Provisional({ view }: Opened) {
  const running = view.content && reportsIn(view.content.residence).running
  return (
    <WarningText>
      This date is provisional.{' '}
      {running?.kind === 'expected'
        ? 'The family is expected to move and is not yet reported as resident.'
        : 'The move is only expected so far, or the date lies past the last bank holidays that have been published.'}
    </WarningText>
  )
}

function Reported({ view, councils }: Opened) {
  if (view.content === undefined) return null
  const { running, proposed, before } = reportsIn(view.content.residence)
  return (
    <ul class="govuk-list govuk-list--bullet">
      {running ? <li>{residenceWords(running, councils)}. This runs the clock.</li> : null}
      {proposed ? <li>{residenceWords(proposed, councils)}. This waits for the other authority to agree.</li> : null}
      {before.map((report) => (
        <li>{residenceWords(report, councils)}. This ran the clock before.</li>
      ))}
    </ul>
  )
}

/** GET /transfers/:id/clock. */
export async function showClock(c: Ctx): Promise<Response> {
  const opened = await openTransfer(c)
  return 'refused' in opened ? refusalPage(c, opened.refused) : c.html(<ClockPage {...opened} />)
}
