import type { Child } from 'hono/jsx'

/** Text set apart from what surrounds it. */
export function InsetText({ children, id }: { children: Child; id?: string | undefined }) {
  return (
    <div id={id} class="govuk-inset-text">
      {children}
    </div>
  )
}
