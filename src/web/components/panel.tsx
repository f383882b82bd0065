import type { Child } from 'hono/jsx'

export interface PanelProps {
  title: Child
  headingLevel?: 1 | 2 | 3 | undefined
  children?: Child | undefined
}

/** What has been completed, in large letters, on a page that confirms it. */
export function Panel({ title, headingLevel = 1, children }: PanelProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div class="govuk-panel govuk-panel--confirmation">
      <Heading class="govuk-panel__title">{title}</Heading>
      {children ? <div class="govuk-panel__body">{children}</div> : null}
    </div>
  )
}
