import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { type Callback, type Fate, fates, isSmokeTest, receiptsTo } from './notify-delivery.ts'
import { dataOf, type Letter, lettersPage, readLetters, takenOf, writeLetters } from './notify-letters.ts'
import { checkToken, noResult, notifyError, readApiKey, readEmail } from './notify-rules.ts'
import { letterFrom, type Template, templateStore } from './notify-templates.ts'
import { page, sendPage } from './page.ts'
import { listen } from './ports.ts'
import { close, readBody, sendJson } from './requests.ts'

export type { Letter } from './notify-letters.ts'

/** The stand-in while it runs. `letters` are in the order in which they were handed in. */
export type Notify = {
  url: string
  letters(): Letter[]
  /** What becomes of letters to that address from now on. */
  bounce(address: string, fate: Fate): void
  /** Until no receipt is under way. */
  receipts(): Promise<void>
  stop(): Promise<void>
}

/**
 * `apiKey` in Notify's form; `templates` by their id; `file` keeps the letters over a restart; `callback` is where receipts
 * go; `only` are the addresses that a service in trial mode, or with a team-only key, may write to.
 */
export type NotifyOptions = {
  port: number
  apiKey: string
  templates: Record<string, Template>
  file?: string | undefined
  callback?: Callback | undefined
  only?: { addresses: readonly string[]; because: 'trial' | 'team-key' } | undefined
}

type Answer = { status: number; body: unknown }

const Faults = z.object({ next: z.int().min(400).max(599), times: z.int().min(0).default(1) })
const Bounce = z.object({
  address: z.string(),
  fate: z.enum(['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure']),
})

const notYours = {
  trial:
    'Cannot send to this recipient when service is in trial mode - see https://www.notifications.service.gov.uk/trial-mode',
  'team-key': 'Cannot send to this recipient using a team-only API key.',
}

/**
 * Starts a strict stand-in for GOV.UK Notify's email API, by its published documentation, which delivers to a page: sending,
 * templates and their preview, the data of a message, receipts. Beside it stand doors of its own: `GET /` shows the letters, newest
 * first; `GET /letters.json` gives them; `POST /faults {"next":503,"times":2}` lets the next two calls fail with that status;
 * `POST /bounces {"address","fate"}` says what becomes of letters to an address; `PUT /templates/{id}` writes a template.
 * @throws CannotStart when the port is taken, the key malformed or the file of letters unreadable
 */
export async function startNotify(options: NotifyOptions): Promise<Notify> {
  const key = readApiKey(options.apiKey)
  const letters = readLetters(options.file)
  const templates = templateStore(options.templates)
  const [fate, receipts] = [fates(), receiptsTo(options.callback)]
  let faults = { next: 500, times: 0 }

  function send(text: string): Answer {
    const read = readEmail(text)
    if ('wrong' in read) return { status: 400, body: read.wrong }
    const { email_address: to, template_id: templateId, reference, email_reply_to_id, personalisation } = read.email
    const template = templates.of(templateId)
    const rendered = letterFrom(template, personalisation ?? {})
    if ('wrong' in rendered) return { status: 400, body: rendered.wrong }
    if (email_reply_to_id !== undefined) {
      const message = `email_reply_to_id ${email_reply_to_id} does not exist in database for service id ${key.service}`
      return { status: 400, body: notifyError(400, 'BadRequestError', message) }
    }
    if (options.only && !isSmokeTest(to) && !options.only.addresses.includes(to))
      return { status: 400, body: notifyError(400, 'BadRequestError', notYours[options.only.because]) }
    const letter: Letter = {
      ...{ id: randomUUID(), to, ...rendered, reference: reference ?? null, templateId },
      ...{ version: template?.version ?? 1, status: fate.of(to), at: new Date().toISOString() },
    }
    if (!isSmokeTest(to)) {
      letters.push(letter)
      if (options.file) writeLetters(options.file, letters)
      receipts.post(letter)
    }
    return { status: 201, body: takenOf(letter, url) }
  }

  /** What Notify’s own API answers; whoever asks shows a token. */
  async function api(req: IncomingMessage, method: string, path: string): Promise<Answer | undefined> {
    const text = await readBody(req)
    const sending = method === 'POST' && path === '/v2/notifications/email'
    if (sending && faults.times > 0) {
      faults = { ...faults, times: faults.times - 1 }
      return refusal(faults.next)
    }
    const wrongToken = await checkToken(req.headers.authorization, key, Date.now() / 1000)
    if (wrongToken) return { status: wrongToken.status_code, body: wrongToken }
    if (sending) return send(text)
    const id = method === 'GET' ? /^\/v2\/notifications\/([^/]+)$/.exec(path)?.[1] : undefined
    if (id === undefined) return templates.answer(method, path, text)
    const letter = letters.find((one) => one.id === id)
    return letter ? { status: 200, body: dataOf(letter, url) } : { status: 404, body: noResult() }
  }

  const server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    const asked = `${req.method} ${pathname}`
    try {
      if (asked === 'GET /') return sendPage(res, 200, page('Letters sent', lettersPage(letters)))
      if (asked === 'GET /letters.json') return sendJson(res, 200, letters)
      if (asked === 'POST /faults') {
        faults = Faults.parse(JSON.parse(await readBody(req)))
        return sendJson(res, 200, faults)
      }
      if (asked === 'POST /bounces') {
        const bounce = Bounce.parse(JSON.parse(await readBody(req)))
        fate.set(bounce.address, bounce.fate)
        return sendJson(res, 200, bounce)
      }
      const answer = /^\/(v2|templates)\//.test(pathname) ? await api(req, req.method ?? '', pathname) : undefined
      if (answer) return sendJson(res, answer.status, answer.body)
      sendJson(res, 404, { result: 'error', message: 'Not found' })
    } catch {
      sendJson(res, 400, notifyError(400, 'BadRequestError', 'The request could not be read'))
    }
  })
  const url = `http://localhost:${await listen(server, options.port, 'the stand-in for GOV.UK Notify')}`
  const stop = async () => {
    await receipts.stop()
    await close(server)
  }
  return { url, letters: () => [...letters], bounce: fate.set, receipts: receipts.settled, stop }
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
