import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Plan } from '../../../schemas/documents/plan.ts'
import type { Standing } from '../../../schemas/transfer.ts'
import type { Deps } from '../../../src/deps.ts'
import { shippedHolidays } from '../../../src/domain/working-days.ts'
import { refreshCalendar, withNewestCalendar } from '../../../src/exchange/calendar.ts'
import { clockFor } from '../../../src/exchange/clock.ts'
import { openDraft } from '../../../src/exchange/open.ts'
import { recordFor } from '../../../src/exchange/record.ts'
import { sweep } from '../../../src/exchange/sweep.ts'
import { changedFeed, proclaimed, publishedAs, startFeed } from '../../support/bank-holidays.ts'
import { anExchange, aWholeDraft, parties, receiver, sender } from '../../support/exchange.ts'
import { aFamily, paperFor } from '../../support/inputs.ts'

// Resident on Friday 20 November 2026, day 0; sent on Monday 23; the meeting is due on Friday 18 December.
const x = await anExchange()
const feed = await startFeed()
x.deps.settings.BANK_HOLIDAYS_URL = feed.url
afterAll(() => feed.stop())

beforeEach(async () => {
  x.at('2026-11-23T10:00:00Z')
  // What the tests before left is no longer due, and no list touches it.
  await x.admin`update transfer set next_alert_at = null, due_on = null`
  await x.admin`delete from bank_holidays`
  await x.admin`delete from calendar_check`
})

/** Accepted, and the sender has seen it: nothing waits to be seen (R9.1). */
const accepted = async () => x.does(sender(), 'confirm-seen', (await x.accepted()).id)

const morning = '2026-11-25T08:00:00Z'

async function twentySent(): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < 20; at++) ids.push((await x.sent()).id)
  return ids
}

/** What the exchange did of itself, from the record: reminders by their names, the rest by their types. */
async function didOfItself(id: string): Promise<string[]> {
  const read = await recordFor(x.deps, sender(), id)
  if (!('found' in read)) throw new Error('the sender may read its record')
  return read.found
    .filter(({ type }) => ['ReminderSent', 'DueDateRecounted', 'EarlierDueFound'].includes(type))
    .map(({ type, said }) => (type === 'ReminderSent' ? String(said.reminder) : type))
}

/** Which authority was told of events of a kind, once for each inbox that has it. */
async function toldOf(id: string, kind: string): Promise<string[]> {
  const rows = await x.admin<{ authority: string }[]>`
    select authority from notice where transfer = ${id} and kind = ${kind} and channel = 'inbox' order by authority`
  return rows.map(({ authority }) => authority)
}
const both = [parties.sender, parties.receiver].sort()

const acknowledging = ['acknowledge:2026-11-23']

describe('each reminder goes out once', () => {
  test('though two sweeps meet twenty transfers in the same second', async () => {
    const ids = await twentySent()
    x.at(morning)
    const went = await Promise.all([x.another(), x.another()].map(sweep))
    expect(went.reduce((sum, one) => sum + one, 0)).toBe(20)
    for (const id of ids) {
      expect(await didOfItself(id)).toEqual(acknowledging)
      expect(await toldOf(id, 'AcknowledgeDue')).toEqual([parties.receiver])
    }
    expect(await sweep(x.deps)).toBe(0)
  })

  test('though the sweep broke off in the middle of one of twenty, with everything written and nothing committed', async () => {
    const ids = await twentySent()
    x.at(morning)
    await expect(sweep(breakingOffIn(11))).rejects.toThrow('the process is gone')
    const done = await Promise.all(ids.map(didOfItself))
    expect(done.filter((names) => names.length > 0)).toHaveLength(10)
    expect(await sweep(x.deps)).toBe(10)
    for (const id of ids) {
      expect(await didOfItself(id)).toEqual(acknowledging)
      expect(await toldOf(id, 'AcknowledgeDue')).toEqual([parties.receiver])
    }
  })

  test('with the first sweep after three days without one', async () => {
    const { id } = await x.sent()
    x.at('2026-11-28T07:00:00Z')
    await sweep(x.deps)
    expect(await didOfItself(id)).toEqual([...acknowledging, 'telephone:receiver:10:2026-11-23'])
    x.at('2026-12-01T12:00:00Z')
    await sweep(x.deps)
    const telephone = 'telephone:receiver:10:2026-11-23'
    expect(await didOfItself(id)).toEqual([...acknowledging, telephone, 'answer:2026-11-23', 'told:10'])
  })

  test('though the clock is set back an hour, before it goes and after it went', async () => {
    const { id } = await x.sent()
    for (const [at, went] of [
      ['2026-11-25T07:59:00Z', 0],
      ['2026-11-25T06:59:00Z', 0],
      ['2026-11-25T08:30:00Z', 1],
      ['2026-11-25T07:30:00Z', 0],
      ['2026-11-25T08:00:00Z', 0],
      ['2026-11-25T08:31:00Z', 0],
    ] as const) {
      x.at(at)
      expect([at, await sweep(x.deps)]).toEqual([at, went])
    }
    expect(await didOfItself(id)).toEqual(acknowledging)
  })

  test('though more transfers lie before it than are read at once, of which none can be opened', async () => {
    const { id } = await x.sent()
    await x.admin`
      insert into transfer (id, reference, sender, receiver, state, version, urgency, next_alert_at, head, updated_at,
        sealed_label, sealed_snapshot)
      select gen_random_uuid(), 'BTN-' || n, ${parties.sender}, ${parties.receiver}, 'sent', 1, 'routine',
        '2026-11-24T08:00:00Z', '', '2026-11-23T10:00:00Z', ''::bytea, ''::bytea
      from generate_series(1, 120) n`
    x.at(morning)
    expect(await sweep(x.deps)).toBe(1)
    expect(await didOfItself(id)).toEqual(acknowledging)
  })
})

/** The same exchange, of which the process ends in its n-th transaction as a party: after all its writes, before its commit. */
function breakingOffIn(nth: number): Deps {
  let [begun, gone] = [0, false]
  const { sql } = x.deps
  const begin = (work: (tx: unknown) => Promise<unknown>) =>
    sql.begin(async (tx) => {
      const done = await work(tx)
      const [role] = await tx`select current_user as is`
      if (role?.is === 'baton_party' && ++begun === nth) gone = true
      if (gone) throw new Error('the process is gone')
      return done
    })
  const breaking = new Proxy(sql, { get: (target, name) => (name === 'begin' ? begin : Reflect.get(target, name)) })
  const log: Deps['log'] = ({ code }) => {
    if (code === 'SWEEP_FAULT') throw new Error('the process is gone')
  }
  return { ...x.deps, sql: breaking, log }
}

const published = publishedAs(shippedHolidays)
const withThanksgiving = changedFeed(published, 'england-and-wales', (days) => [...days, proclaimed('2026-12-09')])

/** GOV.UK publishes this, and the clock comes by at an instant. */
async function clockComesBy(at: string, publishes: unknown): Promise<number> {
  feed.publishes(publishes)
  x.at(at)
  await refreshCalendar(x.deps)
  return sweep(await withNewestCalendar(x.deps))
}

async function rowOf(id: string) {
  const [row] = await x.admin<{ due: Date; calendar: string | null; next: Date | null }[]>`
    select due_on::text as due, calendar, next_alert_at as next from transfer where id = ${id}`
  return { due: String(row?.due), calendar: row?.calendar, next: row?.next?.toISOString() }
}

describe('a bank holiday announced nine days before (R6.7)', () => {
  const announced = '2026-11-30T09:00:00Z'
  const counted = async (): Promise<Standing> => {
    const standing = await accepted()
    await clockComesBy(announced, withThanksgiving)
    return standing
  }

  test('moves the due date once, tells both sides once, and keeps the date that was', async () => {
    const { id } = await accepted()
    expect(await rowOf(id)).toMatchObject({ due: '2026-12-18', calendar: shippedHolidays.version })
    expect(await clockComesBy(announced, withThanksgiving)).toBe(1)
    expect(await clockComesBy('2026-11-30T09:01:00Z', withThanksgiving)).toBe(0)
    expect(await rowOf(id)).toMatchObject({ due: '2026-12-21', calendar: '2026-11-30' })
    expect(await didOfItself(id)).toEqual(['DueDateRecounted'])
    expect(await toldOf(id, 'DueDateRecounted')).toEqual(both)
    const read = await clockFor(x.deps, sender(), id)
    if (!('found' in read)) throw new Error('the sender may read its clock')
    const { due, history } = read.found
    expect(due).toMatchObject({ on: '2026-12-21', calendar: '2026-11-30' })
    expect(history).toMatchObject([{ due: { on: '2026-12-18', calendar: shippedHolidays.version }, how: 'reported' }])
  })

  test('once too where two sweeps see it at once, and its reminders go by the new date', async () => {
    const { id } = await accepted()
    feed.publishes(withThanksgiving)
    x.at(announced)
    await refreshCalendar(x.deps)
    const twice = [await withNewestCalendar(x.another()), await withNewestCalendar(x.another())]
    await Promise.all(twice.map(sweep))
    expect(await didOfItself(id)).toEqual(['DueDateRecounted'])
    expect(await toldOf(id, 'DueDateRecounted')).toEqual(both)
    await clockComesBy('2026-12-04T08:00:00Z', withThanksgiving)
    expect(await didOfItself(id)).toEqual(['DueDateRecounted', 'meeting-10:2026-12-21', 'told:12'])
  })

  test('and taken back makes no date earlier until the receiving authority confirms it (R6.9)', async () => {
    const { id } = await counted()
    expect(await clockComesBy('2026-12-01T09:00:00Z', published)).toBe(1)
    // A reminder of that morning waited for the count, and goes with the sweep after it.
    expect(await clockComesBy('2026-12-01T09:01:00Z', published)).toBe(1)
    expect(await clockComesBy('2026-12-01T09:02:00Z', published)).toBe(0)
    expect(await didOfItself(id)).toEqual(['DueDateRecounted', 'EarlierDueFound', 'told:12'])
    expect(await rowOf(id)).toMatchObject({ due: '2026-12-21', calendar: '2026-12-01' })
    expect(await toldOf(id, 'EarlierDueFound')).toEqual([parties.receiver])
    const newest = await withNewestCalendar(x.deps)
    x.at('2026-12-04T08:00:00Z')
    await sweep(newest)
    // Ten working days before the date that was told, which is Monday 7 December.
    expect((await didOfItself(id)).filter((name) => name.startsWith('meeting'))).toEqual([])
    await x.does(receiver(), 'confirm-due', id)
    expect(await rowOf(id)).toMatchObject({ due: '2026-12-18', calendar: '2026-12-01' })
    expect(await toldOf(id, 'DueDateConfirmed')).toEqual(both)
    await sweep(newest)
    expect((await didOfItself(id)).at(-1)).toBe('meeting-10:2026-12-18')
  })

  test('leaves nothing for the sweep to see again each minute, where nobody counts on the date any more', async () => {
    const { id } = await accepted()
    await x.does(receiver(), 'arrange-meeting', id)
    await x.does(receiver(), 'hold-meeting', id)
    const before = await rowOf(id)
    expect(await clockComesBy('2026-11-24T09:00:00Z', withThanksgiving)).toBe(0)
    expect(await rowOf(id)).toEqual(before)
    expect(before.next).toBe('2026-12-01T08:00:00.000Z')
  })

  test('puts off by a day a reminder that no due date turns on, and the sweep waits until then', async () => {
    const { id } = await x.sent()
    await x.does(sender('practice-lead'), 'withdraw', id)
    await x.does(receiver(), 'confirm-seen', id)
    const nextWeek = changedFeed(published, 'england-and-wales', (days) => [...days, proclaimed('2026-11-27')])
    expect(await clockComesBy('2026-11-24T09:00:00Z', nextWeek)).toBe(0)
    expect(await clockComesBy('2026-12-01T08:00:00Z', nextWeek)).toBe(0)
    expect((await rowOf(id)).next).toBe('2026-12-02T08:00:00.000Z')
    expect(await clockComesBy('2026-12-02T08:00:00Z', nextWeek)).toBe(1)
    expect(await didOfItself(id)).toEqual(['told:11'])
  })

  test('is counted in though what is recorded has come to its cap', async () => {
    const { id } = await fullToTheBrim()
    await x.does(receiver(), 'acknowledge', id)
    await expect(x.does(receiver(), 'ask', id)).rejects.toThrow('too-much')
    await clockComesBy(announced, withThanksgiving)
    expect(await rowOf(id)).toMatchObject({ due: '2026-12-21', calendar: '2026-11-30' })
    await clockComesBy('2026-12-01T08:00:00Z', withThanksgiving)
    expect(await didOfItself(id)).toEqual(['DueDateRecounted', 'answer:2026-11-23', 'told:26'])
  })
})

/** A package sent that holds all that may be recorded of a transfer, to the letter. */
async function fullToTheBrim(): Promise<Standing> {
  let state = 7
  // Letters of so many kinds do not compress.
  const letters = Array.from({ length: 29_500 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return String.fromCharCode(0x4e00 + ((state >> 8) % 20_000))
  }).join('')
  const plan = paperFor.plan as { slot: 'plan'; structured: Plan }
  const family = aFamily()
  const holding = (count: number) => {
    const held = letters.slice(0, count)
    const papers = Array.from({ length: 16 }, (_, at) => ({ ...plan, reason: held.slice(at * 1000, at * 1000 + 1000) }))
    const people = Array.from({ length: 18 }, (_, at) => {
      const own = held.slice(16_000 + at * 750, 16_750 + at * 750)
      const [name, relationship, safeContact] = [own.slice(0, 190), own.slice(190, 280), own.slice(280)]
      return {
        ...{ id: `p${at + 3}`, name: `Aunt ${name}`, relationship: `Aunt ${relationship}` },
        ...{ parentalResponsibility: false, safeContact: `By letter: ${safeContact}` },
      }
    })
    return openDraft(
      ...([x.deps, sender()] as const),
      aWholeDraft({
        ...{ papers: [...Object.values(paperFor), ...papers] as (typeof plan)[], send: true },
        family: { ...family, people: [...family.people, ...people] },
      }),
    )
  }
  let [held, most, tooMany] = [await x.sent(), 16_000, letters.length]
  while (tooMany - most > 1) {
    const count = (most + tooMany) >> 1
    const outcome = await holding(count)
    if ('done' in outcome) [held, most] = [outcome.done, count]
    else tooMany = count
  }
  return held
}
