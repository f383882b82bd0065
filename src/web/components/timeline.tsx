import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'

export interface TimelineEntry {
  title: Child
  /** When it happened, as people read it. */
  when: string
  /** The same moment or date for machines. */
  datetime?: string | undefined
  /** Who did it: name, role and council. */
  who?: Child | undefined
  /** Reasons and details. */
  children?: Child | undefined
  /** Drawn with a full mark: the event that the reader should find first. */
  marked?: boolean | undefined
  /** Makes the entry a place that a link can point to. */
  id?: string | undefined
}

/** The record, newest or oldest first as given. */
export function Timeline({
  entries,
  headingLevel = 3,
}: {
  entries: TimelineEntry[]
  headingLevel?: 2 | 3 | 4 | undefined
}) {
  const Heading = `h${headingLevel}` as const
  return (
    <ol class="baton-timeline">
      {entries.map((entry) => (
        <li id={entry.id} class={classes('baton-timeline__entry', entry.marked && 'baton-timeline__entry--marked')}>
          <Heading class="baton-timeline__title">{entry.title}</Heading>
          <p class="baton-timeline__byline">
            <time datetime={entry.datetime}>{entry.when}</time>
            {entry.who ? <>, {entry.who}</> : null}
          </p>
          {entry.children ? <div class="baton-timeline__body">{entry.children}</div> : null}
        </li>
      ))}
    </ol>
  )
}
