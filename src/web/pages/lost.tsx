import { eventTitle } from '../../domain/event-words.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { roleSaid } from '../../domain/words.ts'
import { Button } from '../components/button.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'

/** What another writer did since the page was opened. */
export type Lost = { changed: readonly { version: number; type: string; by: string; at: string }[] }

/** Says what changed since the form was opened; the answers stand below it, ready for the transfer as it now is. */
export function Changed({ lost, here }: { lost: Lost; here: string }) {
  return (
    <NotificationBanner title="The transfer has changed">
      <p class="govuk-notification-banner__heading">The transfer has changed since you opened this page.</p>
      <p class="govuk-body">Nothing of yours was recorded. What happened meanwhile:</p>
      {lost.changed.length === 0 ? (
        <p class="govuk-body">Somebody acted on it at the same moment.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {lost.changed.map(({ type, by, at }) => (
            <li>
              {eventTitle(type)}, by {roleSaid(by)}, {plainTime(at)}
            </li>
          ))}
        </ul>
      )}
      <Button kind="secondary" href={here}>
        Look at the transfer again
      </Button>
      <p class="govuk-body">
        Your answers are kept below. If they are still right, press the button at the end once more.
      </p>
    </NotificationBanner>
  )
}
