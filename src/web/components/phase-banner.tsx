import type { Child } from 'hono/jsx'
import { Tag } from './tag.tsx'

/** How finished the service is, and where to say what is wrong with it. */
export function PhaseBanner({ phase, children }: { phase: string; children: Child }) {
  return (
    <div class="govuk-phase-banner govuk-width-container">
      <p class="govuk-phase-banner__content">
        <Tag class="govuk-phase-banner__content__tag">{phase}</Tag>
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  )
}
