import { uuidv7 } from 'uuidv7'
import type {
  ChangeSecret,
  OwnAuthority,
  OwnWebhook,
  SecretChanged,
  SetWebhook,
  WebhookSet,
  WebhookTest,
} from '../../schemas/telling.ts'
import { asParty, type Tx } from '../db/client.ts'
import { sealAnswer } from '../db/sealed-answer.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/actor.ts'
import { checkAddress } from '../notify/resolve.ts'
import { secretsOf } from '../notify/secrets.ts'
import { sendWebhook } from '../notify/webhook.ts'
import { addressMend, faultInWords } from './fault-words.ts'
import type { Outcome } from './outcome.ts'
import { notAdministrator, settingsOf, webhookOf } from './own-authority.ts'

/** More signatures than this no message carries. */
const mostSecrets = 4
const msOfHour = 3_600_000
const noWebhook = { refused: { code: 'no-webhook', rule: 'R9.1' } } as const

/**
 * Sets where an authority’s case system is told (R9.1), once its address is found to be a public one. The first time a secret is
 * made, and told this once. Another address begins anew, on; the same one changes nothing.
 */
export async function setWebhook(deps: Deps, by: Actor, { url }: SetWebhook): Promise<Outcome<WebhookSet>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  const { authority } = by
  const now = deps.now()
  const before = await asParty(deps.sql, authority, (tx) => webhookOf(tx, authority, now))
  if (before?.url === url && before.secrets.length > 0) return { done: { webhook: before } }
  const checked = await checkAddress(deps, url)
  if ('refused' in checked)
    return { refused: { code: 'webhook-address', rule: 'R9.1', field: 'url', why: addressMend(checked.refused) } }
  const set = { url, set_at: now.toISOString(), set_by: by.worker }
  return asParty(deps.sql, authority, async (tx) => {
    const anew = { failing_since: null, off_at: null, off_why: null, reported_at: null }
    await tx`
      insert into webhook ${tx({ authority, ...set })} on conflict (authority) do update set ${tx({ ...set, ...anew })}
      where webhook.url <> excluded.url`
    const found = await mustHave(tx, authority, now)
    if (found.secrets.length > 0) return { done: { webhook: found } }
    const secret = await addSecret(deps, tx, authority, now)
    return { done: { webhook: await mustHave(tx, authority, now), secret } }
  })
}

/** Takes the webhook away, with its secrets; not where an authority is told in no other way (R9.3). */
export async function removeWebhook(deps: Deps, by: Actor): Promise<Outcome<OwnAuthority>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  const { authority } = by
  return asParty(deps.sql, authority, async (tx): Promise<Outcome<OwnAuthority>> => {
    await tx`select 1 from webhook where authority = ${authority} for update`
    const settings = await settingsOf(tx, authority, deps.now())
    if (settings.webhook === undefined) return { done: settings }
    if (!settings.byEmail) return { refused: { code: 'no-other-way', rule: 'R9.3' } }
    await tx`delete from webhook_secret where authority = ${authority}`
    await tx`delete from webhook where authority = ${authority}`
    return { done: await settingsOf(tx, authority, deps.now()) }
  })
}

/**
 * Makes a new secret, told this once; older ones sign too for so many hours, so that a case system can change over while it is
 * told. Where a newer one was made than the caller knew of, nothing is changed.
 */
export async function changeSecret(
  deps: Deps,
  by: Actor,
  { keepOldHours, replaces }: ChangeSecret,
): Promise<Outcome<SecretChanged>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  const { authority } = by
  const now = deps.now()
  return asParty(deps.sql, authority, async (tx): Promise<Outcome<SecretChanged>> => {
    // Two who change it at once stand in line: one’s secret must not be taken for old before it was read.
    const [there] = await tx`select 1 from webhook where authority = ${authority} for update`
    if (there === undefined) return noWebhook
    const newest = (await mustHave(tx, authority, now)).secrets[0]?.madeAt
    if (replaces !== undefined && new Date(replaces).toISOString() !== newest)
      return { lost: { version: 0, changed: [] } }
    const until = new Date(now.getTime() + keepOldHours * msOfHour).toISOString()
    await tx`update webhook_secret set until = ${until} where authority = ${authority} and (until is null or until > ${until})`
    await tx`
      delete from webhook_secret where authority = ${authority} and (until <= ${now.toISOString()} or made_at not in (
        select made_at from webhook_secret where authority = ${authority} order by made_at desc limit ${mostSecrets - 1}))`
    const secret = await addSecret(deps, tx, authority, now, newest)
    return { done: { secret, webhook: await mustHave(tx, authority, now) } }
  })
}

/** Sends a message of the type Test to the case system now, and tells what came of it. */
export async function testWebhook(deps: Deps, by: Actor): Promise<Outcome<WebhookTest>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  const tried = await tryOut(deps, by.authority)
  return tried ? { done: tried.test } : noWebhook
}

/** Turns a webhook on again, but only behind a test message that arrived; else it stays off, and the answer says why. */
export async function turnOnWebhook(deps: Deps, by: Actor): Promise<Outcome<WebhookTest>> {
  const refused = notAdministrator(by)
  if (refused) return { refused }
  const { authority } = by
  const tried = await tryOut(deps, authority)
  if (tried === undefined) return noWebhook
  if (!tried.test.delivered) return { done: tried.test }
  // Only that address was tried: another one that was set meanwhile speaks for itself.
  await asParty(
    deps.sql,
    authority,
    (tx) => tx`
      update webhook set off_at = null, off_why = null, failing_since = null, reported_at = null
      where authority = ${authority} and url = ${tried.url}`,
  )
  return { done: tried.test }
}

async function tryOut(deps: Deps, authority: string): Promise<{ url: string; test: WebhookTest } | undefined> {
  const now = deps.now()
  const hook = await asParty(deps.sql, authority, async (tx) => {
    const found = await webhookOf(tx, authority, now)
    return found && { authority, url: found.url, secrets: await secretsOf(deps, tx, authority, now) }
  })
  if (hook === undefined) return undefined
  const data = { link: `${deps.settings.PUBLIC_URL}/telling` }
  const attempt = await sendWebhook(deps, hook, { id: uuidv7(), type: 'Test', timestamp: now.toISOString(), data })
  if ('delivered' in attempt) return { url: hook.url, test: { delivered: true } }
  const { fault } = attempt
  return { url: hook.url, test: { delivered: false, fault, why: faultInWords(fault) } }
}

/** 32 random bytes, as Standard Webhooks writes a secret; kept sealed. */
async function addSecret(deps: Deps, tx: Tx, authority: string, now: Date, after?: string): Promise<string> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`
  // Each is known by when it was made: two of one instant would be one.
  const made_at = new Date(Math.max(now.getTime(), after === undefined ? 0 : Date.parse(after) + 1)).toISOString()
  const sealed = await sealAnswer(deps.keyring, `webhook ${authority}`, secret)
  await tx`insert into webhook_secret ${tx({ authority, made_at, sealed })}`
  return secret
}

async function mustHave(tx: Tx, authority: string, now: Date): Promise<OwnWebhook> {
  const found = await webhookOf(tx, authority, now)
  if (found === undefined) throw new Error('a webhook that was set is there')
  return found
}
