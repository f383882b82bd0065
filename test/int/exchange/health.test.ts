import { expect, test } from 'vitest'
import { openClient } from '../../../src/db/client.ts'
import { alarmsOf, healthOf, watchOutbox } from '../../../src/exchange/health.ts'
import { anExchange, parties } from '../../support/exchange.ts'

const x = await anExchange()
await x.sent()
const watched = async () => {
  x.lines.length = 0
  await watchOutbox(x.deps)
  return [...x.lines]
}

test('an exchange whose store cannot be reached is not well, and says no more', async () => {
  const sql = openClient('postgres://nobody@127.0.0.1:9/nowhere')
  expect(await healthOf({ ...x.deps, sql })).toEqual({ well: false })
})

test('news that only waits is counted, raises no alarm and is not worth a line', async () => {
  const health = await healthOf(x.deps)
  expect(health).toMatchObject({ well: true, alarms: [], outbox: { dead: 0, untold: 0, webhooksOff: 0 } })
  expect('outbox' in health && health.outbox?.waiting).toBeGreaterThan(0)
  expect(await watched()).toEqual([])
})

test('a dead letter is a line at every firing of the clock, in counts, until somebody there has acted (R9.3)', async () => {
  x.at('2026-11-23T11:00:00Z')
  await x.admin`
    update notice set dead_at = '2026-11-23T11:00:00Z' where authority = ${parties.receiver} and channel = 'email'`
  expect(await healthOf(x.deps)).toMatchObject({ well: true, alarms: ['dead-letters'] })
  const line = {
    ...{ code: 'OUTBOX', waiting: expect.any(Number), oldestSeconds: expect.any(Number) },
    ...{ untold: 0, unreported: 0 },
  }
  const first = await watched()
  expect(first).toEqual([{ ...line, dead: expect.any(Number) }])
  expect(await watched()).toEqual(first)
  await x.admin`update notice set untold_at = dead_at where dead_at is not null`
  expect(await healthOf(x.deps)).toMatchObject({ alarms: ['nobody-was-told', 'dead-letters'] })
  await x.admin`update notice set seen_at = '2026-11-23T12:00:00Z' where dead_at is not null`
  expect(await healthOf(x.deps)).toMatchObject({ alarms: [] })
  expect(await watched()).toEqual([])
})

test('a letter that the mail service took and never reported on is an alarm, where it was told whom to report to', async () => {
  await x.sent()
  x.deps.settings.NOTIFY_CALLBACK_TOKEN = 'a token of the callback'
  await x.admin`update notice set handed_at = made_at - interval '81 hours' where channel = 'email'`
  const alarms = async () => {
    const health = await healthOf(x.deps)
    return 'alarms' in health ? health.alarms : []
  }
  expect(await alarms()).toContain('no-receipt')
  delete x.deps.settings.NOTIFY_CALLBACK_TOKEN
  expect(await alarms()).not.toContain('no-receipt')
})

test('what has waited for more than four hours is an alarm', () => {
  const counts = { untold: 0, dead: 0, webhooksOff: 0, unreported: 0, oldestSeconds: 4 * 3600 }
  expect([alarmsOf(counts), alarmsOf({ ...counts, oldestSeconds: 4 * 3600 + 1 })]).toEqual([[], ['waiting-long']])
})
