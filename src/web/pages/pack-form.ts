import { Filled, type Pack, type PackItem } from '../../../schemas/pack.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { type Field, fieldsOf, idOf, postedName } from '../forms/fields.ts'
import { type FieldError, readForm } from '../forms/read-form.ts'
import { inRow, sentenceFor } from '../forms/sentences.ts'
import { saidPlainly } from './refusal-words.ts'
import type { PageError } from './verb.tsx'

type Packed = Pack['children'][number]

// Choices in a list: there may be several children, each with several sets of codes.
const fillable: Field[] = fieldsOf(Filled)
  .filter(({ key }) => key !== 'child')
  .map((field) => ({ ...field, hint: `Census item ${field.key}.` }))

/** What an item is called where somebody may fill it in. */
export const titleOf = (item: string): string => fillable.find(({ key }) => key === item)?.title ?? item

/** What is asked of one child: what nobody holds, and what they had better look at before it is filed. */
export function fieldsToFill(pack: Pack, { child, items, fromPapers }: Packed): Field[] {
  const wanted = new Map(pack.toFill.filter((one) => one.child === child).map(({ item, needed }) => [item, needed]))
  const toCheck: readonly PackItem[] = [...fromPapers, ...(items.Ethnicity === 'NOBT' ? (['Ethnicity'] as const) : [])]
  return fillable.flatMap((field) => {
    const needed = wanted.get(field.key as PackItem)
    if (needed === undefined && !toCheck.includes(field.key as PackItem)) return []
    return [{ ...field, optional: needed === false }]
  })
}

/** The hidden field that says whose answers these are: with it no child’s row is taken for blank. */
const whose = (ids: readonly string[]): Field => ({
  ...{ key: 'child', title: 'Child', optional: false, nullable: false },
  ...{ kind: 'hidden', counts: ids },
})

/** The fields of the whole form, as they are posted. */
const posted = (ids: readonly string[]): Field[] => [
  {
    ...{ key: 'children', title: 'Children', optional: true, nullable: false },
    ...{ kind: 'rows', fields: [whose(ids), ...fillable], rows: 1, each: 'Child' },
  },
]

/** Reads what was posted: the answers of each child, and the fields that errors are said with. */
export function readPackForm(form: FormData): { values: unknown; fields: Field[] } {
  const ids = [...form].filter(([name]) => /^children\.\d{1,4}\.child$/.test(name)).map(([, value]) => String(value))
  // Numbers are copied with the spaces that they are printed with.
  const closed = new FormData()
  for (const [name, value] of form)
    closed.append(name, name.endsWith('.LAchildID') ? String(value).replace(/\s/g, '') : value)
  const fields = posted(ids)
  return { values: readForm(fields, closed), fields }
}

/** Says whose answer it is by their name, in place of their number on the page. */
export const withNames = (errors: readonly FieldError[], pack: Pack): FieldError[] =>
  errors.map((error) => ({
    ...error,
    text: error.text.replace(/^Child (\d+)(?=[:,])/, (all, at) => pack.children[Number(at) - 1]?.name ?? all),
  }))

/** What the census would refuse, at the fields that mend it; undefined of a refusal that nothing on the form mends. */
export function errorsOf(refused: Refusal, pack: Pack, names: ReadonlyMap<string, string>): PageError[] | undefined {
  if (refused.code === 'pack-lacks')
    return refused.lacking.map(({ child, item }) => {
      const field = fillable.find(({ key }) => key === item)
      const text = sentenceFor(field, { code: 'invalid_type', expected: 'string', path: [], message: '' })
      return atField(pack, child, item, inRow(names.get(child) ?? child, text))
    })
  if (refused.code !== 'date-impossible') return undefined
  const [, at, item] = /^children\/(\d+)\/(\w+)$/.exec(refused.field) ?? []
  const row = pack.children[Number(at ?? -1)]
  if (row === undefined || item === undefined)
    return [{ text: saidPlainly(refused, names).mend, href: '#main-content' }]
  return [atField(pack, row.child, item, `${row.name}, ${lowerFirst(titleOf(item))}: ${refused.why}`)]
}

function atField(pack: Pack, child: string, item: string, text: string): PageError {
  const at = pack.children.findIndex((one) => one.child === child)
  const field = postedName(postedName('children', at), item)
  const isDate = fillable.some(({ key, kind }) => key === item && kind === 'date')
  return { field, href: `#${idOf(field)}${isDate ? '-day' : ''}`, text }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
