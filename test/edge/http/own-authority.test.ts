import { describe, expect, test } from 'vitest'
import type { OwnAuthority, SecretChanged, WebhookSet } from '../../../schemas/telling.ts'
import { aProblem, call } from '../../support/calling.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anEdgeExchange } from '../../support/edge-exchange.ts'

const caseSystem = await aCaseSystem()
const exchange = await anEdgeExchange({ STAND_INS: new URL(caseSystem.url).origin })
const { aldermere, url } = exchange
const simon = await aldermere.token('administrator')

const asks = (method: string, path: string, said?: object, token = simon) =>
  call(url, `/v1/authority${path}`, token, {
    ...{ method, headers: { 'content-type': 'application/json' } },
    ...(said ? { body: JSON.stringify(said) } : {}),
  })
const answered = async <T>(method: string, path: string, said?: object): Promise<T> => {
  const called = await asks(method, path, said)
  expect({ path, status: called.status, text: called.text }).toMatchObject({ status: 200 })
  expect(called.headers.get('cache-control')).toBe('no-store')
  return called.json() as T
}
const refused = async (method: string, path: string, said?: object, token = simon) => {
  const called = await asks(method, path, said, token)
  const { status, code, errors } = aProblem(called)
  return [status, code, ...(errors ?? []).map(({ pointer }) => pointer)]
}

describe('/v1/authority', () => {
  test('takes addresses by role, with their deputies, and gives them back (R9.1)', async () => {
    const deputy = { name: 'Dilys Marrowby', email: 'Second@aldermere.example' }
    const set = await answered<OwnAuthority>('PUT', '/mailboxes/duty', { email: 'desk@aldermere.example', deputy })
    const duty = {
      role: 'duty',
      email: 'desk@aldermere.example',
      deputy: { ...deputy, email: 'second@aldermere.example' },
    }
    expect(set).toMatchObject({ byEmail: true, mailboxes: [duty] })
    const { body } = await (await aldermere.a()).get<OwnAuthority>('/v1/authority')
    expect(body).toEqual(set)
    expect(await answered<OwnAuthority>('DELETE', '/mailboxes/duty')).toMatchObject({ mailboxes: [] })
  })

  test('names the field of an address that is none, and the role that may set it (R1.3)', async () => {
    const email = 'desk@aldermere.example'
    expect(await refused('PUT', '/mailboxes/duty', { email: 'desk' })).toEqual([400, 'input-invalid', '/email'])
    expect(await refused('PUT', '/mailboxes/duty', { email, deputy: { name: 'D', email } })).toEqual([
      ...[400, 'input-invalid', '/deputy/email'],
    ])
    expect(await refused('PUT', '/mailboxes/auditor', { email })).toEqual([400, 'input-invalid', '/role'])
    expect(await refused('PUT', '/mailboxes/duty', { email }, await aldermere.token())).toEqual([403, 'wrong-role'])
  })

  test('takes a webhook, tells its secret once, tries it out, and changes the secret (R9.1)', async () => {
    expect(await refused('POST', '/webhook/test', {})).toEqual([409, 'no-webhook'])
    const { secret } = await answered<WebhookSet>('PUT', '/webhook', { url: caseSystem.url })
    expect(secret).toMatch(/^whsec_/)
    expect(await answered('PUT', '/webhook', { url: caseSystem.url })).not.toHaveProperty('secret')
    expect(await answered('POST', '/webhook/test', {})).toEqual({ delivered: true })
    expect(caseSystem.arrived).toHaveLength(1)
    const changed = await answered<SecretChanged>('POST', '/webhook/secrets', {})
    expect([changed.webhook.secrets.length, changed.secret === secret]).toEqual([2, false])
    const replaces = changed.webhook.secrets[1]?.madeAt
    expect(await refused('POST', '/webhook/secrets', { replaces })).toEqual([412, 'version-changed'])
    expect((await asks('GET', '')).text).not.toContain('whsec_')
    caseSystem.answers.push(500)
    expect(await answered('POST', '/webhook/on', {})).toMatchObject({ delivered: false, fault: 'webhook-500' })
    expect(await answered('POST', '/webhook/on', {})).toEqual({ delivered: true })
  })

  test('takes no webhook that leads within, and keeps one way at least (R9.3)', async () => {
    for (const bad of ['http://cases.example.org/', 'https://10.0.0.8/', 'https://cases.example.org:8443/'])
      expect(await refused('PUT', '/webhook', { url: bad })).toEqual([422, 'webhook-address', '/url'])
    expect(await answered('PUT', '/email', { on: false })).toMatchObject({ byEmail: false })
    expect(await refused('DELETE', '/webhook')).toEqual([409, 'no-other-way'])
    expect(await answered('PUT', '/email', { on: true })).toMatchObject({ byEmail: true })
    expect(await answered('DELETE', '/webhook')).not.toHaveProperty('webhook')
    expect(await refused('PUT', '/email', { on: false })).toEqual([409, 'no-other-way'])
  })

  test('makes no log line of an address or a secret', () => {
    expect(exchange.log()).not.toMatch(/whsec_|aldermere\.example|\/baton/)
  })
})
