import type { TransferView } from '../../../schemas/transfer.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { Button } from '../components/button.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { HiddenFields } from './hidden-fields.tsx'

type Councils = Record<'sender' | 'receiver', string>

const whys = {
  untold: 'could not be told by any way that we have',
  alert: 'has not answered your alert',
  unseen: 'has not acknowledged what it was told',
}

/** Delivered is not seen: the other duty desk is to be telephoned, with its number (R9.3). */
export function TelephoneBanner({ view, councils }: { view: TransferView; councils: Councils }) {
  const { telephone, side, allowed, id } = view
  if (telephone === undefined) return null
  const other = councils[side === 'sender' ? 'receiver' : 'sender']
  return (
    <div class="baton-telephone">
      <WarningText>
        {`Telephone the duty desk of ${other}: ${telephone.number}. ${other} ${whys[telephone.why]}.`}
        {telephone.outOfHours ? ` Out of hours: ${telephone.outOfHours}.` : ''}
      </WarningText>
      {allowed.includes('record-call') ? (
        <Button href={`/transfers/${id}/record-call`} kind="secondary">
          Record the call
        </Button>
      ) : null}
    </div>
  )
}

/** What this side was told and nobody of it has answered: one press says that it has been seen (R9.1). */
export function UnseenBanner({ view, once, csrf }: { view: TransferView; once: string; csrf: string }) {
  const { unseen, allowed, id, version } = view
  // What waits to be acknowledged has a button of its own, which says more.
  if (unseen === undefined || !allowed.includes('confirm-seen') || allowed.includes('acknowledge')) return null
  return (
    <NotificationBanner title="News that nobody has answered" titleId="unseen">
      <p class="govuk-body">
        Since {plainTime(unseen.since)} something here waits for your authority. Do what it asks, or say that you have
        seen it: then it goes to nobody else.
      </p>
      <form method="post" action={`/transfers/${id}/confirm-seen`}>
        <HiddenFields csrf={csrf} version={version} once={once} />
        <Button kind="secondary">We have seen it</Button>
      </form>
    </NotificationBanner>
  )
}
