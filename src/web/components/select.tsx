import { classes } from './classes.ts'
import { describedByOf, FormGroup, type LabelledField, Notes } from './form-group.tsx'
import { Label } from './label.tsx'

export interface SelectItem {
  value: string
  text: string
  disabled?: boolean | undefined
}

export interface SelectProps extends LabelledField {
  items: SelectItem[]
  value?: string | undefined
  disabled?: boolean | undefined
  /** Takes the whole width of its column. */
  fullWidth?: boolean | undefined
}

/** One choice from a list too long for radios. */
export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  return (
    <FormGroup error={props.error}>
      <Label for={id} size={props.labelSize} isPageHeading={props.isPageHeading}>
        {props.label}
      </Label>
      <Notes id={id} hint={props.hint} error={props.error} />
      <select
        class={classes(
          'govuk-select',
          props.fullWidth && 'govuk-!-width-full',
          props.error ? 'govuk-select--error' : null,
        )}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
      >
        {props.items.map((item) => (
          <option value={item.value} selected={item.value === props.value} disabled={item.disabled}>
            {item.text}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}
