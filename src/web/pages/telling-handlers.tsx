import {
  ChangeSecret,
  type Mailbox,
  MailboxRole,
  SetMailbox,
  SetWebhook,
  type WebhookTest,
} from '../../../schemas/telling.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { faultInWords } from '../../exchange/fault-words.ts'
import { removeMailbox, setMailbox } from '../../exchange/mailboxes.ts'
import type { Outcome } from '../../exchange/outcome.ts'
import { ownAuthority, setByEmail } from '../../exchange/own-authority.ts'
import { changeSecret, removeWebhook, setWebhook, testWebhook, turnOnWebhook } from '../../exchange/webhook.ts'
import { errorsFor, placeOf, readForm } from '../forms/read-form.ts'
import { notFoundPage, refusalPage } from './fault.tsx'
import { saidPlainly } from './refusal-words.ts'
import { type Ctx, viewerOf } from './shell.tsx'
import { MailboxPage, mailboxFields } from './telling-mailbox.tsx'
import { TellingPage } from './telling-page.tsx'
import { SecretPage } from './telling-secret.tsx'
import { type TellingProps, webhookFields } from './telling-webhook.tsx'
import type { PageError } from './verb.tsx'

type Answer = Response | Promise<Response>

/** What a page says after it was done, by the word in its address. */
const doneWords: Readonly<Record<string, string>> = {
  saved: 'The address is saved.',
  removed: 'The address is taken away.',
  email: 'Emails are turned on.',
  'no-email': 'Emails are turned off.',
  webhook: 'Your case system is told at the new address.',
  'no-webhook': 'Your case system is told no more.',
  tested: 'The test arrived: your case system took it.',
  on: 'The test arrived, and your case system is told again.',
}

const viewing = (c: Ctx) => viewerOf(c.get('session')) ?? { name: c.get('actor').name, council: '', csrf: '' }

/** The page of the settings as they stand, or the refusal. */
async function show(c: Ctx, more: Partial<TellingProps> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const [deps, actor] = [c.get('deps'), c.get('actor')]
  const read = await ownAuthority(deps, actor)
  if ('refused' in read) return refusalPage(c, read.refused)
  const settings = read.found
  const may = actor.roles.includes('administrator')
  const whyOff = settings.webhook?.off && faultInWords(settings.webhook.off.why)
  return c.html(<TellingPage viewer={viewing(c)} {...{ settings, may, whyOff }} {...more} />, status)
}

/** GET /telling. */
export const showTelling = (c: Ctx): Promise<Response> => {
  const [done, fault] = [c.req.query('done') ?? '', c.req.query('fault')]
  if (fault !== undefined && /^[a-z0-9-]{1,40}$/.test(fault))
    return show(c, { errors: [{ text: `The test did not arrive. ${faultInWords(fault)}` }] })
  return show(c, { done: Object.hasOwn(doneWords, done) ? doneWords[done] : undefined })
}

const to = (c: Ctx, query: string): Response => c.redirect(`/telling?${query}`, 303)

/** Leads back to the settings where it was done; a refusal stands there too, but who may not at all gets a page of its own. */
function after<T>(c: Ctx, outcome: Outcome<T>, done: (what: T) => Answer): Answer {
  if ('done' in outcome) return done(outcome.done)
  if ('lost' in outcome)
    return show(
      c,
      {
        errors: [
          { text: 'Somebody changed the secret while you had this page open. Ask them for it, or change it again' },
        ],
      },
      409,
    )
  if (!('refused' in outcome)) throw new Error('a setting has no key to be used twice')
  if (outcome.refused.code === 'wrong-role') return refusalPage(c, outcome.refused)
  return show(c, { errors: [errorOf(outcome.refused)] }, 409)
}

const errorOf = (refusal: Refusal): PageError => {
  const { title, mend } = saidPlainly(refusal, new Map())
  return { text: `${title}. ${mend}` }
}

/** POST /telling/email. */
export async function takeByEmail(c: Ctx): Promise<Response> {
  const on = (await c.req.formData()).get('on') === 'yes'
  const outcome = await setByEmail(c.get('deps'), c.get('actor'), on)
  return after(c, outcome, () => to(c, `done=${on ? 'email' : 'no-email'}`))
}

/** POST /telling/webhook: its address; the first time the secret is shown in the answer itself, and nowhere again. */
export async function takeWebhook(c: Ctx): Promise<Response> {
  const values = readForm(webhookFields, await c.req.formData())
  const url = typeof values === 'object' && values !== null && 'url' in values ? String(values.url) : ''
  const parsed = SetWebhook.safeParse(values)
  if (!parsed.success) return show(c, { url, errors: errorsFor(webhookFields, parsed.error.issues) }, 422)
  const outcome = await setWebhook(c.get('deps'), c.get('actor'), parsed.data)
  if ('refused' in outcome && outcome.refused.code === 'webhook-address')
    return show(c, { url, errors: [{ ...placeOf(webhookFields, 'url'), ...errorOf(outcome.refused) }] }, 422)
  return after(c, outcome, ({ secret, webhook }) =>
    secret === undefined ? to(c, 'done=webhook') : secretShown(c, { secret, webhook }),
  )
}

/** POST /telling/webhook/remove. */
export async function takeRemoveWebhook(c: Ctx): Promise<Response> {
  return after(c, await removeWebhook(c.get('deps'), c.get('actor')), () => to(c, 'done=no-webhook'))
}

/** POST /telling/webhook/secret: in place of the newest that the page showed, so that to load the answer again makes no further one. */
export async function takeSecret(c: Ctx): Promise<Response> {
  const posted = await c.req.formData()
  const [hours, replaces] = [Number(posted.get('keepOldHours')), posted.get('replaces')]
  const parsed = ChangeSecret.safeParse({ keepOldHours: hours, ...(replaces ? { replaces } : {}) })
  if (!parsed.success) return show(c, { errors: [{ text: 'Choose how long the old secret is good as well' }] }, 422)
  return after(c, await changeSecret(c.get('deps'), c.get('actor'), parsed.data), (made) => secretShown(c, made))
}

const secretShown = (c: Ctx, made: Omit<Parameters<typeof SecretPage>[0], 'viewer'>): Answer =>
  c.html(<SecretPage viewer={viewing(c)} {...made} />, 200, { 'cache-control': 'no-store' })

const testedTo = (c: Ctx, test: WebhookTest, done: string): Response =>
  to(c, test.delivered ? `done=${done}` : `fault=${test.fault}`)

/** POST /telling/webhook/test. */
export async function takeTest(c: Ctx): Promise<Response> {
  return after(c, await testWebhook(c.get('deps'), c.get('actor')), (test) => testedTo(c, test, 'tested'))
}

/** POST /telling/webhook/on. */
export async function takeTurnOn(c: Ctx): Promise<Response> {
  return after(c, await turnOnWebhook(c.get('deps'), c.get('actor')), (test) => testedTo(c, test, 'on'))
}

/** GET /telling/mailboxes/:role. */
export const showMailbox = (c: Ctx): Promise<Response> => mailboxPage(c)

async function mailboxPage(c: Ctx, more: { values?: unknown; errors?: readonly PageError[] } = {}): Promise<Response> {
  const [deps, actor, role] = [c.get('deps'), c.get('actor'), MailboxRole.safeParse(c.req.param('role')).data]
  if (role === undefined) return notFoundPage(c)
  if (!actor.roles.includes('administrator'))
    return refusalPage(c, { code: 'wrong-role', rule: 'R1.3', who: ['administrator'] })
  const read = await ownAuthority(deps, actor)
  if ('refused' in read) return refusalPage(c, read.refused)
  const found: Mailbox | undefined = read.found.mailboxes.find((one) => one.role === role)
  return c.html(<MailboxPage viewer={viewing(c)} {...{ of: role, found }} {...more} />, more.errors ? 422 : 200)
}

/** POST /telling/mailboxes/:role. */
export async function takeMailbox(c: Ctx): Promise<Response> {
  const role = MailboxRole.safeParse(c.req.param('role')).data
  if (role === undefined) return notFoundPage(c)
  const values = readForm(mailboxFields, await c.req.formData())
  const parsed = SetMailbox.safeParse(values)
  if (!parsed.success) return mailboxPage(c, { values, errors: errorsFor(mailboxFields, parsed.error.issues) })
  return after(c, await setMailbox(c.get('deps'), c.get('actor'), role, parsed.data), () => to(c, 'done=saved'))
}

/** POST /telling/mailboxes/:role/remove. */
export async function takeRemoveMailbox(c: Ctx): Promise<Response> {
  const role = MailboxRole.safeParse(c.req.param('role')).data
  if (role === undefined) return notFoundPage(c)
  return after(c, await removeMailbox(c.get('deps'), c.get('actor'), role), () => to(c, 'done=removed'))
}
