import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { BatonEnv } from '../../auth/context.ts'
import type { Session } from '../../auth/session.ts'
import { boardRefused } from '../../domain/board.ts'
import { BackLink } from '../components/back-link.tsx'
import { Layout } from '../components/layout.tsx'
import { Link } from '../components/link.tsx'
import type { NavigationItem } from '../components/service-navigation.tsx'

export type Ctx = Context<BatonEnv>
export type Place = 'waiting' | 'all' | 'receiver' | 'sender' | 'disputes' | 'told'

/** Who is looking, as the frame of a page needs it; nothing of it where nobody has signed in. */
export type Viewer = Pick<Session, 'council' | 'csrf'> & {
  name: string
  /** By the duty inbox of an authority that is not on the exchange (R9.4). */
  guest?: true
  /** The board of disputes is for them (R8.3). */
  disputes?: true
}

export const viewerOf = (session: Session | undefined): Viewer | undefined =>
  session && {
    ...{ name: session.actor.name, council: session.council, csrf: session.csrf },
    ...(session.actor.kind === 'guest' ? { guest: true } : {}),
    ...(boardRefused(session.actor) ? {} : { disputes: true }),
  }

export interface ShellProps {
  title: string
  viewer?: Viewer | undefined
  place?: Place | undefined
  hasErrors?: boolean | undefined
  back?: { href: string; text: string } | undefined
  children: Child
}

/** The frame of every page: who is signed in, the places of the service, the way back. */
export function Shell({ title, viewer, place, hasErrors, back, children }: ShellProps) {
  const navigation = viewer && placesOf(viewer, place)
  return (
    <Layout
      title={title}
      hasErrors={hasErrors}
      signedIn={viewer}
      csrf={viewer?.csrf}
      navigation={navigation}
      phase={viewer?.guest ? { name: 'Guest', text: <ActingAsGuest council={viewer.council} /> } : undefined}
      before={back ? <BackLink href={back.href}>{back.text}</BackLink> : undefined}
      footerLinks={[
        ...(viewer && !viewer.guest
          ? [
              { text: 'How we are told', href: '/telling' },
              { text: 'Our ladder', href: '/ladder' },
              { text: 'Figures', href: '/figures' },
              { text: 'Your authority’s practice', href: '/practice' },
            ]
          : []),
        { text: 'Check a package', href: '/verify' },
        { text: 'Count working days', href: '/working-days' },
        { text: 'API reference', href: '/docs' },
      ]}
    >
      {children}
    </Layout>
  )
}

/** The places of the service; a guest has one, for nothing leaves them through the exchange (R9.4). */
function placesOf({ guest, disputes }: Viewer, place: Place | undefined): NavigationItem[] {
  if (guest) return [{ text: 'What was sent to you', href: '/transfers', current: place !== undefined }]
  return [
    { text: 'Waiting for you', href: '/transfers?waits=me', current: place === 'waiting' },
    { text: 'All transfers', href: '/transfers', current: place === 'all' },
    { text: 'Coming to us', href: '/transfers?side=receiver', current: place === 'receiver' },
    { text: 'Leaving us', href: '/transfers?side=sender', current: place === 'sender' },
    ...(disputes ? [{ text: 'Disputes', href: '/disputes', current: place === 'disputes' }] : []),
    { text: 'What we were told', href: '/notices', current: place === 'told' },
  ]
}

/** Says on every page of a guest what their acts count as, and that there is another way (R9.4). */
const ActingAsGuest = ({ council }: { council: string }) => (
  <>
    You act as the duty inbox of {council}. What you do is on record as declared, not verified. See{' '}
    <Link href="/guest/join">what joining the exchange gives your council</Link>.
  </>
)
