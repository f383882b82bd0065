import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { Footer, type FooterProps } from './footer.tsx'
import { Header, type SignedIn } from './header.tsx'
import { PhaseBanner } from './phase-banner.tsx'
import { type NavigationItem, ServiceNavigation } from './service-navigation.tsx'

export interface LayoutProps {
  /** What the page is; the service's name is added in the title bar. */
  title: string
  /** Puts "Error: " before the title, so that a screen reader says it first. */
  hasErrors?: boolean | undefined
  signedIn?: SignedIn | undefined
  signOutTo?: string | undefined
  /** The session's token, for the sign-out form. */
  csrf?: string | undefined
  navigation?: NavigationItem[] | undefined
  phase?: { name: string; text: Child } | undefined
  /** Goes between the header and the main part: a back link, say. */
  before?: Child | undefined
  footerLinks?: FooterProps['links']
  lang?: string | undefined
  children: Child
}

/** A whole page. It has no inline style or script, so it stands under a policy that allows none. */
export function Layout(props: LayoutProps) {
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={props.lang ?? 'en'} class="govuk-template">
        <head>
          <meta charset="utf-8" />
          <title>{`${props.hasErrors ? 'Error: ' : ''}${props.title} – Baton`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="theme-color" content="#0b4144" />
          <meta name="robots" content="noindex, nofollow" />
          <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/baton.css" />
          <script type="module" src="/assets/init.js" />
        </head>
        <body class="govuk-template__body">
          <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
            Skip to main content
          </a>
          <header class="govuk-template__header">
            <Header signedIn={props.signedIn} signOutTo={props.signOutTo ?? '/sign-out'} csrf={props.csrf} />
            {props.navigation?.length ? <ServiceNavigation items={props.navigation} /> : null}
            {props.phase ? <PhaseBanner phase={props.phase.name}>{props.phase.text}</PhaseBanner> : null}
          </header>
          <div class="govuk-width-container">
            {props.before ? <nav aria-label="Way back">{props.before}</nav> : null}
            <main class="govuk-main-wrapper" id="main-content">
              {props.children}
            </main>
          </div>
          <footer class="govuk-template__footer">
            <Footer links={props.footerLinks} />
          </footer>
        </body>
      </html>
    </>
  )
}
