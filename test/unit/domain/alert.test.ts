import { describe, expect, test } from 'vitest'
import { alertChases, chasedAfter, toOutOfHours, waitingAlerts } from '../../../src/domain/alert.ts'
import type { TransferEvent } from '../../../src/domain/events.ts'
import { stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { england, now } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aDraft, anAccepted, anAcknowledged, aRequested, aSent, doing } from '../../support/transfers.ts'

const anyone = ['social-worker', 'practice-lead', 'service-manager', 'head-of-service', 'director', 'duty'] as const
// Friday 20 November 2026, half past six in the evening.
const fridayEvening = '2026-11-20T18:30:00.000Z'
const raised = (t: Transfer, at = now) => doing(t, aWorkerOf('sender', 'social-worker'), 'raise-alert', {}, at)
const taken = (t: Transfer, at = now) => doing(t, aWorkerOf('receiver', 'duty'), 'acknowledge-alert', {}, at)

describe('an alert of significant harm (R2.8)', () => {
  test.each([
    ['is asked for', () => aRequested()],
    ['is an empty draft without permission', () => aDraft({ without: ['plan', 'permission', 'move', 'residence'] })],
    ['may not be shared: permission was refused', () => aDraft({ permission: 'refused' })],
    ['is sent', () => aSent()],
    ['is accepted', () => anAccepted()],
    ['has an alert that waits already', () => raised(aDraft())],
  ])('is raised though the transfer %s', (_how, t) => {
    expect(given(t()).when('raise-alert').thenHappened('AlertRaised').after.urgency).toBe('urgent')
  })

  test('tells the receiving authority, and not a word of the package', () => {
    const { after } = given(aDraft()).when('raise-alert').thenHappened('AlertRaised')
    expect(after.receiverTold).toBe(now)
    expect(stateOf(after)).toBe('draft')
    expect(after.papers.some((paper) => paper.shared)).toBe(false)
  })

  test.each(anyone)('is raised by any worker: %s', (role) => {
    given(aDraft()).by(aWorkerOf('sender', role)).when('raise-alert').thenHappened('AlertRaised')
  })

  test('names every child of the transfer, or those it is about', () => {
    expect(raised(aDraft()).alerts).toMatchObject([{ children: ['c1', 'c2'] }])
    const one = given(aDraft())
      .when('raise-alert', { children: ['c2', 'c2'] })
      .thenHappened('AlertRaised')
    expect(one.after.alerts).toMatchObject([{ children: ['c2'] }])
  })

  test('of a transfer in which every child’s has ended is about them all', () => {
    const ended = doing(anAcknowledged(), aWorkerOf('sender', 'practice-lead'), 'withdraw')
    expect(raised(ended).alerts).toMatchObject([{ children: ['c1', 'c2'] }])
  })

  test('may name a child whose own transfer has ended, and none that is not of this family', () => {
    const ended = doing(anAcknowledged(), aWorkerOf('sender', 'practice-lead'), 'withdraw', { children: ['c1'] })
    given(ended)
      .when('raise-alert', { children: ['c1'] })
      .thenHappened('AlertRaised')
    given(aDraft())
      .when('raise-alert', { children: ['c1', 'c9'] })
      .thenRefused({ code: 'no-such-child', children: ['c9'] })
  })

  test('says whether it was raised out of hours', () => {
    expect(raised(aDraft(), fridayEvening).alerts).toMatchObject([{ at: fridayEvening, outOfHours: true }])
    expect(raised(aDraft()).alerts).toMatchObject([{ at: now, outOfHours: false }])
  })

  test('to an authority that nobody would be told at is not done: the telephone number is given (R9.3, R9.4)', () => {
    given(aDraft())
      .knowing({ receiver: { onExchange: false, telephone: '01632 960 303' } })
      .when('raise-alert')
      .thenRefused({ code: 'receiver-not-on-exchange', telephone: '01632 960 303' })
  })
})

describe('acknowledging it', () => {
  test.each(anyone)('is for any worker of the receiving authority, before the package too: %s', (role) => {
    const { events, after } = given(raised(aDraft()))
      .by(aWorkerOf('receiver', role))
      .when('acknowledge-alert', { worker: undefined })
      .thenHappened('AlertAcknowledged')
    expect(events).toEqual([{ type: 'AlertAcknowledged', worker: aWorkerOf('receiver', role).name }])
    expect(waitingAlerts(after)).toEqual([])
  })

  test('may name another worker, who has taken it', () => {
    given(raised(aDraft()))
      .when('acknowledge-alert', { worker: 'Tamsin Oakshott, out of hours' })
      .thenHappened('AlertAcknowledged')
      .events.forEach((event) => {
        expect(event).toMatchObject({ worker: 'Tamsin Oakshott, out of hours' })
      })
  })

  test('takes every alert that waits; one raised after it waits anew', () => {
    const both = taken(raised(raised(aDraft()), '2026-11-23T10:10:00.000Z'), '2026-11-23T10:20:00.000Z')
    expect(both.alerts?.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual(Array(2).fill('2026-11-23T10:20:00.000Z'))
    const again = raised(both, '2026-11-23T10:30:00.000Z')
    expect(waitingAlerts(again).map(({ at }) => at)).toEqual(['2026-11-23T10:30:00.000Z'])
  })

  test('where none waits is refused', () => {
    for (const t of [aSent(), taken(raised(aSent()))])
      given(t).when('acknowledge-alert').thenRefused({ code: 'no-alert', rule: 'R2.8' })
  })

  test('is not for who raised it; and taking up the papers is no answer to it', () => {
    given(raised(aSent()))
      .by(aWorkerOf('sender', 'social-worker'))
      .when('acknowledge-alert')
      .thenRefused({ code: 'wrong-party' })
    expect(waitingAlerts(doing(raised(aSent()), aWorkerOf('receiver', 'duty'), 'acknowledge'))).toHaveLength(1)
  })
})

describe('the chase of what nobody has acknowledged', () => {
  test('is after 1, 2, 4, 8, 24 and 48 hours, by the clock and not by office hours, to both', () => {
    const t = raised(aDraft(), fridayEvening)
    const { seq } = waitingAlerts(t)[0] ?? { seq: 0 }
    expect(alertChases(t).map(({ name, at, to }) => `${at} ${name} ${to}`)).toEqual([
      `2026-11-20T19:30:00.000Z alert:${seq}:1 both`,
      `2026-11-20T20:30:00.000Z alert:${seq}:2 both`,
      `2026-11-20T22:30:00.000Z alert:${seq}:4 both`,
      `2026-11-21T02:30:00.000Z alert:${seq}:8 both`,
      `2026-11-21T18:30:00.000Z alert:${seq}:24 both`,
      `2026-11-22T18:30:00.000Z alert:${seq}:48 both`,
    ])
  })

  test('is for each alert of its own, and none once it was acknowledged', () => {
    const two = raised(raised(aDraft()), '2026-11-23T10:10:00.000Z')
    expect(new Set(alertChases(two).map(({ name }) => name)).size).toBe(2 * chasedAfter.length)
    expect(alertChases(taken(two))).toEqual([])
    expect(alertChases(aSent())).toEqual([])
  })
})

describe('whom it is told to first, out of hours', () => {
  const chase: TransferEvent = { type: 'ReminderSent', reminder: 'alert:7:1', to: 'both', due: '' }
  const late: TransferEvent = { type: 'ReminderSent', reminder: 'late:2026-12-18', to: 'both', due: '2026-12-18' }
  const answer: TransferEvent = { type: 'AlertAcknowledged', worker: 'Tamsin Oakshott' }
  const alert = (outOfHours: boolean) =>
    ({
      type: 'AlertRaised',
      children: ['c1'],
      risk: 'x',
      address: 'x',
      contact: 'x',
      telephoned: true,
      outOfHours,
    }) as const

  test.each([
    ['an alert raised then', alert(true), fridayEvening, true],
    ['an alert raised in hours', alert(false), now, false],
    ['a chase in the evening', chase, '2026-11-20T19:30:00.000Z', true],
    ['a chase in the morning', chase, now, false],
    ['that it was taken', answer, fridayEvening, true],
    ['an ordinary reminder, however late', late, fridayEvening, false],
  ] as const)('%s', (_what, event, at, first) => expect(toOutOfHours(event, at, england)).toBe(first))
})
