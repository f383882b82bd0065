import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'
import type { TextSize } from './label.tsx'

/** What every field may carry besides its name. */
export interface FieldNotes {
  hint?: Child | undefined
  error?: Child | undefined
  /** Ids of other elements that describe the field. */
  describedBy?: string | undefined
}

/** What a field with a label of its own takes. */
export interface LabelledField extends FieldNotes {
  name: string
  /** The name unless given. */
  id?: string | undefined
  label: Child
  labelSize?: TextSize | undefined
  isPageHeading?: boolean | undefined
}

/** What a field of several inputs under one legend takes. */
export interface LegendField extends FieldNotes {
  legend?: Child | undefined
  legendSize?: TextSize | undefined
  isPageHeading?: boolean | undefined
}

/** The ids for `aria-describedby` of a field with this id, or nothing when it has no notes. */
export function describedByOf(id: string, notes: FieldNotes): string | undefined {
  return classes(notes.describedBy, notes.hint ? `${id}-hint` : null, notes.error ? `${id}-error` : null) || undefined
}

/** The hint and the error of a field, in the order in which they are read out. */
export function Notes({ id, hint, error }: FieldNotes & { id: string }) {
  return (
    <>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
    </>
  )
}

/** A field with all that belongs to it. */
export function FormGroup({ error, children }: { error?: Child | undefined; children: Child }) {
  return <div class={classes('govuk-form-group', error ? 'govuk-form-group--error' : null)}>{children}</div>
}
