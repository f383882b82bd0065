import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { BatonEnv } from '../../auth/context.ts'
import type { Session } from '../../auth/session.ts'
import { BackLink } from '../components/back-link.tsx'
import { Layout } from '../components/layout.tsx'

export type Ctx = Context<BatonEnv>
export type Place = 'waiting' | 'all' | 'receiver' | 'sender'

/** Who is looking, as the frame of a page needs it; nothing of it where nobody has signed in. */
export type Viewer = Pick<Session, 'council' | 'csrf'> & { name: string }

export const viewerOf = (session: Session | undefined): Viewer | undefined =>
  session && { name: session.actor.name, council: session.council, csrf: session.csrf }

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
  const navigation = viewer && [
    { text: 'Waiting for you', href: '/transfers?waits=me', current: place === 'waiting' },
    { text: 'All transfers', href: '/transfers', current: place === 'all' },
    { text: 'Coming to us', href: '/transfers?side=receiver', current: place === 'receiver' },
    { text: 'Leaving us', href: '/transfers?side=sender', current: place === 'sender' },
  ]
  return (
    <Layout
      title={title}
      hasErrors={hasErrors}
      signedIn={viewer}
      csrf={viewer?.csrf}
      navigation={navigation}
      before={back ? <BackLink href={back.href}>{back.text}</BackLink> : undefined}
      footerLinks={[
        ...(viewer ? [{ text: 'Your authority’s practice', href: '/practice' }] : []),
        { text: 'Check a package', href: '/verify' },
        { text: 'Count working days', href: '/working-days' },
        { text: 'API reference', href: '/docs' },
      ]}
    >
      {children}
    </Layout>
  )
}
