import { Link } from '../components/link.tsx'
import { all } from './from-record.ts'
import type { Opened } from './opened.ts'

type Props = Pick<Opened, 'record' | 'view'> & { cancelled: boolean }

/**
 * The invitation as calendars take it; what is changed or cancelled goes out anew (R7.1). The receiving authority sends it;
 * the transferring worker has it for their own calendar, where they are invited.
 */
export function CalendarFile({ record, view, cancelled }: Props) {
  const said = all(record, 'MeetingArranged').at(-1)?.said
  const ours = view.side === 'receiver'
  if (!ours && !said?.transferringWorkerInvited) return null
  return (
    <p class="govuk-body">
      <Link href={`/transfers/${view.id}/meeting.ics`}>
        {cancelled ? 'Calendar file that cancels the meeting (.ics)' : 'Calendar file of the meeting (.ics)'}
      </Link>
      <span class="govuk-hint govuk-!-display-block">
        {ours ? sendersWords(cancelled, said?.answersTo !== undefined) : guestsWords(cancelled)}
      </span>
    </p>
  )
}

const guestsWords = (cancelled: boolean) =>
  cancelled
    ? 'You were invited: it takes the meeting out of your calendar.'
    : 'You are invited: put it into your calendar.'

function sendersWords(cancelled: boolean, addressed: boolean): string {
  if (cancelled) return 'Send it to everybody who was invited: it takes the meeting out of their calendars.'
  const send = 'Send it to everybody who is invited. It names nobody of the family.'
  const changed = 'If you change the meeting, send the new file.'
  const toNobody =
    'It is addressed to nobody until the meeting has an e-mail address that answers go to: change the meeting to give one.'
  return addressed ? `${send} ${changed}` : `${send} ${changed} ${toNobody}`
}
