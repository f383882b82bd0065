import { Family } from '../../../schemas/family.ts'
import { valueAt } from '../../../schemas/parts.ts'
import { type Field, fieldsOf } from './fields.ts'
import { readForm } from './read-form.ts'

/** The two lists of a family, each a row for each person. */
export type List = 'children' | 'people'

export const each = { children: 'Child', people: 'Adult' } as const

/** How many of each may be named; the schema refuses more (R2). */
export const MOST_ROWS = 20

const letter = { children: 'c', people: 'p' } as const

/** What an alert asks of a family: it is written in a hurry, and more can be recorded afterwards (R2.8). */
const SHORTLY: Record<List, readonly string[]> = {
  children: ['id', 'name', 'PersonBirthDate', 'ExpectedPersonBirthDate', 'birthDateNotKnown'],
  people: ['id', 'name', 'relationship', 'parentalResponsibility', 'safeContact'],
}

// Needed, or answered already, whatever the schema lets a case system leave out.
const NOT_OPTIONAL = ['PersonBirthDate', 'ExpectedPersonBirthDate', 'status', 'whereabouts']

const addressTitles: Record<string, (place: string) => string> = {
  lines: (place) => place,
  postcode: (place) => place.replace('Address', 'Postcode'),
  keepFrom: (place) => `Who must not know the ${place.toLowerCase()}`,
}

type FamilyAsked = {
  /** `alert`: only what is known at once. `request`: a family that is here has no unknown whereabouts. */
  for: 'draft' | 'request' | 'alert'
  /** The ids whose rows are never taken for blank. */
  counts?: readonly string[]
}

/** The family as a form asks for it: the schema’s own fields, their ids given by the page and not typed. */
export function familyField({ for: what, counts = [] }: FamilyAsked): Field & { kind: 'group' } {
  const fields = fieldsOf(Family)
    .filter(({ kind, key }) => kind === 'rows' || (what !== 'alert' && (what === 'draft' || key !== 'whereabouts')))
    .map((field): Field => {
      if (field.kind === 'rows') return rowsAsked(field, what === 'alert', counts)
      if (field.kind === 'group')
        return {
          ...field,
          fields: field.fields.map((one) => ({ ...one, title: addressTitles[one.key]?.(field.title) ?? one.title })),
        }
      return field.key === 'whereabouts' ? whereabouts(field) : field
    })
  return { key: 'family', title: 'Family', optional: false, nullable: false, kind: 'group', fields }
}

function rowsAsked(field: Field & { kind: 'rows' }, short: boolean, counts: readonly string[]): Field {
  const list = field.key === 'people' ? 'people' : 'children'
  const fields = field.fields
    .filter(({ key }) => !short || SHORTLY[list].includes(key))
    .map((one): Field => {
      const { key, title, hint, nullable, initial } = one
      if (key === 'id') return { key, title, hint, nullable, initial, optional: false, kind: 'hidden', counts }
      const optional = one.optional && !NOT_OPTIONAL.includes(key)
      // Radios for each child would make a page of several children very long.
      return one.kind === 'one' && list === 'children' ? { ...one, optional, asList: true } : { ...one, optional }
    })
  return { ...field, each: each[list], title: list === 'people' ? 'Adults' : 'Children', fields }
}

const whereabouts = (field: Field): Field =>
  field.kind === 'one'
    ? {
        ...field,
        ...{ title: 'Do you know where the family is?', optional: false },
        options: field.options.map((one) => ({ ...one, label: one.value === 'known' ? 'Yes' : 'No' })),
      }
    : field

/** What a family form shows: its answers, and the ids of all its rows, the blank ones last. */
export type FamilyShown = { values: unknown; rows: Record<List, readonly string[]> }

const idsAt = (values: unknown, list: List): string[] => {
  const rows = valueAt(valueAt(values, 'family'), list)
  return (Array.isArray(rows) ? rows : []).map((row) => valueAt(row, 'id')).filter((id) => typeof id === 'string')
}

/** The next id of a list: higher than any that was given, so that nobody takes over what is recorded of somebody else. */
function nextId(list: List, taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(/^[cp]([1-9][0-9]?)$/.exec(id)?.[1] ?? 0))
  return `${letter[list]}${Math.max(0, ...numbers) + 1}`
}

/** A form before anybody filled it in, or on a family that is on record: at least as many rows as are asked for. */
export function familyShown(values: unknown, least: Record<List, number>): FamilyShown {
  const rows = (list: List) => {
    const ids = idsAt(values, list)
    while (ids.length < least[list]) ids.push(nextId(list, ids))
    return ids
  }
  return { values, rows: { children: rows('children'), people: rows('people') } }
}

const keepFrom = ['family.from.keepFrom', 'family.to.keepFrom']
const rowPrefix = (list: List, at: number | string) => `family.${list}.${at}.`

/** Takes a row out of what was posted, with the ticks that named it. */
function without(form: FormData, list: List, at: number): FormData {
  const gone = form.get(`${rowPrefix(list, at)}id`)
  const left = new FormData()
  for (const [name, value] of form) {
    const ofRow = name.startsWith(rowPrefix(list, at))
    if (!ofRow && !(keepFrom.includes(name) && value === gone)) left.append(name, value)
  }
  return left
}

export type FamilyPosted = FamilyShown & {
  /** The button that changes only the number of rows, where it was that one. */
  pressed: boolean
  fields: Field[]
}

/**
 * Reads a posted form that holds a family: its answers, its rows, and whether only a row was to be added or removed.
 * Somebody from whom an address is kept is never a blank row: the schema asks for their name (R3.10).
 * @param fieldsWith the fields of the whole form, given the family's
 * @param named ids on record, whose rows stay even when they were emptied
 */
export function readFamily(
  posted: FormData,
  asked: FamilyAsked['for'],
  fieldsWith: (family: Field) => Field[],
  named: readonly string[] = [],
): FamilyPosted {
  const [, act, which, at] = /^(add|remove)\.(children|people)(?:\.(\d{1,4}))?$/.exec(String(posted.get('press'))) ?? []
  const list = which === 'people' ? 'people' : 'children'
  const form = act === 'remove' && at !== undefined ? without(posted, list, Number(at)) : posted
  const kept = keepFrom.flatMap((name) => form.getAll(name)).map(String)
  const fields = fieldsWith(familyField({ for: asked, counts: [...named, ...kept] }))
  const values = readForm(fields, closedUp(form))
  const rows = { children: idsIn(form, values, 'children'), people: idsIn(form, values, 'people') }
  if (act === 'add' && rows[list].length < MOST_ROWS) rows[list].push(nextId(list, [...rows[list], ...named]))
  return { values, rows, fields, pressed: act !== undefined }
}

/** Numbers are copied with the spaces that they are printed with. */
function closedUp(form: FormData): FormData {
  const closed = new FormData()
  for (const [name, value] of form)
    closed.append(name, /[.](NHSNumber|UPN|LAchildID)$/.test(name) ? String(value).replace(/\s/g, '') : value)
  return closed
}

/** The ids of the rows that were posted: those that say something first, as their answers are numbered. */
function idsIn(form: FormData, values: unknown, list: List): string[] {
  const filled = idsAt(values, list)
  const posted = [...form]
    .filter(([name]) => name.startsWith(`family.${list}.`) && name.endsWith('.id'))
    .map(([, value]) => String(value))
  return [...filled, ...posted.filter((id) => !filled.includes(id)).slice(0, MOST_ROWS)]
}
