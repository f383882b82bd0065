import { raw } from 'hono/html'
import { Checkboxes } from '../../src/web/components/checkboxes.tsx'
import { DateInput, type DatePart } from '../../src/web/components/date-input.tsx'
import { Input, type InputProps } from '../../src/web/components/input.tsx'
import type { TextSize } from '../../src/web/components/label.tsx'
import { Radios } from '../../src/web/components/radios.tsx'
import { Select } from '../../src/web/components/select.tsx'
import { Textarea } from '../../src/web/components/textarea.tsx'
import { type Adapter, after, type FixtureOptions, unknownClass, words } from './govuk-fixtures.ts'

const NOTES = ['hint.text', 'errorMessage.text', 'describedBy']
const LABELLED = ['name', 'id', 'label.text', 'label.html', 'label.classes', 'label.isPageHeading', ...NOTES]
const LEGEND = [
  'fieldset.legend.text',
  'fieldset.legend.html',
  'fieldset.legend.classes',
  'fieldset.legend.isPageHeading',
]
const ITEMS = ['items.value', 'items.text', 'items.html', 'items.hint.text', 'items.disabled', 'items.divider']

function labelled(options: FixtureOptions) {
  return {
    name: options.name ?? '',
    id: options.id,
    label: words(options.label),
    labelSize: after<TextSize>(options.label?.classes, 'govuk-label--'),
    isPageHeading: options.label?.isPageHeading,
    ...notes(options),
  }
}

function notes(options: FixtureOptions) {
  return { hint: words(options.hint), error: words(options.errorMessage), describedBy: options.describedBy }
}

function legend(options: FixtureOptions) {
  const given = options.fieldset?.legend
  return {
    name: options.name ?? '',
    id: options.idPrefix,
    legend: words(given),
    legendSize: after<TextSize>(given?.classes, 'govuk-fieldset__legend--'),
    isPageHeading: given?.isPageHeading,
    ...notes(options),
  }
}

function boxes(options: FixtureOptions) {
  return (options.items ?? []).map((item) =>
    item.divider
      ? { divider: item.divider }
      : {
          value: String(item.value),
          text: words(item),
          hint: words(item.hint),
          disabled: item.disabled,
          exclusive: item.behaviour === 'exclusive',
          conditional: item.conditional?.html ? raw(item.conditional.html) : undefined,
        },
  )
}

const ticked = (options: FixtureOptions) =>
  (options.items ?? []).filter((item) => item.checked).map((item) => String(item.value))
const overrides = (options: FixtureOptions) =>
  options.items?.some((item) => item.checked === false || item.selected === false)

/** The components that take an answer. */
export const FIELD_ADAPTERS: Record<string, Adapter> = {
  checkboxes: {
    supported: [
      ...LEGEND,
      ...NOTES,
      ...ITEMS,
      'items.checked',
      'items.behaviour',
      'items.conditional.html',
      'name',
      'idPrefix',
      'values',
      'classes',
    ],
    render: (options) => {
      if (unknownClass(options.classes, /^govuk-checkboxes--small$/) || overrides(options)) return undefined
      const values = Array.isArray(options.values) ? options.values : ticked(options)
      return (
        <Checkboxes {...legend(options)} items={boxes(options)} values={values} small={options.classes !== undefined} />
      )
    },
    atLeast: 25,
  },
  'date-input': {
    supported: [
      ...LEGEND,
      ...NOTES,
      'id',
      'values.day',
      'values.month',
      'values.year',
      'day.error',
      'month.error',
      'year.error',
    ],
    // Our parts always carry the name of the field; the fixtures' here carry none.
    expect: (html) => html.replaceAll(/name="(day|month|year)"/g, 'name="when-$1"'),
    render: (options) => {
      const parts: DatePart[] = ['day', 'month', 'year']
      const wrong = parts.filter((part) => options[part]?.error)
      const allBut = parts.filter((part) => options[part]?.error !== false)
      const errorParts = wrong.length > 0 ? wrong : allBut.length < 3 ? allBut : undefined
      const values = options.values as Record<DatePart, number> | undefined
      return <DateInput {...legend(options)} name="when" id={options.id} value={values} errorParts={errorParts} />
    },
    atLeast: 8,
  },
  input: {
    supported: [
      ...LABELLED,
      'value',
      'type',
      'classes',
      'inputmode',
      'autocomplete',
      'spellcheck',
      'disabled',
      'prefix.text',
      'prefix.html',
      'suffix.text',
      'suffix.html',
    ],
    render: (options) => {
      if (unknownClass(options.classes, /^govuk-input--width-\d+$/)) return undefined
      const width = after(options.classes, 'govuk-input--width-')
      const props = { ...options, ...labelled(options), prefix: words(options.prefix), suffix: words(options.suffix) }
      return <Input {...(props as InputProps)} width={(width ? Number(width) : undefined) as InputProps['width']} />
    },
    atLeast: 30,
  },
  radios: {
    supported: [
      ...LEGEND,
      ...NOTES,
      ...ITEMS,
      'items.checked',
      'items.conditional.html',
      'name',
      'idPrefix',
      'value',
      'classes',
    ],
    render: (options) => {
      if (unknownClass(options.classes, /^(govuk-radios--small)?( ?govuk-radios--inline)?$/) || overrides(options))
        return undefined
      const value = options.value?.toString() ?? ticked(options)[0]
      const look = { small: options.classes?.includes('small'), inline: options.classes?.includes('inline') }
      return <Radios {...legend(options)} items={boxes(options)} value={value} {...look} />
    },
    atLeast: 20,
  },
  select: {
    supported: [...LABELLED, 'items.value', 'items.text', 'items.selected', 'items.disabled', 'value', 'classes'],
    render: (options) => {
      const items = options.items ?? []
      if (unknownClass(options.classes, /^govuk-!-width-full$/) || overrides(options)) return undefined
      if (items.some((item) => item.value === undefined)) return undefined
      const value = options.value ?? items.find((item) => item.selected)?.value
      return (
        <Select
          {...labelled(options)}
          items={items.map((item) => ({ value: String(item.value), text: String(item.text), disabled: item.disabled }))}
          value={value?.toString()}
          fullWidth={options.classes !== undefined}
        />
      )
    },
    atLeast: 9,
  },
  textarea: {
    supported: [...LABELLED, 'value', 'autocomplete', 'spellcheck'],
    render: (options) => {
      const { autocomplete, spellcheck } = options
      return (
        <Textarea
          {...labelled(options)}
          value={options.value?.toString()}
          autocomplete={autocomplete}
          spellcheck={spellcheck}
        />
      )
    },
    atLeast: 13,
  },
}
