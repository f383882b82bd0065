import { Hono } from 'hono'
import { afterAll, describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import { seal } from '../../../../src/auth/sealed-cookie.ts'
import type { Deps } from '../../../../src/deps.ts'
import { lettersById } from '../../../../src/local/exchange.ts'
import { startNotify } from '../../../../src/local/notify-stand-in.ts'
import { operatorPages } from '../../../../src/web/pages/operator-routes.ts'
import { anExchange, parties, sender } from '../../../support/exchange.ts'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const x = await anExchange()
const notify = await startNotify({
  port: 0,
  apiKey: x.secrets.worker.NOTIFY_API_KEY,
  templates: lettersById(x.secrets.worker.NOTIFY_TEMPLATES),
})
afterAll(() => notify.stop())
const operated = { OPERATOR_ISSUER: 'https://sign-in.example/operator', OPERATOR_CLIENT: 'baton-operators' }
// The stand-in knows the time of this machine, and refuses a token of another.
const deps: Deps = {
  ...{ ...x.deps, now: () => new Date() },
  settings: { ...x.deps.settings, ...operated, NOTIFY_URL: notify.url },
}
const { PUBLIC_URL } = deps.settings
const page = `/operator/desks/${parties.third}`

function exchange(own: Deps = deps) {
  const app = new Hono<BatonEnv>()
  app.use(async (c, next) => {
    c.set('deps', own)
    await next()
  })
  app.route('/', operatorPages)
  return app
}

const cookieOf = async (worker: string, purpose: 'operator' | 'session' = 'operator') =>
  `__Host-baton${purpose === 'operator' ? '-operator' : ''}=${await seal(
    deps,
    purpose,
    purpose === 'operator'
      ? { worker, name: worker, csrf: `token-of-${worker}` }
      : { actor: sender('administrator'), council: 'Aldermere Council', csrf: 'x' },
    3600,
  )}`

async function as(worker: string) {
  const [app, cookie] = [exchange(), await cookieOf(worker)]
  const get = async (path: string) => {
    const answer = await app.request(path, { headers: { cookie } })
    return { status: answer.status, html: await answer.text(), kept: answer.headers.get('cache-control') }
  }
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(fields)
    const answer = await app.request(path, {
      ...{ method: 'POST', body },
      headers: { cookie, origin: PUBLIC_URL, ...headers },
    })
    return { status: answer.status, location: answer.headers.get('location'), text: textOf(await answer.text()) }
  }
  /** Presses the button of a step on the desk’s page, with what that page holds. */
  const press = async (step: string, fields: Record<string, string> = {}) => {
    const [, form = ''] = (await get(page)).html.split(`action="${page}/${step}"`)
    const [held] = form.split('</form>')
    const posted = Object.fromEntries([...postedBy(held ?? '')].map(([name, value]) => [name, String(value)]))
    return post(`${page}/${step}`, { ...posted, ...fields })
  }
  return { get, post, press }
}

const desk = { email: 'duty@carrowdale.example', source: 'Carrowdale County Council website, read 2 November 2026' }
const linkIn = () =>
  notify
    .letters()
    .at(-1)
    ?.body.match(/\/desk\/[\w-]+/)?.[0] ?? ''

describe('the pages of whoever runs the exchange', () => {
  test('are not there where the exchange names no operators', async () => {
    const { OPERATOR_CLIENT: _, ...settings } = deps.settings
    const app = exchange({ ...deps, settings })
    const headers = { cookie: await cookieOf('odette.marlow') }
    for (const path of ['/operator', page, '/operator/sign-in'])
      expect((await app.request(path, { headers })).status).toBe(404)
  })

  test('ask whoever has not signed in to do so; a worker of a council too', async () => {
    for (const cookie of ['', await cookieOf('', 'session')])
      for (const path of ['/operator', page]) {
        const answer = await exchange().request(path, { headers: { cookie } })
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([401, 'no-store'])
        expect(elements(await answer.text(), 'a').map((one) => one.get('href'))).toContain('/operator/sign-in')
      }
  })

  test('take a form from themselves alone, with the token of the session', async () => {
    const { post } = await as('odette.marlow')
    const csrf = 'token-of-odette.marlow'
    expect((await post(`${page}/set`, { ...desk, csrf: 'another' })).status).toBe(403)
    expect((await post(`${page}/set`, { ...desk, csrf }, { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await x.admin`select 1 from guest_desk`).count).toBe(0)
  })

  test('lead a desk from its setting to its own answer, by two operators', async () => {
    const [odette, casper] = [await as('odette.marlow'), await as('casper.finch')]
    expect(textOf((await odette.get('/operator')).html)).toContain('Carrowdale County Council Not set')
    const wrong = await odette.press('set', { email: 'duty at carrowdale', source: '' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Address of the duty desk must be an email address, like name@example.gov.uk')
    expect(wrong.text).toContain('Enter the published source')

    expect(await odette.press('set', desk)).toMatchObject({ status: 303, location: `${page}?done=set` })
    const own = textOf((await odette.get(`${page}?done=set`)).html)
    expect(own).toContain('The address is set. Another operator must confirm it.')
    expect(own).toContain('You set this address. Another operator must confirm it.')
    const seen = String(postedBy((await casper.get(page)).html).get('seen'))
    const twice = await odette.post(`${page}/confirm`, { csrf: 'token-of-odette.marlow', seen })
    expect(twice).toMatchObject({ status: 403, text: expect.stringContaining('Another operator must confirm it') })

    expect((await casper.press('confirm')).status).toBe(303)
    expect((await odette.press('test')).status).toBe(303)
    expect(textOf((await odette.get('/operator')).html)).toContain('Waiting for answer')
    const asked = await exchange().request(linkIn())
    expect([asked.status, asked.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(textOf((await odette.get(page)).html)).toContain('Answered by the desk Not yet')
    const answered = await exchange().request(linkIn(), { method: 'POST' })
    expect(textOf(await answered.text())).toContain('News for Carrowdale County Council now comes to that inbox.')
    expect((await exchange().request(linkIn(), { method: 'POST' })).status).toBe(404)
    expect(textOf((await odette.get('/operator')).html)).toContain('Can be sent to')
  })

  test('tell whoever comes second, and show the desk as it is', async () => {
    const [odette, casper] = [await as('odette.marlow'), await as('casper.finch')]
    const seen = String(postedBy((await odette.get(page)).html).get('seen'))
    await casper.press('set', { ...desk, email: 'new.duty@carrowdale.example' })
    const late = await odette.post(`${page}/remove`, { csrf: 'token-of-odette.marlow', seen })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Somebody changed this desk while you had the page open.')
    expect(late.text).toContain('new.duty@carrowdale.example')
    expect((await odette.press('remove')).location).toBe(`${page}?done=remove`)
    expect(textOf((await odette.get(`${page}?done=remove`)).html)).toContain('The desk is removed.')
  })

  test('have none for an authority that is on the exchange, nor for what is no authority', async () => {
    const { get, post } = await as('odette.marlow')
    for (const id of [parties.sender, 'nobody', '019a0c3e-5a00-7c3a-8e00-ffffffffffff']) {
      expect((await get(`/operator/desks/${id}`)).status).toBe(404)
      const csrf = 'token-of-odette.marlow'
      expect((await post(`/operator/desks/${id}/set`, { ...desk, csrf })).status).toBe(404)
    }
  })
})
