import type { OwnWebhook } from '../../../schemas/telling.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { Button } from '../components/button.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { Shell, type Viewer } from './shell.tsx'

/** A new secret, shown this once: it stands in no address, and no browser keeps the page. */
export function SecretPage({ viewer, secret, webhook }: { viewer: Viewer; secret: string; webhook: OwnWebhook }) {
  const [, before] = webhook.secrets
  const title = before ? 'Your new secret' : 'Your secret'
  return (
    <Shell title={title} viewer={viewer}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <WarningText>
            This is shown once. Your browser does not keep this page, and Baton cannot show the secret again.
          </WarningText>
          <p class="govuk-body">Copy it into your case system before you go on:</p>
          <p class="baton-code govuk-!-text-break-word">{secret}</p>
          <p class="govuk-body">
            With it your case system checks that a message comes from Baton and was not changed, as Standard Webhooks
            says.
          </p>
          {before?.until ? (
            <p class="govuk-body">Messages are signed with the old secret as well until {plainTime(before.until)}.</p>
          ) : null}
          <Button href="/telling">I have copied it</Button>
        </div>
      </div>
    </Shell>
  )
}
