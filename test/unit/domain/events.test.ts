import { expect, test } from 'vitest'
import { audienceOf, type EventType, oneSidesOwn } from '../../../src/domain/events.ts'
import { historyOf } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aCompleted, aDraft, aSent, doing } from '../../support/transfers.ts'

const own: EventType[] = [
  ...(['AdviceAsked', 'AdviceAnswered', 'PaperAdded', 'PaperRemoved', 'NotificationWithheld'] as const),
  ...(['EarlierMoveFound', 'ContactAsked', 'ContactWanted', 'ContactAnswered', 'ContactDisclosed'] as const),
  ...(['KnowingDeclared', 'NamesakeCleared', 'LetterWritten', 'LegalAdviceKept'] as const),
]
const fromTheStart: EventType[] = ['TransferRequested', 'MoveNotified', 'AlertRaised', 'AlertAcknowledged']
const sides = ['sender', 'receiver'] as const

test('notification, alert and request are seen by both parties from the moment they are made (R4.11)', () => {
  for (const type of fromTheStart) for (const by of sides) expect(audienceOf(type, false, by)).toBe('both')
})

test('one side’s own is never the other’s to read: advice, papers that may yet be withheld, an earlier move (R5.2), legal advice (R8.3)', () => {
  expect([...oneSidesOwn].sort()).toEqual([...own].sort())
  for (const type of own)
    for (const by of sides) expect([audienceOf(type, false, by), audienceOf(type, true, by)]).toEqual([by, by])
})

test('everything else in a draft opens with the package', () => {
  const others = historyOf(aDraft())
    .map(({ event }) => event.type)
    .filter((type) => !own.includes(type))
  expect(others).toEqual([
    ...['TransferDrafted', 'PermissionRecorded', 'LawfulBasisRecorded', 'MoveConsidered', 'ResidenceReported'],
  ])
  for (const type of others) expect(audienceOf(type, false, 'sender')).toBe('package')
})

test('everything else after sending is for both', () => {
  const after = historyOf(aCompleted())
    .slice(historyOf(aSent()).length - 1)
    .map(({ event }) => event.type)
  expect(after[0]).toBe('TransferSent')
  for (const type of after) for (const by of sides) expect(audienceOf(type, true, by)).toBe('both')
})

test('an event names who did it, in which role, and the case system that acted for them (R1.1, R10.1)', () => {
  const by = { ...aWorkerOf('sender', 'duty', 'social-worker'), client: 'marlbrook-case-system' }
  expect(historyOf(doing(aDraft(), by, 'send')).at(-1)?.stamp).toEqual({
    seq: 10,
    at: '2026-11-23T09:00:00.000Z',
    by: {
      ...{ authority: by.authority, worker: 'sender-duty-and-social-worker', name: 'Marlbrook duty desk' },
      ...{ role: 'social-worker', client: 'marlbrook-case-system' },
    },
  })
})
