import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asClock } from '../../../src/db/client.ts'
import { sealAnswer } from '../../../src/db/sealed-answer.ts'
import { checkAddress } from '../../../src/notify/resolve.ts'
import { forgetSecrets, secretsOf } from '../../../src/notify/secrets.ts'
import { sendWebhook } from '../../../src/notify/webhook.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, parties } from '../../support/exchange.ts'
import { publicAddresses, refusedAddresses, refusedUrls } from '../../support/refused-addresses.ts'
import { aResolver, type Named } from '../../support/resolver.ts'

const caseSystem = await aCaseSystem()
const resolver = await aResolver()
const x = await anExchange()
x.deps.settings.STAND_INS = new URL(caseSystem.url).origin
x.deps.settings.DOH_URL = resolver.url

const start = '2026-11-23T10:00:00.000Z'
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => vi.useRealTimers())
const at = (instant: string) => {
  x.at(instant)
  vi.setSystemTime(instant)
}

const secret = (letter: string) => `whsec_${btoa(letter.repeat(32))}`
const [older, newer, foreign] = [secret('o'), secret('n'), secret('f')]
const message = { id: 'b7a7a5c0-0000-7000-8000-000000000001', type: 'TransferSent', timestamp: start, data: { seq: 3 } }
const hook = (url = caseSystem.url, secrets: readonly string[] = [newer]) => ({
  authority: parties.receiver,
  url,
  secrets,
})
const send = (within?: number) => sendWebhook(x.deps, hook(), message, within)

/** What went by the network that reaches public addresses only. */
const called: string[] = []
const ordinary = x.deps.outside
beforeEach(() => {
  at(start)
  caseSystem.forget()
  resolver.names.clear()
  resolver.asked.length = 0
  called.length = 0
  x.deps.outside = (async (to: string) => {
    called.push(to)
    return new Response(null, { status: 204 })
  }) as typeof fetch
})
afterEach(() => {
  x.deps.outside = ordinary
})

describe('a message', () => {
  test('carries its id, the attempt’s own time and a signature that the library verifies', async () => {
    expect(await send()).toEqual({ delivered: true })
    at('2026-11-23T16:00:00.000Z')
    expect(await send()).toEqual({ delivered: true })
    const [first, again] = caseSystem.arrived
    expect([first, again].map((one) => one?.headers['webhook-id'])).toEqual([message.id, message.id])
    expect([first, again].map((one) => Number(one?.headers['webhook-timestamp']) * 1000)).toEqual(
      [start, '2026-11-23T16:00:00.000Z'].map(Date.parse),
    )
    const { id: _, ...said } = message
    expect(new Webhook(newer).verify(again?.body ?? '', again?.headers ?? {})).toEqual(said)
    // Of six hours ago, it would be taken for one that somebody has kept and sends again.
    expect(() => new Webhook(newer).verify(first?.body ?? '', first?.headers ?? {})).toThrow('too old')
  })

  test.each([
    ['the new secret alone', [newer]],
    ['the old one alone', [older]],
    ['both', [newer, older]],
  ])('signed with two secrets while one is changed is taken by who holds %s', async (_who, held) => {
    caseSystem.secrets.push(...held)
    expect(await sendWebhook(x.deps, hook(caseSystem.url, [newer, older]), message)).toEqual({ delivered: true })
    expect(caseSystem.arrived[0]?.headers['webhook-signature']).toMatch(/^v1,[\w+/]{43}= v1,[\w+/]{43}=$/)
  })

  test('is refused by who holds another secret, or sees another body', async () => {
    caseSystem.secrets.push(foreign)
    expect(await send()).toEqual({ fault: 'webhook-401' })
    const [{ body, headers } = { body: '', headers: {} }] = caseSystem.arrived
    expect(() => new Webhook(newer).verify(body.replace('3', '4'), headers)).toThrow()
    expect(() => new Webhook(newer).verify(body, { ...headers, 'webhook-id': 'another' })).toThrow()
  })

  test('is not sent unsigned', async () => {
    expect(await sendWebhook(x.deps, hook(caseSystem.url, []), message)).toEqual({ fault: 'no-secret' })
    expect(caseSystem.arrived).toEqual([])
  })
})

describe('an answer', () => {
  const busy = (headers: Record<string, string>, status = 429) => ({ status, headers })
  test.each([
    [200, { delivered: true }],
    [204, { delivered: true }],
    [299, { delivered: true }],
    [400, { fault: 'webhook-400' }],
    [404, { fault: 'webhook-404' }],
    [410, { fault: 'webhook-410', final: true }],
    [500, { fault: 'webhook-500' }],
    ['reset' as const, { fault: 'unreachable' }],
    [busy({ 'retry-after': '120' }), { fault: 'webhook-429', after: 120 }],
    [busy({ 'retry-after': '120' }, 503), { fault: 'webhook-503', after: 120 }],
    [busy({ 'retry-after': 'Mon, 23 Nov 2026 10:30:00 GMT' }), { fault: 'webhook-429', after: 1800 }],
    [busy({ 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT' }), { fault: 'webhook-429' }],
    [busy({ 'retry-after': '9999999' }), { fault: 'webhook-429', after: 6 * 3600 }],
    [busy({ 'retry-after': 'when it suits' }), { fault: 'webhook-429' }],
    [busy({ 'retry-after': '120' }, 500), { fault: 'webhook-500' }],
  ])('of %j is taken for %j', async (answer, expected) => {
    caseSystem.answers.push(answer)
    expect(await send()).toEqual(expected)
  })

  test.each([300, 301, 302, 303, 304, 307, 308])('that leads elsewhere, %i, is not followed', async (status) => {
    const within = await aCaseSystem()
    caseSystem.answers.push({ status, headers: { location: within.url.replace('baton', 'secret') } })
    expect(await send()).toEqual({ fault: `webhook-${status}` })
    expect(within.arrived).toEqual([])
  })

  test('that does not come ends with the time for an attempt', async () => {
    caseSystem.answers.push('hang')
    expect(await send(50)).toEqual({ fault: 'timeout' })
  })

  test('from a port where nobody is says no address', async () => {
    x.deps.settings.STAND_INS = 'http://127.0.0.1:9'
    expect(await sendWebhook(x.deps, hook('http://127.0.0.1:9/baton'), message)).toEqual({ fault: 'unreachable' })
    x.deps.settings.STAND_INS = new URL(caseSystem.url).origin
  })
})

const named = 'cases.brackwater.example'
const url = `https://${named}/baton`
const [v4 = '', v6 = ''] = ['1.1.1.1', '2606:4700::1111']
const resolvesTo = (to: Named) => void resolver.names.set(named, to)

describe('an address for webhooks', () => {
  test.each([[[v4]], [[v6]], [[v4, v6]], [publicAddresses]])(
    'is fit where its name resolves to %j',
    async (addresses) => {
      resolvesTo(addresses)
      expect(await checkAddress(x.deps, url)).toEqual({ ok: true })
      expect(resolver.asked).toEqual([`A ${named}`, `AAAA ${named}`])
      expect(await sendWebhook(x.deps, hook(url), message)).toEqual({ delivered: true })
      expect(called).toEqual([url])
    },
  )

  test.each(refusedAddresses.filter(([address]) => /[.:]/.test(address)))(
    'is refused, and never called, where its name resolves to %s (%s), alone or among public ones',
    async (address) => {
      for (const addresses of [[address], [v4, v6, address]]) {
        resolvesTo(addresses)
        expect(await checkAddress(x.deps, url)).toEqual({ refused: 'address-private' })
        expect(await sendWebhook(x.deps, hook(url), message)).toEqual({ fault: 'address-private' })
      }
      expect(called).toEqual([])
    },
  )

  test.each([
    ['does not exist', { status: 3 }, 'name-unresolved'],
    ['cannot be resolved', { status: 2 }, 'name-unresolved'],
    ['is refused an answer', { status: 5 }, 'name-unresolved'],
    ['has no address', [], 'name-unresolved'],
    ['cannot be asked for: the resolver fails', 'http-500', 'dns-unreachable'],
    ['cannot be asked for: the resolver hangs up', 'hang-up', 'dns-unreachable'],
    ['cannot be asked for: what the resolver says is not JSON', 'no-json', 'dns-unreachable'],
  ] as const)('is refused where its name %s', async (_how, to, fault) => {
    resolvesTo(to)
    expect(await checkAddress(x.deps, url)).toEqual({ refused: fault })
    expect(await sendWebhook(x.deps, hook(url), message)).toEqual({ fault })
    expect(called).toEqual([])
  })

  test('that was public when it was set is not called once it has come to point elsewhere', async () => {
    resolvesTo([v4])
    expect(await checkAddress(x.deps, url)).toEqual({ ok: true })
    resolvesTo(['169.254.169.254'])
    expect(await sendWebhook(x.deps, hook(url), message)).toEqual({ fault: 'address-private' })
    expect(called).toEqual([])
    resolvesTo([v4])
    expect(await sendWebhook(x.deps, hook(url), message)).toEqual({ delivered: true })
  })

  test('is refused by its form before anybody is asked of its name', async () => {
    for (const [refused, why] of refusedUrls) {
      expect(await checkAddress(x.deps, refused)).toEqual({ refused: why })
      expect(await sendWebhook(x.deps, hook(refused), message)).toEqual({ fault: why })
    }
    expect([resolver.asked, called]).toEqual([[], []])
  })

  test('on this machine is one that was named, and no name is looked up for it', async () => {
    expect(await checkAddress(x.deps, caseSystem.url)).toEqual({ ok: true })
    const unnamed = await aCaseSystem()
    expect(await checkAddress(x.deps, unnamed.url)).toEqual({ refused: 'address-not-https' })
    expect(await sendWebhook(x.deps, hook(unnamed.url), message)).toEqual({ fault: 'address-not-https' })
    expect([unnamed.arrived, resolver.asked]).toEqual([[], []])
  })
})

describe('the secrets of an authority', () => {
  const keep = async (made: string, one: string, until: string | null) =>
    x.admin`insert into webhook_secret (authority, made_at, until, sealed) values
      (${parties.receiver}, ${made}, ${until}, ${await sealAnswer(x.deps.keyring, `webhook ${parties.receiver}`, one)})`
  const current = () => asClock(x.deps.sql, (tx) => secretsOf(x.deps, tx, parties.receiver, x.deps.now()))

  test('are those whose time has not passed, the newest first; the others are forgotten', async () => {
    await keep('2026-11-01T10:00:00Z', foreign, '2026-11-20T10:00:00Z')
    await keep('2026-11-19T10:00:00Z', older, '2026-11-24T10:00:00Z')
    await keep('2026-11-23T09:00:00Z', newer, null)
    expect(await current()).toEqual([newer, older])
    expect(await forgetSecrets(x.deps)).toBe(1)
    at('2026-11-24T09:59:59.999Z')
    expect(await current()).toEqual([newer, older])
    at('2026-11-24T10:00:00.000Z')
    expect(await current()).toEqual([newer])
    expect(await forgetSecrets(x.deps)).toBe(1)
    expect(await forgetSecrets(x.deps)).toBe(0)
    expect(await current()).toEqual([newer])
  })
})
