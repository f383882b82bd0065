import { describe, expect, test } from 'vitest'
import { mayShare } from '../../../src/domain/verdict.ts'
import { given } from '../../support/given.ts'
import {
  advised,
  countersigned,
  decided,
  guardian,
  lawyer,
  lead,
  manager,
  says,
  worker,
} from '../../support/sharing.ts'
import { aDraft, anAccepted, aSent, doing } from '../../support/transfers.ts'

const refused = () => aDraft({ permission: 'refused' })
const why = { adviceNotNeeded: undefined }

describe('a practice lead decides (R4.3)', () => {
  test.each(['not-yet-sought', 'awaiting-answer', 'not-sought-risk', 'not-sought-urgent', 'not-reached'] as const)(
    '%s: without advice, as nobody said no',
    (state) => {
      const t = says(aDraft({ without: 'permission' }), 'p1', state)
      given(t).when('send').thenRefused({ code: 'not-lawful-to-share', rule: 'R4.7' })
      const { after } = given(t).when('decide-sharing', why).thenHappened('SharingDecided')
      given(after).when('send').thenHappened('TransferSent')
    },
  )

  test.each(['risk-of-harm', 'seeking-might-increase-risk', 'other-lawful-ground'] as const)(
    'on the ground: %s',
    (ground) => {
      expect(mayShare(decided(refused(), { ground, groundNamed: 'A court has ordered it.' })).because).toContain(ground)
    },
  )

  test('must name another lawful ground, the papers of a part, and the reasons', () => {
    const t = given(refused())
    expect(() => t.when('decide-sharing', { ground: 'other-lawful-ground' })).toThrow(/Name the lawful ground/)
    expect(() => t.when('decide-sharing', { outcome: 'share-in-part' })).toThrow(/which papers/)
    expect(() => t.when('decide-sharing', { reasons: '' })).toThrow()
  })

  test('but not the one who prepared the package, unless it is to keep it back (R1.4)', () => {
    const t = given(refused()).by({ ...lead, worker: worker.worker })
    t.when('decide-sharing').thenRefused({ code: 'prepared-by-you', rule: 'R1.4' })
    t.when('decide-sharing', { outcome: 'share-in-part', papers: ['plan'] }).thenRefused({ code: 'prepared-by-you' })
    t.when('decide-sharing', { outcome: 'do-not-share' }).thenHappened('SharingDecided')
  })

  test('nor does who decided prepare it afterwards, whichever came first (R1.4)', () => {
    const t = doing(decided(refused()), lead, 'add-paper')
    given(t).when('send').thenRefused({ code: 'prepared-by-you', rule: 'R1.4' })
    given(says(t, 'p1', 'given'))
      .when('send')
      .thenHappened('TransferSent')
    const sent = doing(decided(refused()), worker, 'send')
    given(sent).by(lead).when('send-addendum').thenRefused({ code: 'prepared-by-you' })
    given(sent).by(worker).when('send-addendum').thenHappened('AddendumSent')
  })

  test('nor the one who gave the advice, whatever other role they hold (R4.4)', () => {
    const both = { ...guardian, roles: ['caldicott-guardian', 'practice-lead'] as const }
    const t = advised(refused(), 'share', both)
    given(t).by(both).when('decide-sharing').thenRefused({ code: 'advised-by-you', rule: 'R4.4' })
    given(t).by(lead).when('decide-sharing').thenHappened('SharingDecided')
  })

  test('also after sending and after acceptance, for what is still to go (R4.6)', () => {
    for (const t of [aSent(), anAccepted()])
      expect(mayShare(decided(says(t, 'p1', 'withdrawn'))).because).toEqual(['withdrawn', 'decided-to', 'risk-of-harm'])
  })

  test('and what a refused sending says are the reasons of the verdict', () => {
    given(decided(refused(), { outcome: 'do-not-share' }))
      .when('send')
      .thenRefused({
        code: 'not-lawful-to-share',
        reasons: ['Someone we asked said no.', 'A practice lead chose not to share the papers.'],
      })
  })
})

describe('after a no, advice is considered first (R4.4)', () => {
  test.each(['refused', 'withdrawn'] as const)('%s', (permission) => {
    const t = aDraft({ permission })
    given(t).when('decide-sharing', why).thenRefused({ code: 'advice-not-considered', rule: 'R4.4' })
    given(t)
      .when('decide-sharing', { ...why, outcome: 'do-not-share' })
      .thenRefused({ code: 'advice-not-considered' })
    given(t).when('decide-sharing').thenHappened('SharingDecided')
    const asked = doing(t, lead, 'ask-advice')
    // Asked, it is waited for; or it is said why not.
    given(asked).when('decide-sharing', why).thenRefused({ code: 'advice-not-considered' })
    given(asked).when('decide-sharing').thenHappened('SharingDecided')
    given(doing(asked, guardian, 'answer-advice'))
      .when('decide-sharing', why)
      .thenHappened('SharingDecided')
  })

  test('of a child who has the age and understanding as well, and of no other', () => {
    const says1 = (understanding: string) => given(says(aDraft(), 'c1', 'refused', { understanding }))
    says1('has').when('decide-sharing', why).thenRefused({ code: 'advice-not-considered' })
    says1('has-not').when('decide-sharing', why).thenHappened('SharingDecided')
  })

  test('a no stays one until they say yes, though nobody reached them since', () => {
    const unreached = says(refused(), 'p1', 'not-reached')
    given(unreached).when('decide-sharing', why).thenRefused({ code: 'advice-not-considered', rule: 'R4.4' })
    given(says(unreached, 'p1', 'awaiting-answer'))
      .when('decide-sharing', why)
      .thenRefused({ code: 'advice-not-considered' })
    given(says(unreached, 'p1', 'given'))
      .when('decide-sharing', why)
      .thenHappened('SharingDecided')
  })

  test('advice that was asked before the no does not count as asked after it', () => {
    const t = says(doing(aDraft(), lead, 'ask-advice'), 'p1', 'refused')
    given(t).when('decide-sharing', why).thenRefused({ code: 'advice-not-considered' })
    const both = doing(doing(t, guardian, 'answer-advice'), lead, 'ask-advice', { of: 'legal-adviser' })
    given(doing(both, lawyer, 'answer-advice'))
      .when('decide-sharing', why)
      .thenHappened('SharingDecided')
  })
})

describe('advice (R4.4)', () => {
  test('is answered by the adviser who was asked, once', () => {
    const asked = doing(aDraft(), lead, 'ask-advice', { of: 'legal-adviser' })
    given(asked).by(guardian).when('answer-advice').thenRefused({ code: 'no-advice-asked', rule: 'R4.4' })
    const { after, events } = given(asked).by(lawyer).when('answer-advice').thenHappened('AdviceAnswered')
    expect(events).toMatchObject([{ of: 'legal-adviser', advice: 'share' }])
    given(after).by(lawyer).when('answer-advice').thenRefused({ code: 'no-advice-asked' })
  })

  test('is not answered by the one who asked, whatever other role they hold', () => {
    const both = { ...lead, roles: ['practice-lead', 'caldicott-guardian'] as const }
    const asked = doing(refused(), both, 'ask-advice')
    given(asked).by(both).when('answer-advice').thenRefused({ code: 'asked-by-you', rule: 'R4.4' })
    given(asked).by(guardian).when('answer-advice').thenHappened('AdviceAnswered')
  })

  test('asked twice of one adviser is answered in the order it was asked', () => {
    const twice = doing(doing(aDraft(), lead, 'ask-advice'), lead, 'ask-advice')
    const once = advisedIn(twice, 'do-not-share')
    expect(once.permission.advice.map(({ answer }) => answer)).toEqual(['do-not-share', undefined])
    expect(advisedIn(once, 'share').permission.advice.map(({ answer }) => answer)).toEqual(['do-not-share', 'share'])
  })

  test('says its conditions, or which papers', () => {
    const asked = given(doing(aDraft(), lead, 'ask-advice'))
    expect(() => asked.when('answer-advice', { advice: 'share-with-conditions' })).toThrow(/Say the conditions/)
    expect(() => asked.when('answer-advice', { advice: 'share-in-part' })).toThrow(/which papers/)
  })

  test('is asked at most twenty times', () => {
    let t = aDraft()
    for (let i = 0; i < 20; i++) t = doing(t, lead, 'ask-advice')
    given(t).when('ask-advice').thenRefused({ code: 'too-much', most: 20 })
  })

  const advisedIn = (t: ReturnType<typeof aDraft>, advice: string) => doing(t, guardian, 'answer-advice', { advice })
})

describe('sharing against advice is countersigned by a service manager (R4.4)', () => {
  test.each([
    ['do-not-share', {}],
    ['do-not-share', { outcome: 'share-in-part', papers: ['plan'] }],
    ['share-in-part', {}],
    ['share-in-part', { outcome: 'share-in-part', papers: ['plan', 'summary'] }],
    ['share-with-conditions', { setAsideConditions: true }],
  ])('advice %s, decision %j', (advice, decision) => {
    const against = decided(advised(refused(), advice), decision)
    given(against).when('send').thenRefused({ code: 'not-lawful-to-share' })
    const { after } = given(against).when('countersign-sharing').thenHappened('SharingCountersigned')
    given(after).when('send').thenHappened('TransferSent')
    given(after).when('countersign-sharing').thenRefused({ code: 'nothing-to-countersign', rule: 'R4.4' })
  })

  test.each([
    ['share', {}],
    ['share-with-conditions', {}],
    ['share-in-part', { outcome: 'share-in-part', papers: ['plan'] }],
    ['do-not-share', { outcome: 'do-not-share' }],
  ])('and not where it follows the advice: %s, %j', (advice, decision) => {
    const follows = decided(advised(refused(), advice), decision)
    expect(mayShare(follows).because).not.toContain('waits-for-countersignature')
    given(follows).when('countersign-sharing').thenRefused({ code: 'nothing-to-countersign' })
  })

  test('with nothing decided there is nothing to countersign', () => {
    given(advised(refused(), 'do-not-share'))
      .when('countersign-sharing')
      .thenRefused({ code: 'nothing-to-countersign' })
  })

  test('not where it no longer waits: an answer came after the decision', () => {
    const against = decided(advised(refused(), 'do-not-share'))
    for (const state of ['withdrawn', 'given'] as const)
      given(says(against, 'p1', state))
        .when('countersign-sharing')
        .thenRefused({ code: 'nothing-to-countersign' })
  })

  test('not by the one who prepared the package (R1.4)', () => {
    given(decided(advised(refused(), 'do-not-share')))
      .by({ ...manager, worker: worker.worker })
      .when('countersign-sharing')
      .thenRefused({ code: 'decided-by-you' })
  })

  test('not by the one who decided, whatever other role they hold', () => {
    const both = { ...manager, roles: ['service-manager', 'practice-lead'] as const }
    const against = doing(advised(refused(), 'do-not-share'), both, 'decide-sharing')
    given(against).by(both).when('countersign-sharing').thenRefused({ code: 'decided-by-you', rule: 'R4.4' })
    expect(mayShare(countersigned(doing(advised(refused(), 'do-not-share'), lead, 'decide-sharing'))).share).toBe('all')
  })
})
