import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { type EventType, oneSidesOwn, type TransferEvent } from '../../../src/domain/events.ts'
import { toldOf } from '../../../src/domain/notices.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { historyOf } from '../../support/acting.ts'
import { councils } from '../../support/actors.ts'
import { aCompleted, aDraft, aDraftOnRequest, anAcknowledged, aSent } from '../../support/transfers.ts'

const both: Side[] = ['sender', 'receiver']

/** Who is told of each event once the package was sent, by which side it happened (R9.1). A new event does not compile. */
const table: Record<EventType, { bySender: Side[]; byReceiver: Side[] }> = {
  TransferDrafted: { bySender: [], byReceiver: [] },
  TransferRequested: { bySender: ['sender'], byReceiver: ['sender'] },
  DraftBegun: { bySender: ['receiver'], byReceiver: ['receiver'] },
  FamilyRecorded: { bySender: [], byReceiver: [] },
  PaperAdded: { bySender: [], byReceiver: [] },
  PaperRemoved: { bySender: [], byReceiver: [] },
  PaperUnavailable: { bySender: [], byReceiver: [] },
  PermissionRecorded: { bySender: [], byReceiver: [] },
  LawfulBasisRecorded: { bySender: [], byReceiver: [] },
  AdviceAsked: { bySender: ['sender'], byReceiver: ['sender'] },
  AdviceAnswered: { bySender: ['sender'], byReceiver: ['sender'] },
  SharingDecided: { bySender: ['sender'], byReceiver: ['sender'] },
  SharingCountersigned: { bySender: ['sender'], byReceiver: ['sender'] },
  EmergencyDeclared: { bySender: [], byReceiver: [] },
  KnowingDeclared: { bySender: [], byReceiver: [] },
  NamesakeCleared: { bySender: [], byReceiver: [] },
  ConsentRecorded: { bySender: ['receiver'], byReceiver: ['sender'] },
  MoveConsidered: { bySender: [], byReceiver: [] },
  MoveNotified: { bySender: ['receiver'], byReceiver: ['receiver'] },
  NotificationWithheld: { bySender: [], byReceiver: [] },
  AlertRaised: { bySender: ['receiver'], byReceiver: ['receiver'] },
  AlertAcknowledged: { bySender: ['sender'], byReceiver: ['sender'] },
  EarlierMoveFound: { bySender: ['sender'], byReceiver: ['sender'] },
  ContactAsked: { bySender: [], byReceiver: [] },
  ContactWanted: { bySender: ['sender'], byReceiver: ['receiver'] },
  ContactAnswered: { bySender: [], byReceiver: [] },
  ContactDisclosed: { bySender: ['sender'], byReceiver: ['sender'] },
  ParentsTold: { bySender: [], byReceiver: [] },
  AgencyNamed: { bySender: [], byReceiver: [] },
  AgencyTicked: { bySender: [], byReceiver: [] },
  ServiceNamed: { bySender: [], byReceiver: [] },
  ServiceAnswered: { bySender: ['sender'], byReceiver: ['sender'] },
  JointVisitRecorded: { bySender: ['receiver'], byReceiver: ['sender'] },
  HandoverRecorded: { bySender: ['receiver'], byReceiver: ['sender'] },
  RisksStated: { bySender: ['sender'], byReceiver: ['sender'] },
  RisksConfirmed: { bySender: ['receiver'], byReceiver: ['receiver'] },
  LetterWritten: { bySender: [], byReceiver: [] },
  FamilyTold: { bySender: ['receiver'], byReceiver: ['sender'] },
  ResidenceReported: { bySender: both, byReceiver: both },
  ResidenceProposed: { bySender: ['receiver'], byReceiver: ['sender'] },
  ResidenceAgreed: { bySender: both, byReceiver: both },
  DueDateRecounted: { bySender: both, byReceiver: both },
  EarlierDueFound: { bySender: ['receiver'], byReceiver: ['receiver'] },
  DueDateConfirmed: { bySender: both, byReceiver: both },
  VisitAsked: { bySender: ['receiver'], byReceiver: ['receiver'] },
  VisitAnswered: { bySender: ['sender'], byReceiver: ['sender'] },
  TransferSent: { bySender: ['receiver'], byReceiver: ['receiver'] },
  AddendumSent: { bySender: ['receiver'], byReceiver: ['receiver'] },
  PackageRendered: { bySender: [], byReceiver: [] },
  TransferAcknowledged: { bySender: ['sender'], byReceiver: ['sender'] },
  ResponsibilityAccepted: { bySender: ['sender'], byReceiver: ['sender'] },
  InformationAsked: { bySender: ['sender'], byReceiver: ['sender'] },
  InformationAnswered: { bySender: ['receiver'], byReceiver: ['receiver'] },
  MeetingArranged: { bySender: ['sender'], byReceiver: ['sender'] },
  MeetingCancelled: { bySender: ['sender'], byReceiver: ['sender'] },
  MeetingHeld: { bySender: ['sender'], byReceiver: ['sender'] },
  ClosingSummaryWritten: { bySender: ['sender'], byReceiver: ['sender'] },
  DisputeRaised: { bySender: ['receiver'], byReceiver: ['sender'] },
  PositionStated: { bySender: ['receiver'], byReceiver: ['sender'] },
  DisputeEscalated: { bySender: both, byReceiver: both },
  DisputeClimbed: { bySender: both, byReceiver: both },
  DutyStated: { bySender: ['receiver'], byReceiver: ['sender'] },
  LegalAdviceTaken: { bySender: ['receiver'], byReceiver: ['sender'] },
  LegalAdviceKept: { bySender: [], byReceiver: [] },
  DisputeDecided: { bySender: ['receiver'], byReceiver: ['sender'] },
  DisputeResolved: { bySender: both, byReceiver: both },
  ChildrenEnded: { bySender: both, byReceiver: both },
  NoticeSeen: { bySender: [], byReceiver: [] },
  Telephoned: { bySender: [], byReceiver: [] },
  NobodyTold: { bySender: ['sender'], byReceiver: ['sender'] },
  ReminderSent: { bySender: ['receiver'], byReceiver: ['receiver'] },
}
const types = Object.keys(table) as EventType[]

/** An event of this type; who is told depends on no more of it than is given. */
const event = (type: EventType, more: object = {}) =>
  ({
    ...{
      type,
      reminder: '',
      to: 'receiver',
      of: 1,
      side: 'receiver',
      due: { on: '2026-12-18' },
      was: { on: '2026-12-17' },
    },
    ...more,
  }) as TransferEvent

describe('who is told of what (R9.1)', () => {
  test.each(types)('%s', (type) => {
    const t = aSent()
    expect(toldOf(event(type), 'sender', t)).toEqual(table[type].bySender)
    expect(toldOf(event(type), 'receiver', t)).toEqual(table[type].byReceiver)
  })

  test('the sender always learns the answer', () => {
    for (const type of ['TransferAcknowledged', 'ResponsibilityAccepted', 'DisputeRaised', 'MeetingHeld'] as const)
      expect(toldOf(event(type), 'receiver', anAcknowledged())).toEqual(['sender'])
  })
})

describe('what depends on more than its kind', () => {
  test('permission that is less than it was is told to both after sending (R4.6), and in a draft to nobody', () => {
    for (const state of ['withdrawn', 'refused', 'given-in-part']) {
      const said = event('PermissionRecorded', { of: 'p1', state })
      expect(toldOf(said, 'sender', aSent())).toEqual(both)
      expect(toldOf(said, 'sender', aDraft())).toEqual([])
      expect(toldOf(said, 'sender', aDraft({ notified: true }))).toEqual([])
    }
    const recorded = (of: string, state: string) => event('PermissionRecorded', { of, state })
    expect(toldOf(recorded('p1', 'given'), 'sender', aSent())).toEqual([])
    // p2 has no parental responsibility: their no changes nothing.
    expect(toldOf(recorded('p2', 'withdrawn'), 'sender', aSent())).toEqual([])
  })

  test('a due date counted anew to the same day is told to nobody (R6.7)', () => {
    expect(toldOf(event('DueDateRecounted', { was: { on: '2026-12-18' } }), 'sender', aSent())).toEqual([])
  })

  test('contact wanted is told to whichever party of the earlier transfer is asked, and to no other (R5.2)', () => {
    expect(toldOf(event('ContactWanted'), 'sender', aCompleted())).toEqual(['sender'])
    expect(toldOf(event('ContactWanted'), 'receiver', aCompleted())).toEqual(['receiver'])
  })

  test('nothing that is the sender’s own is told to the receiver: advice, an earlier move, a worker who knows the family', () => {
    for (const type of oneSidesOwn)
      expect(toldOf(event(type as EventType), 'sender', aCompleted()), type).not.toContain('receiver')
  })

  test.each([
    ['receiver', ['receiver']],
    ['sender', ['sender']],
    ['both', ['sender', 'receiver']],
  ])('a reminder to %s (R6.6)', (to, told) => {
    expect(toldOf(event('ReminderSent', { to }), 'sender', aSent())).toEqual(told)
  })
})

describe('nobody is told of a draft', () => {
  test('the receiving authority learns of nothing before it was told', () => {
    for (const type of types) for (const by of both) expect(toldOf(event(type), by, aDraft())).not.toContain('receiver')
  })

  test('and once it was told, it learns', () => {
    for (const type of types) {
      const told = toldOf(event(type), 'sender', aDraft({ notified: true }))
      expect(told).toEqual(table[type].bySender)
    }
  })

  /** What each side was told of, event by event, as it happened. */
  const told = (t: Transfer) => {
    const list: Record<Side, EventType[]> = { sender: [], receiver: [] }
    let receiverTold: string | undefined
    for (const { event: one, stamp } of historyOf(t)) {
      if (['TransferRequested', 'MoveNotified', 'AlertRaised', 'TransferSent'].includes(one.type))
        receiverTold ??= stamp.at
      const by = stamp.by.authority === councils.receiver ? 'receiver' : 'sender'
      for (const side of toldOf(one, by, { ...t, receiverTold } as Transfer)) list[side].push(one.type)
    }
    return list
  }

  test('through a whole transfer the receiver is told first that it was sent, and the sender of each answer', () => {
    expect(told(aCompleted())).toEqual({
      sender: [
        ...['ResidenceReported', 'ResidenceReported', 'TransferAcknowledged', 'ResponsibilityAccepted'],
        ...['MeetingArranged', 'MeetingHeld', 'FamilyTold', 'ChildrenEnded'],
      ],
      receiver: ['TransferSent', 'ChildrenEnded'],
    })
  })

  test('through a request, the sender is told of it and the receiver that it was taken up', () => {
    expect(told(aDraftOnRequest())).toEqual({
      sender: ['TransferRequested', 'ResidenceReported'],
      receiver: ['DraftBegun', 'ResidenceReported'],
    })
  })
})
