import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { Fieldset } from './fieldset.tsx'
import { describedByOf, FormGroup, type LegendField, Notes } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export interface RadioItem {
  value: string
  text: Child
  hint?: Child | undefined
  disabled?: boolean | undefined
  /** Shown when this answer is chosen. */
  conditional?: Child | undefined
}

export interface RadiosProps extends LegendField {
  name: string
  /** Starts the ids of the answers; the first answer has it as its id. The name unless given. */
  id?: string | undefined
  items: (RadioItem | { divider: string })[]
  value?: string | undefined
  inline?: boolean | undefined
  small?: boolean | undefined
}

interface ItemProps {
  item: RadioItem
  id: string
  name: string
  checked: boolean
}

function Radio({ item, id, name, checked }: ItemProps) {
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          aria-describedby={item.hint ? `${id}-item-hint` : undefined}
        />
        <Label for={id} class="govuk-radios__label">
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} class="govuk-radios__hint">
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          class={classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}

/** One answer of several, all in sight. */
export function Radios(props: RadiosProps) {
  const id = props.id ?? props.name
  const inner = (
    <>
      <Notes id={id} hint={props.hint} error={props.error} />
      <div
        class={classes('govuk-radios', props.small && 'govuk-radios--small', props.inline && 'govuk-radios--inline')}
        data-module="govuk-radios"
      >
        {props.items.map((item, at) =>
          'divider' in item ? (
            <div class="govuk-radios__divider">{item.divider}</div>
          ) : (
            <Radio
              item={item}
              id={at === 0 ? id : `${id}-${at + 1}`}
              name={props.name}
              checked={item.value === props.value}
            />
          ),
        )}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error}>
      {props.legend === undefined ? (
        inner
      ) : (
        <Fieldset
          legend={props.legend}
          legendSize={props.legendSize}
          isPageHeading={props.isPageHeading}
          describedBy={describedByOf(id, props)}
        >
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  )
}
