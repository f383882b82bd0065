import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { likelySteps } from '../../../../src/web/pages/next-step.ts'
import { acted, contactId } from '../../../support/acting.ts'
import { aWorkerOf, councils, theExchange } from '../../../support/actors.ts'
import { openedBy } from '../../../support/opened.ts'
import { aDraft, anAccepted, anAcknowledged, aSent, doing } from '../../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const manager = aWorkerOf('sender', 'service-manager')
const guardian = aWorkerOf('sender', 'caldicott-guardian')
const duty = aWorkerOf('receiver', 'duty')

const first = (t: Transfer, side: 'sender' | 'receiver', at?: string) => {
  const { view, record, today } = openedBy(t, side === 'sender' ? lead : duty, at)
  return likelySteps(view, record, today)[0]
}

const refused = () => aDraft({ permission: 'refused' })
const asked = () => doing(refused(), lead, 'ask-advice')
const against = () =>
  doing(doing(asked(), guardian, 'answer-advice', { advice: 'do-not-share' }), lead, 'decide-sharing')
const emergency = (permission: 'given' | 'not-reached') =>
  doing(aDraft({ permission, without: 'move' }), lead, 'send-in-emergency')

describe('the likely next step in sharing (R4)', () => {
  test.each([
    ['who is not asked yet is asked', aDraft({ without: 'permission' }), 'record-permission'],
    ['an answer that waits is recorded', aDraft({ permission: 'awaiting-answer' }), 'record-permission'],
    ['a refusal needs advice first', refused(), 'ask-advice'],
    ['what was asked is answered', asked(), 'answer-advice'],
    ['then a practice lead decides', doing(asked(), guardian, 'answer-advice'), 'decide-sharing'],
    ['nobody to reach is decided at once', aDraft({ permission: 'not-reached' }), 'decide-sharing'],
    ['sharing against advice is countersigned', against(), 'countersign-sharing'],
    ['countersigned, it is sent', doing(against(), manager, 'countersign-sharing'), 'send'],
    [
      'where the papers stay, they are told or not',
      doing(refused(), lead, 'decide-sharing', { outcome: 'do-not-share' }),
      'notify-move',
    ],
    ['an emergency owes its reasons', emergency('not-reached'), 'decide-sharing'],
    ['then what the move means', doing(emergency('given'), lead, 'decide-sharing'), 'record-move'],
    [
      'permission withdrawn after sending needs advice',
      doing(aSent(), worker, 'record-permission', { state: 'withdrawn' }),
      'ask-advice',
    ],
  ] as const)('%s', (_says, t, verb) => expect(first(t, 'sender')).toBe(verb))

  test('a refusal after the advice needs advice again', () => {
    const again = doing(doing(asked(), guardian, 'answer-advice'), worker, 'record-permission', { state: 'refused' })
    expect(first(again, 'sender')).toBe('ask-advice')
  })
})

describe('what cannot wait comes first', () => {
  test('an alert, for the receiving authority, before and after it acknowledged the papers (R2.8)', () => {
    for (const t of [aSent(), anAcknowledged()])
      expect(first(doing(t, worker, 'raise-alert'), 'receiver')).toBe('acknowledge-alert')
  })

  test('contact that is wanted of us (R5.2)', () => {
    const note = { contact: contactId, authority: councils.receiver }
    expect(first(acted(anAcknowledged(), 'note-contact', note, theExchange('sender')), 'sender')).toBe('answer-contact')
  })

  test('the family that was to be told by now (R5.5)', () => {
    expect(first(anAccepted(), 'receiver')).toBe('arrange-meeting')
    expect(first(anAccepted(), 'receiver', '2026-12-01T09:00:00.000Z')).toBe('tell-family')
  })

  test('risks stated back wait for the transferring worker (R5.7)', () => {
    const stated = doing(anAcknowledged(), aWorkerOf('receiver', 'social-worker'), 'state-risks')
    expect(first(stated, 'sender')).toBe('confirm-risks')
  })
})
