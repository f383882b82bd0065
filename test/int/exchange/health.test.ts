import { expect, test } from 'vitest'
import { openClient } from '../../../src/db/client.ts'
import { healthOf, watchOutbox } from '../../../src/exchange/health.ts'
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
  x.at('2026-11-26T10:00:00Z')
  await x.admin`
    update notice set dead_at = '2026-11-26T10:00:00Z' where authority = ${parties.receiver} and channel = 'email'`
  expect(await healthOf(x.deps)).toMatchObject({ well: true, alarms: ['dead-letters'] })
  const line = { code: 'OUTBOX', waiting: expect.any(Number), untold: 0, oldestSeconds: expect.any(Number) }
  const first = await watched()
  expect(first).toEqual([{ ...line, dead: expect.any(Number) }])
  expect(await watched()).toEqual(first)
  await x.admin`update notice set untold_at = dead_at where dead_at is not null`
  expect(await healthOf(x.deps)).toMatchObject({ alarms: ['nobody-was-told', 'dead-letters'] })
  await x.admin`update notice set seen_at = '2026-11-26T11:00:00Z' where dead_at is not null`
  expect(await healthOf(x.deps)).toMatchObject({ alarms: [] })
  expect(await watched()).toEqual([])
})
