import { valueAt } from '../../../schemas/parts.ts'
import { type Field, idOf, postedName, titleOfRow } from '../forms/fields.ts'
import type { FieldError } from '../forms/read-form.ts'
import { Button } from './button.tsx'
import { Fieldset } from './fieldset.tsx'
import { type Around, type Choices, type Of, PlainField, type Shown } from './form-field.tsx'
import { FormGroup, Notes } from './form-group.tsx'
import { Hint } from './hint.tsx'

export { fieldsOf } from '../forms/fields.ts'

export interface FormFieldsProps {
  fields: Field[]
  /** What is shown: what was posted (from `readForm`) after an error, or what is on record. */
  values?: unknown
  errors?: FieldError[] | undefined
  choices?: Choices | undefined
  /** Where they stand in a larger form: their names begin with it. */
  prefix?: string | undefined
}

function GroupField({ field, shown }: Of<'group'>) {
  return (
    <FormGroup error={shown.error}>
      <Fieldset legend={shown.title} legendSize={shown.around.nested ? 's' : 'm'}>
        <Notes id={shown.id} hint={field.hint} error={shown.error} />
        {field.fields.map((one) => (
          <OneOf field={one} values={shown.value} around={{ ...shown.around, prefix: shown.name, nested: true }} />
        ))}
      </Fieldset>
    </FormGroup>
  )
}

function RowsField({ field, shown }: Of<'rows'>) {
  const values: unknown[] = Array.isArray(shown.value) ? shown.value : []
  const rows = Array.from({ length: Math.max(field.rows, values.length) }, (_, at) => at)
  const [first] = field.fields
  const next = idOf(postedName(postedName(shown.name, rows.length), first?.key ?? ''))
  return (
    <FormGroup error={shown.error}>
      <Fieldset legend={shown.title} legendSize={shown.around.nested ? 's' : 'm'}>
        <Hint id={`${shown.id}-hint`}>{field.hint ? `${field.hint} ` : null}Leave what you do not need blank.</Hint>
        <Notes id={shown.id} error={shown.error} />
        {rows.map((at) => (
          <div class="baton-row">
            <Fieldset legend={titleOfRow(field, at)} legendSize="s">
              {field.fields.map((one) => (
                <OneOf
                  field={one}
                  values={values[at]}
                  around={{ ...shown.around, prefix: postedName(shown.name, at), nested: true }}
                />
              ))}
            </Fieldset>
          </div>
        ))}
        {field.more ? (
          <Button kind="secondary" name="more" value={shown.name} formAction={`#${next}`}>
            {field.more}
          </Button>
        ) : null}
      </Fieldset>
    </FormGroup>
  )
}

function OneOf({ field, values, around }: { field: Field; values: unknown; around: Around }) {
  const name = postedName(around.prefix, field.key)
  // What the form puts there itself is shown only until somebody has answered.
  const value = values === undefined ? field.initial : valueAt(values, field.key)
  const error = around.errors.find((one) => one.field === name)?.text
  // A tick may be left alone by its nature, and a choice that stands made is made either way.
  const mayBeBlank = field.optional && field.kind !== 'tick' && !(field.kind === 'one' && field.initial !== undefined)
  const title = mayBeBlank ? `${field.title} (optional)` : field.title
  const shown: Shown = { name, id: idOf(name), title, value, error, around }
  if (field.kind === 'group') return <GroupField field={field} shown={shown} />
  if (field.kind === 'rows') return <RowsField field={field} shown={shown} />
  return <PlainField field={field} shown={shown} />
}

/** The fields of a form, made from the schema that its answers must satisfy; the form and its button go around them. */
export function FormFields({ fields, values, errors = [], choices = {}, prefix = '' }: FormFieldsProps) {
  const around: Around = { prefix, errors, choices, nested: prefix !== '' }
  return (
    <>
      {fields.map((field) => (
        <OneOf field={field} values={values} around={around} />
      ))}
    </>
  )
}
