import { AuthorityId } from '../../../schemas/authority.ts'
import { operatorOf } from '../../auth/operator.ts'
import {
  confirmDesk,
  type DeskOutcome,
  type DeskSeen,
  guestsOf,
  removeDesk,
  sendDeskTest,
  setDesk,
} from '../../exchange/guest-desks.ts'
import { errorsFor, readForm } from '../forms/read-form.ts'
import { DeskForm, DeskPage, type DeskPageProps, deskFields } from './operator-desk.tsx'
import { type DeskStepName, deskRefusals, deskSteps } from './operator-desk-words.ts'
import type { Ctx } from './shell.tsx'

async function given(c: Ctx): Promise<Pick<DeskPageProps, 'operator' | 'guest' | 'now'> | undefined> {
  const [deps, id] = [c.get('deps'), AuthorityId.safeParse(c.req.param('authority'))]
  const [guest] = id.success ? await guestsOf(deps, id.data) : []
  return guest && { operator: operatorOf(c), guest, now: deps.now() }
}

/** GET /operator/desks/:authority. */
export async function showDesk(c: Ctx): Promise<Response> {
  const props = await given(c)
  if (props === undefined) return c.notFound()
  const done = deskSteps.find((step) => step === c.req.query('done'))
  return c.html(<DeskPage {...props} done={done} />)
}

/** POST /operator/desks/:authority/:step, for the desk as the page showed it (R9.4). */
export const takeDesk =
  (step: DeskStepName) =>
  async (c: Ctx): Promise<Response> => {
    const before = await given(c)
    if (before === undefined) return c.notFound()
    const posted = await c.req.formData()
    const seen = posted.get('seen')
    const which = { authority: before.guest.id, seen: typeof seen === 'string' && seen !== '' ? seen : undefined }
    const values = step === 'set' ? readForm(deskFields, posted) : undefined
    const parsed = DeskForm.safeParse(values)
    if (step === 'set' && !parsed.success)
      return c.html(<DeskPage {...before} values={values} errors={errorsFor(deskFields, parsed.error.issues)} />, 422)
    const outcome = await taken(c, step, which, parsed.data)
    if ('done' in outcome) return c.redirect(`/operator/desks/${before.guest.id}?done=${step}`, 303)
    const { text, status } = deskRefusals[outcome.refused]
    // As it stands now, which may be why it was refused.
    const now = await given(c)
    return now ? c.html(<DeskPage {...now} values={values} errors={[{ text }]} />, status) : c.notFound()
  }

async function taken(
  c: Ctx,
  step: DeskStepName,
  which: DeskSeen,
  desk: { email: string; source: string } | undefined,
): Promise<DeskOutcome> {
  const [deps, { worker }] = [c.get('deps'), operatorOf(c)]
  if (step === 'confirm') return confirmDesk(deps, worker, which)
  if (step === 'test') return sendDeskTest(deps, worker, which)
  if (step === 'remove' || desk === undefined) return removeDesk(deps, worker, which)
  return setDesk(deps, worker, { ...which, ...desk })
}
