import { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BatonEnv } from '../../../../src/auth/context.ts'
import type { Actor } from '../../../../src/domain/actor.ts'
import { ownAuthority } from '../../../../src/exchange/own-authority.ts'
import { showNotices, takeResend } from '../../../../src/web/pages/notices.tsx'
import * as telling from '../../../../src/web/pages/telling-handlers.tsx'
import { pages } from '../../../../src/web/pages.tsx'
import { aCaseSystem } from '../../../support/case-system.ts'
import { anExchange, parties, receiver, sender } from '../../../support/exchange.ts'
import { postedBy, textOf } from '../../../support/html.ts'
import { mustBeFound } from '../../../support/prints.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange()
x.deps.settings.STAND_INS = new URL(caseSystem.url).origin

/** The pages as somebody who has signed in reaches them. */
function signedIn(actor: Actor) {
  const app = new Hono<BatonEnv>()
  app.use(async (c, next) => {
    c.set('deps', x.deps)
    c.set('actor', actor)
    c.set('session', { actor, council: 'Aldermere Council', csrf: 'csrf-of-this-session' })
    await next()
  })
  app.get('/telling', telling.showTelling)
  app.get('/telling/mailboxes/:role', telling.showMailbox)
  app.post('/telling/mailboxes/:role', telling.takeMailbox)
  app.post('/telling/mailboxes/:role/remove', telling.takeRemoveMailbox)
  app.post('/telling/email', telling.takeByEmail)
  app.post('/telling/webhook', telling.takeWebhook)
  app.post('/telling/webhook/remove', telling.takeRemoveWebhook)
  app.post('/telling/webhook/secret', telling.takeSecret)
  app.post('/telling/webhook/test', telling.takeTest)
  app.post('/telling/webhook/on', telling.takeTurnOn)
  app.get('/notices', showNotices)
  app.post('/notices/:id/resend', takeResend)
  const post = async (path: string, fields: Record<string, string> = {}) => {
    const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
    const html = await answer.text()
    return { status: answer.status, location: answer.headers.get('location'), html, text: textOf(html), answer }
  }
  const html = async (path: string) => (await app.request(path)).text()
  return { post, html, get: async (path: string) => textOf(await html(path)) }
}
const administrator = signedIn(sender('administrator'))
const worker = signedIn(sender())
const webhook = async () => mustBeFound(await ownAuthority(x.deps, sender())).webhook

beforeEach(async () => {
  await x.admin`delete from webhook_secret`
  await x.admin`delete from webhook`
  await x.admin`delete from mailbox`
  caseSystem.answers.length = 0
})

describe('the page of how we are told', () => {
  test('takes an address and a deputy’s, and says at which field something is wrong', async () => {
    const said = { email: 'desk@aldermere.example', 'deputy.name': 'Dilys Marrowby' }
    const wrong = await administrator.post('/telling/mailboxes/duty', said)
    expect([wrong.status, postedBy(wrong.html).get('email')]).toEqual([422, said.email])
    expect(wrong.html).toContain('href="#deputy-email"')
    const { status, location } = await administrator.post('/telling/mailboxes/duty', {
      ...{ ...said, 'deputy.email': 'second@aldermere.example' },
    })
    expect([status, location]).toEqual([303, '/telling?done=saved'])
    expect(await worker.get('/telling?done=saved')).toMatch(
      /The address is saved. .*Duty desk desk@ aldermere.example Deputy: Dilys Marrowby/,
    )
    await administrator.post('/telling/mailboxes/duty/remove')
    expect(await worker.get('/telling')).not.toContain('desk@')
  })

  test('shows a new secret in the answer itself, which nothing keeps', async () => {
    const first = await administrator.post('/telling/webhook', { url: caseSystem.url })
    expect([first.status, first.answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(first.text).toMatch(/This is shown once.*whsec_/)
    const replaces = (await webhook())?.secrets[0]?.madeAt ?? ''
    const second = await administrator.post('/telling/webhook/secret', { keepOldHours: '24', replaces })
    expect(second.text).toMatch(/Your new secret.*whsec_.*signed with the old secret as well/)
    expect(await administrator.html('/telling')).not.toContain('whsec_')
  })

  test('makes no further secret when its answer is loaded again', async () => {
    await administrator.post('/telling/webhook', { url: caseSystem.url })
    const form = { keepOldHours: '24', replaces: (await webhook())?.secrets[0]?.madeAt ?? '' }
    await administrator.post('/telling/webhook/secret', form)
    const again = await administrator.post('/telling/webhook/secret', form)
    expect([again.status, again.text.includes('whsec_')]).toEqual([409, false])
    expect((await webhook())?.secrets).toHaveLength(2)
  })

  test('keeps an address that may not be called, and says what mends it at the field', async () => {
    const url = 'https://10.0.0.8/baton'
    const { status, html, text } = await administrator.post('/telling/webhook', { url })
    expect([status, postedBy(html).get('url')]).toEqual([422, url])
    expect(text).toContain('That address cannot be called. Give a name in place of an IP address.')
    expect(html).toContain('href="#url"')
    expect((await administrator.post('/telling/webhook', { url: '' })).status).toBe(422)
  })

  test('says whether a test arrived, and turns nothing on again that does not answer', async () => {
    await administrator.post('/telling/webhook', { url: caseSystem.url })
    expect((await administrator.post('/telling/webhook/test')).location).toBe('/telling?done=tested')
    await x.admin`update webhook set off_at = now(), off_why = 'gone'`
    expect(await worker.get('/telling')).toMatch(/Warning Your case system has not been told since .* gone for good/)
    caseSystem.answers.push(500)
    const failed = await administrator.post('/telling/webhook/on')
    expect(failed.location).toBe('/telling?fault=webhook-500')
    expect(await worker.get(failed.location ?? '')).toContain('The test did not arrive. Your case system answered 500.')
    expect((await administrator.post('/telling/webhook/on')).location).toBe('/telling?done=on')
    expect(await webhook()).not.toHaveProperty('off')
  })

  test('says no words of its address but its own', async () => {
    expect(await worker.html('/telling?done=constructor&fault=%3Cb%3E')).not.toMatch(/constructor|<b>/)
  })

  test('keeps one way at least, and says so', async () => {
    const { status, text } = await administrator.post('/telling/email', { on: 'no' })
    expect(status).toBe(409)
    expect(text).toContain('You would be told by no way at all')
    await administrator.post('/telling/webhook', { url: caseSystem.url })
    expect((await administrator.post('/telling/email', { on: 'no' })).location).toBe('/telling?done=no-email')
    expect((await administrator.post('/telling/webhook/remove')).status).toBe(409)
    expect((await administrator.post('/telling/email', { on: 'yes' })).location).toBe('/telling?done=email')
    expect((await administrator.post('/telling/webhook/remove')).location).toBe('/telling?done=no-webhook')
  })

  test('refuses anybody but an administrator, whatever they post (R1.3)', async () => {
    for (const path of ['mailboxes/duty/remove', 'email', 'webhook/test', 'webhook/on', 'webhook/remove']) {
      const { status, text } = await worker.post(`/telling/${path}`)
      expect([path, status]).toEqual([path, 403])
      expect(text).toContain('Ask an administrator in your authority to do it.')
    }
    expect(await worker.get('/telling/mailboxes/duty')).toContain('Ask an administrator')
  })

  test('has no address for an auditor, or for a role that there is not', async () => {
    for (const role of ['auditor', 'nobody'])
      expect((await administrator.post(`/telling/mailboxes/${role}`, { email: 'a@b.example' })).status).toBe(404)
  })
})

describe('the page of what we were told', () => {
  test('sends again what was given up, and says so', async () => {
    await x.sent()
    const theirs = signedIn(receiver())
    await x.admin`update notice set dead_at = now(), untold_at = now(), last_fault = 'bounced'
      where authority = ${parties.receiver} and channel = 'email'`
    expect(await theirs.get('/notices')).toMatch(
      /Nobody was told of 1 thing.*A transfer has been sent to you.*Not delivered.*The address did not take it/,
    )
    const [row] = await x.admin`select id from notice where authority = ${parties.receiver} and channel = 'email'`
    const { location } = await theirs.post(`/notices/${row?.id}/resend`, { state: 'dead' })
    expect(location).toBe('/notices?state=dead&resent=yes')
    expect(await theirs.get(location ?? '')).toMatch(/It is being sent again. .*There is nothing of this kind/)
    const again = await theirs.post(`/notices/${row?.id}/resend`)
    expect([again.status, again.text.includes('at most every ten minutes')]).toEqual([409, true])
    expect((await worker.post(`/notices/${row?.id}/resend`)).status).toBe(404)
    expect((await theirs.post('/notices/nothing/resend')).status).toBe(404)
  })
})

test('nothing of it is open to somebody who has not signed in, or to a form of another site', async () => {
  const app = new Hono<BatonEnv>()
  app.use(async (c, next) => {
    c.set('deps', x.deps)
    await next()
  })
  app.route('/', pages)
  for (const path of ['/telling', '/telling/mailboxes/duty', '/notices'])
    expect([path, (await app.request(path)).status]).toEqual([path, 303])
  for (const path of ['/telling/email', '/telling/webhook', '/telling/webhook/secret', '/notices/x/resend'])
    expect([path, (await app.request(path, { method: 'POST', body: new URLSearchParams() })).status]).toEqual([
      path,
      303,
    ])
})
