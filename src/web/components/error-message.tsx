import type { Child } from 'hono/jsx'

/** What is wrong with a field and how to put it right. */
export function ErrorMessage({ id, children }: { id: string; children: Child }) {
  return (
    <p id={id} class="govuk-error-message">
      <span class="govuk-visually-hidden">Error:</span> {children}
    </p>
  )
}
