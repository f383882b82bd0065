import { z } from 'zod'
import { isUuid, type NotifyError, noResult, notifyError, Values } from './notify-rules.ts'

/** A template as Notify keeps it; ((name)) stands for a value of the personalisation. */
export type Template = { subject: string; body: string; type?: 'email' | 'sms'; archived?: true }

type Kept = Template & { version: number; updatedAt: string | null }
type Answer = { status: number; body: unknown }

const mostBytes = 2_000_000
const placeholder = /\(\(([^()]+)\)\)/g
const Written = z.strictObject({ subject: z.string().min(1), body: z.string().min(1) })

/** What Notify takes for one name: capitals, spaces, hyphens and underscores count for nothing. */
const alike = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '')

/** The names of the values that a template needs, each once, in its order. */
export const placeholdersIn = ({ subject, body }: Template): string[] => {
  const names = [...`${subject}\n${body}`.matchAll(placeholder)].map(([, name = '']) => name.trim())
  return names.filter((name, index) => names.findIndex((other) => alike(other) === alike(name)) === index)
}

/** Puts the values into a template, or names those that are missing, as Notify does. Values that it has no use for are ignored. */
function render(template: Template, values: Values): { subject: string; body: string } | { missing: string[] } {
  const given = new Map(Object.entries(values).map(([name, value]) => [alike(name), value]))
  const missing = placeholdersIn(template).filter((name) => !given.has(alike(name)))
  if (missing.length > 0) return { missing }
  const fill = (text: string) =>
    text.replace(placeholder, (_, name: string) => {
      const value = given.get(alike(name))
      return Array.isArray(value) ? value.map((line) => `* ${line}`).join('\n') : String(value)
    })
  return { subject: fill(template.subject), body: fill(template.body) }
}

/** A rendered letter, or why Notify would refuse it. */
export function letterFrom(
  template: Template | undefined,
  values: Values,
): { subject: string; body: string } | { wrong: NotifyError } {
  const wrong = (message: string) => ({ wrong: notifyError(400, 'BadRequestError', message) })
  if (template === undefined) return wrong('Template not found')
  if ((template.type ?? 'email') !== 'email') return wrong('sms template is not suitable for email notification')
  if (template.archived) return wrong('Template has been deleted')
  const rendered = render(template, values)
  if ('missing' in rendered) return wrong(`Missing personalisation: ${rendered.missing.join(', ')}`)
  if (rendered.body.trim() === '') return wrong('Your message is empty.')
  const bytes = Buffer.byteLength(rendered.body)
  if (bytes <= mostBytes) return rendered
  return wrong(`Emails cannot be longer than ${mostBytes} bytes. Your message is ${bytes} bytes.`)
}

/**
 * The templates of the stand-in: `GET /v2/templates`, `GET /v2/template/{id}` and `POST /v2/template/{id}/preview` as Notify
 * documents them. Notify’s templates are written in its pages; here `PUT /templates/{id}` takes the place of that.
 */
export function templateStore(given: Record<string, Template>) {
  const madeAt = new Date().toISOString()
  const kept = new Map<string, Kept>(
    Object.entries(given).map(([id, template]) => [id, { ...template, version: 1, updatedAt: null }]),
  )
  const shown = (id: string, { subject, body, type = 'email', version, updatedAt }: Kept) => ({
    ...{ id, name: subject, type, created_at: madeAt, updated_at: updatedAt, version },
    ...{ created_by: 'administrator@notify.example', subject, body, letter_contact_block: null, postage: null },
    personalisation: Object.fromEntries(placeholdersIn({ subject, body }).map((name) => [name, { required: true }])),
  })
  const preview = (id: string, template: Kept, text: string): Answer => {
    const read = z.object({ personalisation: Values.optional() }).safeParse(text === '' ? {} : JSON.parse(text))
    if (!read.success)
      return { status: 400, body: notifyError(400, 'ValidationError', 'personalisation is not of type object') }
    const letter = letterFrom(template, read.data.personalisation ?? {})
    if ('wrong' in letter) return { status: 400, body: letter.wrong }
    const { version, type = 'email' } = template
    const html = `<p>${letter.body.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`
    return { status: 200, body: { id, type, version, ...letter, html, postage: null } }
  }
  const write = (id: string, text: string): Answer => {
    const read = Written.safeParse(JSON.parse(text))
    if (!read.success)
      return { status: 400, body: notifyError(400, 'ValidationError', 'subject and body are required') }
    const version = (kept.get(id)?.version ?? 0) + 1
    const template = { ...read.data, version, updatedAt: new Date().toISOString() }
    kept.set(id, template)
    return { status: 200, body: shown(id, template) }
  }

  return {
    of: (id: string): Kept | undefined => kept.get(id),
    /** Answers what is asked of templates; undefined where it is about something else. */
    answer: (method: string, path: string, text: string): Answer | undefined => {
      if (method === 'GET' && path === '/v2/templates')
        return { status: 200, body: { templates: [...kept].map(([id, one]) => shown(id, one)) } }
      const [, own, id, action] = /^(\/v2\/template|\/templates)\/([^/]+)(\/preview)?$/.exec(path) ?? []
      if (id === undefined) return undefined
      if (!isUuid(id)) return { status: 400, body: notifyError(400, 'ValidationError', 'id is not a valid UUID') }
      if (own === '/templates') return method === 'PUT' && !action ? write(id, text) : undefined
      const template = kept.get(id)
      if (template === undefined) return { status: 404, body: noResult() }
      if (method === 'POST' && action) return preview(id, template, text)
      return method === 'GET' && !action ? { status: 200, body: shown(id, template) } : undefined
    },
  }
}
