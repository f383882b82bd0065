import type { Child } from 'hono/jsx'
import { mayBegin } from '../../domain/draft.ts'
import { Link } from '../components/link.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { type Ways, waysFor } from './begin-ways.ts'
import { refusalPage } from './fault.tsx'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'

function Way({ href, title, children }: { href: string; title: string; children: Child }) {
  return (
    <>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1">
        <Link href={href}>{title}</Link>
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-6">{children}</p>
    </>
  )
}

export type BeginProps = { viewer: Viewer | undefined; ways: Ways }

/** The ways in which a transfer begins, those alone that are open to the reader (R1.3). */
export function BeginPage({ viewer, ways }: BeginProps) {
  return (
    <Shell title="Begin a transfer" viewer={viewer} back={{ href: '/transfers', text: 'All transfers' }}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Begin a transfer</h1>
          {ways.begin ? (
            <>
              <Way href="/transfers/begin/draft" title="Hand over a family that is leaving us">
                Begin a draft and put the papers together. The other council is told nothing until you send them, tell
                it of the move or raise an alert.
              </Way>
              <Way href="/transfers/begin/request" title="Ask for a family that has come to us">
                The family is here and no papers have come. The council they left is asked at once to send them.
              </Way>
            </>
          ) : null}
          {ways.alert ? (
            <>
              <Way href="/transfers/begin/alert" title="Raise an urgent alert">
                A child of ours who has moved, or is about to, is at risk of significant harm, and there is no transfer
                for them yet. Nothing else need be ready.
              </Way>
              <WarningText>
                An alert does not replace a telephone call. If a child is in immediate danger, call 999.
              </WarningText>
            </>
          ) : null}
        </div>
      </div>
    </Shell>
  )
}

/** GET /transfers/begin. Whoever may begin nothing is told who may. */
export function showBegin(c: Ctx): Response | Promise<Response> {
  const role = mayBegin(c.get('actor'), true)
  if (typeof role !== 'string') return refusalPage(c, role.refused)
  return c.html(<BeginPage viewer={viewerOf(c.get('session'))} ways={waysFor(c.get('actor'))} />)
}
