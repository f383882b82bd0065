import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { feedFor } from '../../../src/exchange/feed.ts'
import { councils } from '../../../src/local/councils.ts'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { listen } from '../../../src/local/ports.ts'
import { readBody } from '../../../src/local/requests.ts'
import { drain } from '../../../src/notify/drain.ts'
import { words } from '../../../src/notify/words.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { everyKindTold } from '../../support/every-kind-told.ts'
import { anExchange, parties, sender } from '../../support/exchange.ts'
import { whatMustNotShow } from '../../support/whole-story.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange({ webhookFor: () => caseSystem.url })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })

/** Every request to Notify, word for word, its token read: this stands between. */
const handed: string[] = []
const between = createServer(async (request, response) => {
  const body = await readBody(request)
  const { authorization = '', ...headers } = request.headers
  const [, claims = ''] = authorization.split('.')
  handed.push(JSON.stringify([request.url, headers, Buffer.from(claims, 'base64url').toString(), body]))
  const json = { 'content-type': 'application/json' }
  const answer = await fetch(`${notify.url}${request.url}`, {
    method: 'POST',
    headers: { authorization, ...json },
    body,
  })
  response.writeHead(answer.status, json).end(await answer.text())
})
x.deps.settings.NOTIFY_URL = `http://127.0.0.1:${await listen(between, 0, 'the test')}`
x.deps.settings.STAND_INS = new URL(caseSystem.url).origin

// The stand-in looks at the machine’s clock; it goes with the exchange’s.
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(async () => {
  vi.useRealTimers()
  between.close()
  await notify.stop()
})
const at = (instant: string) => {
  x.at(instant)
  vi.setSystemTime(instant)
}
const drainAll = async () => {
  for (let tried = 1; tried > 0; ) tried = (await drain(x.deps)).tried
}

const mailFails = (times: number) =>
  fetch(`${notify.url}/faults`, { method: 'POST', body: JSON.stringify({ next: 503, times }) })
/** No letter goes for more than three days, until what waits is given up. */
const deliverNothing = async () => {
  await mailFails(1000)
  for (const hours of [0, 80]) {
    at(new Date(x.deps.now().getTime() + hours * 3_600_000).toISOString())
    await drainAll()
  }
  await mailFails(0)
}

const [deputy, deskSource] = ['Marguerite Oyelaran', 'Their website, read on Monday']
let said: string[] = []
beforeAll(async () => {
  await x.admin`insert into mailbox (authority, role, email, deputy_name, deputy_email, set_at, set_by)
    select id, 'duty', 'cin@' || id || '.example', ${deputy}, 'cin-second@' || id || '.example', now(), 'hugo.penn'
    from authority where on_exchange`
  await x.admin`insert into guest_desk (authority, email, source, set_by, set_at, confirmed_by, confirmed_at, tested_at)
    values (${parties.third}, 'desk@carrowdale.example', ${deskSource}, 'a', now(), 'b', now(), now())`
  said = await everyKindTold(x, { at, deliver: drainAll, deliverNothing })
  await drainAll()
}, 120_000)

const kinds = Object.keys(words).toSorted()
type Row = { kind: string; gone: boolean; dead: boolean }
const notices = (channel: string) => x.admin<Row[]>`
  select kind, handed_at is not null or delivered_at is not null as gone, dead_at is not null as dead
  from notice where channel = ${channel}`
const kindsOf = (told: readonly { kind: string }[]) => [...new Set(told.map(({ kind }) => kind))].toSorted()
const feeds = async () =>
  (
    await Promise.all(Object.values(parties).map((authority) => feedFor(x.deps, { ...sender(), authority }, 0, 10_000)))
  ).flat()

test('every kind of news that there is was told by letter, by webhook and in the feed', async () => {
  const [letters, webhooks, inbox] = await Promise.all(['email', 'webhook', 'inbox'].map(notices))
  const gone = (rows: readonly Row[] = []) => rows.filter((one) => one.gone)
  for (const told of [gone(letters), gone(webhooks), inbox]) expect(kindsOf(told ?? [])).toEqual(kinds)
  // Whatever is written has gone, or was given up: the guest’s, and the sender’s letters of those days.
  expect([...(letters ?? []), ...(webhooks ?? [])].filter(({ gone, dead }) => !gone && !dead)).toEqual([])
  const templates = JSON.parse(NOTIFY_TEMPLATES) as Record<string, string>
  const used = new Set(notify.letters().map(({ templateId }) => templateId))
  for (const name of ['news', 'due', 'urgent', 'not-seen', 'guest']) expect(used).toContain(templates[name])
  expect(caseSystem.taken).toHaveLength(gone(webhooks).length)
  expect(await feeds()).toHaveLength(inbox?.length ?? 0)
})

/** Whatever the family could be known by: in the fixture’s words, by the parts of an address or a date, or as said here. */
function whatNobodyMayRead(): string[] {
  const dates = ['14 March 2017', '14/03/2017', '20170314', '2 August 2022', '02/08/2022', '20220802']
  const places = ['Quarry Bank', 'Heron Mews', 'Thornwick', 'Brackenfold', 'ZZ99', 'annexe']
  const persons = ['Ambrose', 'Tidewell', '960 100', 'Penhaligon', 'Seraphina', 'Wexcombe', 'Larkspur', 'Ravenscroft']
  const all = new Set([...whatMustNotShow(), ...said, ...dates, ...places, ...persons])
  // A title, and nobody’s name: a reminder says who must act.
  all.delete('Service Manager')
  return [...all]
}

/** What of these stands in a text: in any case of letters, and also where an address has escaped it. */
function found(secrets: readonly string[], text: string): string[] {
  const plain = text.toLowerCase()
  const unescaped = plain.replaceAll(/%[0-9a-f]{2}/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
  return secrets.filter((one) => plain.includes(one.toLowerCase()) || unescaped.includes(one.toLowerCase()))
}

describe('nobody can tell from it which family, nor what was said of it', () => {
  const leftIn = async () => ({
    'the letters as they are read': notify.letters().map((letter) => JSON.stringify(letter)),
    'what Notify was handed': handed,
    'the webhooks': caseSystem.arrived.map(({ body, headers: { 'webhook-signature': _signature, ...headers } }) =>
      JSON.stringify([body, headers]),
    ),
    'the feeds': (await feeds()).map((row) => JSON.stringify(row)),
    'every column of every notice': (await x.admin<{ row: string }[]>`select n::text as row from notice n`).map(
      ({ row }) => row,
    ),
    'the log': x.lines.map((line) => JSON.stringify(line)),
  })

  test.each([
    'the letters as they are read',
    'what Notify was handed',
    'the webhooks',
    'the feeds',
    'every column of every notice',
    'the log',
  ] as const)('%s', async (where) => {
    const texts = (await leftIn())[where]
    expect(texts.length).toBeGreaterThan(200)
    const secrets = whatNobodyMayRead()
    expect(secrets.length).toBeGreaterThan(150)
    expect(found(secrets, texts.join('\n'))).toEqual([])
    // Nor who works with them, nor who stands in for the duty desk.
    const workers = councils.flatMap(({ people }) => people.flatMap(({ name, sub }) => [name, sub]))
    expect(found([...workers, deputy, deskSource], texts.join('\n'))).toEqual([])
    // One that did hold something would be found.
    expect(found(secrets, `${texts.join('\n')} isolde%20fenwick`)).toContain('Isolde')
  })
})
