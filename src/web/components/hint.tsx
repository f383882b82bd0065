import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

/** Help that stays in sight beside a field. */
export function Hint({ id, children, class: extra }: { id: string; children: Child; class?: string | undefined }) {
  return (
    <div id={id} class={classes('govuk-hint', extra)}>
      {children}
    </div>
  )
}
