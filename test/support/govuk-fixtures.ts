import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

interface Words {
  text?: string | number
  html?: string
  classes?: string
}

interface Action extends Words {
  href: string
  visuallyHiddenText?: string
}

interface Item extends Words {
  value?: string | number
  hint?: Words
  checked?: boolean
  selected?: boolean
  disabled?: boolean
  divider?: string
  behaviour?: string
  conditional?: { html: string }
  number?: number
  href?: string
  current?: boolean
  active?: boolean
  ellipsis?: boolean
}

interface Cell extends Words {
  format?: string
  colspan?: number
  rowspan?: number
}

interface Step extends Words {
  href: string
  labelText?: string
}

interface SummaryRow {
  key: Words
  value: Words
  actions?: { items: Action[] }
}

/** The options of the components' fixtures that our components have a word for. */
export interface FixtureOptions extends Words {
  name?: string
  id?: string
  idPrefix?: string
  namePrefix?: string
  label?: Words & { isPageHeading?: boolean }
  fieldset?: { legend: Words & { isPageHeading?: boolean } }
  hint?: Words
  errorMessage?: Words
  describedBy?: string
  value?: string | number
  values?: string[] | Record<string, string | number>
  type?: string
  inputmode?: string
  autocomplete?: string
  spellcheck?: boolean
  disabled?: boolean
  prefix?: Words
  suffix?: Words
  items?: Item[]
  head?: Cell[]
  rows?: (Cell[] | SummaryRow)[] | number
  caption?: string
  captionClasses?: string
  firstCellIsHeader?: boolean
  card?: { title: Words & { headingLevel?: number }; actions?: { items: Action[] } }
  href?: string
  isStartButton?: boolean
  preventDoubleClick?: boolean
  titleText?: string
  titleHtml?: string
  titleId?: string
  titleHeadingLevel?: number
  descriptionText?: string
  descriptionHtml?: string
  errorList?: (Words & { href?: string })[]
  summaryText?: string
  summaryHtml?: string
  open?: boolean
  iconFallbackText?: string
  previous?: Step
  next?: Step
  landmarkLabel?: string
  headingLevel?: number
  day?: { error?: boolean }
  month?: { error?: boolean }
  year?: { error?: boolean }
  tag?: Words
  navigation?: Item[]
}

export interface Fixture {
  name: string
  options: FixtureOptions
  html: string
}

/** Every option that an object sets, as paths without list numbers: `items.hint.text`. */
function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, path))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, one]) => pathsOf(one, path === '' ? key : `${path}.${key}`))
}

/** The fixtures that govuk-frontend ships for a component, as far as they set none but these options. */
export function fixturesOf(component: string, supported: string[]): Fixture[] {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  const { fixtures }: { fixtures: Fixture[] } = JSON.parse(readFileSync(file, 'utf8'))
  return fixtures.filter((fixture) => pathsOf(fixture.options).every((path) => supported.includes(path)))
}

/** How our components say what a fixture says; `undefined` where they have no word for one of its class names. */
export interface Adapter {
  supported: string[]
  render(options: FixtureOptions): Child | undefined
  /** How many fixtures must compare, so that none falls out unseen. */
  atLeast: number
  /** Changes the fixture's own HTML where our names differ on purpose. */
  expect?(html: string): string
}

/** The words of an option: markup where the fixture gives markup. */
export function words(given: { text?: string | number; html?: string } | undefined): Child | undefined {
  return given?.html === undefined ? given?.text?.toString() : raw(given.html)
}

/** What follows the component's name in a class: `kindOf('govuk-tag--red', 'govuk-tag--')` is `red`. */
export function after<T extends string>(classes: string | undefined, start: string): T | undefined {
  return classes?.startsWith(start) ? (classes.slice(start.length) as T) : undefined
}

/** Whether a fixture has a class name that our component has no word for. */
export function unknownClass(classes: string | undefined, known: RegExp): boolean {
  return classes !== undefined && !known.test(classes)
}

/** A heading level that the fixtures are known to keep to. */
export function level<T extends number>(given: number | undefined): T | undefined {
  return given as T | undefined
}
