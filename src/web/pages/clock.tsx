import type { ClockAnswer } from '../../../schemas/clock.ts'
import { daysLeft, longDate, plainDate } from '../../domain/plain-dates.ts'
import { residenceWords } from '../../domain/residence-words.ts'
import { DayRuler } from '../components/day-ruler.tsx'
import { Link } from '../components/link.tsx'
import { Table } from '../components/table.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { ClockHistory, isOver, LatenessPart } from './clock-history.tsx'
import { refusalPage } from './fault.tsx'
import { FollowsPart } from './follows.tsx'
import { LeadLine } from './lead.tsx'
import { type Opened, openTransfer } from './opened.ts'
import { asPublished } from './practice-words.ts'
import { reportsIn } from './residence-words.ts'
import { type Ctx, Shell } from './shell.tsx'

/** The due date and its working: the days as a picture and as a list, what ran before, and what follows (R6.3, R6.4, R7.5). */
export function ClockPage(props: Opened) {
  const { view, viewer, clock, today } = props
  const { due, days } = clock
  return (
    <Shell
      title={`The clock of ${view.reference}`}
      viewer={viewer}
      back={{ href: `/transfers/${view.id}`, text: `Transfer ${view.reference}` }}
    >
      <LeadLine {...props} />
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">
            {due === undefined ? 'No due date is counted' : 'How the due date was counted'}
          </h1>
          {due === undefined ? (
            <>
              <p class="govuk-body">{whyNoClock(clock.still)}</p>
              <Reported {...props} />
            </>
          ) : (
            <>
              <DueSaid {...props} due={due} />
              <Reported {...props} />
              <p class="govuk-body">{howCounted(due)}</p>
              <DayRuler
                days={days}
                dayZero={due.dayZero}
                today={today}
                metOn={view.content?.meeting?.heldOn}
                caption={`The 20 working days from ${plainDate(due.dayZero)}`}
              />
            </>
          )}
          <LatenessPart {...props} />
          <ClockHistory {...props} />
          <FollowsPart {...props} />
          {due === undefined ? null : (
            <>
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
                Counted with the bank holidays {asPublished(due.calendar)}, from{' '}
                <Link href="https://www.gov.uk/bank-holidays">GOV.UK</Link>. They are published as far as{' '}
                {plainDate(clock.calendar.publishedTo)}.
              </p>
            </>
          )}
        </div>
      </div>
    </Shell>
  )
}

/** Why there is no date, and what would give one. */
export const whyNoClock = (still: ClockAnswer['still']): string =>
  ({
    'not-reported': 'No clock runs yet. It starts when the family’s residence is reported.',
    'temporary-stay':
      'No clock runs during a temporary stay; the transferring authority keeps the plan. When the stay ends, it says whether the family is resident, has come back or has moved on.',
    'other-law':
      'No clock runs: the receiving authority is not in England, and other law holds there. The package and its record are the same; nobody is reminded of a meeting.',
    over: 'No clock runs: the transfer is over.',
    none: 'No clock runs.',
  })[still ?? 'none']

const howCounted = ({ dayZero, counting }: NonNullable<ClockAnswer['due']>): string =>
  [
    `Day 0 is ${longDate(dayZero)}.`,
    counting === 'same-day'
      ? 'This exchange is set to count the day itself: it is day 1 if it is a working day.'
      : 'The first working day after it is day 1.',
    'Weekends and bank holidays of the receiving authority’s nation are skipped. A meeting on the due date itself is in time.',
  ].join(' ')

function DueSaid(props: Opened & { due: NonNullable<ClockAnswer['due']> }) {
  const { due, view, clock, today, councils } = props
  const { workingDaysLeft: left, toldLate } = clock
  return (
    <>
      <p class="govuk-body-l">
        The Child in Need meeting {isOver(view) ? 'was' : 'is'} due by <strong>{longDate(due.on)}</strong>, 20 working
        days after {plainDate(due.dayZero)}.
      </p>
      {left === undefined || isOver(view) || held(props) ? null : (
        <p class="govuk-body">{daysLeft(left, due.on, today)}.</p>
      )}
      {toldLate ? (
        <WarningText>
          {toldLate.workingDaysGone >= toldLate.of
            ? `All ${toldLate.of}`
            : `${toldLate.workingDaysGone} of the ${toldLate.of}`}{' '}
          working days had gone before {view.side === 'receiver' ? 'you were' : `${councils.receiver} was`} told, on{' '}
          {plainDate(toldLate.on)}.
        </WarningText>
      ) : null}
      {due.provisional ? <Provisional {...props} /> : null}
    </>
  )
}

/** Whether the meeting was held for every child: for one without an outcome the days still count (R6.8). */
const held = ({ view }: Opened) =>
  view.children.every(({ outcome, ending }) => outcome !== undefined || ending !== undefined)

function Provisional({ clock }: Opened) {
  const because = clock.due?.because ?? []
  return (
    <WarningText>
      This date is provisional.{' '}
      {because.includes('expected') ? 'The family is expected to move and is not yet reported as resident. ' : ''}
      {because.includes('horizon')
        ? `It lies past ${plainDate(clock.calendar.publishedTo)}, as far as bank holidays are published: one that is still to come may move it.`
        : ''}
    </WarningText>
  )
}

/** Every report of residence that holds, waits or held, and what the clock makes of it (R2.6, R6.3). */
function Reported({ view, councils, clock }: Opened) {
  if (view.content === undefined) return null
  const { running, proposed, counter, before } = reportsIn(view.content.residence)
  const runs = isOver(view) ? ' This ran the clock.' : ' This runs the clock.'
  const waiting = [proposed, counter].filter((report) => report !== undefined)
  return (
    <ul class="govuk-list govuk-list--bullet">
      {running ? (
        <li>
          {residenceWords(running, councils)}.{clock.due && running.kind !== 'temporary' ? runs : ''}
        </li>
      ) : null}
      {waiting.map((report) => (
        <li>
          {residenceWords(report, councils)}. This waits for {councils[report.by === 'sender' ? 'receiver' : 'sender']}{' '}
          to agree.
        </li>
      ))}
      {before.map((report) => (
        <li>
          {residenceWords(report, councils)}.{' '}
          {clock.due && report.kind !== 'temporary' ? 'This ran the clock before.' : 'This was reported before.'}
        </li>
      ))}
    </ul>
  )
}

/** GET /transfers/:id/clock. */
export async function showClock(c: Ctx): Promise<Response> {
  const opened = await openTransfer(c)
  return 'refused' in opened ? refusalPage(c, opened.refused) : c.html(<ClockPage {...opened} />)
}
