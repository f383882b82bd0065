import { expect, test } from 'vitest'
import { audienceOf, type EventType } from '../../../src/domain/events.ts'
import { historyOf } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aCompleted, aDraft, aSent, doing } from '../../support/transfers.ts'

const sendersOwn: EventType[] = ['AdviceAsked', 'AdviceAnswered', 'PaperAdded', 'PaperRemoved']
const fromTheStart: EventType[] = ['TransferRequested', 'MoveNotified', 'AlertRaised']

test('notification, alert and request are seen by both parties from the moment they are made (R4.11)', () => {
  for (const type of fromTheStart) expect(audienceOf(type, false)).toBe('both')
})

test('the sender’s own advice, and papers that may yet be withheld, are never the receiver’s to read', () => {
  for (const type of sendersOwn) expect([audienceOf(type, false), audienceOf(type, true)]).toEqual(['sender', 'sender'])
})

test('everything else in a draft opens with the package', () => {
  const others = historyOf(aDraft())
    .map(({ event }) => event.type)
    .filter((type) => !sendersOwn.includes(type))
  expect(others).toEqual(['TransferDrafted', 'PermissionRecorded', 'MoveConsidered', 'ResidenceReported'])
  for (const type of others) expect(audienceOf(type, false)).toBe('package')
})

test('everything else after sending is for both', () => {
  const after = historyOf(aCompleted())
    .slice(historyOf(aSent()).length - 1)
    .map(({ event }) => event.type)
  expect(after[0]).toBe('TransferSent')
  for (const type of after) expect(audienceOf(type, true)).toBe('both')
})

test('an event names who did it, in which role, and the case system that acted for them (R1.1, R10.1)', () => {
  const by = { ...aWorkerOf('sender', 'duty', 'social-worker'), client: 'marlbrook-case-system' }
  expect(historyOf(doing(aDraft(), by, 'send')).at(-1)?.stamp).toEqual({
    seq: 9,
    at: '2026-11-23T09:00:00.000Z',
    by: {
      ...{ authority: by.authority, worker: 'sender-duty-and-social-worker', name: 'Marlbrook duty desk' },
      ...{ role: 'social-worker', client: 'marlbrook-case-system' },
    },
  })
})
