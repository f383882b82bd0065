import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export interface LeadBannerProps {
  /** The council that leads today; at every moment there is exactly one (R8.1). */
  council: string
  /** What is said beside it: since when, until when, or why it is in dispute. */
  children?: Child | undefined
  /** While a dispute is open the lead stands in the first line of the page (R8.7). */
  disputed?: boolean | undefined
}

/** Who leads today. */
export function LeadBanner({ council, children, disputed }: LeadBannerProps) {
  return (
    <section class={classes('baton-lead', disputed && 'baton-lead--disputed')} aria-label="Who leads today">
      <p class="baton-lead__council">
        <span class="baton-lead__label">Leading today</span> {council}
      </p>
      {children ? <div class="baton-lead__note">{children}</div> : null}
    </section>
  )
}
