import { z } from 'zod'
import { humanise } from '../../../schemas/parts.ts'

export interface Choice {
  value: string
  label: string
  hint?: string | undefined
}

// A text that may be longer than this is asked for in a text area, unless the schema says `widget: 'text'`.
const LONGEST_LINE = 500

interface Common {
  /** The key in its object; see `postedName` for the name in the form. */
  key: string
  title: string
  hint?: string | undefined
  /** A blank is no error: the schema is optional or has a default. */
  optional: boolean
  /** A blank is `null` and not left out. */
  nullable: boolean
  /** The schema's default, shown before anything was filled in. */
  initial?: unknown
}

/**
 * One field of a plain form. Rows may have titles of their own, and a button that asks for one row more. A hidden one is given by
 * the page; only a value that `counts` makes its row one to keep.
 */
export type Field = Common &
  (
    | { kind: 'text'; format: string | null; longest: number | null }
    | { kind: 'long' }
    | { kind: 'lines' }
    | { kind: 'date' }
    | { kind: 'yes-no' }
    | { kind: 'number'; whole: boolean }
    | { kind: 'tick'; must: boolean }
    | { kind: 'one'; options: Choice[]; choose?: string | undefined; asList: boolean }
    | { kind: 'many'; options: Choice[]; choose?: string | undefined }
    | { kind: 'group'; fields: Field[] }
    | { kind: 'rows'; fields: Field[]; rows: number; each: string; titles?: readonly string[]; more?: string }
    | { kind: 'hidden'; counts: readonly string[] }
  )

const Meta = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  widget: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  hints: z.record(z.string(), z.string()).optional(),
  choose: z.string().optional(),
  rows: z.int().min(1).optional(),
  each: z.string().optional(),
})
type Meta = z.infer<typeof Meta>

interface Opened {
  inner: z.core.$ZodTypes
  meta: Meta
  optional: boolean
  nullable: boolean
  initial: unknown
}

/** Takes off the wrappers of a schema; what an outer one says of the field wins over the inner. */
function open(schema: z.core.$ZodType): Opened {
  const own = Meta.parse(z.globalRegistry.get(schema) ?? {})
  const inner = schema as z.core.$ZodTypes
  const def = inner._zod.def
  const below = (next: z.core.$ZodType, change: Partial<Opened>): Opened => {
    const opened = open(next)
    return { ...opened, ...change, meta: { ...opened.meta, ...own } }
  }
  switch (def.type) {
    case 'optional':
      return below(def.innerType, { optional: true })
    case 'nullable':
      return below(def.innerType, { nullable: true })
    case 'default':
    case 'prefault':
      return below(def.innerType, { optional: true, initial: def.defaultValue })
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return below(def.innerType, {})
    case 'lazy':
      return below(def.getter(), {})
    case 'pipe':
      return below((def.in as z.core.$ZodTypes)._zod.def.type === 'transform' ? def.out : def.in, {})
    default:
      return { inner, meta: own, optional: false, nullable: false, initial: undefined }
  }
}

function optionsOf(values: readonly unknown[], meta: Meta): Choice[] {
  return values.map(String).map((value) => {
    const hint = meta.hints?.[value]
    return { value, label: meta.labels?.[value] ?? humanise(value), ...(hint === undefined ? {} : { hint }) }
  })
}

/** The values of a schema that allows only some, or nothing when it allows more. */
function valuesOf(schema: z.core.$ZodTypes): readonly unknown[] | undefined {
  const def = schema._zod.def
  if (def.type === 'enum') return Object.values(def.entries)
  return def.type === 'literal' ? def.values : undefined
}

type Kind = Field extends infer F ? (F extends Field ? Omit<F, keyof Common> : never) : never

function listKind(element: z.core.$ZodType, given: Meta, title: string): Kind | undefined {
  const { inner, meta: below } = open(element)
  const meta = { ...below, ...given }
  if (meta.choose !== undefined) return { kind: 'many', options: [], choose: meta.choose }
  const values = valuesOf(inner)
  if (values) return { kind: 'many', options: optionsOf(values, meta) }
  if (inner instanceof z.ZodObject) {
    const fields = readFields(inner)
    if (!Array.isArray(fields)) return undefined
    return { kind: 'rows', fields, rows: given.rows ?? 3, each: given.each ?? title }
  }
  return inner._zod.def.type === 'string' ? { kind: 'lines' } : undefined
}

function kindOf({ inner, meta, optional, initial }: Opened, title: string): Kind | undefined {
  const def = inner._zod.def
  if (def.type === 'array') return listKind(def.element, meta, title)
  if (meta.choose !== undefined) {
    return { kind: 'one', options: [], choose: meta.choose, asList: meta.widget === 'select' }
  }
  const values = valuesOf(inner)
  if (values?.length === 1 && values[0] === true) return { kind: 'tick', must: true }
  if (values) return { kind: 'one', options: optionsOf(values, meta), asList: meta.widget === 'select' }
  if (inner instanceof z.ZodObject) {
    const fields = readFields(inner)
    return Array.isArray(fields) ? { kind: 'group', fields } : undefined
  }
  if (def.type === 'boolean') {
    if (meta.widget === 'yes-no') return { kind: 'yes-no' }
    return optional && initial === undefined ? { kind: 'yes-no' } : { kind: 'tick', must: false }
  }
  if (inner instanceof z.ZodNumber || inner instanceof z.ZodNumberFormat) return { kind: 'number', whole: inner.isInt }
  if (meta.widget === 'long') return { kind: 'long' }
  if (def.type !== 'string') return undefined
  const { format = null, maxLength: longest = null } = inner as Partial<z.ZodString>
  if (meta.widget === 'date' || format === 'date') return { kind: 'date' }
  const narrative = meta.widget !== 'text' && longest !== null && longest > LONGEST_LINE
  return narrative ? { kind: 'long' } : { kind: 'text', format, longest }
}

/** The fields of an object, or the key of the first needed one that no plain field can ask for. */
function readFields(schema: z.ZodObject): Field[] | string {
  const fields: Field[] = []
  for (const [key, value] of Object.entries(schema.shape)) {
    const opened = open(value)
    const { meta, optional, nullable, initial } = opened
    if (meta.widget === 'none') continue
    const title = meta.title ?? humanise(key)
    const kind = kindOf(opened, title)
    if (kind) fields.push({ key, title, hint: meta.description, optional, nullable, initial, ...kind })
    else if (!optional) return key
  }
  return fields
}

/**
 * Reads the fields of a plain form out of a schema, in its order. `widget: 'none'` leaves a field out, and so is an
 * optional one that no plain field can carry (a union of objects, say, or a list of something that holds one).
 * @throws Error when a needed field cannot be asked in a plain form
 */
export function fieldsOf(schema: z.ZodObject): Field[] {
  const fields = readFields(schema)
  if (Array.isArray(fields)) return fields
  throw new Error(`No plain field can ask for "${fields}"; mark it widget: 'none' and ask for it otherwise`)
}

/** The name a field is posted under: keys and row numbers with dots between them. */
export function postedName(prefix: string, key: string | number): string {
  return prefix === '' ? String(key) : `${prefix}.${key}`
}

/** The id of a field in the page. */
export function idOf(name: string): string {
  return name.replaceAll('.', '-')
}

/** What one of several alike is called: "Outcome 2". */
export function rowTitle(each: string, at: number): string {
  return `${each} ${at + 1}`
}

/** The same for a row of this field: by its own title where it has one. */
export const titleOfRow = ({ each, titles }: Field & { kind: 'rows' }, at: number): string =>
  titles?.[at] || rowTitle(each, at)
