import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export interface KeyFact {
  label: string
  value: Child
  note?: Child | undefined
  /** `late` and `soon` are marked by colour and line; the words must say it too. */
  mood?: 'late' | 'soon' | undefined
}

/** The few facts that a page is opened for, side by side. */
export function KeyFacts({ facts }: { facts: KeyFact[] }) {
  return (
    <dl class="baton-facts">
      {facts.map((fact) => (
        <div class={classes('baton-facts__fact', fact.mood && `baton-facts__fact--${fact.mood}`)}>
          <dt class="baton-facts__label">{fact.label}</dt>
          <dd class="baton-facts__value">{fact.value}</dd>
          {fact.note ? <dd class="baton-facts__note">{fact.note}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
