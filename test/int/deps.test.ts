import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { type Deps, openDeps } from '../../src/deps.ts'
import { shippedHolidays } from '../../src/domain/working-days.ts'
import type { Bindings } from '../../src/env.ts'
import { noFeed } from '../support/bank-holidays.ts'
import { anExchange } from '../support/exchange.ts'

const x = await anExchange()
const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
const opened: Deps[] = []
afterAll(async () => {
  await Promise.all(opened.map(({ sql }) => sql.end({ timeout: 1 })))
  logged.mockRestore()
})

vi.useFakeTimers({ toFake: ['Date'] })
afterAll(() => vi.useRealTimers())
const at = (instant: string) => vi.setSystemTime(instant)
afterEach(() => x.admin`delete from bank_holidays`)

const bindingsFor = (DATABASE_URL: string, more: object = {}): Bindings => {
  const [FILES, ASSETS] = [x.deps.files, { fetch: async () => new Response() }]
  return {
    ...x.secrets.worker,
    PUBLIC_URL: 'https://baton.example',
    ...noFeed,
    ALLOW_LOOPBACK: 'yes',
    ...{ DATABASE_URL, FILES, ASSETS },
    ...more,
  }
}
const open = async (bindings: Bindings): Promise<Deps> => {
  const deps = await openDeps(bindings, () => {})
  opened.push(deps)
  return deps
}
const takes = (version: string, takenAt: string) => x.admin`
  insert into bank_holidays (version, taken_at, published_to, divisions, changed)
  values (${version}, ${takenAt}, '2028-12-31', ${x.admin.json(shippedHolidays.divisions as never)}, '[]')`

test('a request counts by the newest version; an isolate keeps it for a minute', async () => {
  const bindings = bindingsFor(x.url)
  at('2026-11-23T10:00:00Z')
  expect((await open(bindings)).holidays?.version).toBe('2026-02-25')
  await takes('2026-11-23', '2026-11-23T10:00:01Z')
  at('2026-11-23T10:00:59Z')
  expect((await open(bindings)).holidays?.version).toBe('2026-02-25')
  at('2026-11-23T10:01:00Z')
  const deps = await open(bindings)
  expect(deps.holidays?.version).toBe('2026-11-23')
  expect(deps.calendar('wales')).toMatchObject({ version: '2026-11-23', nation: 'wales', counting: 'day-after' })
})

test('the working days are indexed once for a version, however often it is read again', async () => {
  const bindings = bindingsFor(x.url)
  at('2026-11-23T12:00:00Z')
  const england = (await open(bindings)).calendar('england')
  at('2026-11-23T12:05:00Z')
  expect((await open(bindings)).calendar('england')).toBe(england)
  await takes('2026-11-23', '2026-11-23T12:05:00Z')
  at('2026-11-23T12:10:00Z')
  expect((await open(bindings)).calendar('england')).not.toBe(england)
})

test('which day is day 1 is a setting', async () => {
  const deps = await open(bindingsFor(x.url, { COUNTING: 'same-day' }))
  expect(deps.calendar('england').counting).toBe('same-day')
  await expect(open(bindingsFor(x.url, { COUNTING: 'tomorrow' }))).rejects.toThrow('COUNTING')
})

test('where the store cannot be read and no list was kept, nobody counts: no due date is to keep a list years old', async () => {
  await takes('2026-11-23', '2026-11-23T13:00:00Z')
  await x.admin`alter table bank_holidays rename to out_of_sight`
  at('2026-11-23T14:00:00Z')
  const bindings = bindingsFor(x.url)
  const deps = await open(bindings)
  expect(deps.holidays).toBeUndefined()
  expect(() => deps.calendar('england')).toThrow(expect.objectContaining({ name: 'CalendarUnread' }))
  await x.admin`alter table out_of_sight rename to bank_holidays`
  at('2026-11-23T14:00:05Z')
  expect((await open(bindings)).calendar('england').version).toBe('2026-11-23')
})

test('it is tried again after five seconds, and the log says so', async () => {
  logged.mockClear()
  at('2026-11-23T15:00:00Z')
  const bindings = bindingsFor('postgres://nobody@127.0.0.1:9/nowhere')
  await open(bindings)
  at('2026-11-23T15:00:04Z')
  await open(bindings)
  expect(logged.mock.calls).toEqual([[JSON.stringify({ code: 'CALENDAR_FAULT', fault: 'Error' })]])
  at('2026-11-23T15:00:05Z')
  await open(bindings)
  expect(logged).toHaveBeenCalledTimes(2)
})

test('a version that nobody could count by is passed by, and the log says so', async () => {
  await takes('2026-11-22', '2026-11-22T10:00:00Z')
  await x.admin`
    insert into bank_holidays (version, taken_at, published_to, divisions, changed)
    values ('2026-11-23', '2026-11-23T10:00:00Z', '2028-12-31', '{"england-and-wales":[["2060-01-01","x"]]}', '[]')`
  logged.mockClear()
  at('2026-11-23T17:30:00Z')
  expect((await open(bindingsFor(x.url))).calendar('england').version).toBe('2026-11-22')
  const line = { code: 'CALENDAR_FAULT', fault: 'unsound-version', version: '2026-11-23' }
  expect(logged.mock.calls).toEqual([[JSON.stringify(line)]])
})

test('the bank holidays are asked for over TLS, but on one machine', async () => {
  for (const BANK_HOLIDAYS_URL of ['http://www.gov.uk/bank-holidays.json', 'ftp://www.gov.uk/list', 'data:,{}'])
    await expect(open(bindingsFor(x.url, { BANK_HOLIDAYS_URL }))).rejects.toThrow('BANK_HOLIDAYS_URL')
  const onLoopback = { BANK_HOLIDAYS_URL: 'http://127.0.0.1:9' }
  await expect(open(bindingsFor(x.url, { ...onLoopback, ALLOW_LOOPBACK: undefined }))).rejects.toThrow(
    'BANK_HOLIDAYS_URL',
  )
  await expect(open(bindingsFor(x.url, onLoopback))).resolves.toBeDefined()
  const elsewhere = { BANK_HOLIDAYS_URL: 'https://holidays.example/list.json', ALLOW_LOOPBACK: undefined }
  await expect(open(bindingsFor(x.url, elsewhere))).resolves.toBeDefined()
})

test('what was kept goes on counting while the store cannot be read', async () => {
  at('2026-11-23T16:00:00Z')
  const bindings = bindingsFor(x.url)
  await takes('2026-11-23', '2026-11-23T15:00:00Z')
  await open(bindings)
  await x.admin`alter table bank_holidays rename to out_of_sight`
  at('2026-11-23T16:02:00Z')
  expect((await open(bindings)).holidays?.version).toBe('2026-11-23')
  await x.admin`alter table out_of_sight rename to bank_holidays`
  await takes('2026-11-23.2', '2026-11-23T16:02:01Z')
  at('2026-11-23T16:02:05Z')
  expect((await open(bindings)).holidays?.version).toBe('2026-11-23.2')
})
