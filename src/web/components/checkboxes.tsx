import type { Child } from 'hono/jsx'
import { classes } from './classes.ts'
import { Fieldset } from './fieldset.tsx'
import { describedByOf, FormGroup, type LegendField, Notes } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

export interface CheckboxItem {
  value: string
  text: Child
  hint?: Child | undefined
  disabled?: boolean | undefined
  /** Shown when this box is ticked. */
  conditional?: Child | undefined
  /** Unticks all the others: for "None of these". */
  exclusive?: boolean | undefined
}

export interface CheckboxesProps extends LegendField {
  name: string
  /** Starts the ids of the boxes; the first box has it as its id. The name unless given. */
  id?: string | undefined
  items: (CheckboxItem | { divider: string })[]
  values?: readonly string[] | undefined
  small?: boolean | undefined
}

interface ItemProps {
  item: CheckboxItem
  id: string
  name: string
  checked: boolean
  describedBy: string | undefined
}

function Checkbox({ item, id, name, checked, describedBy }: ItemProps) {
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={name}
          type="checkbox"
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? `conditional-${id}` : undefined}
          data-behaviour={item.exclusive ? 'exclusive' : undefined}
          aria-describedby={classes(describedBy, item.hint ? `${id}-item-hint` : null) || undefined}
        />
        <Label for={id} class="govuk-checkboxes__label">
          {item.text}
        </Label>
        {item.hint ? (
          <Hint id={`${id}-item-hint`} class="govuk-checkboxes__hint">
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? (
        <div
          class={classes('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      ) : null}
    </>
  )
}

/** Any number of answers, each its own box; without a legend, the notes describe each box. */
export function Checkboxes(props: CheckboxesProps) {
  const id = props.id ?? props.name
  const hasLegend = props.legend !== undefined
  const describedBy = describedByOf(id, props)
  const inner = (
    <>
      <Notes id={id} hint={props.hint} error={props.error} />
      <div class={classes('govuk-checkboxes', props.small && 'govuk-checkboxes--small')} data-module="govuk-checkboxes">
        {props.items.map((item, at) =>
          'divider' in item ? (
            <div class="govuk-checkboxes__divider">{item.divider}</div>
          ) : (
            <Checkbox
              item={item}
              id={at === 0 ? id : `${id}-${at + 1}`}
              name={props.name}
              checked={props.values?.includes(item.value) ?? false}
              describedBy={hasLegend ? undefined : describedBy}
            />
          ),
        )}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error}>
      {hasLegend ? (
        <Fieldset
          legend={props.legend}
          legendSize={props.legendSize}
          isPageHeading={props.isPageHeading}
          describedBy={describedBy}
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}
