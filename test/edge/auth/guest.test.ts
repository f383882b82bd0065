import { beforeEach, describe, expect, test } from 'vitest'
import { daysAgo } from '../../../src/local/demo/days.ts'
import { aWholeDraft } from '../../../src/local/demo/family.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'
import { parties } from '../../support/exchange.ts'
import { codeIn, deskEmail, notThe, setDesk } from '../../support/guest-desk.ts'
import { elements, postedBy, textOf } from '../../support/html.ts'

const exchange = await anEdgeExchange()
const { admin, url } = exchange
await setDesk(admin)
const priya = await exchange.aldermere.a()
const { body: t } = await priya.post('/v1/transfers', aWholeDraft(parties.third, daysAgo(3), { send: true }))
const link = `/guest/${t.id}`
const nowhere = '/guest/019a0c3e-0000-7000-8000-000000000000'
const who = { name: 'Una Brook', role: 'Duty social worker', telephone: '01632 960303' }

beforeEach(async () => {
  await setDesk(admin)
  await admin`delete from guest_code`
})

let offices = 0
/** One browser of an office of its own, which follows no redirect by itself. */
function aBrowser() {
  const address = `203.0.113.${++offices}`
  const cookies = new Map<string, string>()
  const go = async (path: string, init: { method?: string; form?: object; headers?: Record<string, string> } = {}) => {
    const headers: Record<string, string> = {
      ...{ cookie: [...cookies].map((pair) => pair.join('=')).join('; '), 'cf-connecting-ip': address },
      // A connection on which a body was left unread is closed: each form has one of its own.
      ...(init.form ? { origin: url, connection: 'close' } : {}),
      ...init.headers,
    }
    const body = init.form ? { method: 'POST', body: new URLSearchParams({ ...init.form }) } : {}
    const answer = await fetch(url + path, {
      ...body,
      ...(init.method ? { method: init.method } : {}),
      headers,
      redirect: 'manual',
    })
    // The types of the Worker’s fetch, which this program shares, do not know of Node’s method.
    for (const line of (answer.headers as unknown as { getSetCookie(): string[] }).getSetCookie()) {
      const [name = '', value = ''] = line.split('; ')[0]?.split('=') ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      html: await answer.text(),
      headers: answer.headers,
    }
  }
  const csrfOn = async (path: string) => `${postedBy((await go(path)).html).get('csrf')}`
  /** Asks for a code, and gives the form’s token. */
  const asks = async (path = link) => {
    const csrf = await csrfOn(path)
    return { csrf, ...(await go(`${path}/code`, { form: { csrf } })) }
  }
  const enters = async () => {
    const { csrf } = await asks()
    return go(`${link}/enter`, { form: { csrf, code: newestCode(), ...who } })
  }
  return { cookies, go, csrfOn, asks, enters }
}
const toDesk = () =>
  exchange.letters().filter(({ to, subject }) => to === deskEmail && subject === 'Your code for Baton')
const newestCode = () => codeIn(toDesk().at(-1))
const codes = async () => (await admin`select 1 from guest_code`).length
/** The page without what is any browser’s own. */
const same = (html: string) =>
  html.replaceAll(/value="[\w-]{43}"/g, '').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')

describe('the link in the letter (R9.4)', () => {
  test('opened by whoever scans the desk’s mail does nothing and says nothing of the transfer', async () => {
    const before = toDesk().length
    const { status, html, headers } = await aBrowser().go(link)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    for (const word of ['Aldermere', 'Carrowdale', t.reference, 'Fenwick']) expect(html).not.toContain(word)
    const head = await aBrowser().go(link, { method: 'HEAD' })
    expect([head.status, head.headers.get('set-cookie')]).toEqual([200, null])
    expect([await codes(), toDesk().length - before]).toEqual([0, 0])
  })

  test('shows the same as a link to nothing does, before and after a code was asked for', async () => {
    const pages = async (path: string) => {
      const browser = aBrowser()
      const door = await browser.go(path)
      const asked = await browser.asks(path)
      const form = await browser.go(`${path}/enter`)
      return [door.status, same(door.html), asked.status, same(asked.to ?? ''), same(form.html)]
    }
    expect(await pages(nowhere)).toEqual(await pages(link))
    expect((await aBrowser().go('/guest/7')).status).toBe(404)
  })

  test('without the browser that asked leads nowhere', async () => {
    const [browser, thief] = [aBrowser(), aBrowser()]
    await browser.asks()
    expect((await thief.go(`${link}/enter`)).to).toBe(link)
    const csrf = await thief.csrfOn(link)
    const { status, html } = await thief.go(`${link}/enter`, { form: { csrf, code: newestCode(), ...who } })
    expect([status, thief.cookies.has('baton-guest')]).toEqual([403, false])
    expect(textOf(html)).toContain('No code waits for this browser')
  })

  test('takes no form that another site sends, nor one without this browser’s token', async () => {
    const browser = aBrowser()
    const csrf = await browser.csrfOn(link)
    const others = await aBrowser().csrfOn(link)
    const refused = [
      await browser.go(`${link}/code`, { form: { csrf }, headers: { origin: 'https://evil.example' } }),
      await browser.go(`${link}/code`, { form: { csrf }, headers: { 'sec-fetch-site': 'cross-site' } }),
      await browser.go(`${link}/code`, { form: { csrf: others } }),
      await browser.go(`${link}/enter`, { form: { csrf: others, code: '22222222', ...who } }),
      await aBrowser().go(`${link}/code`, { form: { csrf } }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(await codes()).toBe(0)
  })
})

describe('a guest', () => {
  test('enters by the code from the duty inbox, and acts for it until the day ends', async () => {
    const browser = aBrowser()
    expect(await browser.enters()).toMatchObject({ status: 303, to: `/transfers/${t.id}` })
    const { status, html } = await browser.go(`/transfers/${t.id}`)
    expect(status).toBe(200)
    expect(textOf(html)).toContain('You act as the duty inbox of Carrowdale County Council.')
    expect(html).not.toContain('Fenwick')
    expect((await browser.go('/transfers')).html).toContain(t.reference)
    expect((await browser.go(link)).to).toBe(`/transfers/${t.id}`)
  })

  test('who slips gets the form back without a try gone, and who types another code is told how many are left', async () => {
    const browser = aBrowser()
    const { csrf } = await browser.asks()
    const types = (form: object) => browser.go(`${link}/enter`, { form: { csrf, ...who, ...form } })
    const slip = await types({ code: 'K7QF', telephone: '999' })
    expect([slip.status, elements(slip.html, 'input').map((input) => input.get('value'))]).toEqual([
      422,
      expect.arrayContaining(['K7QF', 'Una Brook', '999']),
    ])
    expect(textOf((await types({ code: notThe(newestCode()) })).html)).toContain('4 more times')
    expect((await types({ code: newestCode() })).status).toBe(303)
    expect((await types({ code: newestCode() })).status).toBe(403)
  })

  test('is told when no code could be sent', async () => {
    const browser = aBrowser()
    const csrf = await browser.csrfOn(link)
    await admin`update guest_desk set email = 'no address' where authority = ${parties.third}`
    const { status, html } = await browser.go(`${link}/code`, { form: { csrf } })
    expect([status, textOf(html).includes('The code could not be sent.')]).toEqual([502, true])
  })

  test('is told when too many were asked for', async () => {
    const browser = aBrowser()
    for (let i = 0; i < 5; i++) expect((await browser.asks()).status).toBe(303)
    const { status, html } = await browser.asks()
    expect([status, textOf(html).includes('too many were asked for')]).toEqual([429, true])
  })

  test('has no pages of an authority on the exchange', async () => {
    const browser = aBrowser()
    await browser.enters()
    for (const path of ['/practice', '/transfers/begin', '/transfers/begin/draft'])
      expect((await browser.go(path)).status).toBe(403)
    expect((await browser.go('/guest/join')).html).toContain('Your transfers')
    expect((await browser.go('/v1/transfers')).status).toBe(401)
  })

  test('finds the forms of what guests may do, and of nothing else', async () => {
    const browser = aBrowser()
    await browser.enters()
    const form = async (verb: string) => (await browser.go(`/transfers/${t.id}/${verb}`)).status
    expect(await form('dispute')).toBe(200)
    expect(await form('accept')).toBe(200)
    expect([await form('record-handover'), await form('send')]).toEqual([403, 403])
    expect((await browser.go('/transfers')).html).not.toContain('/transfers/begin')
  })

  test('sees nothing of another authority’s transfers', async () => {
    const draft = aWholeDraft(exchange.brackwater.council.id, daysAgo(3), { send: true })
    const { body: other } = await priya.post('/v1/transfers', draft)
    const browser = aBrowser()
    await browser.enters()
    expect((await browser.go(`/transfers/${other.id}`)).status).toBe(404)
    expect((await browser.go(`/guest/${other.id}`)).status).toBe(200)
  })

  test('signs out', async () => {
    const browser = aBrowser()
    await browser.enters()
    const csrf = postedBy((await browser.go(`/transfers/${t.id}`)).html).get('csrf')
    expect((await browser.go('/sign-out', { form: { csrf } })).to).toBe('/')
    expect((await browser.go(`/transfers/${t.id}`)).to).toBe(`/?returnTo=%2Ftransfers%2F${t.id}`)
    expect((await browser.go(`/?returnTo=%2Ftransfers%2F${t.id}`)).html).toContain(`href="${link}"`)
  })

  test('is out as soon as the desk is set anew, or the authority has joined', async () => {
    const browser = aBrowser()
    await browser.enters()
    await admin`update guest_desk set tested_at = '2026-11-21T10:00:00Z' where authority = ${parties.third}`
    expect((await browser.go('/transfers')).status).toBe(303)
    expect(browser.cookies.has('baton-guest')).toBe(false)
    await browser.enters()
    expect((await browser.go('/transfers')).status).toBe(200)
    await admin`update authority set on_exchange = true where id = ${parties.third}`
    expect((await browser.go('/transfers')).status).toBe(303)
    await admin`update authority set on_exchange = false where id = ${parties.third}`
  })
})

test('no name, number, code or address of a guest is in the log, nor in any address (R9.2)', async () => {
  await aBrowser().enters()
  const log = exchange.log()
  expect(log).toContain('GUEST_ENTERED')
  const code = newestCode()
  for (const word of [who.name, who.telephone, code, deskEmail, '203.0.113.']) expect(log).not.toContain(word)
})
