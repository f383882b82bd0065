import type { z } from 'zod'
import { valueAt } from '../../../schemas/parts.ts'
import { type Field, fieldsOf, idOf, postedName, titleOfRow } from './fields.ts'
import { inRow, sentenceFor } from './sentences.ts'

export interface FieldError {
  /** The posted name of the field, or '' when the whole form is meant. */
  field: string
  /** Where on the page it can be put right. */
  href: string
  text: string
}

function textAt(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : ''
}

function dateAt(form: FormData, name: string): string | undefined {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => textAt(form, `${name}-${part}`))
  if (day === '' && month === '' && year === '') return undefined
  const twoDigits = (part: string) => (/^\d$/.test(part) ? `0${part}` : part)
  return [year, twoDigits(month), twoDigits(day)].join('-')
}

function numberAt(form: FormData, name: string): number | string | undefined {
  const typed = textAt(form, name)
  if (typed === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed
}

function listed(values: string[]): string[] | undefined {
  const kept = values.map((value) => value.trim()).filter((value) => value !== '')
  return kept.length > 0 ? kept : undefined
}

/** Whether anything was filled in beyond what the form itself had put there. */
function saysMore(fields: Field[], row: unknown): boolean {
  return fields.some((field) => {
    const value = valueAt(row, field.key)
    if (value === undefined) return false
    if (field.kind === 'hidden') return typeof value === 'string' && field.counts.includes(value)
    return field.kind === 'group' ? saysMore(field.fields, value) : value !== field.initial
  })
}

function rowsAt(field: Field & { kind: 'rows' }, name: string, form: FormData): unknown[] | undefined {
  const start = `${name}.`
  const numbers = new Set<number>()
  for (const key of form.keys()) {
    const digits = key.startsWith(start) ? /^\d{1,4}(?=\.)/.exec(key.slice(start.length)) : null
    if (digits) numbers.add(Number(digits[0]))
  }
  const rows = [...numbers]
    .sort((a, b) => a - b)
    .map((at) => filledIn(field.fields, postedName(name, at), form))
    .filter((row) => row !== undefined && saysMore(field.fields, row))
  return rows.length > 0 ? rows.map((row) => completed(field.fields, row)) : undefined
}

/** What was filled in for one field; nothing when it was left blank. */
function readOne(field: Field, name: string, form: FormData): unknown {
  switch (field.kind) {
    case 'date':
      return dateAt(form, name)
    case 'number':
      return numberAt(form, name)
    case 'tick':
      return form.has(name) ? true : undefined
    case 'yes-no': {
      const answer = textAt(form, name)
      return answer === 'yes' || answer === 'no' ? answer === 'yes' : undefined
    }
    case 'many':
      return listed(form.getAll(name).filter((value) => typeof value === 'string'))
    case 'lines':
      return listed(textAt(form, name).split('\n'))
    case 'group':
      return filledIn(field.fields, name, form)
    case 'rows':
      return rowsAt(field, name, form)
    default:
      return textAt(form, name) || undefined
  }
}

/** The fields that were filled in; nothing when all were left blank. */
function filledIn(fields: Field[], prefix: string, form: FormData): Record<string, unknown> | undefined {
  const found = fields
    .map((field) => [field.key, readOne(field, postedName(prefix, field.key), form)] as const)
    .filter(([, value]) => value !== undefined)
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** What stands for a field that was left blank; nothing when it is to be left out. */
function blank(field: Field): unknown {
  const mayBeLeftOut = field.optional && field.initial === undefined
  if (mayBeLeftOut || (field.kind === 'tick' && field.must)) return undefined
  if (field.kind === 'tick') return false
  if (field.kind === 'group') return completed(field.fields, {})
  if (field.kind === 'many' || field.kind === 'lines' || field.kind === 'rows') return []
  return field.nullable ? null : undefined
}

function completed(fields: Field[], found: unknown): Record<string, unknown> {
  const all = fields.map((field) => {
    const value = valueAt(found, field.key)
    if (value === undefined) return [field.key, blank(field)] as const
    const whole = field.kind === 'group' ? completed(field.fields, value) : value
    return [field.key, whole] as const
  })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

const fieldsIn = (of: z.ZodObject | Field[]): Field[] => (Array.isArray(of) ? of : fieldsOf(of))

/**
 * Turns a posted plain form back into what the schema parses, by the schema or by fields that were read out of it. Blanks are left out, lists that nobody filled in are
 * empty, and what is no date or number stays as it was typed, so that the schema refuses it and the page can show it.
 */
export function readForm(of: z.ZodObject | Field[], form: FormData): unknown {
  const fields = fieldsIn(of)
  return completed(fields, filledIn(fields, '', form) ?? {})
}

/** The id of the first input of a field. */
function firstInput(field: Field, name: string): string {
  const within = field.kind === 'group' || field.kind === 'rows' ? field.fields : []
  const first = within.find(({ kind }) => kind !== 'hidden')
  if (first === undefined) return field.kind === 'date' ? `${idOf(name)}-day` : idOf(name)
  return firstInput(first, postedName(field.kind === 'rows' ? postedName(name, 0) : name, first.key))
}

/** Where an error of one field stands, for what is refused after the form was read; nothing where no field is called so. */
export function placeOf(fields: Field[], key: string): Pick<FieldError, 'field' | 'href'> | undefined {
  const field = fields.find((one) => one.key === key)
  return field && { field: key, href: `#${firstInput(field, key)}` }
}

function errorAt(fields: Field[], prefix: string, path: PropertyKey[], issue: z.core.$ZodIssue): FieldError {
  const [key, ...rest] = path
  const field = fields.find((one) => one.key === key)
  if (field === undefined || key === undefined) {
    const [first] = fields
    const href = key === undefined && first ? `#${firstInput(first, postedName(prefix, first.key))}` : '#main-content'
    return { field: key === undefined ? prefix : path.map(String).join('.'), href, text: sentenceFor(undefined, issue) }
  }
  const name = postedName(prefix, field.key)
  if (field.kind === 'group' && rest.length > 0) return errorAt(field.fields, name, rest, issue)
  if (field.kind === 'rows' && typeof rest[0] === 'number') {
    const inner = errorAt(field.fields, postedName(name, rest[0]), rest.slice(1), issue)
    return { ...inner, text: inRow(titleOfRow(field, rest[0]), inner.text) }
  }
  return { field: name, href: `#${firstInput(field, name)}`, text: sentenceFor(field, issue) }
}

/**
 * What to tell the person about a form that the schema refused: one error a field, in the order of the issues.
 * A message that the schema gives for its own rule is kept; the rest is said with the field's title.
 */
export function errorsFor(of: z.ZodObject | Field[], issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const fields = fieldsIn(of)
  const errors = new Map<string, FieldError>()
  for (const issue of issues) {
    const error = errorAt(fields, '', issue.path, issue)
    if (!errors.has(error.field)) errors.set(error.field, error)
  }
  return [...errors.values()]
}
