import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import type { TextSize } from './label.tsx'

export interface FieldsetProps {
  children: Child
  legend: Child
  legendSize?: TextSize | undefined
  /** For a page with one question: the legend is the page's heading. */
  isPageHeading?: boolean | undefined
  describedBy?: string | undefined
  /** `group` for several text fields; leave it out around radios and checkboxes. */
  role?: 'group' | undefined
}

/** Fields that answer one question together. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset class="govuk-fieldset" role={props.role} aria-describedby={props.describedBy}>
      <legend
        class={classes('govuk-fieldset__legend', props.legendSize && `govuk-fieldset__legend--${props.legendSize}`)}
      >
        {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
      </legend>
      {props.children}
    </fieldset>
  )
}
