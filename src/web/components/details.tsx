import type { Child } from 'hono/jsx'

export interface DetailsProps {
  summary: Child
  children: Child
  open?: boolean | undefined
  id?: string | undefined
}

/** More for those who want it, closed until asked for. */
export function Details({ summary, children, open, id }: DetailsProps) {
  return (
    <details id={id} class="govuk-details" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}
