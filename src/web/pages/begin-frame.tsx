import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Link } from '../components/link.tsx'
import { DefaultButton } from './family-form.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { Shell, type Viewer } from './shell.tsx'
import type { PageError } from './verb.tsx'

export type FrameProps = {
  viewer: Viewer
  title: string
  /** Stands between the heading and the form. */
  before?: Child | undefined
  errors?: readonly PageError[]
  /** The address that the form is posted to. */
  action: string
  button: { text: string; kind?: 'warning' }
  children: Child
}

/** The frame of a form by which a transfer begins: what is wrong first, then the form, with a key that makes it happen once. */
export function BeginFrame({ viewer, title, before, errors = [], action, button, children }: FrameProps) {
  return (
    <Shell
      title={title}
      viewer={viewer}
      hasErrors={errors.length > 0}
      back={{ href: '/transfers/begin', text: 'Begin a transfer' }}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          {before}
          <form method="post" action={action} novalidate>
            <HiddenFields csrf={viewer.csrf} once={crypto.randomUUID()} />
            <DefaultButton>{button.text}</DefaultButton>
            {children}
            <Button kind={button.kind} preventDoubleClick>
              {button.text}
            </Button>
          </form>
          <p class="govuk-body">
            <Link href="/transfers">Go back without doing this</Link>
          </p>
        </div>
      </div>
    </Shell>
  )
}

/** The errors that stand at a field, as its form shows them. */
export const atFields = (errors: readonly PageError[]) =>
  errors.flatMap(({ field, href = '#main-content', text }) => (field === undefined ? [] : [{ field, href, text }]))
