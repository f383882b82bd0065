import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { climbsAt, disputeReminders, passesOn } from '../../../src/domain/dispute-clock.ts'
import { nextAlertAt } from '../../../src/domain/reminders.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { calendarsOf, shippedHolidays } from '../../../src/domain/working-days.ts'
import { act, england } from '../../support/acting.ts'
import { aWorkerOf, theExchange } from '../../support/actors.ts'
import { sweptAt, withHoliday } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { anAcknowledged, doing, inDispute } from '../../support/transfers.ts'

// Raised on Monday 23 November 2026.
const director = (side: Side) => aWorkerOf(side, 'director')
const sharing = (until: string, children?: readonly string[]) => ({
  ...{ decision: 'outcome', outcome: 'shared', until, leads: 'receiver', ...(children ? { children } : {}) },
})
const shared = (until: string): Transfer =>
  doing(
    doing(inDispute(3), director('sender'), 'decide', sharing(until)),
    director('receiver'),
    'decide',
    sharing(until),
  )
const due = (t: Transfer) => disputeReminders(t, england).map(({ name, on, to, rung }) => `${on} ${name} ${to} ${rung}`)

describe('an open dispute climbs by itself (R8.5)', () => {
  test.each([
    [0, '2026-11-25T08:00:00.000Z', 'one working day: the morning after Tuesday'],
    [1, '2026-11-26T08:00:00.000Z', 'two'],
    [2, '2026-12-01T08:00:00.000Z', 'five: the weekend is not counted'],
  ])('from rung %i at %s, after %s', (rung, at) => {
    const t = inDispute(rung)
    expect(climbsAt(t, england)).toBe(at)
    const { after } = given(t)
      .by(theExchange())
      .at(at)
      .when('remind')
      .thenHappened('DisputeClimbed', ...sentWith(t, at))
    expect(after.dispute).toMatchObject({ rung: rung + 1, rungSince: at.slice(0, 10), openFrom: rung })
  })

  test('and not a moment before', () => {
    const at = '2026-11-25T07:59:59.000Z'
    expect(act(inDispute(), 'remind', {}, theExchange(), at)).not.toMatchObject({
      events: [{ type: 'DisputeClimbed' }],
    })
  })

  test('a bank holiday of the receiving authority’s nation is no day of it (R6.1)', () => {
    expect(climbsAt(inDispute(), withHoliday('2026-11-24'))).toBe('2026-11-26T08:00:00.000Z')
  })

  test('the time of each rung begins on the day on which it got there', () => {
    const climbed = sweptAt(inDispute(), '2026-11-30T11:00:00.000Z')
    expect(climbed.dispute).toMatchObject({ rung: 1, rungSince: '2026-11-30' })
    expect(climbsAt(climbed, england)).toBe('2026-12-03T08:00:00.000Z')
  })

  test('never past the last rung, and not once it is over', () => {
    expect(climbsAt(inDispute(3), england)).toBeUndefined()
    expect(climbsAt(anAcknowledged(), england)).toBeUndefined()
  })

  test('when the column says next, the sweep finds something to do', () => {
    const t = inDispute()
    const at = nextAlertAt(t, england) ?? ''
    expect(at <= (climbsAt(t, england) ?? '')).toBe(true)
    expect(passesOn({ rung: 0, rungSince: '2026-11-23' }, england)).toBe('2026-11-25')
  })
})

/** The reminders that fall due by the same morning. */
function sentWith(t: Transfer, at: string): 'ReminderSent'[] {
  const outcome = act(t, 'remind', {}, theExchange(), at)
  return 'events' in outcome ? outcome.events.flatMap(({ type }) => (type === 'ReminderSent' ? [type] : [])) : []
}

describe('at the last rung both directors are reminded, again and again (R8.5)', () => {
  test('after five working days, and each five more, one after another', () => {
    const t = inDispute(3)
    const seq = t.dispute?.rungSeq
    expect(due(t)).toEqual([`2026-12-01 last-rung:${seq}:1 both director`])
    const once = sweptAt(t, '2026-12-01T08:00:00.000Z')
    expect(due(once)).toEqual([`2026-12-08 last-rung:${seq}:2 both director`])
    expect(due(sweptAt(once, '2026-12-08T08:00:00.000Z'))).toEqual([`2026-12-15 last-rung:${seq}:3 both director`])
  })

  test('and no more once it is over', () => {
    expect(due(doing(inDispute(3), director('receiver'), 'decide', { decision: 'agree' }))).toEqual([])
  })
})

describe('however long no sweep came', () => {
  test('what is said again and again is said once, under the number of the latest time (R6.6)', () => {
    const t = inDispute(3)
    const late = sweptAt(t, '2027-01-08T09:00:00.000Z')
    const sent = late.reminded.filter((name) => name.startsWith('last-rung:'))
    // Five working days, six times over, since 23 November: Christmas and New Year are not counted.
    expect(sent).toEqual([`last-rung:${t.dispute?.rungSeq}:6`])
    expect(due(late).filter((one) => one.includes('last-rung'))).toEqual([
      `2027-01-15 last-rung:${t.dispute?.rungSeq}:7 both director`,
    ])
    const over = sweptAt(shared('2026-12-11'), '2027-01-08T09:00:00.000Z')
    expect(over.reminded.filter((name) => name.startsWith('shared-over:'))).toEqual(['shared-over:2026-12-11:4'])
  })
})

describe('in another nation (R2.12)', () => {
  test('its authority is asked for nothing: what is to be said is said to the transferring one', () => {
    const scotland = calendarsOf(shippedHolidays, 'day-after')('scotland')
    for (const { to } of disputeReminders(inDispute(3), scotland)) expect(to).toBe('sender')
    expect(disputeReminders(inDispute(3), scotland)).toHaveLength(1)
  })
})

describe('shared until a date (R8.6)', () => {
  test('five working days before, the practice leads; the day after it, the service managers: both sides’', () => {
    expect(due(shared('2027-01-12'))).toEqual([
      '2027-01-05 shared-ends:2027-01-12 both practice-lead',
      '2027-01-13 shared-over:2027-01-12:1 both service-manager',
    ])
  })

  test('two children shared until one date are reminded of once', () => {
    const names = due(shared('2027-01-12')).map((one) => one.split(' ')[1])
    expect(new Set(names).size).toBe(names.length)
  })

  test('whoever shares a child is not silent about it: no answer is chased (R6.6)', () => {
    const chased = (t: Transfer) =>
      sweptAt(t, '2026-12-02T08:00:00.000Z').reminded.some((name) => name.startsWith('answer:'))
    expect([chased(anAcknowledged()), chased(shared('2027-01-12'))]).toEqual([true, false])
  })

  test('once it is accepted nothing of it is left to say', () => {
    expect(due(doing(shared('2027-01-12'), aWorkerOf('receiver', 'practice-lead'), 'accept'))).toEqual([])
  })
})

describe('an interim arrangement (R8.3)', () => {
  const interim = (t: Transfer, side: Side) =>
    doing(t, aWorkerOf(side, 'service-manager'), 'decide', { decision: 'interim', weLeadUntil: '2026-12-04' })

  test('on the day on which the lead goes back both sides’ practice leads are told', () => {
    expect(due(interim(inDispute(1), 'receiver'))).toEqual(['2026-12-05 interim-over:2026-12-05 both practice-lead'])
  })

  test('where nobody else leads by it, nothing goes back', () => {
    expect(due(interim(inDispute(1), 'sender'))).toEqual([])
  })

  test('accepted meanwhile, nothing goes back', () => {
    const manager = aWorkerOf('receiver', 'service-manager')
    expect(due(doing(interim(inDispute(1), 'receiver'), manager, 'decide', { decision: 'agree' }))).toEqual([])
  })
})
