import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sweep } from '../../../src/exchange/sweep.ts'
import { lettersById } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain } from '../../../src/notify/drain.ts'
import { type Mail, sendMail } from '../../../src/notify/email.ts'
import { anAnswerer } from '../../support/answerer.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, sender } from '../../support/exchange.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange({ webhookFor: (slug) => (slug === 'brackwater' ? caseSystem.url : undefined) })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATES } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: lettersById(NOTIFY_TEMPLATES) })
x.deps.settings.NOTIFY_URL = notify.url
x.deps.settings.STAND_INS = new URL(caseSystem.url).origin
afterAll(() => notify.stop())
/** Answers as Notify ought not to, or seldom does. */
const odd = await anAnswerer()

// Friday 20 November 2026, half past six in the evening. The stand-ins look at the machine’s clock: it goes with the exchange’s.
const friday = '2026-11-20T18:30:00.000Z'
const at = (instant: string, later = 0) => {
  const now = new Date(Date.parse(instant) + later * 1000).toISOString()
  x.at(now)
  vi.setSystemTime(now)
}
vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => vi.useRealTimers())
beforeEach(async () => {
  caseSystem.arrived.length = 0
  await x.admin`delete from notice`
})

const lettersFor = (reference: string) => notify.letters().filter(({ subject }) => subject.includes(reference))
const addressees = (reference: string) => lettersFor(reference).map(({ to }) => to)
const hooksFor = (id: string) =>
  caseSystem.arrived
    .map(({ body }) => JSON.parse(body) as { type: string; data: { transfer: string } })
    .flatMap(({ type, data }) => (data.transfer === id ? [type] : []))
const mailFails = (next: number) =>
  fetch(`${notify.url}/faults`, { method: 'POST', body: JSON.stringify({ next, times: 1 }) })
/** Until nothing is due any more. */
const drainAll = async () => {
  for (let tried = 1; tried > 0; ) tried = (await drain(x.deps)).tried
}

describe('out of hours (R2.8)', () => {
  /** An alert is all that is told of it. */
  const alerted = async () => {
    const { id, reference } = await x.drafted()
    await x.admin`delete from notice where transfer = ${id}`
    await x.does(sender('practice-lead'), 'raise-alert', id)
    return { id, reference }
  }

  test('an alert goes to the out-of-hours team first, before desk and case system, and before older news', async () => {
    at(friday, -3600)
    for (let i = 0; i < 6; i++) await x.sent()
    at(friday)
    const { id, reference } = await alerted()
    await mailFails(503)
    await drain(x.deps)
    // The one fault met the first letter of all; the case system was told beside it.
    expect(addressees(reference)).toEqual(['duty@brackwater.example'])
    expect(hooksFor(id)).toEqual(['AlertRaised'])
    // After the first wait, whatever part of a fifth it is longer by.
    at(friday, 6)
    await drainAll()
    expect(addressees(reference)).toEqual(['duty@brackwater.example', 'out-of-hours@brackwater.example'])
    const [letter] = lettersFor(reference).slice(-1)
    expect(letter?.body).toContain('URGENT: a risk of significant harm has been reported to you.')
  })

  test('that nobody has acknowledged it is told to both out-of-hours teams before the desks', async () => {
    at(friday)
    const { id, reference } = await alerted()
    await x.admin`delete from notice`
    at(friday, 3600)
    await sweep(x.deps)
    await drainAll()
    expect(addressees(reference).slice(0, 2).sort()).toEqual([
      'out-of-hours@aldermere.example',
      'out-of-hours@brackwater.example',
    ])
    expect(addressees(reference).slice(2).sort()).toEqual(['duty@aldermere.example', 'duty@brackwater.example'])
    expect(hooksFor(id)).toEqual(['AlertChased'])
    for (const { body } of lettersFor(reference)) expect(body).toContain('URGENT: an alert has not been acknowledged.')
  })

  test('a team whose address was taken away is not tried again; the duty desk is told all the same', async () => {
    at(friday)
    const { id, reference } = await alerted()
    await x.admin`update authority set out_of_hours_email = null`
    await drainAll()
    for (const place of ['aldermere', 'brackwater', 'carrowdale'])
      await x.admin`update authority set out_of_hours_email = ${`out-of-hours@${place}.example`}
        where duty_email = ${`duty@${place}.example`}`
    expect(addressees(reference)).toEqual(['duty@brackwater.example'])
    const [dead] =
      await x.admin`select dead_at, last_fault from notice where transfer = ${id} and channel = 'out-of-hours'`
    expect(dead).toEqual({ dead_at: new Date(friday), last_fault: 'no-out-of-hours' })
  })
})

describe('handing a letter to Notify', () => {
  const mail: Mail = {
    ...{ to: 'duty@brackwater.example', template: 'news', reference: '0192f0c1-0000-7000-8000-000000000001' },
    values: {
      reference: 'BTN-7F3K-2QXM',
      what_happened: 'Your transfer has been acknowledged.',
      link: 'https://baton.example/',
    },
  }
  const id = '740e5834-3a29-46b4-9a6f-16142fde533a'
  const handedTo = (NOTIFY_URL: string, difference: Partial<Mail> = {}) =>
    sendMail({ settings: { ...x.deps.settings, NOTIFY_URL }, now: x.deps.now }, { ...mail, ...difference })
  beforeEach(() => at(friday))

  test('gives Notify’s id, under which the receipt will come', async () => {
    const handed = await handedTo(notify.url)
    const [letter] = notify.letters().slice(-1)
    expect(handed).toEqual({ handed: letter?.id })
    expect(letter).toMatchObject({
      to: mail.to,
      reference: mail.reference,
      subject: 'BTN-7F3K-2QXM: news of a transfer',
    })
  })

  test('sends the fields that Notify documents and no more, signed in whole seconds', async () => {
    at(friday, 0.999)
    odd.answers.push({ status: 201, body: JSON.stringify({ id: id.toUpperCase() }) })
    expect(await handedTo(odd.url)).toEqual({ handed: id })
    const [asked] = odd.asked.slice(-1)
    const templates = JSON.parse(NOTIFY_TEMPLATES) as Record<string, string>
    expect([asked?.method, asked?.path]).toEqual(['POST', '/v2/notifications/email'])
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      ...{ email_address: mail.to, template_id: templates.news, reference: mail.reference },
      personalisation: mail.values,
    })
    const token = String(asked?.headers.authorization).replace('Bearer ', '')
    const [, payload = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      ...{ iss: apiKey.slice(-73, -37), iat: Date.parse(friday) / 1000 },
    })
  })

  test.each([
    ['a minute is full', 429, {}, 60],
    ['Notify says how long', 429, { 'retry-after': '7' }, 7],
    ['Notify says a very long time', 429, { 'retry-after': '999999' }, 3600],
    ['it says it as a date', 429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 60],
    ['it is down for a while', 503, { 'retry-after': '120' }, 120],
    ['it broke', 500, {}, undefined],
    ['the key was taken back, or a clock is off', 403, {}, undefined],
    ['there is no token', 401, {}, undefined],
    ['the address or the template is refused', 400, {}, undefined],
    ['it points elsewhere, where no token may go', 302, { location: 'https://elsewhere.example/' }, undefined],
  ])('is tried again when %s (%i)', async (_, status, headers, after) => {
    odd.answers.push({
      status,
      headers,
      body: '{"errors":[{"error":"ValidationError","message":"duty@brackwater.example"}]}',
    })
    const handed = await handedTo(odd.url)
    expect(handed).toEqual({ fault: `notify-${status}`, ...(after === undefined ? {} : { after }) })
  })

  test.each(['', '{', '{}', 'null', '{"id":7}', '{"id":"740e5834"}'])(
    'is tried again when what was answered holds no id: %s',
    async (body) => {
      odd.answers.push({ status: 201, body })
      expect(await handedTo(odd.url)).toEqual({ fault: 'notify-unread' })
    },
  )

  test('is tried again when nobody answers, or the answer breaks off', async () => {
    expect(await handedTo('http://127.0.0.1:9')).toEqual({ fault: 'unreachable' })
    odd.answers.push('hang up')
    expect(await handedTo(odd.url)).toEqual({ fault: 'unreachable' })
  })

  test('is tried again when the exchange was not told the template’s id', async () => {
    const settings = { ...x.deps.settings, NOTIFY_TEMPLATES: '{}' }
    expect(await sendMail({ settings, now: x.deps.now }, mail)).toEqual({ fault: 'no-template' })
  })

  test('to a smoke-test address is taken, and no letter comes of it', async () => {
    const before = notify.letters().length
    const smoke = await handedTo(notify.url, { to: 'simulate-delivered@notifications.service.gov.uk' })
    expect(smoke).toEqual({ handed: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(notify.letters()).toHaveLength(before)
  })

  test('leaves no word in the log', () => {
    expect(x.lines.filter((line) => JSON.stringify(line).includes('@'))).toEqual([])
  })
})
