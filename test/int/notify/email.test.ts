import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sweep } from '../../../src/exchange/sweep.ts'
import { noticeTemplate } from '../../../src/local/exchange.ts'
import { startNotify } from '../../../src/local/notify-stand-in.ts'
import { drain } from '../../../src/notify/drain.ts'
import { aCaseSystem } from '../../support/case-system.ts'
import { anExchange, sender } from '../../support/exchange.ts'

const caseSystem = await aCaseSystem()
const x = await anExchange({ webhookFor: (slug) => (slug === 'brackwater' ? caseSystem.url : undefined) })
const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE } = x.deps.settings
const notify = await startNotify({ port: 0, apiKey, templates: { [NOTIFY_TEMPLATE]: noticeTemplate } })
x.deps.settings.NOTIFY_URL = notify.url
afterAll(() => notify.stop())

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
    at(friday, 5)
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
