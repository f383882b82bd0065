import { describe, expect, test } from 'vitest'
import { leading } from '../../../src/domain/leads.ts'
import { stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { now } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { anAccepted, anAcknowledged, aSent, doing, inDispute } from '../../support/transfers.ts'

const ourLead = aWorkerOf('receiver', 'practice-lead')
const ourWorker = aWorkerOf('receiver', 'social-worker')
const leads = (t: Transfer, child: string, ...dates: string[]) => {
  const standing = t.children[child]
  if (standing === undefined) throw new Error(`no child ${child}`)
  return dates.map((on) => leading(standing, on))
}

describe('acknowledging (R2.7)', () => {
  test('is by a named worker: oneself, or another', () => {
    const { after, events } = given(aSent()).when('acknowledge').thenHappened('TransferAcknowledged')
    expect(events).toMatchObject([{ worker: 'Perpetua Quillfeather' }])
    expect(after).toMatchObject({ stage: 'acknowledged', acknowledgedAt: now })
    expect(
      given(aSent()).when('acknowledge', { worker: 'Seraphina Wexcombe' }).thenHappened('TransferAcknowledged').events,
    ).toMatchObject([{ worker: 'Seraphina Wexcombe' }])
  })

  test('accepts nothing: silence never does (R2.3)', () => {
    expect(leads(anAcknowledged(), 'c1', '2026-11-23', '2027-11-23')).toEqual(['sender', 'sender'])
  })
})

describe('accepting (R8.1)', () => {
  test('says from when the receiving authority leads, with no gap before', () => {
    const { after } = given(anAcknowledged())
      .when('accept', { leadsFrom: '2026-12-01' })
      .thenHappened('ResponsibilityAccepted')
    expect(leads(after, 'c1', '2026-11-15', '2026-11-23', '2026-11-30', '2026-12-01', '2027-06-01')).toEqual([
      ...['sender', 'sender', 'sender'],
      ...['receiver', 'receiver'],
    ])
    expect(after.children).toMatchObject({ c1: { accepted: { on: '2026-11-23' } } })
  })

  test('may be for one child of two', () => {
    const one = anAccepted(['c1'])
    expect([leads(one, 'c1', '2026-11-23'), leads(one, 'c2', '2026-11-23')]).toEqual([['receiver'], ['sender']])
    expect(stateOf(one)).toBe('acknowledged')
  })

  test('then covers those that are left, where none is named', () => {
    const { after, events } = given(anAccepted(['c1']))
      .when('accept')
      .thenHappened('ResponsibilityAccepted')
    expect(events).toMatchObject([{ children: ['c2'] }])
    expect(stateOf(after)).toBe('accepted')
  })

  test('is done once for each child', () => {
    given(anAccepted(['c1']))
      .when('accept', { children: ['c1', 'c2'] })
      .thenRefused({ code: 'already-accepted', rule: 'R8.1', children: ['c1'] })
  })

  test('does not reach into the past: the transferring authority led then', () => {
    given(anAcknowledged())
      .when('accept', { leadsFrom: '2026-11-22' })
      .thenRefused({ code: 'date-impossible', rule: 'R8.1', field: 'leadsFrom' })
  })

  test('never so far ahead that it is no acceptance', () => {
    given(anAcknowledged()).when('accept', { leadsFrom: '2027-02-23' }).thenHappened('ResponsibilityAccepted')
    given(anAcknowledged())
      .when('accept', { leadsFrom: '2027-02-24' })
      .thenRefused({ code: 'date-impossible', field: 'leadsFrom' })
  })

  test('waits for a child’s dispute to end; their sibling’s does not', () => {
    const disputed = inDispute(0, { children: ['c1'] })
    given(disputed)
      .when('accept')
      .thenRefused({ code: 'in-dispute', rule: 'R8.6', children: ['c1'] })
    given(disputed)
      .when('accept', { children: ['c2'] })
      .thenHappened('ResponsibilityAccepted')
  })

  test('covers children of this transfer that have not ended', () => {
    given(anAcknowledged())
      .when('accept', { children: ['c3'] })
      .thenRefused({ code: 'no-such-child', children: ['c3'] })
    given(doing(anAcknowledged(), ourLead, 'step-up', { children: ['c1'] }))
      .when('accept', { children: ['c1'] })
      .thenRefused({ code: 'child-has-ended', children: ['c1'] })
  })

  test('is undone where a dispute ends with the transferring authority: it leads again from that day (R8.6)', () => {
    const accepted = doing(anAcknowledged(), ourLead, 'accept', { leadsFrom: '2026-12-01' })
    const { after } = given(inDispute(0, { from: accepted }))
      .by(aWorkerOf('sender', 'practice-lead'))
      .when('decide', { decision: 'agree' })
      .thenHappened('DisputeDecided', 'DisputeResolved', 'ChildrenEnded')
    expect(leads(after, 'c1', '2026-11-23', '2026-12-01', '2027-01-01')).toEqual(['sender', 'sender', 'sender'])
  })
})

describe('asking and answering (R2.4)', () => {
  const asked = () => doing(anAcknowledged(), ourWorker, 'ask')

  test('a question is open until it is answered, once', () => {
    expect(asked().questions).toEqual([{ by: '2026-11-30', answered: false }])
    const { after } = given(asked()).when('answer').thenHappened('InformationAnswered')
    expect(after.questions).toEqual([{ by: '2026-11-30', answered: true }])
    given(after).when('answer').thenRefused({ code: 'no-such-question', rule: 'R2.4' })
  })

  test('an answer goes to the question it names', () => {
    const two = doing(asked(), ourWorker, 'ask', { by: '2026-12-04' })
    const { after } = given(two).when('answer', { question: 2 }).thenHappened('InformationAnswered')
    expect(after.questions.map(({ answered }) => answered)).toEqual([false, true])
    given(two).when('answer', { question: 3 }).thenRefused({ code: 'no-such-question' })
  })

  test('no answer is due in the past', () => {
    given(anAcknowledged()).when('ask', { by: '2026-11-22' }).thenRefused({ code: 'date-impossible', field: 'by' })
    given(anAcknowledged()).when('ask', { by: '2026-11-23' }).thenHappened('InformationAsked')
  })

  test('fifty questions are the most', () => {
    let t = anAcknowledged()
    while (t.questions.length < 50) t = doing(t, ourWorker, 'ask')
    given(t).when('ask').thenRefused({ code: 'too-much', what: 'questions', most: 50 })
  })
})

test('a child of whom nothing is known is led by the transferring authority', () => {
  expect(leading({ leads: [] }, '2026-11-23')).toBe('sender')
})
