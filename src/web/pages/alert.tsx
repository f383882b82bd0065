import { plainTime } from '../../domain/plain-dates.ts'
import { Link } from '../components/link.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { Written } from '../components/readable.tsx'
import { alertIn } from './from-record.ts'
import type { Opened } from './opened.ts'

type Props = Pick<Opened, 'view' | 'record' | 'authorities' | 'councils'>

/** The duty number of an authority, to be pressed or read out. */
export function DutyNumber({ authorities, of }: Pick<Props, 'authorities'> & { of: string }) {
  const duty = authorities.find(({ id }) => id === of)
  if (duty === undefined) return null
  return (
    <p class="govuk-body-l">
      {duty.name}, duty:{' '}
      <strong>
        <Link href={`tel:${duty.dutyTelephone.replaceAll(/[^0-9+]/g, '')}`}>{duty.dutyTelephone}</Link>
      </strong>
    </p>
  )
}

/** An alert that the receiving authority has not answered: what it says, and the number, until it has (R2.8). */
export function AlertPart({ view, record, authorities, councils }: Props) {
  const alert = alertIn(record, view.receiver)
  if (alert === undefined) return null
  const { risk, address, contact, telephoned, at } = alert
  return (
    <NotificationBanner title="Alert: risk of significant harm" titleId="alert">
      <p class="govuk-notification-banner__heading">
        <Written text={risk} />
      </p>
      <p class="govuk-body">
        Where the child is: <Written text={address} />
        {view.content ? null : ' It may have to be kept from somebody: pass it on to nobody before you know.'}
      </p>
      <p class="govuk-body">
        Who to telephone: <Written text={contact} />
      </p>
      <p class="govuk-body">
        Raised on {plainTime(at)}.{' '}
        {telephoned ? 'The worker says that they telephoned as well.' : 'The worker had not telephoned as well.'}{' '}
        {view.side === 'sender'
          ? `${councils.receiver} has done nothing on this transfer since. The alert does not replace a telephone referral.`
          : 'Telephone them now, and follow your own safeguarding procedure.'}
      </p>
      {view.side === 'sender' ? <DutyNumber authorities={authorities} of={view.receiver} /> : null}
    </NotificationBanner>
  )
}
