import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { BatonEnv } from '../../auth/context.ts'
import type { Operator } from '../../auth/operator-session.ts'
import type { FormRefused } from '../../auth/require.ts'
import type { SignInFailure } from '../../auth/sign-in-failure.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { Layout } from '../components/layout.tsx'
import { Link } from '../components/link.tsx'

type Ctx = Context<BatonEnv>

export type OperatorShellProps = {
  title: string
  operator?: Operator | undefined
  hasErrors?: boolean | undefined
  /** Leads back to the operators’ first page. */
  back?: boolean | undefined
  children: Child
}

/** The frame of the pages of whoever runs the exchange. It has no place of any authority’s. */
export function OperatorShell({ title, operator, hasErrors, back, children }: OperatorShellProps) {
  return (
    <Layout
      title={title}
      hasErrors={hasErrors}
      signedIn={operator && { name: operator.name, council: 'Operator of the exchange' }}
      signOutTo="/operator/sign-out"
      csrf={operator?.csrf}
      before={back ? <BackLink href="/operator">The exchange</BackLink> : undefined}
      footerLinks={[
        { text: 'Check a package', href: '/verify' },
        { text: 'Count working days', href: '/working-days' },
        { text: 'API reference', href: '/docs' },
      ]}
    >
      {children}
    </Layout>
  )
}

/** One thing said to somebody who runs the exchange, or would. */
function OneThing({ title, operator, children }: Omit<OperatorShellProps, 'back' | 'hasErrors'>) {
  return (
    <OperatorShell title={title} operator={operator}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </OperatorShell>
  )
}

/** 401: in place of any of these pages, for whoever has not signed in. */
export function operatorStartPage(c: Ctx): Response | Promise<Response> {
  return c.html(
    <OneThing title="For whoever runs this exchange">
      <p class="govuk-body">
        Here its operators keep the duty desks of authorities that are not on the exchange, and see what could not be
        delivered. No child and no transfer can be seen here.
      </p>
      <Button href="/operator/sign-in">Sign in as an operator</Button>
      <p class="govuk-body">
        If you work for a council, <Link href="/">sign in with your council</Link>.
      </p>
    </OneThing>,
    401,
  )
}

const failures: Record<SignInFailure, { text: string; status: 400 | 403 | 404 | 502 }> = {
  'no-council': { status: 404, text: 'That sign-in was begun somewhere else. Start again.' },
  expired: { status: 400, text: 'Signing in must be done within ten minutes and in one browser. Start again.' },
  mismatch: { status: 400, text: 'That was the answer to another sign-in. Start again.' },
  denied: { status: 403, text: 'You or your sign-in said no. You can try again.' },
  unavailable: { status: 502, text: 'Your sign-in is not answering. Try again in a few minutes.' },
  untrusted: {
    status: 502,
    text: 'We could not be sure where the answer came from, so nobody was signed in. Try again.',
  },
  'no-name': { status: 403, text: 'Your sign-in gave no name for you. Every step here is logged under who took it.' },
  'no-role': { status: 403, text: 'Your sign-in knows you, but gives you no role as an operator of this exchange.' },
}

/** The page for somebody who could not sign in as an operator. */
export function operatorFailurePage(c: Ctx, reason: SignInFailure): Response | Promise<Response> {
  const { text, status } = failures[reason]
  return c.html(
    <OneThing title="You were not signed in">
      <p class="govuk-body">{text}</p>
      <Button href="/operator/sign-in">Sign in as an operator</Button>
    </OneThing>,
    status,
  )
}

/** 403: a form that did not come from one of the operators’ pages within this session. */
export function operatorFormRefusedPage(c: Ctx, why: FormRefused): Response | Promise<Response> {
  return c.html(
    <OneThing title="This form could not be taken" operator={c.get('operator')}>
      <p class="govuk-body">
        {why.refused === 'no-token'
          ? 'The page was opened before you last signed in.'
          : 'It did not come from a page of Baton that you had open.'}{' '}
        Nothing was changed.
      </p>
      <p class="govuk-body">
        <Link href="/operator">Go to the exchange</Link>
      </p>
    </OneThing>,
    403,
  )
}
