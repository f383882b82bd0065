import type { ClockAnswer } from '../../../schemas/clock.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { InsetText } from '../components/inset-text.tsx'
import { Table } from '../components/table.tsx'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'

type Props = Pick<Opened, 'clock' | 'councils' | 'view'>
type Late = ClockAnswer['lateness'][number]
type Reached = ClockAnswer['history'][number]

/** Was it late? Against the date that runs, and against each that ran before it (R6.3). */
export function LatenessPart({ clock: { lateness } }: Props) {
  const telling = lateness.filter(({ late, heldOn }) => late || heldOn !== undefined)
  if (telling.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Was the meeting in time?</h2>
      <ul class="govuk-list govuk-list--bullet">
        {telling.map((one) => (
          <li>{lateWords(one, lateness.length > 1)}</li>
        ))}
      </ul>
    </>
  )
}

function lateWords({ due, running, late, workingDays, heldOn }: Late, several: boolean): string {
  const against = several
    ? `Against ${plainDate(due.on)}, the date that ${running ? 'runs now' : 'ran before'}: `
    : `Against ${plainDate(due.on)}: `
  const by = counted(workingDays, 'working day')
  if (heldOn === undefined) return `${against}late by ${by} so far, and not held yet.`
  return `${against}${late ? `late by ${by}` : 'in time'}, held on ${plainDate(heldOn)}.`
}

/** The dates that ran before and those that wait, each with how it was reached (R6.3, R6.7, R6.9). */
export function ClockHistory(props: Props) {
  const { clock, view } = props
  const { history, proposed } = clock
  return (
    <>
      {proposed.map((one) => (
        <InsetText>
          {waitingWords(one, props)}
          <Mend view={view} verb={one.how === 'proposed' ? 'agree-residence' : 'confirm-due'}>
            {one.how === 'proposed' ? 'Agree this date' : 'Confirm this date'}
          </Mend>
        </InsetText>
      ))}
      {history.length === 0 ? null : (
        <Table
          caption="Dates that ran before"
          captionSize="m"
          columns={[{ heading: 'Due date' }, { heading: 'Counted from' }, { heading: 'How it came about' }]}
          rows={history.map((one) => [plainDate(one.due.on), plainDate(one.due.dayZero), howWords(one, props)])}
        />
      )}
    </>
  )
}

function waitingWords(one: Reached, { councils }: Props): string {
  const would = `The meeting would be due by ${plainDate(one.due.on)}, counted from ${plainDate(one.due.dayZero)}.`
  if (one.how !== 'proposed')
    return `The bank holidays have changed. ${would} No date is made earlier until a worker of ${councils.receiver} confirms it.`
  const [by, other] = one.by === 'sender' ? [councils.sender, councils.receiver] : [councils.receiver, councils.sender]
  return `${by} proposes another date of residence. ${would} It waits for ${other} to agree.`
}

function howWords({ how, on, by, due }: Reached, { councils }: Props): string {
  const who = by ? councils[by] : 'One authority'
  const what = {
    reported: `${who} reported the residence`,
    agreed: `${who} proposed the residence, and the other agreed`,
    recounted: 'Counted anew: the bank holidays changed',
    confirmed: 'The bank holidays changed, and it was confirmed',
    proposed: `${who} proposed the residence`,
  }[how]
  return `${what}, on ${plainDate(on)}. Bank holidays of the list “${due.calendar}”.`
}
