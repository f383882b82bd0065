import type { Child } from 'hono/jsx'
import { safeHref } from './link.tsx'

/** The way back to the page before; goes above the main part. */
export function BackLink({ href, children = 'Back' }: { href: string; children?: Child | undefined }) {
  return (
    <a href={safeHref(href)} class="govuk-back-link">
      {children}
    </a>
  )
}
