import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

export interface TagProps {
  children: Child
  colour?: TagColour | undefined
  class?: string | undefined
}

/** A state in one or two words. The colour is never the only thing that tells it. */
export function Tag({ children, colour, class: extra }: TagProps) {
  return <strong class={classes('govuk-tag', colour && `govuk-tag--${colour}`, extra)}>{children}</strong>
}
