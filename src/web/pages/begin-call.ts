import { z } from 'zod'
import type { Authority } from '../../../schemas/authority.ts'
import { valueAt } from '../../../schemas/parts.ts'
import type { Standing } from '../../../schemas/transfer.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { authoritiesFor } from '../../exchange/directory.ts'
import type { openDraft } from '../../exchange/open.ts'
import type { Outcome } from '../../exchange/outcome.ts'
import type { Choice, Field } from '../forms/fields.ts'
import { idOf } from '../forms/fields.ts'
import { errorsFor } from '../forms/read-form.ts'
import { saidPlainly } from './refusal-words.ts'
import type { Ctx } from './shell.tsx'
import type { PageError } from './verb.tsx'

/** Every authority but the reader’s own. */
export async function otherAuthorities(c: Ctx): Promise<Authority[]> {
  const all = await authoritiesFor(c.get('deps'), c.get('actor'))
  return all.filter(({ id }) => id !== c.get('actor').authority)
}

/** The councils of a list to choose from; of one that is not on the exchange it is said so (R9.4). */
export const councilChoices = (authorities: readonly Authority[]): Choice[] =>
  authorities.map(({ id, name, onExchange, byDutyInbox }) => {
    const how = byDutyInbox ? ' (by its duty inbox)' : ' (not on Baton)'
    return { value: id, label: onExchange ? name : `${name}${how}` }
  })

type Open<I> = (
  deps: Parameters<typeof openDraft>[0],
  by: Parameters<typeof openDraft>[1],
  input: I,
  call: { key: string; text: string },
) => Promise<Outcome<Standing>>

/** What did not come of it: where to go, or what to put right and how that is answered. */
export type NotBegun = { status: 409 | 422; errors: PageError[] }

/**
 * Checks what a form says by the schema of the call, and makes the call once, however often the button is pressed.
 * Gives the new transfer’s id, or what to say on the form, which keeps its answers.
 */
export async function beginOnce<S extends z.ZodObject>(
  c: Ctx,
  form: FormData,
  {
    schema,
    open,
    fields,
    values,
    council,
  }: { schema: S; open: Open<z.infer<S>>; fields: Field[]; values: unknown; council: string },
): Promise<{ id: string } | NotBegun> {
  const parsed = schema.safeParse(values)
  if (!parsed.success) return { status: 422, errors: errorsFor(fields, parsed.error.issues) }
  const once = z.uuid().safeParse(form.get('once'))
  if (!once.success)
    return {
      status: 422,
      errors: [{ text: 'This page was incomplete. Check your answers and press the button again.' }],
    }
  // A parsed input has its keys in the order of its schema, so the same answers give the same text.
  const call = { key: once.data, text: `POST ${c.req.path}\n${JSON.stringify(parsed.data)}` }
  const outcome = await open(c.get('deps'), c.get('actor'), parsed.data, call)
  if ('done' in outcome) return { id: outcome.done.id }
  if ('refused' in outcome) return { status: 422, errors: [refusedAt(outcome.refused, values, council)] }
  const text =
    'This form was already taken, or was sent twice at once. Look in your transfers before you send it again.'
  return { status: 409, errors: [{ text, href: '/transfers' }] }
}

const ofTheCouncil: readonly Refusal['code'][] = ['same-authority', 'unknown-authority', 'receiver-not-on-exchange']

/** What a rule said no to, at the field that mends it where there is one. */
function refusedAt(refusal: Refusal, values: unknown, council: string): PageError {
  const family = valueAt(values, 'family')
  const lists = ['children', 'people'].map((list) => valueAt(family, list))
  const people = lists.flatMap((rows): unknown[] => (Array.isArray(rows) ? rows : []))
  const names = new Map(people.map((one) => [String(valueAt(one, 'id')), String(valueAt(one, 'name'))]))
  const { title, mend } = saidPlainly(refusal, names)
  const text = `${title}. ${mend}`
  const field = fieldOf(refusal, lists[0], council)
  return field === undefined ? { text } : { field, href: `#${idOf(field)}`, text }
}

function fieldOf(refusal: Refusal, children: unknown, council: string): string | undefined {
  if (ofTheCouncil.includes(refusal.code)) return council
  if (refusal.code !== 'wrong-procedure') return undefined
  if (refusal.child === undefined) return 'family.whereabouts'
  const at = Array.isArray(children) ? children.findIndex((one) => valueAt(one, 'id') === refusal.child) : -1
  return at < 0 ? undefined : `family.children.${at}.status`
}
