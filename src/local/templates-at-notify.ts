import { tokenFor } from '../notify/email.ts'
import { type TemplateName, templateNames, templates } from '../notify/templates.ts'
import { happenedInWords } from '../notify/words.ts'
import { placeholdersIn } from './notify-templates.ts'

/** A service of GOV.UK Notify: where its API is, its key, and its templates’ ids by their names here. */
export type Account = { url: string; apiKey: string; ids: Record<string, string> }

/** How one letter as Notify keeps it differs from the one here; nothing where they are alike. */
type Difference = { name: TemplateName; id: string | undefined; differs: string[] }

/** Notify cannot be asked; the message is a sentence without an address. */
export class NotifyUnread extends Error {
  override name = 'NotifyUnread'
}

const timeoutMs = 10_000
const adminPages = 'https://www.notifications.service.gov.uk'

const samples: Record<string, string> = {
  reference: 'BTN-7F3K-2QXM',
  what_happened: happenedInWords('TransferSent'),
  link: 'https://baton.example/transfers/0192f0c1-2a3b-7c4d-8e5f-60718293a4b5',
  code: '482 913',
}

/**
 * Compares every letter with what Notify keeps.
 * @throws NotifyUnread when Notify cannot be asked
 */
export const differences = (account: Account): Promise<Difference[]> =>
  Promise.all(
    templateNames.map(async (name): Promise<Difference> => {
      const id = account.ids[name]
      if (id === undefined) return { name, id, differs: ['NOTIFY_TEMPLATES has no id for it'] }
      const answer = await ask(account, 'GET', `/v2/template/${id}`)
      if (answer.status === 404) return { name, id, differs: ['there is no such template'] }
      return { name, id, differs: compared(name, answer.body) }
    }),
  )

function compared(name: TemplateName, kept: unknown): string[] {
  const { type, subject, body } = (kept ?? {}) as Record<string, unknown>
  if (type !== 'email' || typeof subject !== 'string' || typeof body !== 'string') return ['it is no e-mail']
  const ours = templates[name]
  const [needed, given] = [placeholdersIn({ subject, body }), placeholdersIn(ours)]
  return [
    ...(alike(subject) === alike(ours.subject) ? [] : ['its subject is another']),
    ...(alike(body) === alike(ours.body) ? [] : ['its body is another']),
    ...needed.filter((one) => !given.includes(one)).map((one) => `it asks for ((${one})), which nobody gives`),
    ...given.filter((one) => !needed.includes(one)).map((one) => `it leaves out ((${one}))`),
  ]
}

/** Notify’s pages keep a text with other ends of lines, and none at its end. */
const alike = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/**
 * Every letter as Notify renders it with sample values, or why it cannot.
 * @throws NotifyUnread when Notify cannot be asked
 */
export const previews = (account: Account): Promise<{ name: TemplateName; letter?: string; fault?: string }[]> =>
  Promise.all(
    templateNames.map(async (name) => {
      const id = account.ids[name]
      if (id === undefined) return { name, fault: 'NOTIFY_TEMPLATES has no id for it' }
      const wanted = placeholdersIn(templates[name])
      const personalisation = Object.fromEntries(wanted.map((one) => [one, samples[one]]))
      const { status, body } = await ask(account, 'POST', `/v2/template/${id}/preview`, { personalisation })
      const { subject, body: text } = (body ?? {}) as Record<string, unknown>
      const letter = `${subject}\n\n${text}`
      if (status !== 200) return { name, fault: `Notify answers ${status}` }
      return letter.includes('((') ? { name, fault: 'something in it was not filled in' } : { name, letter }
    }),
  )

/**
 * Writes these letters into the stand-in, which alone has a door for it.
 * @throws NotifyUnread when it cannot be asked
 */
export async function writeToStandIn(account: Account, names: readonly Difference[]): Promise<void> {
  for (const { name, id } of names) if (id !== undefined) await ask(account, 'PUT', `/templates/${id}`, templates[name])
}

/** Whether that address is the stand-in’s, on this machine. */
export const isStandIn = ({ url }: Account): boolean => ['localhost', '127.0.0.1'].includes(new URL(url).hostname)

/** What must stand in Notify, ready to be put in by hand, and where. */
export function byHand({ apiKey }: Account, { name, id }: Difference): string {
  const service = `${adminPages}/services/${apiKey.slice(-73, -37)}/templates`
  const { subject, body } = templates[name]
  return `${name}\n  ${id ? `${service}/${id}` : `${service}, as a new one; then put its id into NOTIFY_TEMPLATES`}\n\nSubject:\n${subject}\n\nMessage:\n${body}\n`
}

async function ask(account: Account, method: string, path: string, body?: object) {
  const authorization = `Bearer ${await tokenFor({ settings: { NOTIFY_API_KEY: account.apiKey }, now: () => new Date() })}`
  const response = await fetch(`${account.url}${path}`, {
    ...{ method, redirect: 'manual' as const, signal: AbortSignal.timeout(timeoutMs) },
    headers: { authorization, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch(() => {
    throw new NotifyUnread('Notify cannot be reached: see NOTIFY_URL.')
  })
  if ([401, 403].includes(response.status))
    throw new NotifyUnread(
      'Notify does not take the key: see NOTIFY_API_KEY, and whether this machine’s clock is right.',
    )
  if (response.status === 429 || response.status >= 500)
    throw new NotifyUnread(`Notify cannot answer now (${response.status}): try again later.`)
  return { status: response.status, body: (await response.json().catch(() => undefined)) as unknown }
}
