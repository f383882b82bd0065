import { classes } from './classes.ts'
import { describedByOf, FormGroup, type LabelledField, Notes } from './form-group.tsx'
import { Label } from './label.tsx'

export interface TextareaProps extends LabelledField {
  value?: string | undefined
  rows?: number | undefined
  spellcheck?: boolean | undefined
  autocomplete?: string | undefined
  disabled?: boolean | undefined
}

/** Several lines of text with their label. */
export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  // A browser drops the first line break of a text area, so one that belongs to the text is doubled.
  const value = props.value?.startsWith('\n') ? `\n${props.value}` : props.value
  return (
    <FormGroup error={props.error}>
      <Label for={id} size={props.labelSize} isPageHeading={props.isPageHeading}>
        {props.label}
      </Label>
      <Notes id={id} hint={props.hint} error={props.error} />
      <textarea
        class={classes('govuk-textarea', props.error ? 'govuk-textarea--error' : null)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        autocomplete={props.autocomplete}
      >
        {value}
      </textarea>
    </FormGroup>
  )
}
