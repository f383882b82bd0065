import { describe, expect, test } from 'vitest'
import { openChildren, stateOf } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { noLongerInNeed } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import {
  aMeetingArranged,
  aMeetingHeld,
  anAccepted,
  anAcknowledged,
  aReadyToComplete,
  doing,
  inDispute,
} from '../../support/transfers.ts'

const ourWorker = aWorkerOf('receiver', 'social-worker')
const ourLead = aWorkerOf('receiver', 'practice-lead')
const outcome = (child: string) => ({ child, outcome: 'continues', reasons: 'Said at the meeting.' })

describe('no longer in need (R7.3)', () => {
  const told = () => doing(noLongerInNeed(), ourWorker, 'tell-family')

  test('takes the closing summary: without it the transfer is not complete for that child', () => {
    given(told())
      .when('complete')
      .thenRefused({ code: 'closing-summary-missing', rule: 'R7.3', children: ['c1'] })
    given(told())
      .when('complete', { children: ['c2'] })
      .thenHappened('ChildrenEnded')
    given(doing(told(), ourWorker, 'write-closing-summary'))
      .when('complete')
      .thenHappened('ChildrenEnded')
  })

  test('the summary has the views of all three, and names the practice lead and the service manager', () => {
    for (const part of ['viewsOfChild', 'viewsOfParents', 'viewsOfProfessionals', 'practiceLead', 'serviceManager'])
      expect(() => given(told()).when('write-closing-summary', { [part]: undefined }), part).toThrow()
    const { events } = given(told()).when('write-closing-summary').thenHappened('ClosingSummaryWritten')
    expect(events).toMatchObject([{ child: 'c1', leadProfessional: 'Ottilie Marchbanks, school' }])
  })

  test('is written for nobody else: not who is still in need, not who was not met about, not who has ended', () => {
    given(told())
      .when('write-closing-summary', { child: 'c2' })
      .thenRefused({ code: 'still-in-need', rule: 'R7.3', children: ['c2'] })
    given(aMeetingArranged())
      .when('write-closing-summary')
      .thenRefused({ code: 'still-in-need', children: ['c1'] })
    given(told())
      .when('write-closing-summary', { child: 'c9' })
      .thenRefused({ code: 'no-such-child', children: ['c9'] })
    given(doing(told(), ourLead, 'step-up', { children: ['c1'] }))
      .when('write-closing-summary')
      .thenRefused({ code: 'child-has-ended', children: ['c1'] })
  })
})

describe('completing: responsibility accepted, meeting held, family told (R7.4)', () => {
  test('ends the transfer', () => {
    const { after, events } = given(aReadyToComplete()).when('complete').thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ how: 'completed', children: ['c1', 'c2'], on: '2026-11-23' }])
    expect(stateOf(after)).toBe('completed')
  })

  test('for one child leaves the other open', () => {
    const { after } = given(aReadyToComplete())
      .when('complete', { children: ['c1'] })
      .thenHappened('ChildrenEnded')
    expect(openChildren(after)).toEqual(['c2'])
    expect(stateOf(after)).toBe('accepted')
    given(after)
      .when('complete', { children: ['c1'] })
      .thenRefused({ code: 'child-has-ended', children: ['c1'] })
  })

  test('waits for acceptance', () => {
    const met = doing(doing(anAccepted(['c1']), ourWorker, 'arrange-meeting'), ourWorker, 'hold-meeting')
    given(doing(met, ourWorker, 'tell-family'))
      .when('complete')
      .thenRefused({ code: 'not-accepted', rule: 'R7.4', children: ['c2'] })
  })

  test('waits for the meeting', () => {
    const met = doing(aMeetingArranged(), ourWorker, 'hold-meeting', { outcomes: [outcome('c1')] })
    given(doing(met, ourWorker, 'tell-family'))
      .when('complete')
      .thenRefused({ code: 'meeting-not-held', rule: 'R7.4', children: ['c2'] })
  })

  test('waits until the receiving authority leads (R8.1)', () => {
    const accepted = doing(anAcknowledged(), ourLead, 'accept', { leadsFrom: '2026-11-25' })
    const met = doing(doing(accepted, ourWorker, 'arrange-meeting'), ourWorker, 'hold-meeting')
    const told = doing(met, ourWorker, 'tell-family')
    given(told)
      .at('2026-11-24T10:00:00.000Z')
      .when('complete')
      .thenRefused({ code: 'not-leading-yet', rule: 'R8.1', children: ['c1', 'c2'] })
    given(told).at('2026-11-25T10:00:00.000Z').when('complete').thenHappened('ChildrenEnded')
  })

  test('waits until the receiving authority has told the family', () => {
    given(aMeetingHeld()).when('complete').thenRefused({ code: 'family-not-told', rule: 'R7.4' })
    const toldByOthers = doing(aMeetingHeld(), aWorkerOf('sender', 'social-worker'), 'tell-family')
    given(toldByOthers).when('complete').thenRefused({ code: 'family-not-told' })
  })

  test('nor where other news came after what was not told: it goes with that (R5.5)', () => {
    let t = doing(anAcknowledged(), ourWorker, 'tell-family')
    for (const verb of ['accept', 'arrange-meeting', 'hold-meeting'] as const)
      t = doing(t, verb === 'accept' ? ourLead : ourWorker, verb)
    const disputed = inDispute(1, { by: 'sender', children: ['c2'], from: t })
    const interim = { decision: 'interim', weLeadUntil: '2026-12-04' }
    const led = doing(disputed, aWorkerOf('sender', 'service-manager'), 'decide', interim)
    given(led)
      .when('complete', { children: ['c1'] })
      .thenRefused({ code: 'family-not-told', rule: 'R7.4' })
    given(doing(led, ourWorker, 'tell-family'))
      .when('complete', { children: ['c1'] })
      .thenHappened('ChildrenEnded')
  })

  test('waits for a dispute to end', () => {
    const disputed = inDispute(0, { from: aReadyToComplete(), by: 'sender', children: ['c2'] })
    given(disputed)
      .when('complete')
      .thenRefused({ code: 'in-dispute', rule: 'R8.6', children: ['c2'] })
    given(disputed)
      .when('complete', { children: ['c1'] })
      .thenHappened('ChildrenEnded')
  })

  test('is of children of this transfer', () => {
    given(aReadyToComplete())
      .when('complete', { children: ['c9'] })
      .thenRefused({ code: 'no-such-child', children: ['c9'] })
  })
})
