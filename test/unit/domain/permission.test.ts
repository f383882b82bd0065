import { describe, expect, test } from 'vitest'
import type { PermissionState } from '../../../schemas/verbs/permission.ts'
import { mayShare, serviceDeclined } from '../../../src/domain/permission.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aFamily } from '../../support/inputs.ts'
import { aDraft, anAcknowledged, aSent, doing } from '../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
const guardian = aWorkerOf('sender', 'caldicott-guardian')
const lawyer = aWorkerOf('sender', 'legal-adviser')
const manager = aWorkerOf('sender', 'service-manager')

const bothWithResponsibility = {
  people: aFamily().people.map((person) => ({ ...person, parentalResponsibility: true })),
}
const nobodyWithResponsibility = {
  people: aFamily().people.map((person) => ({ ...person, parentalResponsibility: false })),
}
const says = (t: Transfer, of: string, state: PermissionState, more: object = {}) =>
  doing(t, worker, 'record-permission', { of, state, ...more })
const decided = (t: Transfer, difference: object = {}) => doing(t, lead, 'decide-sharing', difference)
const advised = (t: Transfer, advice: string, by = guardian) =>
  doing(doing(t, lead, 'ask-advice', { of: by.roles[0] }), by, 'answer-advice', { advice })

describe('permission given (R4.2)', () => {
  test('by everyone with parental responsibility: everything may go', () => {
    expect(mayShare(aDraft())).toEqual({
      share: 'all',
      papers: ['assessment', 'plan', 'minutes', 'summary', 'other'],
      reasons: ['Everyone asked has given permission.'],
      caldicott: 'not-needed',
    })
  })

  test('by one of two is not enough', () => {
    const one = aDraft({ family: bothWithResponsibility })
    expect(mayShare(one).share).toBe('none')
    expect(mayShare(says(one, 'p2', 'given')).share).toBe('all')
  })

  test('in part: only those papers that everyone’s permission covers', () => {
    const one = aDraft({ family: bothWithResponsibility, permission: 'given-in-part', papers: ['plan', 'summary'] })
    const inPart = (...papers: string[]) => says(one, 'p2', 'given-in-part', { papers })
    expect(mayShare(says(one, 'p2', 'given'))).toMatchObject({ share: 'part', papers: ['plan', 'summary'] })
    expect(mayShare(inPart('summary', 'minutes'))).toMatchObject({ share: 'part', papers: ['summary'] })
    expect(mayShare(inPart('assessment'))).toMatchObject({ share: 'none', papers: [] })
  })

  test('a child whose own view is asked is heard as the adults are (R4.1)', () => {
    expect(mayShare(says(aDraft(), 'c1', 'refused')).share).toBe('none')
    expect(mayShare(says(aDraft(), 'c1', 'given')).share).toBe('all')
  })

  test('but a practice lead’s later no stands, until somebody answers anew (R4.3)', () => {
    const no = decided(aDraft(), { outcome: 'do-not-share' })
    expect(mayShare(no)).toMatchObject({ share: 'none', reasons: ['A practice lead decided not to share.'] })
    expect(mayShare(says(no, 'p1', 'given')).share).toBe('all')
  })

  test('somebody who newly has responsibility was not asked: an earlier decision does not cover them (R4.6)', () => {
    const t = decided(aDraft({ permission: 'refused' }))
    expect(mayShare(t).share).toBe('all')
    const family = { ...t.family, ...bothWithResponsibility }
    expect(mayShare(doing(t, worker, 'record-family', { family })).share).toBe('none')
  })

  test('a refusal is not mended by taking the person out of the family (R4.3)', () => {
    const t = aDraft({ permission: 'refused' })
    const family = { ...t.family, people: t.family.people.filter(({ id }) => id !== 'p1') }
    given(t).by(worker).when('record-family', { family }).thenRefused({ code: 'permission-on-record', person: 'p1' })
  })

  test('somebody without parental responsibility stops nothing', () => {
    expect(mayShare(says(aDraft(), 'p2', 'refused')).share).toBe('all')
  })

  test('is asked of people and children of this family', () => {
    given(aDraft()).when('record-permission', { of: 'p9' }).thenRefused({ code: 'no-such-person', person: 'p9' })
    given(aDraft()).when('record-permission', { of: 'c9' }).thenRefused({ code: 'no-such-person', person: 'c9' })
  })
})

describe('without permission a practice lead decides (R4.3)', () => {
  test.each([
    'not-yet-sought',
    'awaiting-answer',
    'refused',
    'withdrawn',
    'not-sought-risk',
    'not-sought-urgent',
    'not-reached',
  ] as const)('%s: nothing goes until then', (permission) => {
    expect(mayShare(aDraft({ permission }))).toMatchObject({ share: 'none', papers: [] })
    given(decided(aDraft({ permission })))
      .when('send')
      .thenHappened('TransferSent')
  })

  test.each([
    ['risk-of-harm', 'failure to share would place a child or adult at risk of harm'],
    ['seeking-might-increase-risk', 'seeking permission might increase risk'],
    ['other-lawful-ground', 'another lawful ground, named in the record'],
  ])('the verdict says on which ground: %s', (ground, said) => {
    expect(mayShare(decided(aDraft({ permission: 'refused' }), { ground })).reasons).toEqual([
      `A practice lead decided to share: ${said}.`,
    ])
  })

  test('to share in part: those papers go', () => {
    const t = decided(aDraft({ permission: 'refused' }), { outcome: 'share-in-part', papers: ['summary'] })
    expect(mayShare(t)).toMatchObject({ share: 'part', papers: ['summary'] })
    expect(given(t).when('send').thenHappened('TransferSent').events).toMatchObject([{ verdict: { share: 'part' } }])
  })

  test('not to share: nothing goes', () => {
    const t = decided(aDraft({ permission: 'refused' }), { outcome: 'do-not-share' })
    given(t)
      .when('send')
      .thenRefused({ code: 'not-lawful-to-share', reasons: ['A practice lead decided not to share.'] })
  })

  test('where nobody with parental responsibility is named', () => {
    const t = aDraft({ family: nobodyWithResponsibility })
    expect(mayShare(t)).toMatchObject({
      share: 'none',
      reasons: ['Nobody with parental responsibility is named; a practice lead must decide.'],
    })
    expect(mayShare(decided(t)).share).toBe('all')
  })

  test('again, where permission changed after the decision (R4.6)', () => {
    const changed = says(decided(aDraft({ permission: 'not-reached' })), 'p1', 'refused')
    expect(mayShare(changed)).toMatchObject({
      share: 'none',
      reasons: ['Permission changed after the decision; a practice lead must decide again.'],
    })
    expect(mayShare(decided(changed)).share).toBe('all')
  })

  test('a yes after the decision opens everything', () => {
    const t = decided(aDraft({ permission: 'refused' }), { outcome: 'share-in-part', papers: ['summary'] })
    expect(mayShare(says(t, 'p1', 'given')).share).toBe('all')
  })

  test('but not the one who prepared the package (R1.4)', () => {
    const preparer = { ...lead, worker: worker.worker }
    const t = given(aDraft({ permission: 'refused' })).by(preparer)
    t.when('decide-sharing').thenRefused({ code: 'prepared-by-you', rule: 'R1.4' })
    t.when('decide-sharing', { outcome: 'share-in-part', papers: ['plan'] }).thenRefused({ code: 'prepared-by-you' })
    t.when('decide-sharing', { outcome: 'do-not-share' }).thenHappened('SharingDecided')
  })
})

describe('advice (R4.4)', () => {
  test.each(['refused', 'withdrawn'] as const)('after permission was %s it is considered first', (permission) => {
    given(aDraft({ permission }))
      .when('decide-sharing', { adviceNotNeeded: undefined })
      .thenRefused({ code: 'advice-not-considered', rule: 'R4.4' })
    given(aDraft({ permission })).when('decide-sharing').thenHappened('SharingDecided')
    given(doing(aDraft({ permission }), lead, 'ask-advice'))
      .when('decide-sharing', { adviceNotNeeded: undefined })
      .thenHappened('SharingDecided')
  })

  test('need not be considered where nobody said no', () => {
    given(aDraft({ permission: 'not-reached' }))
      .when('decide-sharing', { adviceNotNeeded: undefined })
      .thenHappened('SharingDecided')
  })

  test('is answered by the adviser who was asked, once', () => {
    const asked = doing(aDraft(), lead, 'ask-advice', { of: 'legal-adviser' })
    given(asked).by(guardian).when('answer-advice').thenRefused({ code: 'no-advice-asked', rule: 'R4.4' })
    const { after, events } = given(asked).by(lawyer).when('answer-advice').thenHappened('AdviceAnswered')
    expect(events).toMatchObject([{ of: 'legal-adviser', advice: 'share' }])
    given(after).by(lawyer).when('answer-advice').thenRefused({ code: 'no-advice-asked' })
  })

  test('asked twice of one adviser is answered in the order it was asked', () => {
    const twice = doing(doing(aDraft(), lead, 'ask-advice'), lead, 'ask-advice')
    const { after } = given(twice).when('answer-advice', { advice: 'do-not-share' }).thenHappened('AdviceAnswered')
    expect(after.permission.advice.map(({ answer }) => answer)).toEqual(['do-not-share', undefined])
    const both = doing(after, guardian, 'answer-advice', { advice: 'share' })
    expect(both.permission.advice.map(({ answer }) => answer)).toEqual(['do-not-share', 'share'])
  })
})

describe('sharing against advice waits for a service manager (R4.4)', () => {
  const refused = () => aDraft({ permission: 'refused' })
  const waits = { share: 'none', reasons: ['Sharing against advice waits for a service manager’s countersignature.'] }

  test.each([
    ['do-not-share', {}],
    ['do-not-share', { outcome: 'share-in-part', papers: ['plan'] }],
    ['share-in-part', {}],
  ])('advice %s, decision %j', (advice, decision) => {
    const against = decided(advised(refused(), advice), decision)
    expect(mayShare(against)).toMatchObject(waits)
    const { after } = given(against).when('countersign-sharing').thenHappened('SharingCountersigned')
    expect(mayShare(after).share).not.toBe('none')
    given(after).when('countersign-sharing').thenRefused({ code: 'nothing-to-countersign', rule: 'R4.4' })
  })

  test.each([
    ['share', {}],
    ['share-with-conditions', {}],
    ['share-in-part', { outcome: 'share-in-part', papers: ['plan'] }],
    ['do-not-share', { outcome: 'do-not-share' }],
  ])('and not where it follows the advice: %s, %j', (advice, decision) => {
    const follows = decided(advised(refused(), advice), decision)
    expect(mayShare(follows).reasons).not.toEqual(waits.reasons)
    given(follows).when('countersign-sharing').thenRefused({ code: 'nothing-to-countersign' })
  })

  test('advice that comes after the decision counts as well', () => {
    expect(mayShare(advised(decided(refused()), 'do-not-share'))).toMatchObject(waits)
  })

  test('either adviser’s no counts, whichever was asked first', () => {
    for (const [first, second] of [
      [guardian, lawyer],
      [lawyer, guardian],
    ] as const) {
      const split = advised(advised(refused(), 'do-not-share', first), 'share', second)
      expect(mayShare(decided(split))).toMatchObject(waits)
    }
  })

  test('an adviser’s later answer replaces the earlier one', () => {
    expect(mayShare(decided(advised(advised(refused(), 'do-not-share'), 'share'))).share).toBe('all')
  })

  test('a new decision needs a new countersignature', () => {
    const signed = doing(decided(advised(refused(), 'do-not-share')), manager, 'countersign-sharing')
    expect(mayShare(signed).share).toBe('all')
    expect(mayShare(decided(signed))).toMatchObject(waits)
  })

  test('with nothing decided there is nothing to countersign', () => {
    given(advised(refused(), 'do-not-share'))
      .when('countersign-sharing')
      .thenRefused({ code: 'nothing-to-countersign' })
  })
})

test('permission withdrawn after sending unsends nothing (R4.6)', () => {
  const sent = aSent()
  const withdrawn = says(sent, 'p1', 'withdrawn')
  expect(withdrawn.papers).toEqual(sent.papers)
  expect(mayShare(withdrawn).share).toBe('none')
})

test('the lawful basis stands beside permission and changes no verdict (R4.5)', () => {
  const before = aDraft({ permission: 'refused' })
  const after = doing(before, worker, 'record-lawful-basis')
  expect(after.permission.lawfulBasis).toEqual({ article6: '6(1)(e)', article9: '9(2)(g)' })
  expect(mayShare(after)).toEqual(mayShare(before))
})

describe('consent to the service (R4.10)', () => {
  test('is not permission to share, nor the other way about', () => {
    const declined = doing(aDraft(), worker, 'record-consent', { consent: 'declined' })
    expect(mayShare(declined).share).toBe('all')
    expect(serviceDeclined(says(aDraft(), 'p1', 'refused'), 'sender')).toBe(false)
  })

  test('is recorded by each authority for itself', () => {
    const t = doing(anAcknowledged(), aWorkerOf('receiver', 'social-worker'), 'record-consent', { consent: 'declined' })
    expect([serviceDeclined(t, 'receiver'), serviceDeclined(t, 'sender')]).toEqual([true, false])
    expect(doing(t, worker, 'record-consent').consents).toEqual({
      receiver: { p1: 'declined' },
      sender: { p1: 'given' },
    })
  })

  test('is asked of people of this family', () => {
    given(aDraft()).when('record-consent', { of: 'p9' }).thenRefused({ code: 'no-such-person', person: 'p9' })
  })
})

test('advice that was asked before a refusal does not count as asked after it (R4.4)', () => {
  const t = says(doing(aDraft(), lead, 'ask-advice'), 'p1', 'refused')
  given(t)
    .by(lead)
    .when('decide-sharing', { adviceNotNeeded: undefined })
    .thenRefused({ code: 'advice-not-considered' })
})
