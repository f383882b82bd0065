import { describe, test } from 'vitest'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aDraft, anAcknowledged, doing } from '../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const theirs = aWorkerOf('receiver', 'social-worker')
const withSchool = () => doing(aDraft(), worker, 'name-agency')

describe('agencies in the plan (R5.3)', () => {
  test('each has a date for each thing done, and who its counterpart is', ({ expect }) => {
    const told = doing(withSchool(), worker, 'tick-agency')
    const asked = doing(told, worker, 'tick-agency', { done: 'records-asked' })
    const { after } = given(asked)
      .when('tick-agency', { done: 'counterpart-known', counterpart: 'Thornwick Primary School' })
      .thenHappened('AgencyTicked')
    expect(after.agencies).toEqual([
      {
        ...{ kind: 'school', name: 'Brackenfold Primary School', told: '2026-11-20', recordsAsked: '2026-11-20' },
        ...{ counterpartKnown: '2026-11-20', counterpart: 'Thornwick Primary School' },
      },
    ])
  })

  test('one that was not named cannot be ticked', () =>
    given(withSchool()).when('tick-agency', { agency: 'a2' }).thenRefused({ code: 'no-such-agency', rule: 'R5.3' }))

  test('nothing is done in the future', () =>
    given(withSchool()).when('tick-agency', { on: '2026-11-24' }).thenRefused({ code: 'date-impossible', field: 'on' }))

  test('are at most twenty', () => {
    let t = aDraft()
    for (let n = 1; n <= 20; n++) t = doing(t, worker, 'name-agency', { name: `Agency ${n}` })
    given(t).when('name-agency').thenRefused({ code: 'too-much', most: 20 })
  })
})

describe('services that the plan needs (R5.4)', () => {
  const needed = () => doing(anAcknowledged(), worker, 'name-service')

  test.for([
    ['same', {}],
    ['equivalent', { instead: 'A group at the children’s centre.' }],
    ['not-available', { reason: 'There is no therapist here.', instead: 'A monthly visit from the next area.' }],
  ] as const)('the receiving authority says whether it can provide each: %s', ([can, more], { expect }) => {
    const { after, events } = given(needed())
      .when('answer-service', { can, ...more })
      .thenHappened('ServiceAnswered')
    expect(after.services).toEqual([{ name: 'Speech and language therapy', can }])
    expect(events).toMatchObject([{ can, ...more }])
  })

  test('it may answer again', ({ expect }) => {
    const answered = doing(needed(), theirs, 'answer-service')
    const more = { can: 'not-available', reason: 'She has left.', instead: 'Nothing yet.' }
    const { after } = given(answered).when('answer-service', more).thenHappened('ServiceAnswered')
    expect(after.services?.[0]?.can).toBe('not-available')
  })

  test('one that was not named cannot be answered', () =>
    given(needed()).when('answer-service', { service: 's2' }).thenRefused({ code: 'no-such-service', rule: 'R5.4' }))
})
