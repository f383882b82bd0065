import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { html } from 'hono/html'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'
import type { Markup } from './page.ts'

const Letter = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  reference: z.string().nullable(),
  templateId: z.string(),
  version: z.int().default(1),
  status: z.enum(['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure']).default('delivered'),
  /** RFC 3339. */
  at: z.string(),
})

/** A letter that was handed in, as its reader would see it, and what became of it. */
export type Letter = z.infer<typeof Letter>

/**
 * The letters that a file keeps over a restart; none without it.
 * @throws CannotStart when it cannot be read
 */
export function readLetters(file: string | undefined): Letter[] {
  if (!file || !existsSync(file)) return []
  try {
    return z.array(Letter).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CannotStart(`The letters in ${file} cannot be read: delete that file to start without any.`)
  }
}

/** Keeps them, for their owner alone. */
export const writeLetters = (file: string, letters: readonly Letter[]): void =>
  writeFileSync(file, JSON.stringify(letters), { mode: 0o600 })

/** The answer to whoever hands a letter in. */
export const takenOf = (letter: Letter, url: string) => ({
  id: letter.id,
  reference: letter.reference,
  content: { subject: letter.subject, body: letter.body, from_email: 'baton@notify.example' },
  uri: `${url}/v2/notifications/${letter.id}`,
  template: templateOf(letter, url),
})

/** A letter as `GET /v2/notifications/{id}` gives it. */
export const dataOf = (letter: Letter, url: string) => ({
  ...{ id: letter.id, reference: letter.reference, email_address: letter.to, phone_number: null },
  ...{ line_1: null, line_2: null, line_3: null, line_4: null, line_5: null, line_6: null, postcode: null },
  ...{ type: 'email', status: letter.status, template: templateOf(letter, url) },
  ...{ body: letter.body, subject: letter.subject, scheduled_for: null },
  ...{ created_at: letter.at, sent_at: letter.at, completed_at: letter.at },
})

const templateOf = ({ templateId, version }: Letter, url: string) => ({
  ...{ id: templateId, version, uri: `${url}/v2/template/${templateId}` },
})

const failed: Record<Exclude<Letter['status'], 'delivered'>, string> = {
  'permanent-failure': 'Came back: there is no such address.',
  'temporary-failure': 'Came back: it was tried for 72 hours.',
  'technical-failure': 'Was not sent, by a failure of the service itself.',
}

/** Every letter as its reader would see it, newest first. */
export function lettersPage(letters: readonly Letter[]): Markup {
  const intro = html`<p class="demonstration">This is a demonstration: letters end here and reach nobody.</p>`
  if (letters.length === 0) return html`${intro}<p>No letter has been sent yet.</p>`
  return html`${intro}${letters.toReversed().map(
    (letter) => html`<article>
<h2>${letter.subject}</h2>
<small>To ${letter.to}, <time datetime="${letter.at}">${letter.at}</time></small>
${letter.status === 'delivered' ? '' : html`<small>${failed[letter.status]}</small>`}
<div class="letter">${withLinks(letter.body)}</div>
</article>`,
  )}`
}

function withLinks(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}
