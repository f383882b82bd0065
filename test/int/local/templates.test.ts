import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Notify, startNotify } from '../../../src/local/notify-stand-in.ts'
import { byHand, differences, NotifyUnread, previews } from '../../../src/local/templates-at-notify.ts'
import { templateNames, templates } from '../../../src/notify/templates.ts'
import { anAnswerer } from '../../support/answerer.ts'

const service = '11111111-1111-4111-8111-111111111111'
const apiKey = `local-${service}-22222222-2222-4222-8222-222222222222`
const idOf = (index: number) => `33333333-3333-4333-8333-33333333333${index}`
const ids = Object.fromEntries(templateNames.map((name, index) => [name, idOf(index)]))
const folder = mkdtempSync(join(tmpdir(), 'baton-templates-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Kept = { subject: string; body: string; type?: 'sms' }
/** As Notify’s pages keep them: with other ends of lines. */
const asKept = ({ subject, body }: Kept): Kept => ({ subject, body: body.replaceAll('\n', '\r\n') })

let notify: Notify
const startWith = async (changed: Record<string, Kept | undefined> = {}) => {
  const all: Record<string, Kept | undefined> = { ...templates, ...changed }
  const kept = Object.entries(all).flatMap(([name, one]) => (one ? [[ids[name], { ...one, ...asKept(one) }]] : []))
  notify = await startNotify({ port: 0, apiKey, templates: Object.fromEntries(kept) })
}
const account = (difference: object = {}) => ({ url: notify.url, apiKey, ids, ...difference })

/** Runs the command as its user would. */
function ran(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const settings = { NOTIFY_URL: notify.url, NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES: JSON.stringify(ids) }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/local/templates.ts', ...args], {
    env: { PATH: process.env.PATH ?? '', BATON_DATA: join(folder, 'data'), ...settings, ...env },
  })
  const [out, err]: [string[], string[]] = [[], []]
  child.stdout.on('data', (data) => out.push(String(data)))
  child.stderr.on('data', (data) => err.push(String(data)))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out: out.join(''), err: err.join('') })))
}

afterEach(() => notify.stop())

describe('npm run templates, where Notify keeps the same letters', () => {
  beforeEach(() => startWith())

  test('finds nothing, though the ends of lines differ', async () => {
    const { code, out } = await ran(['--check'])
    expect([code, out.trimEnd().split('\n').slice(-1)]).toEqual([
      0,
      [`${templateNames.length} letters, all as they stand here`],
    ])
  })

  test('shows each as it would arrive, with nothing left to fill in', async () => {
    const { code, out } = await ran(['--preview'])
    expect(code).toBe(0)
    for (const name of templateNames) expect(out).toContain(`--- ${name}\n`)
    expect(out).toContain('URGENT BTN-7F3K-2QXM: act now')
    expect(out).not.toContain('((')
  })

  test('says how it is used, and takes no two wishes at once', async () => {
    const [help, two, none] = await Promise.all([ran(['--help']), ran(['--check', '--push']), ran(['--everything'])])
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('cannot write them') })
    expect(two).toMatchObject({ code: 2, out: help.out })
    expect(none).toMatchObject({ code: 2, err: help.out })
  })

  test('without a key, or with ids that are none, says in a sentence what to set', async () => {
    const wrong = [{ NOTIFY_API_KEY: '' }, { NOTIFY_TEMPLATES: '{"news":1}' }, { NOTIFY_URL: 'http://127.0.0.1:9' }]
    expect(await Promise.all(wrong.map((env) => ran([], env)))).toEqual([
      { code: 2, out: '', err: 'Set NOTIFY_API_KEY and NOTIFY_TEMPLATES, or run npm start first.\n' },
      { code: 2, out: '', err: expect.stringMatching(/^NOTIFY_TEMPLATES is not of the form/) },
      { code: 2, out: '', err: 'Notify cannot be reached: see NOTIFY_URL.\n' },
    ])
  })
})

describe('npm run templates, where letters differ', () => {
  const { news, urgent, code } = templates
  beforeEach(() =>
    startWith({
      ...{ news: { ...news, subject: 'News' }, urgent: { ...urgent, body: `${urgent.body} ((name))` } },
      ...{ guest: undefined, code: { ...code, type: 'sms' } },
    }),
  )

  test('says which, and how', async () => {
    const found = (await differences(account())).filter(({ differs }) => differs.length > 0)
    expect(found.map(({ name, differs }) => [name, differs])).toEqual([
      ['news', ['its subject is another']],
      ['urgent', ['its body is another', 'it asks for ((name)), which nobody gives']],
      ['guest', ['there is no such template']],
      ['code', ['it is no e-mail']],
    ])
    const { news: _, ...others } = ids
    expect((await differences(account({ ids: others })))[0]?.differs).toEqual(['NOTIFY_TEMPLATES has no id for it'])
    expect((await ran([])).code).toBe(1)
  })

  test('says of what it cannot render that it cannot', async () => {
    const faulty = (await previews(account())).filter(({ fault }) => fault !== undefined).map(({ name }) => name)
    expect(faulty).toEqual(['urgent', 'guest', 'code'])
    expect((await ran(['--preview'])).code).toBe(1)
  })

  test('writes them into the stand-in, and then finds nothing', async () => {
    expect((await ran(['--push'])).code).toBe(0)
    expect((await differences(account())).flatMap(({ differs }) => differs)).toEqual([])
  })

  test('prints for Notify itself what to put in by hand, and on which page', async () => {
    const text = byHand(account(), { name: 'news', id: idOf(0), differs: [] })
    expect(text).toContain(`https://www.notifications.service.gov.uk/services/${service}/templates/${idOf(0)}`)
    expect(text).toContain(`Subject:\n${news.subject}\n\nMessage:\n${news.body}\n`)
    expect(byHand(account(), { name: 'news', id: undefined, differs: [] })).toContain('as a new one')
  })
})

/** More often than anybody asks. */
const always = async (status: number) => {
  const odd = await anAnswerer()
  odd.answers.push(...Array.from({ length: 100 }, () => ({ status })))
  return odd
}
const [refusing, down] = [await always(403), await always(503)]

test.each([
  ['does not take the key', refusing],
  ['cannot answer now (503)', down],
])('a Notify that %s is told from letters that differ', async (words, { url }) => {
  await startWith()
  await expect(differences(account({ url }))).rejects.toThrow(NotifyUnread)
  await expect(previews(account({ url }))).rejects.toThrow(words)
})
