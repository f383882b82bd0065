import { type Rung, SetRung } from '../../../schemas/ladder.ts'
import { lastRung } from '../../domain/ladder.ts'
import { roleSaid } from '../../domain/words.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { FormFields } from '../components/form.tsx'
import { Link } from '../components/link.tsx'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { atFields } from './begin-frame.tsx'
import { Shell, type Viewer } from './shell.tsx'
import type { PageError } from './verb.tsx'

export const rungFields = fieldsOf(SetRung)

/** The fields that the form of one rung shows: the last one is never vacant (R8.5). */
export const fieldsOfRung = (rung: number | undefined): Field[] =>
  rungFields.filter(({ key }) => key !== 'vacant' || rung !== lastRung)

export type RungProps = {
  viewer: Viewer
  /** As it stands. */
  found: Rung
  values?: unknown
  errors?: readonly PageError[]
}

/** The form of one rung: what it is called, who holds it, their deputy, and when they are away (R8.4, R8.5). */
export function RungPage({ viewer, found, values, errors = [] }: RungProps) {
  const title = `Our ladder: ${found.title}`
  const action = `/ladder/${found.rung}`
  return (
    <Shell title={title} viewer={viewer} hasErrors={errors.length > 0} back={{ href: '/ladder', text: 'Our ladder' }}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 ? <ErrorSummary errors={[...errors]} /> : null}
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body">
            Whoever has the role of {roleSaid(found.role)} at your sign-in may act at this rung. Name its holder where
            others should know who that is, or where somebody without the role holds it.
          </p>
          {found.rung === lastRung ? (
            <p class="govuk-body">
              It is the last rung: somebody must hold it, and while the holder is away their deputy does.
            </p>
          ) : null}
          <form method="post" action={action} novalidate>
            <input type="hidden" name="csrf" value={viewer.csrf} />
            <FormFields fields={fieldsOfRung(found.rung)} values={values ?? found} errors={atFields(errors)} />
            <Button preventDoubleClick>Save</Button>
          </form>
          {found.set ? (
            <form method="post" action={`${action}/reset`}>
              <input type="hidden" name="csrf" value={viewer.csrf} />
              <Button kind="warning" preventDoubleClick>
                Remove our settings for this rung
              </Button>
            </form>
          ) : null}
          <p class="govuk-body">
            <Link href="/ladder">Go back without changing it</Link>
          </p>
        </div>
      </div>
    </Shell>
  )
}
