import type { RecordEntry } from '../../../schemas/record.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { eventTitle } from '../../domain/event-words.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { Button } from '../components/button.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { groundWords } from './dispute-words.ts'
import { HiddenFields } from './hidden-fields.tsx'

type Councils = Record<'sender' | 'receiver', string>

const whys = {
  untold: 'could not be told when we tried',
  alert: 'has not answered your alert',
  unseen: 'has not acknowledged what it was told',
}

/** Delivered is not seen: the other duty desk is to be telephoned, with its number (R9.3). */
export function TelephoneBanner({ view, councils }: { view: TransferView; councils: Councils }) {
  const { telephone, side, allowed, id } = view
  if (telephone === undefined) return null
  const other = councils[side === 'sender' ? 'receiver' : 'sender']
  return (
    <div>
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

type Unseen = { view: TransferView; record: readonly RecordEntry[]; once: string; csrf: string }

/** What this side was told and nobody of it has answered: one press says that it has been seen (R9.1). */
export function UnseenBanner({ view, record, once, csrf }: Unseen) {
  const { unseen, allowed, id, version } = view
  const found = record.find(({ at }) => at === unseen?.since)
  const why = found?.type === 'DisputeRaised' && view.dispute ? ` (${groundWords(view.dispute)})` : ''
  const what = found && `${eventTitle(found.type)}${why}`
  // What waits to be acknowledged has a button of its own, which says more.
  if (unseen === undefined || !allowed.includes('confirm-seen') || allowed.includes('acknowledge')) return null
  return (
    <NotificationBanner title="News that waits for you" titleId="unseen">
      <p class="govuk-body">
        Since {plainTime(unseen.since)} this waits for your authority:{' '}
        <strong>{what ?? 'news of this transfer'}</strong>. Do what it asks, or say that you have seen it.
      </p>
      <form method="post" action={`/transfers/${id}/confirm-seen`}>
        <HiddenFields csrf={csrf} version={version} once={once} />
        <Button kind="secondary">We have seen it</Button>
      </form>
    </NotificationBanner>
  )
}
