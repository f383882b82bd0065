import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seal, unseal } from '../../../src/auth/sealed-cookie.ts'
import { councils } from '../../../src/local/councils.ts'
import { type Doors, startDoors, withMorePeople } from '../../support/auth-exchange.ts'
import { CookieBrowser } from '../../support/cookie-browser.ts'

const [aldermere, brackwater, carrowdale] = councils.map(({ id }) => id)
const nobodysRole = { sub: 'nora.rolle', name: 'Nora Rolle', email: 'n@aldermere.example', roles: [] }
const strangeRole = { ...nobodysRole, sub: 'felix.wick', name: 'Felix Wick', roles: ['lamplighter'] as never[] }
const someRoles = {
  ...strangeRole,
  sub: 'una.both',
  name: 'Una Both',
  roles: ['lamplighter', 'duty', 'duty'] as never[],
}
const nameless = { ...nobodysRole, sub: 'no.name', name: '', roles: ['duty' as const] }

let doors: Doors
beforeAll(async () => {
  doors = await startDoors('sign_in', withMorePeople(nobodysRole, strangeRole, someRoles, nameless))
})
afterAll(() => doors.stop())

const atCallback = (url: URL) => url.pathname === '/sign-in/callback'
const begin = (browser: CookieBrowser, council = aldermere, query = '') =>
  browser.go(`${doors.url}/sign-in/${council}${query}`)

/** Signs in up to the council's answer, which is not yet given to the exchange. */
async function answerFor(browser: CookieBrowser, sub: string, council = aldermere, query = ''): Promise<URL> {
  const choice = await begin(browser, council, query)
  return (await browser.go(choice.url, { sub }, atCallback)).url
}

async function signIn(browser: CookieBrowser, sub: string, council = aldermere, query = '') {
  return browser.go(await answerFor(browser, sub, council, query))
}

const clock = { now: () => new Date() }
const sealing = () => ({ settings: doors.settings, ...clock })

describe('a worker signs in at their own council', () => {
  test('and is then that person, with the roles that the council gave', async () => {
    const browser = new CookieBrowser()
    const { url, text } = await signIn(browser, 'kieran.doyle')
    expect(url.href).toBe(`${doors.url}/transfers`)
    expect(JSON.parse(text)).toEqual({
      actor: {
        ...{ kind: 'worker', authority: aldermere, worker: 'kieran.doyle', name: 'Kieran Doyle' },
        roles: ['social-worker', 'duty'],
      },
      council: 'Aldermere Council',
      csrf: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect([...browser.cookies.keys()]).not.toContain('baton-sign-in')
  })

  test('at another council, too, and again in the same browser', async () => {
    const browser = new CookieBrowser()
    for (const [sub, council] of [
      ['tom.hesketh', brackwater],
      ['priya.nair', aldermere],
      ['yasmin.rahman', brackwater],
    ] as const) {
      const { actor } = JSON.parse((await signIn(browser, sub, council)).text)
      expect(actor).toMatchObject({ authority: council, worker: sub })
    }
  })

  test('several at once, each as themselves', async () => {
    const subs = ['priya.nair', 'ruth.bancroft', 'helen.thackray', 'simon.pickles']
    const pages = await Promise.all(subs.map((sub) => signIn(new CookieBrowser(), sub)))
    expect(pages.map(({ text }) => JSON.parse(text).actor.worker)).toEqual(subs)
  })

  test('with a role that the exchange does not know passed over', async () => {
    const { text } = await signIn(new CookieBrowser(), 'una.both')
    expect(JSON.parse(text).actor.roles).toEqual(['duty'])
  })

  test('and is led to where they wanted to go', async () => {
    const browser = new CookieBrowser()
    const refused = await browser.go(`${doors.url}/transfers/7?page=2`)
    expect(refused.url.pathname + refused.url.search).toBe('/?returnTo=%2Ftransfers%2F7%3Fpage%3D2')
    const { url } = await signIn(browser, 'priya.nair', aldermere, refused.url.search)
    expect(url.href).toBe(`${doors.url}/transfers/7?page=2`)
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/%09/evil.example',
    '/..//evil.example',
    '/\t/evil.example',
  ])('and is not led away by %j', async (place) => {
    const { url } = await signIn(new CookieBrowser(), 'priya.nair', aldermere, `?returnTo=${encodeURIComponent(place)}`)
    expect(url.origin).toBe(doors.url)
  })

  test('and signs out, only by our own form', async () => {
    const browser = new CookieBrowser()
    const { csrf } = JSON.parse((await signIn(browser, 'priya.nair')).text)
    const { csrf: others } = JSON.parse((await signIn(new CookieBrowser(), 'priya.nair')).text)
    expect((await browser.go(`${doors.url}/sign-out`, { csrf: others })).status).toBe(403)
    expect((await browser.go(`${doors.url}/transfers`)).url.pathname).toBe('/transfers')
    expect((await browser.go(`${doors.url}/sign-out`, { csrf })).url.href).toBe(`${doors.url}/`)
    expect((await browser.go(`${doors.url}/transfers`)).url.pathname).toBe('/')
  })
})

describe('nobody is signed in', () => {
  test.each([
    ['nora.rolle', 'no-role'],
    ['felix.wick', 'no-role'],
    ['no.name', 'no-name'],
  ])('as %s: %s', async (sub, reason) => {
    const browser = new CookieBrowser()
    expect(await signIn(browser, sub)).toMatchObject({ status: 400, text: reason })
    expect([...browser.cookies.keys()]).not.toContain('baton')
  })

  test.each([['not-an-id'], ['019a0c3e-5a00-7a1d-8e00-00000000ffff'], ['%00'], [carrowdale ?? '']])(
    'at a council without a sign-in here (%s)',
    async (id) => {
      expect(await begin(new CookieBrowser(), id)).toMatchObject({ status: 400, text: 'no-council' })
    },
  )

  test('with another state, and the sign-in that was begun still goes on', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'priya.nair')
    const wrong = new URL(answer)
    wrong.searchParams.set('state', 'another')
    expect((await browser.go(wrong)).text).toBe('mismatch')
    wrong.searchParams.delete('state')
    expect((await browser.go(wrong)).text).toBe('mismatch')
    expect((await browser.go(answer)).url.pathname).toBe('/transfers')
  })

  test('by an answer that somebody else was given', async () => {
    const answer = await answerFor(new CookieBrowser(), 'helen.thackray')
    expect((await new CookieBrowser().go(answer)).text).toBe('expired')
    const other = new CookieBrowser()
    await answerFor(other, 'priya.nair')
    expect((await other.go(answer)).text).toBe('mismatch')
  })

  test('by the same answer twice', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'priya.nair')
    const kept = new Map(browser.cookies)
    await browser.go(answer)
    expect((await browser.go(answer)).text).toBe('expired')
    const copy = new CookieBrowser()
    for (const [name, cookie] of kept) copy.cookies.set(name, cookie)
    expect((await copy.go(answer)).text).toBe('untrusted')
  })

  test('by an ID token that was made for another sign-in', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'priya.nair')
    const cookie = browser.cookies.get('baton-sign-in')
    const transaction = await unseal(sealing(), 'sign-in', cookie?.value ?? '')
    const changed = { ...transaction, nonce: 'another' }
    browser.cookies.set('baton-sign-in', { path: '/', value: await seal(sealing(), 'sign-in', changed, 60) })
    expect((await browser.go(answer)).text).toBe('untrusted')
  })

  test('more than ten minutes after they began', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'priya.nair')
    const transaction = await unseal(sealing(), 'sign-in', browser.cookies.get('baton-sign-in')?.value ?? '')
    const begun = { settings: doors.settings, now: () => new Date(Date.now() - 601_000) }
    browser.cookies.set('baton-sign-in', { path: '/', value: await seal(begun, 'sign-in', transaction ?? {}, 600) })
    expect((await browser.go(answer)).text).toBe('expired')
  })

  test('by the answer of another council’s sign-in', async () => {
    const browser = new CookieBrowser()
    const foreign = await answerFor(new CookieBrowser(), 'tom.hesketh', brackwater)
    const answer = await answerFor(browser, 'priya.nair')
    for (const name of ['code', 'iss']) answer.searchParams.set(name, foreign.searchParams.get(name) ?? '')
    expect((await browser.go(answer)).text).toBe('untrusted')
    const second = await answerFor(browser, 'priya.nair')
    second.searchParams.set('code', foreign.searchParams.get('code') ?? '')
    expect((await browser.go(second)).text).toBe('untrusted')
  })

  test('when their council says no', async () => {
    const browser = new CookieBrowser()
    const answer = await answerFor(browser, 'priya.nair')
    answer.searchParams.delete('code')
    answer.searchParams.set('error', 'access_denied')
    expect((await browser.go(answer)).text).toBe('denied')
  })
})

describe('a council’s sign-in', () => {
  const point = (issuer: string) =>
    doors.sql`update authority set oidc_issuer = ${issuer} where id = ${brackwater ?? ''}`

  test.each([
    ['is down', () => 'http://localhost:1/brackwater', 'unavailable'],
    ['is no sign-in', () => doors.url, 'unavailable'],
    ['calls itself by another name', () => `${doors.issuerFor('brackwater')}/`, 'untrusted'],
    ['has no TLS and is not on this machine', () => 'http://sign-in.brackwater.example', 'untrusted'],
  ])('that %s leads nobody there', async (_, issuer, reason) => {
    await point(issuer())
    const browser = new CookieBrowser()
    expect(await begin(browser, brackwater)).toMatchObject({ status: 400, text: reason })
    expect(browser.cookies.size).toBe(0)
    await point(doors.issuerFor('brackwater'))
  })
})

describe('a session', () => {
  const transfersWith = async (value: string) => {
    const browser = new CookieBrowser()
    browser.cookies.set('baton', { value, path: '/' })
    return (await browser.go(`${doors.url}/transfers`)).url.pathname
  }

  test('that was tampered with, is for something else or is over is none', async () => {
    const browser = new CookieBrowser()
    const session = JSON.parse((await signIn(browser, 'priya.nair')).text)
    const value = browser.cookies.get('baton')?.value ?? ''
    const before = { settings: doors.settings, now: () => new Date(Date.now() - 9 * 3_600_000) }
    const otherKey = { ...sealing(), settings: { ...doors.settings, SESSION_KEY: btoa('k'.repeat(32)) } }
    const elsewhere = { ...sealing(), settings: { ...doors.settings, PUBLIC_URL: 'https://other.example' } }
    expect(await transfersWith(value)).toBe('/transfers')
    expect(await transfersWith(await seal(sealing(), 'session', session, 60))).toBe('/transfers')
    const middle = value.length - 40
    const flipped = value.slice(0, middle) + (value[middle] === 'A' ? 'B' : 'A') + value.slice(middle + 1)
    for (const bad of [
      flipped,
      'nonsense',
      await seal(sealing(), 'sign-in', session, 60),
      await seal(before, 'session', session, 8 * 3600),
      await seal(otherKey, 'session', session, 60),
      await seal(elsewhere, 'session', session, 60),
      await seal(sealing(), 'session', { ...session, actor: { ...session.actor, roles: ['lamplighter'] } }, 60),
    ])
      expect(await transfersWith(bad)).toBe('/')
  })
})
