import { z } from 'zod'

const Meta = z.object({ title: z.string().optional(), labels: z.record(z.string(), z.string()).optional() })
type Labels = Readonly<Record<string, string>>

/** Something said in a few words or many: as it was given, and what its codes are called where it is one of a set. */
export type Leaf = { kind: 'leaf'; value: string | number | boolean; coded: boolean; labels: Labels }

/** What a part says: words, several of one kind, or parts of its own. */
export type Said = Leaf | { kind: 'list'; each: readonly Said[] } | { kind: 'parts'; parts: readonly Part[] }

/** A part of something structured: what it is called, its place in the order of its schema, and what it says. */
export type Part = { key: string; title: string; place: number; said: Said }

/** Makes words of a name in code: `no-longer-in-need`, `NHSNumber`. */
export function humanise(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The value at a key of something that may be no object at all. */
export function valueAt(values: unknown, key: string): unknown {
  if (typeof values !== 'object' || values === null || !Object.hasOwn(values, key)) return undefined
  return Reflect.get(values, key)
}

type Unwrapped = { inner: z.core.$ZodTypes; title: string | undefined; labels: Labels }

// A schema never changes, and its labels may be many: what was read of it once is kept with it.
const read = new WeakMap<z.core.$ZodType, Unwrapped>()

function unwrapped(schema: z.core.$ZodType): Unwrapped {
  const found = read.get(schema) ?? unwrap(schema)
  read.set(schema, found)
  return found
}

// Wrappers say nothing to a reader; what an outer one calls the field wins.
function unwrap(schema: z.core.$ZodType): Unwrapped {
  const own = Meta.catch({}).parse(z.globalRegistry.get(schema) ?? {})
  const inner = schema as z.core.$ZodTypes
  const def = inner._zod.def
  if (def.type !== 'optional' && def.type !== 'default' && def.type !== 'nullable' && def.type !== 'readonly')
    return { inner, title: own.title, labels: own.labels ?? {} }
  const below = unwrapped(def.innerType)
  return { inner: below.inner, title: own.title ?? below.title, labels: { ...below.labels, ...own.labels } }
}

/** A form speaks to who fills it in; what they said speaks of them. */
function titleOf(title: string): string {
  const said = title
    .replace(', in your own words', '')
    .replace(/^Your (authority’s )?/, '')
    .replace(' you ', ' they ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/**
 * The filled parts of a value, in the order of its schema, all the way down: the one walk by which pages and prints read
 * what was written. A part that only says what kind of thing it is is left out.
 */
export function partsOf(schema: z.core.$ZodType, value: unknown): Part[] {
  const { inner } = unwrapped(schema)
  const shape = inner instanceof z.ZodObject ? inner.shape : {}
  return Object.entries(shape).flatMap(([key, one], place) => {
    const { title, ...field } = unwrapped(one as z.core.$ZodType)
    const found = valueAt(value, key)
    const blank = found === undefined || found === null || (Array.isArray(found) && found.length === 0)
    if (blank || field.inner._zod.def.type === 'literal') return []
    return [{ key, title: titleOf(title ?? humanise(key)), place, said: saidBy(field.inner, field.labels, found) }]
  })
}

function saidBy(inner: z.core.$ZodTypes, labels: Labels, value: unknown): Said {
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    const element = unwrapped(inner.element as z.core.$ZodType)
    return { kind: 'list', each: value.map((one) => saidBy(element.inner, { ...labels, ...element.labels }, one)) }
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'leaf', value, coded: inner._zod.def.type === 'enum', labels }
  return { kind: 'parts', parts: partsOf(inner, value) }
}
