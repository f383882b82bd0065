import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { dueDate, londonDate, morningOf } from '../../../src/domain/clock.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import type { Report, Transfer } from '../../../src/domain/transfer.ts'
import { calendarOf } from '../../../src/domain/working-days.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aDraft, aRequested, aSent, doing } from '../../support/transfers.ts'

const due = (t: Transfer) => dueDate(t.residence, england)
const workerOf = (side: Side) => aWorkerOf(side, 'social-worker')
const leadOf = (side: Side) => aWorkerOf(side, 'practice-lead')
const report = (t: Transfer, side: Side, difference: object) =>
  given(t).by(workerOf(side)).when('report-residence', difference)
const runs = (t: Transfer, side: Side, difference: object) =>
  report(t, side, difference).thenHappened('ResidenceReported').after
const proposed = (t: Transfer, side: Side, difference: object) =>
  report(t, side, difference).thenHappened('ResidenceProposed').after
const agreed = (t: Transfer, by: ReturnType<typeof workerOf>) =>
  given(t).by(by).when('agree-residence').thenHappened('ResidenceAgreed').after
const residentOn = (on: string): Report => ({ kind: 'resident', on, known: 'Said.', by: 'sender', at: on })
const stay = { kind: 'temporary', until: '2027-01-15' }

describe('London time', () => {
  test.each([
    ['2026-11-23T23:59:59.000Z', '2026-11-23'],
    ['2026-06-30T22:59:59.000Z', '2026-06-30'],
    ['2026-06-30T23:00:00.000Z', '2026-07-01'],
    ['2026-12-31T23:30:00.000Z', '2026-12-31'],
  ])('%s is on %s', (instant, date) => {
    expect(londonDate(instant)).toBe(date)
    expect(londonDate(new Date(instant))).toBe(date)
  })

  test('the day’s reminders go out at eight, in winter and in summer', () => {
    expect(morningOf('2026-11-23')).toBe('2026-11-23T08:00:00.000Z')
    expect(morningOf('2026-07-01')).toBe('2026-07-01T07:00:00.000Z')
  })
})

// Resident on Friday 20 November 2026: due on Friday 18 December, late on the 21st, very late on the 29th.
describe('the due date (R6.2)', () => {
  test('is working day 20 after the day of residence, and says how it was reached (R6.4, R6.7)', () => {
    const { version: calendar } = england
    expect(due(aSent())).toEqual({ dayZero: '2026-11-20', on: '2026-12-18', provisional: false, calendar })
  })

  test('leaves out the bank holidays of the receiving authority’s nation (R6.1)', () => {
    expect(dueDate(aSent().residence, calendarOf('scotland'))?.on).toBe('2026-12-21')
  })

  test('of an expected residence is provisional (R6.3), and so past the last published holiday (R6.4)', () => {
    expect(due(aDraft())).toMatchObject({ on: '2026-12-18', provisional: true })
    expect(dueDate({ before: [], running: residentOn('2028-11-29') }, england)?.provisional).toBe(false)
    expect(dueDate({ before: [], running: residentOn('2028-11-30') }, england)?.provisional).toBe(true)
  })

  test('is none where nothing was reported, and none in a temporary stay (R2.6)', () => {
    expect(due(aDraft({ without: 'residence' }))).toBeUndefined()
    expect(due(runs(aDraft(), 'sender', stay))).toBeUndefined()
  })
})

describe('reporting residence (R6.2)', () => {
  test.each(['resident', 'temporary'])('%s is not of the future; expected may be', (kind) => {
    const tomorrow = { on: '2026-11-24', until: '2027-01-15' }
    report(aDraft(), 'sender', { ...tomorrow, kind }).thenRefused({
      code: 'date-impossible',
      rule: 'R6.2',
      field: 'on',
    })
    runs(aDraft(), 'sender', { ...tomorrow, kind: 'expected' })
  })

  test.each(['1999-11-20', '2011-12-31', '2050-01-01', '2099-12-31'])('%s is outside the calendar', (on) =>
    report(aDraft(), 'sender', { kind: 'expected', on }).thenRefused({ code: 'date-impossible', field: 'on' }),
  )

  test.each(['2012-01-01', '2049-12-31'])('%s is within it, and every reminder can be reckoned', (on) => {
    const t = runs(aDraft(), 'sender', { kind: 'expected', on })
    expect(reminders(doing(t, workerOf('sender'), 'send'), england)).not.toEqual([])
  })

  test('in a draft of which nobody was told, the last word of the sender runs', () => {
    expect(due(runs(aDraft(), 'sender', { on: '2026-11-02' }))?.dayZero).toBe('2026-11-02')
    expect(due(runs(aDraft(), 'sender', { on: '2026-11-23' }))?.dayZero).toBe('2026-11-23')
  })

  test('the first report of either side runs', () => {
    expect(due(runs(aRequested(), 'receiver', {}))?.dayZero).toBe('2026-11-20')
  })

  test('keeps what ran before, the latest ten', () => {
    let t = aDraft()
    for (let day = 1; day <= 13; day++) t = runs(t, 'sender', { on: `2026-11-${String(day).padStart(2, '0')}` })
    expect(t.residence.before.map(({ on }) => on)).toHaveLength(10)
    expect([t.residence.before.at(-1)?.on, t.residence.running?.on]).toEqual(['2026-11-12', '2026-11-13'])
  })
})

describe('correcting it, once both know (R6.3, R6.9)', () => {
  test('later waits for the other side’s practice lead, and the earlier date runs meanwhile', () => {
    for (const [side, other] of [
      ['sender', 'receiver'],
      ['receiver', 'sender'],
    ] as const) {
      const t = proposed(aSent(), side, { on: '2026-11-23' })
      expect(due(t)?.on).toBe('2026-12-18')
      expect(t.residence.proposed).toMatchObject({ on: '2026-11-23', by: side })
      given(t)
        .by(workerOf(other))
        .when('agree-residence')
        .thenRefused({ code: 'wrong-role', who: ['practice-lead'] })
      given(t).by(leadOf(side)).when('agree-residence').thenRefused({ code: 'nothing-proposed', rule: 'R6.3' })
      const after = agreed(t, leadOf(other))
      expect(due(after)?.on).toBe('2026-12-21')
      expect(after.residence).not.toHaveProperty('proposed')
      expect(after.residence.before.at(-1)?.on).toBe('2026-11-20')
    }
  })

  test('earlier, by the sender, waits for the receiver’s worker', () => {
    const t = proposed(aSent(), 'sender', { on: '2026-11-16' })
    expect(due(t)?.on).toBe('2026-12-18')
    expect(due(agreed(t, workerOf('receiver')))?.on).toBe('2026-12-14')
  })

  test('earlier, by the receiver, is confirmed by its saying so', () => {
    expect(due(runs(aSent(), 'receiver', { on: '2026-11-16' }))?.on).toBe('2026-12-14')
  })

  test('without moving the due date runs at once: Saturday for Friday, resident for expected', () => {
    expect(runs(aSent(), 'sender', { on: '2026-11-21' }).residence.running?.on).toBe('2026-11-21')
    const expected = doing(aDraft(), workerOf('sender'), 'send')
    expect(due(runs(expected, 'receiver', {}))).toMatchObject({ on: '2026-12-18', provisional: false })
  })

  test('nothing proposed is nothing to agree', () => {
    given(aSent()).by(leadOf('receiver')).when('agree-residence').thenRefused({ code: 'nothing-proposed' })
  })

  test('what one side proposed still waits when the other reports anew, unless it reports the same', () => {
    const later = proposed(aSent(), 'sender', { on: '2026-11-23' })
    expect(runs(later, 'receiver', { on: '2026-11-16' }).residence.proposed?.on).toBe('2026-11-23')
    const earlier = proposed(aSent(), 'sender', { on: '2026-11-16' })
    expect(runs(earlier, 'receiver', { on: '2026-11-16' }).residence).not.toHaveProperty('proposed')
    expect(runs(later, 'sender', { on: '2026-11-20' }).residence).not.toHaveProperty('proposed')
  })

  test('to a temporary stay stops the clock only when the other side’s practice lead agrees (R2.6)', () => {
    const t = proposed(aSent(), 'sender', stay)
    expect(due(t)?.on).toBe('2026-12-18')
    given(t).by(workerOf('receiver')).when('agree-residence').thenRefused({ code: 'wrong-role' })
    expect(due(agreed(t, leadOf('receiver')))).toBeUndefined()
  })

  test('from a temporary stay starts the clock: at the receiver’s word, or confirmed by its worker', () => {
    const staying = doing(runs(aDraft(), 'sender', stay), workerOf('sender'), 'send')
    expect(due(staying)).toBeUndefined()
    expect(due(runs(staying, 'receiver', {}))?.on).toBe('2026-12-18')
    expect(due(agreed(proposed(staying, 'sender', {}), workerOf('receiver')))?.on).toBe('2026-12-18')
  })
})
