import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { plainDate, plainTime } from '../dates.ts'
import { humanise, valueAt } from '../forms/fields.ts'

const Meta = z.object({ title: z.string().optional(), labels: z.record(z.string(), z.string()).optional() })

/** A part of something structured: what it is called, its schema without wrappers, and what it says. */
export type Part = {
  key: string
  title: string
  inner: z.core.$ZodTypes
  labels: Record<string, string>
  value: unknown
}
type Names = ReadonlyMap<string, string>

// Wrappers say nothing to a reader; what an outer one calls the field wins.
function unwrapped(schema: z.core.$ZodType): Pick<Part, 'inner' | 'labels'> & { title?: string | undefined } {
  const own = Meta.catch({}).parse(z.globalRegistry.get(schema) ?? {})
  const inner = schema as z.core.$ZodTypes
  const def = inner._zod.def
  if (def.type !== 'optional' && def.type !== 'default' && def.type !== 'nullable' && def.type !== 'readonly')
    return { inner, title: own.title, labels: own.labels ?? {} }
  const below = unwrapped(def.innerType)
  return { inner: below.inner, title: own.title ?? below.title, labels: { ...below.labels, ...own.labels } }
}

/** A form speaks to who fills it in; what they said speaks of them. */
function saidOf(title: string): string {
  const said = title
    .replace(', in your own words', '')
    .replace(/^Your (authority’s )?/, '')
    .replace(' you ', ' they ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}

/** The filled parts of a value, in the order of its schema; a part that only says what kind of thing it is is left out. */
export function partsOf(schema: z.core.$ZodType, value: unknown): Part[] {
  const { inner } = unwrapped(schema)
  const shape = inner instanceof z.ZodObject ? inner.shape : {}
  return Object.entries(shape).flatMap(([key, one]) => {
    const { title, ...rest } = unwrapped(one as z.core.$ZodType)
    const found = valueAt(value, key)
    const blank = found === undefined || (Array.isArray(found) && found.length === 0)
    if (blank || rest.inner._zod.def.type === 'literal') return []
    return [{ key, title: saidOf(title ?? humanise(key)), ...rest, value: found }]
  })
}

const isShort = ({ value }: Part) => typeof value !== 'object' && String(value).length <= 200

/** Text as it was written: its paragraphs and its line ends. */
export function Written({ text }: { text: string }) {
  const lines = text.split('\n')
  return (
    <>
      {lines.map((line, at) => (
        <>
          {at > 0 ? <br /> : null}
          {line}
        </>
      ))}
    </>
  )
}

function wordsOf(inner: z.core.$ZodTypes, labels: Record<string, string>, value: unknown, names: Names): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const text = String(value)
  if (inner._zod.def.type === 'enum') return labels[text] ?? names.get(text) ?? humanise(text)
  if (/^[cp][1-9][0-9]?$/.test(text)) return names.get(text) ?? text
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return plainDate(text)
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? plainTime(text) : text
}

/** What one part says: words, a list, or parts of its own. */
export function Said({ part, names }: { part: Part; names: Names }): Child {
  const { inner, labels, value } = part
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    const element = unwrapped(inner.element as z.core.$ZodType)
    const each = value.map((one) => ({ ...part, ...element, title: '', value: one as unknown }))
    if (each.every((one) => typeof one.value !== 'object')) {
      if (each.length === 1 || each.every(({ value: id }) => /^[cp][1-9]/.test(String(id))))
        return each.map((one) => wordsOf(one.inner, { ...labels, ...one.labels }, one.value, names)).join(', ')
      return (
        <ul class="govuk-list govuk-list--bullet">
          {each.map((one) => (
            <li>
              <Written text={wordsOf(one.inner, { ...labels, ...one.labels }, one.value, names)} />
            </li>
          ))}
        </ul>
      )
    }
    return (
      <ol class="baton-items">
        {each.map((one) => (
          <li>
            <Parts parts={partsOf(one.inner, one.value)} names={names} />
          </li>
        ))}
      </ol>
    )
  }
  if (typeof value !== 'object' || value === null) return <Written text={wordsOf(inner, labels, value, names)} />
  const parts = partsOf(inner, value)
  // Somebody’s name, role and organisation read best in one line.
  if (parts.every(isShort)) return parts.map((one) => wordsOf(one.inner, one.labels, one.value, names)).join(', ')
  return <Parts parts={parts} names={names} />
}

/** Parts as keys and values. */
export function Parts({ parts, names }: { parts: Part[]; names: Names }): Child {
  return (
    <dl class="baton-parts">
      {parts.map((part) => (
        <div class="baton-parts__part">
          <dt>{part.title}</dt>
          <dd>
            <Said part={part} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
