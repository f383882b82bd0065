import type { Choice, Field } from '../forms/fields.ts'
import type { FieldError } from '../forms/read-form.ts'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import { FormGroup, Notes } from './form-group.tsx'
import { Input, type InputProps } from './input.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { Textarea } from './textarea.tsx'

/** What `choose` fields are filled from: the children, people or papers of this transfer. */
export type Choices = Record<string, Choice[]>

/** What a field needs to know of the form it stands in. */
export interface Around {
  prefix: string
  errors: FieldError[]
  choices: Choices
  /** Inside another fieldset the titles are less loud. */
  nested: boolean
}

/** A field with its place in the form and what it shows. */
export interface Shown {
  name: string
  id: string
  title: string
  value: unknown
  error: string | undefined
  around: Around
}

export type Of<K extends Field['kind']> = { field: Field & { kind: K }; shown: Shown }

// More radios than this are quicker to find in a list.
const MOST_RADIOS = 7

const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
const asList = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

function sized({ around }: Shown) {
  return around.nested ? {} : ({ labelSize: 's', legendSize: 's' } as const)
}

function asked(field: Field, shown: Shown) {
  return {
    name: shown.name,
    id: shown.id,
    hint: field.hint,
    error: shown.error,
    ...sized(shown),
  }
}

const TEXT_KINDS: Record<string, Pick<InputProps, 'type' | 'width' | 'spellcheck' | 'hint'>> = {
  email: { type: 'email', spellcheck: false },
  url: { type: 'url', spellcheck: false },
  time: { width: 5, hint: 'For example, 14:30.' },
}

function TextField({ field, shown }: Of<'text'>) {
  const { hint, ...special } = TEXT_KINDS[field.format ?? ''] ?? {}
  const width = field.longest !== null && field.longest <= 20 ? (field.longest <= 10 ? 10 : 20) : undefined
  const frame = asked(field, shown)
  return (
    <Input
      {...frame}
      label={shown.title}
      value={asText(shown.value)}
      width={width}
      {...special}
      hint={frame.hint ?? hint}
    />
  )
}

const EXAMPLE_DATE = 'For example, 27 3 2026.'

function DateField({ field, shown }: Of<'date'>) {
  const [, year, month, day] = /^([^-]*)-([^-]*)-(.*)$/s.exec(asText(shown.value) ?? '') ?? []
  const frame = asked(field, shown)
  return (
    <DateInput
      {...frame}
      legend={shown.title}
      hint={field.hint ? `${field.hint} ${EXAMPLE_DATE}` : EXAMPLE_DATE}
      value={{ day: day?.replace(/^0/, ''), month: month?.replace(/^0/, ''), year }}
    />
  )
}

function NothingToChoose({ field, shown }: Of<'one' | 'many'>) {
  return (
    <FormGroup error={shown.error}>
      <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1">{shown.title}</p>
      <Notes id={shown.id} hint={field.hint} error={shown.error} />
      <p class="govuk-body" id={shown.id} tabindex={-1}>
        There are none to choose from yet.
      </p>
    </FormGroup>
  )
}

function OneField({ field, shown }: Of<'one'>) {
  const options = field.choose === undefined ? field.options : (shown.around.choices[field.choose] ?? [])
  if (options.length === 0) return <NothingToChoose field={field} shown={shown} />
  const items = options.map(({ value, label, hint }) => ({ value, text: label, hint }))
  const frame = { ...asked(field, shown), value: asText(shown.value) }
  if (field.asList || (field.choose !== undefined && options.length > MOST_RADIOS)) {
    // Where the form has an answer of its own there is always one.
    const none = field.initial === undefined ? [{ value: '', text: 'Choose one' }] : []
    return <Select {...frame} label={shown.title} items={[...none, ...items]} />
  }
  // A radio that was pressed by mistake cannot be unpressed without an answer that says nothing.
  const none =
    field.optional && field.initial === undefined ? [{ divider: 'or' }, { value: '', text: 'No answer' }] : []
  return <Radios {...frame} legend={shown.title} items={[...items, ...none]} />
}

function ManyField({ field, shown }: Of<'many'>) {
  const options = field.choose === undefined ? field.options : (shown.around.choices[field.choose] ?? [])
  if (options.length === 0) return <NothingToChoose field={field} shown={shown} />
  const items = options.map(({ value, label, hint }) => ({ value, text: label, hint }))
  return <Checkboxes {...asked(field, shown)} legend={shown.title} items={items} values={asList(shown.value)} />
}

function YesNoField({ field, shown }: Of<'yes-no'>) {
  const value = typeof shown.value === 'boolean' ? (shown.value ? 'yes' : 'no') : undefined
  const items = [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
    ...(field.optional ? [{ value: '', text: 'No answer' }] : []),
  ]
  return <Radios {...asked(field, shown)} legend={shown.title} value={value} items={items} inline />
}

function TickField({ field, shown }: Of<'tick'>) {
  const items = [{ value: 'yes', text: shown.title, hint: field.hint }]
  const values = shown.value === true ? ['yes'] : []
  return <Checkboxes name={shown.name} id={shown.id} error={shown.error} items={items} values={values} />
}

/** A field that holds no others. */
export function PlainField({ field, shown }: { field: Exclude<Field, { kind: 'group' | 'rows' }>; shown: Shown }) {
  switch (field.kind) {
    case 'text':
      return <TextField field={field} shown={shown} />
    case 'long':
      return <Textarea {...asked(field, shown)} label={shown.title} value={asText(shown.value)} />
    case 'lines': {
      const hint = `${field.hint ? `${field.hint} ` : ''}Put each on a line of its own.`
      return (
        <Textarea {...asked(field, shown)} hint={hint} label={shown.title} value={asList(shown.value).join('\n')} />
      )
    }
    case 'number':
      return (
        <Input
          {...asked(field, shown)}
          label={shown.title}
          value={asText(shown.value)}
          width={5}
          inputmode={field.whole ? 'numeric' : 'decimal'}
          spellcheck={false}
        />
      )
    case 'date':
      return <DateField field={field} shown={shown} />
    case 'one':
      return <OneField field={field} shown={shown} />
    case 'many':
      return <ManyField field={field} shown={shown} />
    case 'yes-no':
      return <YesNoField field={field} shown={shown} />
    case 'tick':
      return <TickField field={field} shown={shown} />
    case 'hidden':
      return <input type="hidden" name={shown.name} value={asText(shown.value)} />
  }
}
