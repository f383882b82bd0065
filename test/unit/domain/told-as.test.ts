import { describe, expect, test } from 'vitest'
import type { TransferEvent } from '../../../src/domain/events.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import { mailboxOf, toldAs, toSecond } from '../../../src/domain/told-as.ts'
import { england } from '../../support/acting.ts'
import { anAlerted } from '../../support/moving.ts'
import { aDraft, aMeetingArranged, anAccepted, aSent, inDispute } from '../../support/transfers.ts'

const reminded = (reminder: string, more: object = {}): TransferEvent => ({
  ...{ type: 'ReminderSent', reminder, to: 'receiver', due: '2026-12-18' },
  ...more,
})

describe('a notice goes under a word of its own (R9.1)', () => {
  test('a reminder by what it is of', () => {
    const named = [
      'meeting-10:2026-12-18',
      'meeting-0:2026-12-18',
      'late:2026-12-18',
      'very-late:2026-12-18',
      'stay:2026-12-01',
      'stay-late:2026-12-01',
      'emergency-reasons-late:2026-11-24',
      'second:receiver:7',
      'telephone:sender:7:2026-11-23',
      'last-rung:19:2',
      'shared-ends:2027-01-12',
      'shared-over:2027-01-12:1',
      'interim-over:2026-12-05',
    ]
    expect(named.map((name) => toldAs(reminded(name)))).toEqual([
      ...['MeetingInTen', 'MeetingToday', 'MeetingLate', 'MeetingVeryLate', 'StayOver', 'StayOverdue'],
      ...['EmergencyReasonsLate', 'NotSeen', 'TelephoneThem'],
      ...['LastRungOverdue', 'SharedEnds', 'SharedOver', 'InterimOver'],
    ])
  })

  test('every reminder that a rule names has one', () => {
    for (const t of [aSent(), aDraft({ notified: true }), anAlerted(), anAccepted(), aMeetingArranged(), inDispute(3)])
      for (const { name } of reminders(t, england)) expect(toldAs(reminded(name))).toMatch(/^[A-Z][A-Za-z]+$/)
    expect(() => toldAs(reminded('something-new:1'))).toThrow()
  })

  test('a meeting that is put elsewhere is not arranged for the first time', () => {
    const arranged = { type: 'MeetingArranged' } as TransferEvent
    expect(toldAs(arranged, anAccepted())).toBe('MeetingArranged')
    expect(toldAs(arranged, aMeetingArranged())).toBe('MeetingRearranged')
  })

  test('a lead that changes for a time, and a dispute that goes on for other children, are told as that', () => {
    const interim = { type: 'DisputeDecided', decision: 'interim', weLeadUntil: '2026-12-04' } as TransferEvent
    expect(toldAs(interim, inDispute(1))).toBe('InterimArranged')
    expect(toldAs({ ...interim, weLeadUntil: undefined } as TransferEvent, inDispute(1))).toBe('DisputeDecided')
    const settled = (...children: string[]) => ({ type: 'DisputeResolved', children }) as unknown as TransferEvent
    expect(toldAs(settled('c1'), inDispute())).toBe('DisputeSettledForSome')
    expect(toldAs(settled('c1', 'c2'), inDispute())).toBe('DisputeResolved')
  })
})

describe('it goes to the mailbox of whoever must know', () => {
  test('a reminder to its rung, advice to whoever is asked, anything else to the duty desk', () => {
    expect(mailboxOf(reminded('very-late:2026-12-18', { rung: 'service-manager' }), aSent())).toBe('service-manager')
    expect(mailboxOf({ type: 'AdviceAsked', of: 'legal-adviser', question: 'May we?' }, aSent())).toBe('legal-adviser')
    expect(mailboxOf(reminded('meeting-5:2026-12-18'), aSent())).toBe('duty')
  })

  test('a dispute to its rung, a later residence to a practice lead, a decision against advice to whoever countersigns', () => {
    const t = aSent()
    expect(mailboxOf({ type: 'DisputeEscalated', to: 1, reasons: 'x' }, t)).toBe('service-manager')
    expect(mailboxOf({ type: 'DisputeDecided', by: 'sender', rung: 3, decision: 'maintain', reasons: 'x' }, t)).toBe(
      'director',
    )
    expect(mailboxOf({ type: 'DisputeRaised' } as TransferEvent, t)).toBe('practice-lead')
    expect(mailboxOf({ type: 'DisputeClimbed', to: 2 }, t)).toBe('head-of-service')
    for (const type of ['DutyStated', 'LegalAdviceTaken'] as const)
      expect(mailboxOf({ type } as TransferEvent, inDispute(1))).toBe('service-manager')
    expect(mailboxOf({ type: 'DutyStated' } as TransferEvent, t)).toBe('practice-lead')
    expect(mailboxOf({ type: 'SharingDecided' } as TransferEvent, t)).toBe('practice-lead')
    expect(mailboxOf(reminded('emergency-reasons:2026-11-24'), t)).toBe('practice-lead')
  })

  test('what nobody answered to the second address; an alert there at every other chase (R2.8)', () => {
    const second = ['second:receiver:7', 'acknowledge:2026-11-23', 'alert:7:2', 'alert:7:48']
    expect(second.map((name) => toSecond(reminded(name)))).toEqual([true, true, true, true])
    const first = ['alert:7:1', 'alert:7:4', 'alert:7:24', 'late:2026-12-18']
    expect(first.map((name) => toSecond(reminded(name)))).toEqual([false, false, false, false])
    expect(toSecond({ type: 'DraftBegun' })).toBe(false)
  })
})
