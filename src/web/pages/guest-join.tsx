import { readSession } from '../../auth/session.ts'
import { Link } from '../components/link.tsx'
import { type Ctx, Shell, type Viewer, viewerOf } from './shell.tsx'

/** What an authority has from being on the exchange, beside what it can do as a guest (R9.4). */
const gains: readonly { title: string; text: string }[] = [
  {
    title: 'Your people under their own names',
    text: 'Each signs in with your council’s own account. What they do is on record as theirs, not as declared, and no code is needed.',
  },
  {
    title: 'Your own case system',
    text: 'It can be told at once, read what came, and do everything that these pages do.',
  },
  {
    title: 'News to the right person',
    text: 'Each role has a mailbox of its own, with a named deputy for when nobody answers.',
  },
  {
    title: 'Disputes settled step by step',
    text: 'Practice leads talk first, then service managers, heads of service and directors, each with a date to answer by.',
  },
  { title: 'Sending as well as receiving', text: 'You can hand over the families who move away from you.' },
]

/** What joining gives, for a guest and for anybody else who asks. */
export function JoinPage({ viewer }: { viewer?: Viewer | undefined }) {
  return (
    <Shell
      title="Join the exchange"
      viewer={viewer}
      back={viewer ? { href: '/transfers', text: 'Your transfers' } : undefined}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Join the exchange</h1>
          <p class="govuk-body-l">
            As a guest, your duty desk can read, download, acknowledge, accept, ask, dispute and arrange. That stays so,
            for as long as you like.
          </p>
          <h2 class="govuk-heading-m">What joining gives your council</h2>
          {gains.map(({ title, text }) => (
            <>
              <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
              <p class="govuk-body">{text}</p>
            </>
          ))}
          <h2 class="govuk-heading-m">How to join</h2>
          <p class="govuk-body">
            Ask whoever answers for children’s social care in your council to write to the operator of this exchange.
            Your council needs a sign-in for its staff (OpenID Connect), a duty inbox and a duty telephone. A case
            system of your own is not needed. For those who run one, there is the{' '}
            <Link href="/docs">API reference</Link>.
          </p>
        </div>
      </div>
    </Shell>
  )
}

/** GET /guest/join. */
export async function showJoin(c: Ctx): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(<JoinPage viewer={viewerOf(await readSession(c.get('deps'), c))} />)
}
