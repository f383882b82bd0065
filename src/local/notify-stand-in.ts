import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { html } from 'hono/html'
import { z } from 'zod'
import { CannotStart } from './cannot-start.ts'
import { checkToken, notifyError, readApiKey, readEmail, render, type Template } from './notify-rules.ts'
import { type Markup, page, sendPage } from './page.ts'
import { listen } from './ports.ts'
import { close, readBody, sendJson } from './requests.ts'

const Letter = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  reference: z.string().nullable(),
  templateId: z.string(),
  /** RFC 3339. */
  at: z.string(),
})

/** A letter that was handed in, as its reader would see it. */
export type Letter = z.infer<typeof Letter>

/** The stand-in while it runs. `letters` are in the order in which they were handed in. */
export type Notify = { url: string; letters(): Letter[]; stop(): Promise<void> }

/** `apiKey` in Notify's form; `templates` by their id; `file` keeps the letters over a restart. */
export type NotifyOptions = {
  port: number
  apiKey: string
  templates: Record<string, Template>
  file?: string | undefined
}

type Answer = { status: number; body: unknown }

const Faults = z.object({ next: z.int().min(400).max(599), times: z.int().min(0).default(1) })

/**
 * Starts a strict stand-in for GOV.UK Notify's email API (`POST /v2/notifications/email`), which delivers to a page.
 * `GET /` shows the letters, newest first; `GET /letters.json` gives them; `POST /faults {"next":503,"times":2}` lets
 * the next two calls fail with that status.
 * @throws CannotStart when the port is taken, the key malformed or the file of letters unreadable
 */
export async function startNotify(options: NotifyOptions): Promise<Notify> {
  const key = readApiKey(options.apiKey)
  const letters = readLetters(options.file)
  let faults = { next: 500, times: 0 }

  async function send(req: IncomingMessage): Promise<Answer> {
    const text = await readBody(req)
    if (faults.times > 0) {
      faults = { ...faults, times: faults.times - 1 }
      return refusal(faults.next)
    }
    const wrongToken = await checkToken(req.headers.authorization, key, Date.now() / 1000)
    if (wrongToken) return { status: wrongToken.status_code, body: wrongToken }
    const read = readEmail(text)
    if ('wrong' in read) return { status: 400, body: read.wrong }
    const { email } = read
    const template = options.templates[email.template_id]
    if (!template) return { status: 400, body: notifyError(400, 'BadRequestError', 'Template not found') }
    const rendered = render(template, email.personalisation ?? {})
    if ('missing' in rendered) {
      const message = `Missing personalisation: ${rendered.missing.join(', ')}`
      return { status: 400, body: notifyError(400, 'BadRequestError', message) }
    }
    const letter: Letter = {
      id: randomUUID(),
      to: email.email_address,
      ...rendered,
      reference: email.reference ?? null,
      templateId: email.template_id,
      at: new Date().toISOString(),
    }
    letters.push(letter)
    if (options.file) writeFileSync(options.file, JSON.stringify(letters), { mode: 0o600 })
    return { status: 201, body: receipt(letter, url) }
  }

  const server = createServer(async (req, res) => {
    const asked = `${req.method} ${new URL(req.url ?? '/', 'http://localhost').pathname}`
    try {
      if (asked === 'GET /') return sendPage(res, 200, page('Letters sent', lettersPage(letters)))
      if (asked === 'GET /letters.json') return sendJson(res, 200, letters)
      if (asked === 'POST /faults') {
        faults = Faults.parse(JSON.parse(await readBody(req)))
        return sendJson(res, 200, faults)
      }
      if (asked === 'POST /v2/notifications/email') {
        const answer = await send(req)
        return sendJson(res, answer.status, answer.body)
      }
      sendJson(res, 404, { result: 'error', message: 'Not found' })
    } catch {
      sendJson(res, 400, notifyError(400, 'BadRequestError', 'The request could not be read'))
    }
  })
  const url = `http://localhost:${await listen(server, options.port, 'the stand-in for GOV.UK Notify')}`
  return { url, letters: () => [...letters], stop: () => close(server) }
}

function refusal(status: number): Answer {
  if (status === 429) {
    const message = 'Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds'
    return { status, body: notifyError(status, 'RateLimitError', message) }
  }
  if (status === 403) return { status, body: notifyError(status, 'AuthError', 'Invalid token: API key not found') }
  if (status < 500)
    return { status, body: notifyError(status, 'BadRequestError', 'Refused because a test asked for it') }
  return { status, body: notifyError(status, 'Exception', 'Internal server error') }
}

function receipt(letter: Letter, url: string) {
  return {
    id: letter.id,
    reference: letter.reference,
    content: { subject: letter.subject, body: letter.body, from_email: 'baton@notify.example' },
    uri: `${url}/v2/notifications/${letter.id}`,
    template: { id: letter.templateId, version: 1, uri: `${url}/v2/template/${letter.templateId}` },
  }
}

function readLetters(file: string | undefined): Letter[] {
  if (!file || !existsSync(file)) return []
  try {
    return z.array(Letter).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CannotStart(`The letters in ${file} cannot be read: delete that file to start without any.`)
  }
}

function lettersPage(letters: Letter[]): Markup {
  const intro = html`<p class="demonstration">This is a demonstration: letters end here and reach nobody.</p>`
  if (letters.length === 0) return html`${intro}<p>No letter has been sent yet.</p>`
  return html`${intro}${letters.toReversed().map(
    (letter) => html`<article>
<h2>${letter.subject}</h2>
<small>To ${letter.to}, <time datetime="${letter.at}">${letter.at}</time></small>
<div class="letter">${withLinks(letter.body)}</div>
</article>`,
  )}`
}

function withLinks(text: string): Markup[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
}
