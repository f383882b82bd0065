import type { Child } from 'hono/jsx'

export interface WarningTextProps {
  children: Child
  /** Read out in place of the sign. */
  hiddenText?: string | undefined
}

/** A consequence that must not be missed. */
export function WarningText({ children, hiddenText = 'Warning' }: WarningTextProps) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{hiddenText}</span> {children}
      </strong>
    </div>
  )
}
