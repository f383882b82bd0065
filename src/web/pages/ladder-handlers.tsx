import { type Rung, SetRung } from '../../../schemas/ladder.ts'
import { londonDate } from '../../domain/clock.ts'
import { ladderFor, resetRung, setRung } from '../../exchange/ladder.ts'
import type { Outcome } from '../../exchange/outcome.ts'
import { notAdministrator } from '../../exchange/own-authority.ts'
import { errorsFor, placeOf, readForm } from '../forms/read-form.ts'
import { notFoundPage, refusalPage } from './fault.tsx'
import { LadderPage } from './ladder.tsx'
import { fieldsOfRung, RungPage, rungFields } from './ladder-rung.tsx'
import { saidPlainly } from './refusal-words.ts'
import { type Ctx, viewerOf } from './shell.tsx'
import type { PageError } from './verb.tsx'

type Answer = Response | Promise<Response>

/** What the page says after it was done, by the word in its address. */
const doneWords: Readonly<Record<string, string>> = {
  saved: 'The rung is saved.',
  reset: 'Your settings for the rung are removed: it stands as the exchange has it.',
}

const viewing = (c: Ctx) => viewerOf(c.get('session')) ?? { name: c.get('actor').name, council: '', csrf: '' }

/** GET /ladder. */
export async function showLadder(c: Ctx): Promise<Response> {
  const [deps, actor, done] = [c.get('deps'), c.get('actor'), c.req.query('done') ?? '']
  const read = await ladderFor(deps, actor)
  if ('refused' in read) return refusalPage(c, read.refused)
  const props = { viewer: viewing(c), ladder: read.found, today: londonDate(deps.now()) }
  const may = notAdministrator(actor) === undefined
  const said = Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
  return c.html(<LadderPage {...props} may={may} done={said} />)
}

/** The rung that the address names; none where it names no rung. */
const rungIn = (c: Ctx): number | undefined => {
  const named = c.req.param('rung') ?? ''
  return /^[0-3]$/.test(named) ? Number(named) : undefined
}

/** GET /ladder/:rung. */
export const showRung = (c: Ctx): Promise<Response> => rungPage(c)

async function rungPage(c: Ctx, more: { values?: unknown; errors?: readonly PageError[] } = {}): Promise<Response> {
  const [deps, actor, rung] = [c.get('deps'), c.get('actor'), rungIn(c)]
  const refused = notAdministrator(actor)
  if (refused) return refusalPage(c, refused)
  const read = await ladderFor(deps, actor)
  if ('refused' in read) return refusalPage(c, read.refused)
  const found: Rung | undefined = read.found.rungs.find((one) => one.rung === rung)
  if (found === undefined) return notFoundPage(c)
  return c.html(<RungPage viewer={viewing(c)} found={found} {...more} />, more.errors ? 422 : 200)
}

/** POST /ladder/:rung. */
export async function takeRung(c: Ctx): Promise<Response> {
  const rung = rungIn(c)
  if (rung === undefined) return notFoundPage(c)
  const values = readForm(rungFields, await c.req.formData())
  const parsed = SetRung.safeParse(values)
  if (!parsed.success) return rungPage(c, { values, errors: errorsFor(rungFields, parsed.error.issues) })
  return after(c, await setRung(c.get('deps'), c.get('actor'), rung, parsed.data), 'saved', values)
}

/** POST /ladder/:rung/reset. */
export async function takeResetRung(c: Ctx): Promise<Response> {
  const rung = rungIn(c)
  if (rung === undefined) return notFoundPage(c)
  return after(c, await resetRung(c.get('deps'), c.get('actor'), rung), 'reset')
}

/** Leads back to the ladder; a refusal stands at its field, but who may not at all gets a page of its own. */
function after(c: Ctx, outcome: Outcome<unknown>, done: string, values?: unknown): Answer {
  if ('done' in outcome) return c.redirect(`/ladder?done=${done}`, 303)
  if (!('refused' in outcome)) throw new Error('a rung has no version and no key')
  const { refused } = outcome
  if (!('field' in refused)) return refusalPage(c, refused)
  const { title, mend } = saidPlainly(refused, new Map())
  return rungPage(c, {
    values,
    errors: [{ ...placeOf(fieldsOfRung(rungIn(c)), refused.field), text: `${title}. ${mend}` }],
  })
}
