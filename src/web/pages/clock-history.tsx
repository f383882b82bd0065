import type { ClockAnswer } from '../../../schemas/clock.ts'
import { counted, plainDate } from '../../domain/plain-dates.ts'
import { InsetText } from '../components/inset-text.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Mend } from './mend.tsx'
import type { Opened } from './opened.ts'
import { asPublished } from './practice-words.ts'

type Props = Pick<Opened, 'clock' | 'councils' | 'view'>
type Late = ClockAnswer['lateness'][number]
type Reached = ClockAnswer['history'][number]

/** Whether no child is open any more. */
export const isOver = ({ state }: Pick<Opened['view'], 'state'>): boolean => state === 'completed' || state === 'ended'

/** Was it late? Against the date that runs, and against each that ran before it (R6.3). */
export function LatenessPart({ clock: { lateness }, view }: Props) {
  const telling = lateness.filter(({ late, heldOn }) => late || heldOn !== undefined)
  if (telling.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Was the meeting in time?</h2>
      <ul class="govuk-list govuk-list--bullet">
        {telling.map((one) => (
          <li>{lateWords(one, lateness.length > 1, isOver(view))}</li>
        ))}
      </ul>
    </>
  )
}

function lateWords({ due, running, late, workingDays, heldOn }: Late, several: boolean, over: boolean): string {
  const runs = over ? 'ran last' : 'runs now'
  const against = several
    ? `Against ${plainDate(due.on)}, the date that ${running ? runs : 'ran before'}: `
    : `Against ${plainDate(due.on)}: `
  const by = counted(workingDays, 'working day')
  if (heldOn === undefined)
    return over
      ? `${against}late by ${by} when the transfer ended, and not held.`
      : `${against}late by ${by} so far, and not held yet.`
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
          {one.how === 'proposed' && one.by === view.side ? null : (
            <Mend view={view} verb={one.how === 'proposed' ? 'agree-residence' : 'confirm-due'}>
              {one.how === 'proposed' ? 'Agree this date' : 'Confirm this date'}
            </Mend>
          )}
        </InsetText>
      ))}
      {history.length === 0 ? null : (
        <>
          <h2 class="govuk-heading-m">Dates that ran before</h2>
          <SummaryList
            rows={history.map((one) => ({
              key: plainDate(one.due.on),
              value: (
                <>
                  Counted from {plainDate(one.due.dayZero)}
                  <div>{howWords(one, props)}</div>
                  <div class="govuk-hint govuk-!-margin-bottom-0">Bank holidays {asPublished(one.due.calendar)}</div>
                </>
              ),
            }))}
          />
        </>
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

function howWords({ how, on, by }: Reached, { councils }: Props): string {
  const who = by ? councils[by] : 'One authority'
  const what = {
    reported: `${who} reported the residence`,
    agreed: `${who} proposed the residence, and the other agreed`,
    recounted: 'Counted anew: the bank holidays changed',
    confirmed: 'The bank holidays changed, and it was confirmed',
    proposed: `${who} proposed the residence`,
  }[how]
  return `${what}, on ${plainDate(on)}`
}
