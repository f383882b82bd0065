import type { Mailbox, MailboxRole } from '../../../schemas/telling.ts'
import { SetMailbox } from '../../../schemas/telling.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FormFields } from '../components/form.tsx'
import { fieldsOf } from '../forms/fields.ts'
import { atFields } from './begin-frame.tsx'
import { Shell, type Viewer } from './shell.tsx'
import type { PageError } from './verb.tsx'
import { mailboxTitle } from './words.ts'

export const mailboxFields = fieldsOf(SetMailbox)

export type MailboxProps = {
  viewer: Viewer
  /** Whose it is. */
  of: MailboxRole
  found: Mailbox | undefined
  values?: unknown
  errors?: readonly PageError[]
}

/** The form of one role’s address and its deputy’s (R9.1). */
export function MailboxPage({ viewer, of: role, found, values, errors = [] }: MailboxProps) {
  const title = `Address: ${mailboxTitle(role)}`
  const action = `/telling/mailboxes/${role}`
  return (
    <Shell
      title={title}
      viewer={viewer}
      hasErrors={errors.length > 0}
      back={{ href: '/telling', text: 'How we are told' }}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          {role === 'duty' ? <p class="govuk-body">It also serves every role that has no address of its own.</p> : null}
          <form method="post" action={action} novalidate>
            <input type="hidden" name="csrf" value={viewer.csrf} />
            <FormFields fields={mailboxFields} values={values ?? found} errors={atFields(errors)} />
            <Button preventDoubleClick>Save</Button>
          </form>
          {found ? (
            <form method="post" action={`${action}/remove`}>
              <input type="hidden" name="csrf" value={viewer.csrf} />
              <Button kind="warning" preventDoubleClick>
                Take this address away
              </Button>
            </form>
          ) : null}
        </div>
      </div>
    </Shell>
  )
}
