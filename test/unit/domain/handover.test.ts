import { describe, expect, test } from 'vitest'
import { managersShouldSpeak } from '../../../src/domain/handover.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { anAcknowledged, aSent, doing } from '../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const theirs = aWorkerOf('receiver', 'social-worker')

describe('the joint visit (R5.6)', () => {
  test('was held, by whoever says so', () => {
    const { after } = given(aSent()).by(theirs).when('record-joint-visit').thenHappened('JointVisitRecorded')
    expect(after.jointVisit).toEqual({ state: 'held', on: '2026-11-20', by: 'receiver' })
  })

  test('may be offered for a day to come, but was not held on it', () => {
    given(aSent()).when('record-joint-visit', { state: 'offered', on: '2026-12-01' }).thenHappened('JointVisitRecorded')
    given(aSent())
      .when('record-joint-visit', { state: 'held', on: '2026-12-01' })
      .thenRefused({ code: 'date-impossible', rule: 'R5.6' })
  })
})

describe('the handover conversation (R5.7)', () => {
  test('is on record, and was not held in the future', () => {
    const { after } = given(aSent()).when('record-handover').thenHappened('HandoverRecorded')
    expect(after.handovers).toEqual([{ between: 'workers', on: '2026-11-20' }])
    given(aSent()).when('record-handover', { on: '2026-11-24' }).thenRefused({ code: 'date-impossible', rule: 'R5.7' })
  })

  test('where the risk is high the two managers speak as well', () => {
    const urgent = doing(aSent(), worker, 'raise-alert')
    expect([managersShouldSpeak(aSent()), managersShouldSpeak(urgent)]).toEqual([false, true])
    const workersSpoke = doing(urgent, worker, 'record-handover')
    expect(managersShouldSpeak(workersSpoke)).toBe(true)
    expect(managersShouldSpeak(doing(workersSpoke, worker, 'record-handover', { between: 'managers' }))).toBe(false)
  })
})

describe('the risks, communicated and understood (R5.7, S1)', () => {
  const stated = () => doing(anAcknowledged(), theirs, 'state-risks')

  test('are stated back in the receiver’s own words, and found understood', () => {
    const { after } = given(stated()).when('confirm-risks').thenHappened('RisksConfirmed')
    expect(after.risksBack).toEqual({ on: '2026-11-23', understood: true })
  })

  test('or put right, and then stated anew', () => {
    const wrong = doing(stated(), worker, 'confirm-risks', { understood: false, correction: 'It is the uncle.' })
    expect(wrong.risksBack?.understood).toBe(false)
    expect(doing(wrong, theirs, 'state-risks').risksBack).toEqual({ on: '2026-11-23' })
  })

  test('are not confirmed before they are stated, nor twice', () => {
    given(anAcknowledged()).when('confirm-risks').thenRefused({ code: 'no-risks-stated', rule: 'R5.7' })
    given(doing(stated(), worker, 'confirm-risks'))
      .when('confirm-risks')
      .thenRefused({ code: 'no-risks-stated' })
  })
})
