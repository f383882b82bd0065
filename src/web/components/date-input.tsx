import { classes } from './classes.ts'
import { Fieldset } from './fieldset.tsx'
import { describedByOf, FormGroup, type LegendField, Notes } from './form-group.tsx'
import { Label } from './label.tsx'

export type DatePart = 'day' | 'month' | 'year'

export interface DateInputProps extends LegendField {
  /** The parts are posted as `name-day`, `name-month` and `name-year`. */
  name: string
  /** The parts have the ids `id-day`, `id-month` and `id-year`. The name unless given. */
  id?: string | undefined
  /** The parts as they were typed. */
  value?: Partial<Record<DatePart, string | number | undefined>> | undefined
  /** The parts that are wrong; all three when there is an error and this is left out. */
  errorParts?: DatePart[] | undefined
}

const PARTS: { part: DatePart; label: string; width: number }[] = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
]

/** A date that people know or can look up, in three fields. */
export function DateInput(props: DateInputProps) {
  const id = props.id ?? props.name
  const wrong = props.errorParts ?? (props.error ? ['day', 'month', 'year'] : [])
  const inner = (
    <>
      <Notes id={id} hint={props.hint} error={props.error} />
      <div class="govuk-date-input" id={id}>
        {PARTS.map(({ part, label, width }) => (
          <div class="govuk-date-input__item">
            <div class="govuk-form-group">
              <Label for={`${id}-${part}`} class="govuk-date-input__label">
                {label}
              </Label>
              <input
                class={classes(
                  'govuk-input govuk-date-input__input',
                  wrong.includes(part) && 'govuk-input--error',
                  `govuk-input--width-${width}`,
                )}
                id={`${id}-${part}`}
                name={`${props.name}-${part}`}
                type="text"
                value={props.value?.[part]}
                inputmode="numeric"
              />
            </div>
          </div>
        ))}
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
          role="group"
        >
          {inner}
        </Fieldset>
      )}
    </FormGroup>
  )
}
