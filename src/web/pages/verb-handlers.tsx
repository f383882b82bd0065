import { z } from 'zod'
import type { Standing } from '../../../schemas/transfer.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { type VerbName, verbs } from '../../domain/verbs.ts'
import type { Outcome } from '../../exchange/outcome.ts'
import { perform } from '../../exchange/perform.ts'
import { fieldsOf } from '../forms/fields.ts'
import { errorsFor, placeOf, readForm } from '../forms/read-form.ts'
import { alreadyDone } from './already-done.ts'
import { chosenIn, initialOf } from './chosen.ts'
import { sameAsTheirs } from './dispute-form.ts'
import { notFoundPage, refusalPage } from './fault.tsx'
import { all, questionsIn } from './from-record.ts'
import { inShownRows, readBy, withAnotherService } from './meeting-form.ts'
import { namesOf } from './names.ts'
import { notYoursPage } from './not-yours.tsx'
import { Id, type Opened, openTransfer } from './opened.ts'
import { saidPlainly } from './refusal-words.ts'
import type { Ctx } from './shell.tsx'
import { withPages } from './steps.tsx'
import { choicesFor, fieldsFor, type PageError, shownIn, VerbPage, type VerbProps } from './verb.tsx'

/** What every form carries unseen. */
export const Hidden = z.object({ version: z.coerce.number().int().min(0).max(2_000_000_000), once: z.uuid() })

/** The verb that an address names, where it has a plain form of its own. */
function verbIn(c: Ctx): VerbName | undefined {
  const [verb] = withPages([c.req.param('verb') ?? ''])
  return verb
}

/** GET /transfers/:id/:verb. Whoever may not do it is told who may, in place of the form. */
export async function showVerb(c: Ctx): Promise<Response> {
  const verb = verbIn(c)
  if (verb === undefined) return notFoundPage(c)
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  const refused = notYoursPage(c, verb, opened)
  if (refused) return refused
  const values = startsWith(verb, opened, c.req.query())
  return c.html(<VerbPage opened={opened} verb={verb} once={crypto.randomUUID()} values={values} />)
}

/** What a form may know before anybody fills it in: of itself, or chosen by an id in the address. */
function startsWith(verb: VerbName, opened: Opened, query: Record<string, string>): unknown {
  const { record, today, view } = opened
  const fields = fieldsOf(verbs[verb].input)
  const chosen = { ...initialOf(fields), ...chosenIn(fields, choicesFor(verb, opened), query) }
  if (verb === 'decide' && query.same) return { ...chosen, ...sameAsTheirs(opened, query.same) }
  if (verb === 'accept') return { ...chosen, leadsFrom: today }
  // Whoever changes a meeting has typed it all once already.
  if (verb === 'arrange-meeting') return { ...chosen, ...all(record, 'MeetingArranged').at(-1)?.said, lateReason: '' }
  const { meeting } = view.content ?? {}
  if (verb === 'hold-meeting') return { ...chosen, on: meeting?.heldOn ?? meeting?.on }
  const open = verb === 'answer' ? questionsIn(record).filter(({ answer }) => answer === undefined) : []
  return open[0] ? { ...chosen, question: open[0].number } : chosen
}

/** POST /transfers/:id/:verb: read, check, perform; what is refused comes back with its answers kept. */
export async function takeVerb(c: Ctx): Promise<Response> {
  const verb = verbIn(c)
  if (verb === undefined || !Id.safeParse(c.req.param('id')).success) return notFoundPage(c)
  const form = await c.req.formData()
  const { input } = verbs[verb]
  const values = readForm(readBy(verb, input), form)
  // A button that asks for one more row does nothing else.
  if (verb === 'hold-meeting' && form.get('more') === 'deficits')
    return again(c, verb, withAnotherService(values), { status: 200 })
  const parsed = input.safeParse(values)
  if (!parsed.success) return again(c, verb, values, { issues: parsed.error.issues, status: 422 })
  return settle(c, verb, await performOnce(c, verb, form, parsed.data, parsed.data), values)
}

/** Performs a verb with what its form carries unseen; `text` is what makes a second press the same call. */
export async function performOnce(
  c: Ctx,
  verb: VerbName,
  form: FormData,
  input: unknown,
  same: unknown,
): Promise<Outcome<Standing> | 'stale'> {
  const hidden = Hidden.safeParse({ version: form.get('version'), once: form.get('once') })
  if (!hidden.success) return 'stale'
  const { version, once } = hidden.data
  // A parsed input has its keys in the order of its schema, so the same answers give the same text.
  const call = { key: once, text: `POST ${c.req.path}\n${JSON.stringify(same)}` }
  return perform(c.get('deps'), c.get('actor'), { id: Id.parse(c.req.param('id')), verb, input, version, call })
}

type Way = Partial<Pick<VerbProps, 'errors' | 'lost'>> & { status: 409 | 422 }

/** What the schema refused; where it stands on the form is known once the transfer is open. */
type Unread = { issues: readonly z.core.$ZodIssue[]; status: 422 }

/** The field that mends what is refused, where the refusal names none. */
const mendedAt: Readonly<Partial<Record<RefusalCode, string>>> = {
  'ground-needs-a-reason': 'code',
  'not-the-last-rung': 'decision',
  'position-not-stated': 'decision',
  'not-in-dispute': 'children',
}

/** What an outcome that is not done says on the form. */
export function wayBack(
  outcome: Exclude<Outcome, { done: unknown }> | 'stale',
  opened: Opened,
  tried?: { verb: VerbName; worker: string },
): Way {
  if (outcome === 'stale')
    return {
      status: 422,
      errors: [{ text: 'This page was incomplete. Check your answers and press the button again.' }],
    }
  if ('lost' in outcome) return { status: 409, lost: { changed: outcome.lost.changed } }
  if ('keyReused' in outcome)
    return {
      status: 409,
      errors: [
        {
          text: 'This form was already taken once, with other answers. Look at the transfer before you send it again.',
          href: `/transfers/${opened.view.id}`,
        },
      ],
    }
  const { refused } = outcome
  const { title, mend } = saidPlainly(refused, namesOf(opened.view))
  if (refused.code !== 'out-of-turn') {
    const field = 'field' in refused ? refused.field : mendedAt[refused.code]
    const place = tried && field ? placeOf(fieldsFor(tried.verb, opened), field) : {}
    return { status: 422, errors: [{ ...place, text: `${title}. ${mend}` }] }
  }
  const already = tried && alreadyDone(tried.verb, opened.record, tried.worker)
  const error: PageError = { text: `${already ?? `${title}.`} ${mend}`, href: `/transfers/${opened.view.id}` }
  return { status: 422, errors: [error] }
}

async function settle(c: Ctx, verb: VerbName, outcome: Outcome | 'stale', values: unknown): Promise<Response> {
  if (outcome !== 'stale' && 'done' in outcome) return c.redirect(`/transfers/${outcome.done.id}?done=${verb}`, 303)
  return again(c, verb, values, outcome)
}

/** The form once more, on the transfer as it now is, with what was filled in. */
async function again(
  c: Ctx,
  verb: VerbName,
  values: unknown,
  why: Way | Unread | { status: 200 } | Exclude<Outcome, { done: unknown }> | 'stale',
): Promise<Response> {
  const opened = await openTransfer(c)
  if ('refused' in opened) return refusalPage(c, opened.refused)
  const tried = { verb, worker: c.get('actor').worker }
  const wayOf = (): Way | { status: 200 } => {
    if (why === 'stale' || !('status' in why)) return wayBack(why, opened, tried)
    if (!('issues' in why)) return why
    const shown = shownIn(verb, opened, values)
    return { status: 422, errors: errorsFor(fieldsFor(verb, opened, shown), inShownRows(why.issues, values, shown)) }
  }
  const { status, ...shown } = wayOf()
  return c.html(<VerbPage opened={opened} verb={verb} once={crypto.randomUUID()} values={values} {...shown} />, status)
}
