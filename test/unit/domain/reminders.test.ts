import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { chasedAfter } from '../../../src/domain/alert.ts'
import { londonDate, morningOf } from '../../../src/domain/clock.ts'
import { nextAlertAt, reminders } from '../../../src/domain/reminders.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import {
  aCompleted,
  aDraft,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aRequested,
  aSent,
  doing,
  inDispute,
} from '../../support/transfers.ts'

// Resident on Friday 20 November 2026: due on Friday 18 December, late on the 21st, very late on the 29th.
const workerOf = (side: Side) => aWorkerOf(side, 'social-worker')
const leadOf = (side: Side) => aWorkerOf(side, 'practice-lead')
const reported = (t: Transfer, difference: object, what: 'ResidenceReported' | 'ResidenceProposed') =>
  given(t).by(workerOf('sender')).when('report-residence', difference).thenHappened(what).after

/** What nobody has seen yet is reminded of too: test/unit/domain/seen.test.ts. */
const asList = (t: Transfer) =>
  reminders(t, england)
    .filter(({ name }) => !/^(second|telephone):/.test(name))
    .map(({ name, at, to }) => `${londonDate(at)} ${name} ${to}`)
    .sort()
const sweep = (t: Transfer, at: string) => given(t).at(at).when('remind')

describe('reminders (R6.6)', () => {
  const ofTheMeeting = [
    '2026-12-04 meeting-10:2026-12-18 receiver',
    '2026-12-11 meeting-5:2026-12-18 receiver',
    '2026-12-17 meeting-1:2026-12-18 receiver',
    '2026-12-18 meeting-0:2026-12-18 receiver',
    '2026-12-21 late:2026-12-18 both',
    '2026-12-29 very-late:2026-12-18 both',
  ]
  // They were only expected: has the family come? (R6.3)
  const arriving = '2026-11-21 expected:2026-11-20 sender'
  const acknowledging = '2026-11-24 acknowledge:2026-11-20 receiver'
  const answering = '2026-11-30 answer:2026-11-20 both'
  // The family is told who is responsible: of the sending by the one side, of the acceptance by the other (R5.5).
  const telling = '2026-11-30 told:11 sender'
  const tellingAnew = '2026-12-01 told:13 receiver'

  test.each([
    ['a draft of which nobody was told', () => aDraft(), []],
    ['a request', aRequested, ['2026-11-18 send:2026-11-16 sender']],
    // Nothing but a meeting held, or an end, stops the clock: not that the package has not come (R6.8).
    [
      'a draft whose move was notified',
      () => aDraft({ notified: true }),
      ['2026-11-18 send:2026-11-16 sender', arriving, ...ofTheMeeting],
    ],
    ['one sent', aSent, [acknowledging, answering, telling, ...ofTheMeeting]],
    ['one acknowledged', anAcknowledged, [answering, telling, ...ofTheMeeting]],
    ['one accepted', anAccepted, [tellingAnew, ...ofTheMeeting]],
    ['one accepted for one child of two', () => anAccepted(['c1']), [answering, tellingAnew, ...ofTheMeeting]],
    ['one in dispute, which stops no clock (R6.8)', () => inDispute(), [telling, ...ofTheMeeting]],
    [
      'one in dispute for one child of two',
      () => inDispute(0, { children: ['c1'] }),
      [answering, telling, ...ofTheMeeting],
    ],
    ['one whose meeting was held', aMeetingHeld, [tellingAnew]],
    ['one completed', aCompleted, []],
  ] as const)('of %s', (_what, t, expected) => expect(asList(t())).toEqual(expected))

  test('of a package sent long after the move was notified, run from its sending', () => {
    const notified = doing(aDraft(), leadOf('sender'), 'notify-move', {}, '2026-11-16T12:00:00.000Z')
    const t = doing(notified, workerOf('sender'), 'send', {}, '2026-11-20T15:00:00.000Z')
    expect(asList(t).slice(0, 3)).toEqual([arriving, acknowledging, answering])
  })

  test('that would have fallen before the receiver was told remind nobody (R6.5)', () => {
    const t = doing(reported(aDraft(), { on: '2026-11-02' }, 'ResidenceReported'), workerOf('sender'), 'send')
    expect(asList(t).filter((line) => line.includes('meeting'))).toEqual([
      '2026-11-23 meeting-5:2026-11-30 receiver',
      '2026-11-27 meeting-1:2026-11-30 receiver',
      '2026-11-30 meeting-0:2026-11-30 receiver',
    ])
  })

  test('follow a due date that moves, and remind anew', () => {
    const reminded = sweep(anAccepted(), '2026-12-04T08:00:00.000Z').thenHappened(
      ...Array(4).fill('ReminderSent'),
    ).after
    const later = reported(reminded, { kind: 'expected', on: '2026-11-27' }, 'ResidenceProposed')
    const moved = doing(later, leadOf('receiver'), 'agree-residence')
    expect(asList(moved).slice(0, 2)).toEqual([
      '2026-11-28 expected:2026-11-27 sender',
      '2026-12-11 meeting-10:2026-12-29 receiver',
    ])
  })
})

describe('the sweep sends each reminder once (R6.6)', () => {
  test('not before eight, then once', () => {
    sweep(aSent(), '2026-11-24T07:59:59.999Z').thenRefused({ code: 'nothing-due', rule: 'R6.6' })
    const { after, events } = sweep(aSent(), '2026-11-24T08:00:00.000Z').thenHappened('ReminderSent')
    expect(events).toEqual([
      { type: 'ReminderSent', reminder: 'acknowledge:2026-11-20', to: 'receiver', due: '2026-12-18' },
    ])
    sweep(after, '2026-11-24T08:00:00.000Z').thenRefused({ code: 'nothing-due' })
  })

  test('however long it was down', () => {
    const four = sweep(aSent(), '2026-12-01T08:00:00.000Z').thenHappened(...Array(4).fill('ReminderSent'))
    sweep(four.after, '2026-12-03T08:00:00.000Z').thenRefused({ code: 'nothing-due' })
    const month = sweep(aSent(), '2027-01-20T08:00:00.000Z').thenHappened(...Array(10).fill('ReminderSent'))
    expect(new Set(month.after.reminded).size).toBe(10)
    expect(nextAlertAt(month.after, england)).toBeUndefined()
  })

  test('day by day it sends what it sends at once', () => {
    const at = (day: number) => morningOf(londonDate(new Date(Date.UTC(2026, 10, 20 + day, 12))))
    let t = aSent()
    for (let day = 0; day < 62; day++) {
      const next = nextAlertAt(t, england)
      if (next !== undefined && next <= at(day)) t = doing(t, theExchange(), 'remind', {}, at(day))
      else sweep(t, at(day)).thenRefused({ code: 'nothing-due' })
    }
    const atOnce = sweep(aSent(), at(61)).thenHappened(...Array(10).fill('ReminderSent')).after
    expect([...t.reminded].sort()).toEqual([...atOnce.reminded].sort())
  })

  test('the next alert is the morning of the earliest that is left', () => {
    expect(nextAlertAt(aDraft(), england)).toBeUndefined()
    expect(nextAlertAt(aSent(), england)).toBe('2026-11-24T08:00:00.000Z')
    expect(nextAlertAt(anAcknowledged(), england)).toBe('2026-11-30T08:00:00.000Z')
    expect(nextAlertAt(doing(aCompleted(), workerOf('sender'), 'confirm-seen'), england)).toBeUndefined()
  })
})

// Raised on Friday 20 November at half past six in the evening, before the package was sent.
const raisedAt = '2026-11-20T18:30:00.000Z'
const hoursOn = (hours: number) => new Date(Date.parse(raisedAt) + hours * 3_600_000).toISOString()
const raised = () => doing(aDraft(), workerOf('sender'), 'raise-alert', {}, raisedAt)
const names = (t: Transfer) => t.reminded.filter((name) => name.startsWith('alert:'))

describe('an alert that nobody acknowledges is chased (R2.8)', () => {
  test('to the minute, whatever the hour and though nothing was sent; dates keep to eight in the morning', () => {
    expect(nextAlertAt(raised(), england)).toBe(hoursOn(1))
    sweep(raised(), '2026-11-20T19:29:59.999Z').thenRefused({ code: 'nothing-due' })
    const { events, after: chased } = sweep(raised(), hoursOn(1)).thenHappened('ReminderSent')
    expect(events).toMatchObject([{ reminder: `alert:${raised().version}:1`, to: 'both' }])
    sweep(chased, hoursOn(1)).thenRefused({ code: 'nothing-due' })
    expect(nextAlertAt(chased, england)).toBe(hoursOn(2))
    const dated = reminders(chased, england).filter(({ name }) => !name.startsWith('alert:'))
    expect(dated.length).toBeGreaterThan(0)
    for (const { at } of dated) expect(at).toBe(morningOf(londonDate(at)))
  })

  test('and no more once it was acknowledged; that the transfer has ended changes nothing', () => {
    const taken = doing(raised(), aWorkerOf('receiver', 'duty'), 'acknowledge-alert', {}, hoursOn(0.5))
    const ended = doing(raised(), leadOf('sender'), 'withdraw', {}, hoursOn(0.5))
    expect(asList(ended).filter((line) => line.includes('alert:'))).toHaveLength(6)
    for (const t of [taken]) expect(asList(t).filter((line) => line.includes('alert:'))).toEqual([])
  })

  test('each chase once, whenever the sweep runs and however long it stood', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 60 * 72 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(minutes, (when) => {
        const sweeps = [...when].sort((a, b) => a - b)
        let t = raised()
        for (const minute of sweeps) {
          const before = nextAlertAt(t, england) ?? '9'
          const at = hoursOn(minute / 60)
          if (before > at) sweep(t, at).thenRefused({ code: 'nothing-due' })
          else t = doing(t, theExchange(), 'remind', {}, at)
        }
        const passed = chasedAfter.filter((hours) => hours * 60 <= (sweeps.at(-1) ?? 0))
        expect(names(t)).toEqual(passed.map((hours) => `alert:${raised().version}:${hours}`))
      }),
      { numRuns: 40, seed: 20_261_120 },
    )
  })
})
