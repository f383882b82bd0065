import { councilsToSignInTo } from '../../auth/provider.ts'
import { localPath } from '../../auth/return-to.ts'
import { readSession } from '../../auth/session.ts'
import { Link } from '../components/link.tsx'
import { type Ctx, Shell } from './shell.tsx'

export interface StartProps {
  councils: readonly { id: string; name: string }[]
  /** A path of our own to lead to after signing in. */
  returnTo: string
}

/** What Baton is, and where to sign in. */
export function StartPage({ councils, returnTo }: StartProps) {
  const behindALetter = /^\/transfers\/([0-9a-f-]{36})$/i.exec(returnTo)?.[1]
  const query = returnTo === '/transfers' ? '' : `?returnTo=${encodeURIComponent(returnTo)}`
  return (
    <Shell title="Hand over a Child in Need case">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">Hand over a Child in Need case to the council where the family now lives</h1>
          <p class="govuk-body-l">
            Baton carries the assessment, the plan, the minutes and the summary from one council to the next. It shows
            both councils who leads today and when the Child in Need meeting is due. Everything that is done is on
            record with its reasons.
          </p>
          <h2 class="govuk-heading-m" id="sign-in">
            Sign in with your council
          </h2>
          {councils.length === 0 ? (
            <p class="govuk-body">No council can sign in here yet.</p>
          ) : (
            <ul class="govuk-list govuk-list--spaced" aria-labelledby="sign-in">
              {councils.map(({ id, name }) => (
                <li>
                  <Link href={`/sign-in/${id}${query}`}>{name}</Link>
                </li>
              ))}
            </ul>
          )}
          {behindALetter === undefined ? null : (
            <p class="govuk-body">
              Is your council not in this list? Then{' '}
              <Link href={`/guest/${behindALetter}`}>open it with a code from your duty inbox</Link>.
            </p>
          )}
          <h2 class="govuk-heading-m">If you only need a date</h2>
          <p class="govuk-body">
            <Link href="/working-days">Count working days</Link> from any date, by the bank holidays of each nation. You
            need not sign in.
          </p>
          <h2 class="govuk-heading-m">If you run a case system</h2>
          <p class="govuk-body">
            Everything here can be done by a case system too. Read the <Link href="/docs">API reference</Link>.
          </p>
          <p class="govuk-body">
            If a child is in immediate danger, telephone the police on 999. Baton does not replace a telephone call.
          </p>
        </div>
      </div>
    </Shell>
  )
}

/** GET /: the start page; somebody who has signed in is led on. */
export async function showStart(c: Ctx): Promise<Response> {
  const deps = c.get('deps')
  const returnTo = localPath(c.req.query('returnTo'))
  if (await readSession(deps, c)) return c.redirect(returnTo, 303)
  c.header('Cache-Control', 'no-store')
  return c.html(<StartPage councils={await councilsToSignInTo(deps)} returnTo={returnTo} />)
}
