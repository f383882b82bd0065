import type { Child } from 'hono/jsx'
import { safeHref } from './link.tsx'

export interface ErrorSummaryProps {
  title?: string | undefined
  description?: Child | undefined
  /** The errors in the order of the fields; each links to the field that puts it right. */
  errors: { text: Child; href?: string | undefined }[]
}

/** Every error of the page in one place, at the top of the main part; it takes the focus when the page opens. */
export function ErrorSummary({ title = 'There is a problem', description, errors }: ErrorSummaryProps) {
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          {errors.length > 0 ? (
            <ul class="govuk-list govuk-error-summary__list">
              {errors.map((error) => (
                <li>{error.href ? <a href={safeHref(error.href)}>{error.text}</a> : error.text}</li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  )
}
