import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { shippedHolidays } from '../../../src/domain/working-days.ts'
import { calendarStanding, refreshCalendar } from '../../../src/exchange/calendar.ts'
import { changedFeed, everywhere, plainYear, proclaimed, publishedAs, startFeed } from '../../support/bank-holidays.ts'
import { anExchange, parties } from '../../support/exchange.ts'

const x = await anExchange()
const feed = await startFeed()
x.deps.settings.BANK_HOLIDAYS_URL = feed.url
afterAll(() => feed.stop())

const published = publishedAs(shippedHolidays)
const thanksgiving = changedFeed(published, 'england-and-wales', (events) => [...events, proclaimed('2026-12-09')])
const [monday, hourLater, dayLater] = ['2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z', '2026-11-24T10:00:00Z']

describe('what a new version touches is counted anew', () => {
  const [scottish, welsh] = ['019a0c3e-5a00-7000-8e00-5c0700000001', '019a0c3e-5a00-7000-8e00-3a1e00000001']
  const later = '2027-01-20T08:00:00.000Z'

  type Held = {
    receiver?: string
    state?: string
    resident?: string
    due?: string
    calendar?: string
    next?: string | null
  }
  let made = 0
  /** An open transfer as the clock sees it: ids, dates and a state. Fit to be touched by 9 December 2026, but for what is given. */
  async function held({
    receiver = parties.receiver,
    state = 'accepted',
    next = later,
    ...dates
  }: Held): Promise<string> {
    const { resident = '2026-11-16', due = '2026-12-14', calendar = '2026-02-25' } = dates
    const id = `019a0c3e-5a00-7000-8e00-${String(++made).padStart(12, '0')}`
    await x.admin`
      insert into transfer (id, reference, sender, receiver, state, version, urgency, resident_on, due_on, calendar,
        next_alert_at, head, updated_at, sealed_label, sealed_snapshot)
      values (${id}, ${`BTN-${made}`}, ${parties.sender}, ${receiver}, ${state}, 1, 'routine', ${resident}, ${due}, ${calendar},
        ${next}, '', ${monday}, ''::bytea, ''::bytea)`
    return id
  }
  const nextOf = async (id: string): Promise<string | undefined> => {
    const [row] = await x.admin<{ next: Date | null }[]>`select next_alert_at as next from transfer where id = ${id}`
    return row?.next?.toISOString()
  }
  const now = '2026-11-23T10:00:00.000Z'

  beforeEach(async () => {
    await x.admin`delete from bank_holidays`
    await x.admin`delete from calendar_check`
    await x.admin`delete from transfer`
    x.lines.length = 0
    x.at(monday)
    for (const [id, nation] of [
      [scottish, 'scotland'],
      [welsh, 'wales'],
    ] as const)
      await x.admin`
        insert into authority (id, name, nation, gss_code, dfe_code, on_exchange, duty_email, duty_telephone)
        values (${id}, ${nation}, ${nation}, '', '', false, '', '') on conflict do nothing`
  })

  const touchedOnes: [string, Held][] = [
    ['whose count runs over the day', {}],
    ['of Wales', { receiver: welsh }],
    ['resident the day before', { resident: '2026-12-08' }],
    ['due on that day', { due: '2026-12-09' }],
    ['that waits for nothing', { next: null }],
    ['counted by no version that is known', { calendar: '2026-01-01' }],
    ['that was sent and not yet answered', { state: 'sent' }],
    // It is reckoned in working days from today on, and may fall on another.
    ['whose next reminder comes within a fortnight of that day', { due: '2026-12-08', next: '2026-12-16T08:00:00Z' }],
  ]
  test.each(touchedOnes)('one %s', async (_, one) => {
    const id = await held(one)
    feed.publishes(thanksgiving)
    await refreshCalendar(x.deps)
    expect(await nextOf(id)).toBe(now)
    expect(x.lines).toEqual([{ code: 'CALENDAR_TAKEN', version: '2026-11-23', changed: 1, touched: 1 }])
  })

  const others: [string, Held][] = [
    ['of Scotland', { receiver: scottish }],
    ['resident on that day', { resident: '2026-12-09', due: '2027-01-11' }],
    ['due the day before', { due: '2026-12-08' }],
    ['that is completed', { state: 'completed' }],
    ['that is ended', { state: 'ended' }],
    ['that the new version counted', { calendar: '2026-11-23' }],
  ]
  test.each(others)('but not one %s', async (_, one) => {
    const id = await held(one)
    feed.publishes(thanksgiving)
    await refreshCalendar(x.deps)
    expect(await nextOf(id)).toBe(later)
  })

  test('nor one without a due date, nor one that the sweep is to see anyway', async () => {
    const [stay, due] = [await held({}), await held({ next: '2026-11-23T08:00:00.000Z' })]
    await x.admin`update transfer set due_on = null, resident_on = null where id = ${stay}`
    feed.publishes(thanksgiving)
    await refreshCalendar(x.deps)
    expect([await nextOf(stay), await nextOf(due)]).toEqual([later, '2026-11-23T08:00:00.000Z'])
  })

  test('where the day of residence counts, one resident on that day too', async () => {
    const id = await held({ resident: '2026-12-09', due: '2027-01-08' })
    feed.publishes(thanksgiving)
    await refreshCalendar({ ...x.deps, settings: { ...x.deps.settings, COUNTING: 'same-day' } })
    expect(await nextOf(id)).toBe(now)
  })

  test('one due past what was published, though no day of its own changes', async () => {
    const [past, before] = [
      await held({ resident: '2029-01-08', due: '2029-02-05' }),
      await held({ resident: '2028-11-08', due: '2028-12-06' }),
    ]
    feed.publishes(everywhere(published, (events) => [...events, ...plainYear(2029).map((date) => proclaimed(date))]))
    await refreshCalendar(x.deps)
    expect([await nextOf(past), await nextOf(before)]).toEqual([now, later])
  })

  test('one due past what is published now, where a false year is taken back', async () => {
    const more = everywhere(published, (events) => [...events, ...plainYear(2029).map((date) => proclaimed(date))])
    feed.publishes(more)
    await refreshCalendar(x.deps)
    const past = await held({ resident: '2029-01-10', due: '2029-02-07', calendar: '2026-11-23' })
    const before = await held({ resident: '2028-12-01', due: '2028-12-31', calendar: '2026-11-23' })
    x.at(dayLater)
    feed.publishes(published)
    await refreshCalendar(x.deps)
    expect(await calendarStanding(x.deps)).toMatchObject({ version: '2026-11-24', publishedTo: '2028-12-31' })
    expect([await nextOf(past), await nextOf(before)]).toEqual(['2026-11-24T10:00:00.000Z', later])
  })

  test('one that was counted by the old version while the new one came: within minutes, and on the days after', async () => {
    feed.publishes(thanksgiving)
    await refreshCalendar(x.deps)
    const soon = await held({})
    x.at('2026-11-23T10:02:00Z')
    await refreshCalendar(x.deps)
    expect(await nextOf(soon)).toBe('2026-11-23T10:02:00.000Z')
    const missed = await held({})
    x.at('2026-11-23T10:10:00Z')
    await refreshCalendar(x.deps)
    expect(await nextOf(missed)).toBe(later)
    x.at(dayLater)
    await refreshCalendar(x.deps)
    expect(await nextOf(missed)).toBe('2026-11-24T10:00:00.000Z')
    expect(await nextOf(soon)).toBe('2026-11-23T10:02:00.000Z')
  })

  test('a version and what it touches stand or fall together', async () => {
    const id = await held({})
    await x.admin`revoke update (next_alert_at) on transfer from baton_clock`
    feed.publishes(thanksgiving)
    await expect(refreshCalendar(x.deps)).rejects.toThrow('permission denied')
    await x.admin`grant update (next_alert_at) on transfer to baton_clock`
    expect(await calendarStanding(x.deps)).toMatchObject({ version: '2026-02-25', came: 'asking' })
    expect(await nextOf(id)).toBe(later)
    x.at(hourLater)
    await refreshCalendar(x.deps)
    expect(await calendarStanding(x.deps)).toMatchObject({ version: '2026-11-23', came: 'taken' })
    expect(await nextOf(id)).toBe('2026-11-23T11:00:00.000Z')
  })
})
