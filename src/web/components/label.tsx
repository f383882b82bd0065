import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export type TextSize = 's' | 'm' | 'l' | 'xl'

export interface LabelProps {
  for: string
  children: Child
  size?: TextSize | undefined
  /** For a page with one question: the label is the page's heading. */
  isPageHeading?: boolean | undefined
  class?: string | undefined
}

/** The name of a field. */
export function Label(props: LabelProps) {
  const label = (
    <label class={classes('govuk-label', props.size && `govuk-label--${props.size}`, props.class)} for={props.for}>
      {props.children}
    </label>
  )
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
