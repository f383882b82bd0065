import { describe, expect, test } from 'vitest'
import type { Transfer } from '../../../../src/domain/transfer.ts'
import { likelySteps } from '../../../../src/web/pages/next-step.ts'
import { aWorkerOf } from '../../../support/actors.ts'
import { aStay, metForOne } from '../../../support/clocks.ts'
import { openedBy } from '../../../support/opened.ts'
import {
  aDraft,
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  aRequested,
  aSent,
  aWithdrawn,
  doing,
  inDispute,
} from '../../../support/transfers.ts'

const steps = (t: Transfer, side: 'sender' | 'receiver', at?: string) => {
  const { view, record, today } = openedBy(t, aWorkerOf(side, 'social-worker'), at)
  return likelySteps(view, record, today)
}
const first = (...given: Parameters<typeof steps>) => steps(...given)[0]
const meetingDay = '2026-12-09T09:00:00.000Z'

describe('the likely next step', () => {
  test.each([
    ['a request is taken up', aRequested(), 'sender', 'begin'],
    ['a draft without its plan gets it', aDraft({ without: 'plan' }), 'sender', 'add-paper'],
    ['a draft whose move is not considered', aDraft({ without: 'move' }), 'sender', 'record-move'],
    ['a draft without residence', aDraft({ without: 'residence' }), 'sender', 'report-residence'],
    ['a draft without permission', aDraft({ without: 'permission' }), 'sender', 'record-permission'],
    ['a whole draft is sent', aDraft(), 'sender', 'send'],
    ['what arrives is acknowledged', aSent(), 'receiver', 'acknowledge'],
    ['then accepted', anAcknowledged(), 'receiver', 'accept'],
    ['then the meeting is arranged', anAccepted(), 'receiver', 'arrange-meeting'],
    ['the family told', aMeetingHeld(), 'receiver', 'tell-family'],
    ['and completed', aReadyToComplete(), 'receiver', 'complete'],
    ['the other side of a dispute states its position', inDispute(), 'sender', 'state-position'],
    ['the one who raised it decides', inDispute(), 'receiver', 'decide'],
    [
      'a question is answered',
      doing(anAcknowledged(), aWorkerOf('receiver', 'social-worker'), 'ask'),
      'sender',
      'answer',
    ],
  ] as const)('%s', (_says, t, side, verb) => expect(first(t, side)).toBe(verb))

  test('whoever is asked for advice gives it, though the package could be sent (R4.4)', () => {
    const asked = doing(aDraft(), aWorkerOf('sender', 'practice-lead'), 'ask-advice')
    const guardian = openedBy(asked, aWorkerOf('sender', 'caldicott-guardian'))
    expect(likelySteps(guardian.view, guardian.record, guardian.today)[0]).toBe('answer-advice')
    expect(first(asked, 'sender')).toBe('send')
  })

  test('whoever has decided in a dispute waits for the other, and presses nothing (R8.3)', () => {
    const manager = (side: 'sender' | 'receiver') => aWorkerOf(side, 'service-manager')
    const decided = doing(inDispute(1), manager('receiver'), 'decide')
    for (const verb of ['decide', 'escalate']) expect(steps(decided, 'receiver')).not.toContain(verb)
    const both = doing(decided, manager('sender'), 'decide')
    expect(steps(both, 'receiver').filter((verb) => verb === 'decide' || verb === 'escalate')).toEqual([
      ...['escalate', 'decide'],
    ])
  })

  test('nothing is likely for the receiver of what was withdrawn', () => {
    expect(first(aWithdrawn(), 'receiver')).toBeUndefined()
  })

  test('what came of a meeting is written down from its day on, and not before (R7.1)', () => {
    expect(steps(aMeetingArranged(), 'receiver', meetingDay)).toContain('hold-meeting')
    expect(steps(aMeetingArranged(), 'receiver', '2026-12-08T09:00:00.000Z')).not.toContain('hold-meeting')
  })

  test('for a child without an outcome the meeting is still to be written down (R6.8)', () => {
    expect(steps(metForOne(), 'receiver')).toContain('hold-meeting')
    expect(steps(aMeetingHeld(), 'receiver')).not.toContain('hold-meeting')
  })

  test('nobody is sent to arrange a meeting during a temporary stay (R2.6)', () => {
    const staying = doing(aStay(), aWorkerOf('receiver', 'social-worker'), 'acknowledge')
    expect(steps(staying, 'receiver')).not.toContain('arrange-meeting')
    expect(steps(anAcknowledged(), 'receiver')).toContain('arrange-meeting')
  })
})
