import type { z } from 'zod'
import { valueAt } from '../../../schemas/parts.ts'
import type { TransferView } from '../../../schemas/transfer.ts'
import { HoldMeeting } from '../../../schemas/verbs/meeting.ts'
import type { VerbName } from '../../domain/verbs.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import type { Opened } from './opened.ts'
import { withoutOutcome } from './outcomes.tsx'

// Its child is given: a row in which nothing else is said says nothing.
const givenChild = (fields: readonly Field[]): Field[] =>
  fields.map((one) => {
    const { key, title, optional, nullable } = one
    return key === 'child' ? { ...{ key, title, optional, nullable }, kind: 'hidden', counts: [] } : one
  })

const more = 'Add another service'

/** The fields of the form that records a meeting: an outcome for each child, whose row is the child’s own (R7.3). */
export const meetingFields: readonly Field[] = fieldsOf(HoldMeeting).map((field): Field => {
  if (field.kind !== 'rows') return field
  if (field.key === 'outcomes') return { ...field, fields: givenChild(field.fields) }
  return { ...field, rows: 1, more }
})

const listAt = (values: unknown, key: string): unknown[] => {
  const found = valueAt(values, key)
  return Array.isArray(found) ? found : []
}

const childOf = (row: unknown) => String(valueAt(row, 'child'))

/** What was filled in, with a row for every child who has no outcome yet, in the order of the children. */
export function withEveryChild(values: unknown, view: Pick<TransferView, 'children'>): Record<string, unknown> {
  const given = listAt(values, 'outcomes')
  const still = withoutOutcome(view)
  const others = given.filter((row) => !still.includes(childOf(row)))
  const rows = still.map((child) => given.find((row) => childOf(row) === child) ?? { child })
  return { ...(values as object | undefined), outcomes: [...rows, ...others] }
}

type Issues = readonly z.core.$ZodIssue[]

/** The same complaints where the form now shows what they are about: rows that were left blank were not read. */
export const inShownRows = (issues: Issues, read: unknown, shown: unknown): Issues =>
  issues.map((issue) => {
    const [key, at, ...rest] = issue.path
    if (key !== 'outcomes' || typeof at !== 'number') return issue
    const child = childOf(listAt(read, key)[at])
    const place = listAt(shown, key).findIndex((row) => childOf(row) === child)
    return { ...issue, path: [key, place < 0 ? at : place, ...rest] }
  })

/** The same with one more empty row for a service that cannot be provided. */
export const withAnotherService = (values: unknown): Record<string, unknown> => {
  const given = listAt(values, 'deficits')
  return { ...(values as object | undefined), deficits: [...(given.length > 0 ? given : [{}]), {}] }
}

/** The fields as they suit these answers: each outcome is called by its child’s name. */
export function fieldsForMeeting(values: unknown, names: Opened['names']): Field[] {
  const rows = listAt(values, 'outcomes')
  const titles = rows.map((row) => names.get(childOf(row)) ?? '')
  return meetingFields.map((field) =>
    field.kind === 'rows' && field.key === 'outcomes' ? { ...field, rows: rows.length, titles } : field,
  )
}

/** How a form of this verb is read: as its schema has it, but for the meeting, whose rows are given. */
export const readBy = (verb: VerbName, input: Parameters<typeof fieldsOf>[0]): Field[] =>
  verb === 'hold-meeting' ? [...meetingFields] : fieldsOf(input)
