import { MailboxRole, type OwnAuthority } from '../../../schemas/telling.ts'
import { plainTime } from '../../domain/plain-dates.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Link } from '../components/link.tsx'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { Shell } from './shell.tsx'
import { type TellingProps, WebhookPart } from './telling-webhook.tsx'
import { mailboxTitle } from './words.ts'

const title = 'How we are told'

/** How the reader’s authority is told: its addresses by role, e-mail on or off, and its case system; an administrator sets it (R9.1). */
export function TellingPage(props: TellingProps) {
  const { viewer, settings, may, done, errors = [], whyOff } = props
  const off = settings.webhook?.off
  return (
    <Shell title={title} viewer={viewer} hasErrors={errors.length > 0}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          {done && errors.length === 0 ? <NotificationBanner kind="success" text={done} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          {off ? (
            <WarningText>
              Your case system has not been told since {plainTime(off.at)}. {whyOff} What it missed stands in{' '}
              <Link href="/notices?state=dead">what we were told</Link>, and can be sent again.
            </WarningText>
          ) : null}
          <p class="govuk-body">
            What you must know stands here in Baton from the moment it happens. You are told of it in the ways below as
            well. No message names a child.
          </p>
          {may ? null : <p class="govuk-body">Only an administrator of your authority may change how it is told.</p>}
          <h2 class="govuk-heading-m">Email</h2>
          <ByEmail {...props} />
          <h3 class="govuk-heading-s">Addresses by role</h3>
          <p class="govuk-body">
            What is for a role goes to its address. If nobody acknowledges in time it goes to the deputy’s.
          </p>
          <SummaryList rows={mailboxRows(settings, may)} />
          <h2 class="govuk-heading-m">Your case system</h2>
          <WebhookPart {...props} />
          <p class="govuk-body">
            <Link href="/notices">See what we were told, and whether it arrived</Link>
          </p>
        </div>
      </div>
    </Shell>
  )
}

function ByEmail({ viewer, settings: { byEmail, webhook }, may }: TellingProps) {
  const otherWay = webhook !== undefined && webhook.off === undefined
  return (
    <>
      <p class="govuk-body">
        {byEmail
          ? 'Emails are on.'
          : 'Emails are off. Urgent alerts, what nobody has acknowledged, and what your case system cannot take still go by email.'}
        {may && byEmail && !otherWay ? ' They can be turned off once your case system is told.' : ''}
      </p>
      {may && (otherWay || !byEmail) ? (
        <form method="post" action="/telling/email">
          <input type="hidden" name="csrf" value={viewer.csrf} />
          <input type="hidden" name="on" value={byEmail ? 'no' : 'yes'} />
          <Button kind="secondary">{byEmail ? 'Turn emails off' : 'Turn emails on'}</Button>
        </form>
      ) : null}
    </>
  )
}

// The duty desk’s stands first: it serves all the others.
const roles = [...MailboxRole.options].sort((a, b) => Number(b === 'duty') - Number(a === 'duty'))

const mailboxRows = ({ mailboxes }: OwnAuthority, may: boolean): SummaryRow[] =>
  roles.map((role) => {
    const found = mailboxes.find((one) => one.role === role)
    const fallback =
      role === 'duty' ? 'The address that whoever runs Baton holds for your duty desk' : 'The duty desk’s address'
    const key = mailboxTitle(role)
    return {
      key,
      value: found ? (
        <>
          <Address email={found.email} />
          {found.deputy ? (
            <div class="govuk-!-margin-top-1">
              Deputy: {found.deputy.name}
              <br />
              <Address email={found.deputy.email} />
            </div>
          ) : null}
        </>
      ) : (
        <span class="govuk-hint">{fallback}</span>
      ),
      ...(may
        ? {
            actions: [
              {
                text: found ? 'Change' : 'Set',
                href: `/telling/mailboxes/${role}`,
                hiddenText: `the address: ${key}`,
              },
            ],
          }
        : {}),
    }
  })

/** An address that is too long for its line breaks where one reads it in two. */
function Address({ email }: { email: string }) {
  const at = email.indexOf('@') + 1
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  )
}
