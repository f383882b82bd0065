import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { describedByOf, FormGroup, type LabelledField, Notes } from './form-group.tsx'
import { Label } from './label.tsx'

export interface InputProps extends LabelledField {
  value?: string | number | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'search' | 'password' | undefined
  /** How many characters the field looks made for. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | undefined
  autocomplete?: string | undefined
  spellcheck?: boolean | undefined
  disabled?: boolean | undefined
  prefix?: Child | undefined
  suffix?: Child | undefined
  class?: string | undefined
}

function Affix({ kind, children }: { kind: 'prefix' | 'suffix'; children: Child }) {
  return (
    <div class={`govuk-input__${kind}`} aria-hidden="true">
      {children}
    </div>
  )
}

/** One line of text with its label. */
export function Input(props: InputProps) {
  const id = props.id ?? props.name
  const input = (
    <input
      class={classes(
        'govuk-input',
        props.class,
        props.width && `govuk-input--width-${props.width}`,
        props.error ? 'govuk-input--error' : null,
      )}
      id={id}
      name={props.name}
      type={props.type ?? 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedByOf(id, props)}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
    />
  )
  return (
    <FormGroup error={props.error}>
      <Label for={id} size={props.labelSize} isPageHeading={props.isPageHeading}>
        {props.label}
      </Label>
      <Notes id={id} hint={props.hint} error={props.error} />
      {props.prefix || props.suffix ? (
        <div class="govuk-input__wrapper">
          {props.prefix ? <Affix kind="prefix">{props.prefix}</Affix> : null}
          {input}
          {props.suffix ? <Affix kind="suffix">{props.suffix}</Affix> : null}
        </div>
      ) : (
        input
      )}
    </FormGroup>
  )
}
