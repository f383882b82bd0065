import type { Authority } from '../../../schemas/authority.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Link } from '../components/link.tsx'
import { Select } from '../components/select.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { councilChoices } from './begin-call.ts'
import { FrontDoor } from './front-door.tsx'
import { Shell, type Viewer } from './shell.tsx'

export type ChooseCouncilProps = { viewer: Viewer; authorities: readonly Authority[]; error?: string | undefined }

const title = 'Raise an urgent alert'

/** The first step of an alert: which council, so that its telephone number stands above the second (R2.8). */
export function ChooseCouncil({ viewer, authorities, error }: ChooseCouncilProps) {
  const items = councilChoices(authorities).map(({ value, label }) => ({ value, text: label }))
  return (
    <Shell
      title={title}
      viewer={viewer}
      hasErrors={error !== undefined}
      back={{ href: '/transfers/begin', text: 'Begin a transfer' }}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {error ? <ErrorSummary errors={[{ text: error, href: '#council' }]} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          <WarningText>If a child is in immediate danger, call 999.</WarningText>
          <form method="get" action="/transfers/begin/alert" novalidate>
            <Select
              name="council"
              label="Council the child is in, or is moving to"
              labelSize="s"
              hint="You are shown its telephone number next."
              error={error}
              items={[{ value: '', text: 'Choose one' }, ...items]}
            />
            <Button>Continue</Button>
          </form>
          <p class="govuk-body">
            If there is a transfer for the child already, raise the alert on it: look among{' '}
            <Link href="/transfers?side=sender">transfers leaving us</Link>.
          </p>
        </div>
      </div>
    </Shell>
  )
}

/** The council’s numbers, before anything is written (R2.8). */
export function TelephoneFirst({ council, late, warning }: { council: Authority; late: boolean; warning: string }) {
  return (
    <>
      <WarningText>{warning}</WarningText>
      <FrontDoor door={council} outOfHours={late} />
      <p class="govuk-body govuk-!-margin-top-4">If a child is in immediate danger, call 999.</p>
      <p class="govuk-body govuk-!-margin-bottom-7">
        <Link href="/transfers/begin/alert">Choose another council</Link>
      </p>
    </>
  )
}
