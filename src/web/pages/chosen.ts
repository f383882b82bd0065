import type { Choices } from '../components/form-field.tsx'
import type { Field } from '../forms/fields.ts'

/**
 * What an address chooses beforehand in a form: only ids and codes that the form itself offers, so that an address can
 * carry no words of anybody’s. What it does not offer is passed over.
 */
export function chosenIn(
  fields: readonly Field[],
  choices: Choices,
  query: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const found = fields.flatMap((field): [string, unknown][] => {
    if (field.kind !== 'one' && field.kind !== 'many') return []
    const offered = field.choose === undefined ? field.options : (choices[field.choose] ?? [])
    const value = Object.hasOwn(query, field.key) ? query[field.key] : undefined
    if (value === undefined || !offered.some((one) => one.value === value)) return []
    return [[field.key, field.kind === 'many' ? [value] : value]]
  })
  return Object.fromEntries(found)
}

/** What the fields of a form show before anybody fills it in. */
export const initialOf = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ initial }) => initial !== undefined).map(({ key, initial }) => [key, initial]))
