import type { Child } from 'hono/jsx'
import { valueAt } from '../../../schemas/parts.ts'
import { Button } from '../components/button.tsx'
import { Details } from '../components/details.tsx'
import { ErrorMessage } from '../components/error-message.tsx'
import { Fieldset } from '../components/fieldset.tsx'
import { FormFields } from '../components/form.tsx'
import type { Choices } from '../components/form-field.tsx'
import { each, type FamilyShown, type List, MOST_ROWS } from '../forms/family-fields.ts'
import { type Field, postedName, rowTitle } from '../forms/fields.ts'
import type { FieldError } from '../forms/read-form.ts'

/** What stands folded up in a row until somebody wants it; the rest stands open. */
const folds: Record<List, { summary: string; keys: readonly string[] }[]> = {
  children: [
    { summary: 'If this child is not born yet', keys: ['ExpectedPersonBirthDate'] },
    {
      summary: 'Numbers, plan and need (optional)',
      keys: ['Sex', 'NHSNumber', 'UPN', 'LAchildID', 'CINPlanStartDate', 'PrimaryNeedCode', 'category'],
    },
  ],
  people: [{ summary: 'How this person may be reached and told (optional)', keys: ['safeContact', 'tellBy'] }],
}

type RowsField = Field & { kind: 'rows' }
type Around = {
  shown: FamilyShown
  errors: FieldError[]
  /** The address of the page: its buttons lead to a place on it. */
  action: string
  /** The children on record, who stay. */
  stay?: readonly string[]
}

const rowsOf = (shown: FamilyShown, list: List): readonly unknown[] => {
  const rows = valueAt(valueAt(shown.values, 'family'), list)
  return Array.isArray(rows) ? rows : []
}

/** Something was answered there, or must be put right: it may not be hidden. */
const opens = (fields: readonly Field[], prefix: string, values: unknown, errors: readonly FieldError[]): boolean =>
  fields.some(({ key, initial }) => {
    const value = valueAt(values, key)
    return errors.some(({ field }) => field === postedName(prefix, key)) || (value !== undefined && value !== initial)
  })

function OneRow({
  list,
  field,
  at,
  shown,
  errors,
  action,
  stay = [],
}: Around & { list: List; field: RowsField; at: number }) {
  const prefix = postedName(`family.${list}`, at)
  const id = shown.rows[list][at]
  const values = rowsOf(shown, list)[at]
  const fields = field.fields.map((one): Field => (one.kind === 'hidden' ? { ...one, initial: id } : one))
  const folded = folds[list].map(({ summary, keys }) => ({
    summary,
    within: keys.flatMap((key) => fields.filter((one) => one.key === key)),
  }))
  const open = fields.filter((one) => !folded.some(({ within }) => within.includes(one)))
  const title = rowTitle(each[list], at)
  const removable = list === 'people' || (shown.rows.children.length > 1 && !stay.includes(id ?? ''))
  return (
    <div class="baton-row" id={`${list}-${at + 1}`}>
      <Fieldset legend={title} legendSize="s">
        <FormFields fields={open} values={values} errors={errors} prefix={prefix} />
        {folded
          .filter(({ within }) => within.length > 0)
          .map(({ summary, within }) => (
            <Details
              summary={
                <>
                  {summary}
                  <span class="govuk-visually-hidden">: {title.toLowerCase()}</span>
                </>
              }
              open={opens(within, prefix, values, errors)}
            >
              <FormFields fields={within} values={values} errors={errors} prefix={prefix} />
            </Details>
          ))}
        {removable ? (
          <Button kind="secondary" name="press" value={`remove.${list}.${at}`} formAction={`${action}#${list}`}>
            Remove {title.toLowerCase()}
          </Button>
        ) : null}
      </Fieldset>
    </div>
  )
}

function ListPart({ list, field, words, ...around }: Around & { list: List; field: RowsField; words: string }) {
  const rows = around.shown.rows[list]
  const error = around.errors.find((one) => one.field === `family.${list}`)?.text
  const next = rows.length + 1
  return (
    <section class="baton-people" aria-labelledby={list}>
      <h2 class="govuk-heading-m" id={list}>
        {field.title}
      </h2>
      <p class="govuk-body">{words}</p>
      {error ? <ErrorMessage id={`${list}-error`}>{error}</ErrorMessage> : null}
      {rows.map((_, at) => (
        <OneRow list={list} field={field} at={at} {...around} />
      ))}
      {rows.length < MOST_ROWS ? (
        <Button
          kind="secondary"
          name="press"
          value={`add.${list}`}
          formAction={`${around.action}#${list}-${Math.min(next, MOST_ROWS)}`}
        >
          {rows.length === 0 ? 'Add an' : 'Add another'} {each[list].toLowerCase()}
        </Button>
      ) : null}
    </section>
  )
}

/** The first button of a form is the one that the Enter key presses: that may not be one that adds or removes a row. */
export function DefaultButton({ children }: { children: Child }) {
  return (
    <div aria-hidden="true">
      <button type="submit" class="govuk-visually-hidden" tabindex={-1}>
        {children}
      </button>
    </div>
  )
}

/** The adults of the form itself, by their rows: who an address may be kept from (R3.10). */
function adultsOf(shown: FamilyShown): Choices {
  const named = rowsOf(shown, 'people')
  const people = shown.rows.people.map((id, at) => {
    const name = valueAt(named[at], 'name')
    const row = rowTitle(each.people, at)
    return { value: id, label: typeof name === 'string' ? `${row}: ${name}` : row }
  })
  return { people }
}

export interface FamilyFormProps extends Around {
  /** The family among the fields of the form: see `familyField`. */
  field: Field
  words: Record<List, string>
}

/** The parts of a form that say who moves: a row for each child and each adult, then the addresses and what is left. */
export function FamilyForm({ field, words, ...around }: FamilyFormProps) {
  const fields = field.kind === 'group' ? field.fields : []
  const { shown, errors } = around
  const family = valueAt(shown.values, 'family')
  const rest = fields.filter(({ kind }) => kind !== 'rows')
  return (
    <>
      {fields.map((one) =>
        one.kind === 'rows' ? (
          <ListPart
            list={one.key === 'people' ? 'people' : 'children'}
            field={one}
            words={words[one.key === 'people' ? 'people' : 'children']}
            {...around}
          />
        ) : null,
      )}
      {rest.some(({ kind }) => kind === 'group') ? <h2 class="govuk-heading-m">Addresses</h2> : null}
      {rest.map((one) =>
        one.kind === 'group' ? (
          <FormFields
            fields={one.fields}
            values={valueAt(family, one.key)}
            errors={errors}
            choices={adultsOf(shown)}
            prefix={`family.${one.key}`}
          />
        ) : (
          <FormFields fields={[one]} values={family} errors={errors} prefix="family" />
        ),
      )}
    </>
  )
}
