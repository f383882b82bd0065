import { describe, expect, test } from 'vitest'
import type { OwnAuthority, OwnWebhook } from '../../../../schemas/telling.ts'
import { MailboxPage } from '../../../../src/web/pages/telling-mailbox.tsx'
import { TellingPage } from '../../../../src/web/pages/telling-page.tsx'
import { SecretPage } from '../../../../src/web/pages/telling-secret.tsx'
import type { TellingProps } from '../../../../src/web/pages/telling-webhook.tsx'
import { elements, postedBy, textOf } from '../../../support/html.ts'

const viewer = { name: 'Ignatius Copperfield', council: 'Marlbrook County Council', csrf: 'csrf-of-this-session' }
const authority = '01998000-0000-7000-8000-00000000000a'
const madeAt = '2026-11-23T10:00:00.000Z'
const webhook: OwnWebhook = { url: 'https://cases.marlbrook.example/baton', setAt: madeAt, secrets: [{ madeAt }] }
const settings = (more: Partial<OwnAuthority> = {}): OwnAuthority => ({
  ...{ authority, byEmail: true, mailboxes: [], ...more },
})
const page = (more: Partial<TellingProps> = {}) =>
  String(<TellingPage {...{ viewer, settings: settings(), may: true, ...more }} />)
const words = (more?: Partial<TellingProps>) => textOf(page(more))
const actions = (html: string) =>
  elements(html, 'form').flatMap((one) => {
    const action = one.get('action') ?? ''
    return action.startsWith('/telling') ? [action] : []
  })

describe('how we are told', () => {
  test('names every role with its address and its deputy’s, the duty desk first', () => {
    const deputy = { name: 'Dilys Marrowby', email: 'second@marlbrook.example' }
    const said = words({
      settings: settings({ mailboxes: [{ role: 'director', email: 'dcs@marlbrook.example', deputy }] }),
    })
    expect(said).toMatch(/Duty desk The address that whoever runs Baton holds for your duty desk/)
    expect(said.indexOf('Duty desk The')).toBeLessThan(said.indexOf('Social worker The duty desk’s address'))
    expect(said).toContain('dcs@ marlbrook.example Deputy: Dilys Marrowby second@ marlbrook.example')
    expect(said).not.toContain('Auditor')
  })

  test('shows anybody everything, and lets an administrator alone change it (R1.3)', () => {
    const html = page({ may: false, settings: settings({ webhook }) })
    expect(actions(html)).toEqual([])
    expect(html).not.toContain('href="/telling/mailboxes')
    expect(textOf(html)).toContain('Only an administrator of your authority may change how it is told.')
    expect(textOf(html)).toContain(webhook.url)
  })

  test('offers what can be done: with a webhook that is on, one that is off, and with none', () => {
    const all = ['email', 'webhook/test', 'webhook/secret', 'webhook', 'webhook/remove'].map((to) => `/telling/${to}`)
    expect(actions(page({ settings: settings({ webhook }) }))).toEqual(all)
    const off = { ...webhook, off: { at: madeAt, why: 'failing' } }
    expect(actions(page({ settings: settings({ webhook: off }) }))).toContain('/telling/webhook/on')
    expect(actions(page())).toEqual(['/telling/webhook'])
  })

  test('warns at the top where the case system is not told any more, and says why', () => {
    const off = { ...webhook, off: { at: madeAt, why: 'failing' } }
    const said = words({ settings: settings({ webhook: off }), whyOff: 'Nothing had reached it for three days.' })
    expect(said).toMatch(
      /Warning Your case system has not been told since 23 November 2026 at 10:00am. Nothing had reached it for three days. .*State Off/,
    )
    expect(words({ settings: settings({ webhook }) })).not.toContain('has not been told')
  })

  test('says that a webhook is failing, and until when each secret is good', () => {
    const until = '2026-11-24T10:00:00.000Z'
    const said = words({
      settings: settings({ webhook: { ...webhook, failingSince: madeAt, secrets: [{ madeAt }, { madeAt, until }] } }),
    })
    expect(said).toContain('Failing Nothing has reached it since 23 November 2026 at 10:00am.')
    expect(said).toContain('good until 24 November 2026 at 10:00am')
  })

  test('turns emails to the other of the two', () => {
    expect(postedBy(page({ settings: settings({ webhook }) })).get('on')).toBe('no')
    expect(postedBy(page({ settings: settings({ byEmail: false, webhook }) })).get('on')).toBe('yes')
    expect(words({ settings: settings({ byEmail: false, webhook }) })).toContain('Emails are off')
  })

  test('turns no emails off where the case system is not told (R9.3)', () => {
    const off = { ...webhook, off: { at: madeAt, why: 'failing' } }
    for (const more of [{}, { webhook: off }]) {
      expect(actions(page({ settings: settings(more) }))).not.toContain('/telling/email')
      expect(words({ settings: settings(more) })).toContain('They can be turned off once your case system is told.')
    }
  })

  test('keeps an address that could not be taken, with what mends it beside it', () => {
    const errors = [{ field: 'url', href: '#url', text: 'That address cannot be called. Leave out the port' }]
    const html = page({ url: 'https://cases.marlbrook.example:8443/', errors })
    expect(postedBy(html).get('url')).toBe('https://cases.marlbrook.example:8443/')
    expect(elements(html, 'p').some((one) => one.get('id') === 'url-error')).toBe(true)
    expect(html).toContain('<title>Error: ')
  })
})

describe('a new secret', () => {
  test('is shown with the warning that it is shown once, and until when the old one is good', () => {
    const until = '2026-11-24T10:00:00.000Z'
    const secrets = [{ madeAt: '2026-11-23T10:00:00.001Z' }, { madeAt, until }]
    const said = textOf(String(<SecretPage viewer={viewer} secret="whsec_abc" webhook={{ ...webhook, secrets }} />))
    expect(said).toContain('Your new secret ! Warning This is shown once.')
    expect(said).toContain('whsec_abc')
    expect(said).toContain('signed with the old secret as well until 24 November 2026 at 10:00am')
    const first = textOf(String(<SecretPage viewer={viewer} secret="whsec_abc" webhook={webhook} />))
    expect(first).not.toContain('old secret')
  })
})

describe('the form of one address', () => {
  test('begins as it stands, and is taken away by another', () => {
    const deputy = { name: 'Dilys Marrowby', email: 'second@marlbrook.example' }
    const found = { role: 'duty', email: 'desk@marlbrook.example', deputy } as const
    const html = String(<MailboxPage viewer={viewer} of="duty" found={found} />)
    const posted = Object.fromEntries(postedBy(html))
    expect(posted).toMatchObject({ email: found.email, 'deputy.name': deputy.name, 'deputy.email': deputy.email })
    expect(actions(html)).toEqual(['/telling/mailboxes/duty', '/telling/mailboxes/duty/remove'])
    const none = String(<MailboxPage viewer={viewer} of="director" found={undefined} />)
    expect(actions(none)).toEqual(['/telling/mailboxes/director'])
  })
})
