/** A JSON Schema as our own API description holds it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  minItems?: number
  maxLength?: number
  example?: unknown
  examples?: unknown[]
  default?: unknown
}
export type Schemas = Record<string, Schema>

export const nameIn = (ref: string): string => ref.split('/').at(-1) ?? ref

/** The kind of a value in words, with the names of the schemas it refers to. */
export function typeWords(schema: Schema): { text: string; refs: string[] } {
  if (schema.$ref) return { text: nameIn(schema.$ref), refs: [nameIn(schema.$ref)] }
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (several) {
    const each = several.map(typeWords)
    return {
      text: each.map(({ text }) => text).join(schema.allOf ? ' and ' : ' or '),
      refs: each.flatMap(({ refs }) => refs),
    }
  }
  if (schema.enum) return { text: schema.enum.map((one) => JSON.stringify(one)).join(' | '), refs: [] }
  if (schema.const !== undefined) return { text: JSON.stringify(schema.const), refs: [] }
  if (schema.items) {
    const { text, refs } = typeWords(schema.items)
    return { text: `list of ${text}`, refs }
  }
  const kind = [schema.type ?? 'any'].flat().join(' or ')
  return { text: schema.format ? `${kind} (${schema.format})` : kind, refs: [] }
}

const samples: Record<string, string> = {
  date: '2026-11-30',
  'date-time': '2026-11-30T09:00:00Z',
  uuid: '0199c000-0000-7000-8000-000000000001',
}
const DEPTH = 5

/** The least that a schema takes, as an example to copy and change. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const found = schema.$ref ? schemas[nameIn(schema.$ref)] : schema
  if (found === undefined || depth > DEPTH) return {}
  const below = (one: Schema) => exampleOf(one, schemas, depth + 1)
  if (found.const !== undefined) return found.const
  if (found.enum) return found.enum[0]
  const [choice] = found.anyOf ?? found.oneOf ?? []
  if (choice) return below(choice)
  if (found.allOf) return Object.assign({}, ...found.allOf.map(below))
  if (found.properties) {
    const needed = Object.entries(found.properties).filter(([key]) => found.required?.includes(key))
    return Object.fromEntries(needed.map(([key, one]) => [key, below(one)]))
  }
  if (found.items) return (found.minItems ?? 0) > 0 ? [below(found.items)] : []
  return simpleExample(schema.$ref, found)
}

function simpleExample(ref: string | undefined, { type, format }: Schema): unknown {
  if (ref?.endsWith('/ChildId')) return 'c1'
  if (ref?.endsWith('/PersonId')) return 'p1'
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return 1
  return samples[format ?? ''] ?? '…'
}
