import { describe, expect, test } from 'vitest'
import type { Side } from '../../../src/domain/actor.ts'
import { dueOf } from '../../../src/domain/clock.ts'
import { reminders } from '../../../src/domain/reminders.ts'
import { openChildren, stateOf, type Transfer } from '../../../src/domain/transfer.ts'
import { england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { aStay, withVisitAsked } from '../../support/clocks.ts'
import { given } from '../../support/given.ts'
import { aDraft, aSent, doing } from '../../support/transfers.ts'

// They stay from Friday 20 November 2026 until 11 December. Today is Monday 23 November.
const workerOf = (side: Side) => aWorkerOf(side, 'social-worker')
const leadOf = (side: Side) => aWorkerOf(side, 'practice-lead')
const due = (t: Transfer) => dueOf(t, england)

describe('what became of a temporary stay (R2.6)', () => {
  const ends = (difference: object, t = aStay()) => given(t).by(leadOf('sender')).when('end-stay', difference)

  test('they are resident: the clock runs from the day they said', () => {
    const { after } = ends({}).thenHappened('ResidenceReported')
    expect(after.residence.running).toMatchObject({ kind: 'resident', on: '2026-11-23', by: 'sender' })
    expect(due(after)).toMatchObject({ dayZero: '2026-11-23', on: '2026-12-21', provisional: false })
    expect(after.residence.before.at(-1)).toMatchObject({ kind: 'temporary', on: '2026-11-20' })
  })

  test.each([
    ['returned', 'did-not-move'],
    ['moved-on', 'moved-elsewhere'],
  ])('they have %s: withdrawn as %s, in the words in which it is known', (now, code) => {
    const { after, events } = ends({ now, known: 'Their mother rang.' }).thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ how: 'withdrawn', code, children: ['c1', 'c2'], reasons: 'Their mother rang.' }])
    expect(stateOf(after)).toBe('ended')
  })

  test('what has ended already stays as it ended', () => {
    const half = doing(aStay(), leadOf('sender'), 'step-up', { children: ['c1'] })
    const { events } = ends({ now: 'returned' }, half).thenHappened('ChildrenEnded')
    expect(events).toMatchObject([{ children: ['c2'] }])
  })

  test('but no child is taken back whom the receiving authority has accepted (R8.1)', () => {
    const theirs = doing(doing(aStay(), workerOf('receiver'), 'acknowledge'), leadOf('receiver'), 'accept', {
      children: ['c1'],
    })
    for (const now of ['returned', 'moved-on'])
      expect(openChildren(ends({ now }, theirs).thenHappened('ChildrenEnded').after)).toEqual(['c1'])
    expect(openChildren(ends({}, theirs).thenHappened('ResidenceReported').after)).toEqual(['c1', 'c2'])
  })

  test('they stay longer: still no clock, and the new end is asked about in its turn', () => {
    const { after } = ends({ now: 'stays-longer', until: '2026-12-18' }).thenHappened('ResidenceReported')
    expect(after.residence.running).toMatchObject({ kind: 'temporary', on: '2026-11-20', until: '2026-12-18' })
    expect(due(after)).toBeUndefined()
    const names = reminders(after, england).map(({ name }) => name)
    expect(names).toContain('stay:2026-12-18')
    expect(names).not.toContain('stay:2026-12-11')
  })

  test('longer is until some day: said, not gone, and not before it was said', () => {
    expect(() => ends({ now: 'stays-longer' })).toThrow('Give the date the stay is now to end')
    expect(() => ends({ now: 'stays-longer', until: '2026-11-22' })).toThrow('The stay cannot end before it begins')
    ends({ now: 'stays-longer', on: '2026-11-20', until: '2026-11-22' }).thenRefused({
      ...{ code: 'date-impossible', rule: 'R2.6', field: 'until' },
    })
    ends({ now: 'stays-longer', until: '2026-12-11' }).thenRefused({ code: 'date-impossible', field: 'until' })
    ends({ now: 'stays-longer', until: '2026-12-12' }).thenHappened('ResidenceReported')
    ends({ now: 'stays-longer', until: '2050-01-01' }).thenRefused({ code: 'date-impossible', field: 'until' })
  })

  test.each(['resident', 'returned', 'moved-on', 'stays-longer'])('%s is said once it has come about', (now) => {
    const told = { now, until: '2027-01-15' }
    ends({ ...told, on: '2026-11-24' }).thenRefused({ code: 'date-impossible', rule: 'R2.6', field: 'on' })
    ends({ ...told, on: '2026-11-19' }).thenRefused({ code: 'date-impossible', rule: 'R2.6', field: 'on' })
    given(aSent()).when('end-stay', told).thenRefused({ code: 'no-stay', rule: 'R2.6' })
    given(aDraft({ without: 'residence' }))
      .when('end-stay', told)
      .thenRefused({ code: 'no-stay' })
  })

  test('is for a worker of the sender to say, who keeps the plan meanwhile; what ends the transfer, for who may withdraw it', () => {
    for (const now of ['resident', 'stays-longer'])
      given(aStay()).when('end-stay', { now, until: '2026-12-18' }).thenHappened('ResidenceReported')
    for (const now of ['returned', 'moved-on'])
      given(aStay())
        .when('end-stay', { now })
        .thenRefused({ code: 'wrong-role', rule: 'R1.3', who: ['practice-lead', 'service-manager'] })
    given(aStay()).by(workerOf('receiver')).when('end-stay').thenRefused({ code: 'wrong-party', party: 'sender' })
    given(aStay()).by(aWorkerOf('sender', 'auditor')).when('end-stay').thenRefused({ code: 'wrong-role' })
  })
})

describe('a visit while they stay there for a time (R2.6)', () => {
  const asks = (difference: object, t = aStay()) => given(t).when('ask-visit', difference)
  /** Asked for, and the papers are taken up. */
  const asked = () => doing(withVisitAsked(), workerOf('receiver'), 'acknowledge')

  test('is asked of the receiving authority, by a day that has not gone', () => {
    expect(asks({}).thenHappened('VisitAsked').after.visits).toEqual([{ by: '2026-11-30' }])
    asks({ by: '2026-11-23' }).thenHappened('VisitAsked')
    asks({ by: '2026-11-22' }).thenRefused({ code: 'date-impossible', rule: 'R2.6', field: 'by' })
  })

  test('is of a stay, by the sender, once the papers have gone', () => {
    asks({}, aSent()).thenRefused({ code: 'no-stay', rule: 'R2.6' })
    given(aStay()).by(workerOf('receiver')).when('ask-visit').thenRefused({ code: 'wrong-party', party: 'sender' })
    const unsent = doing(aDraft(), workerOf('sender'), 'report-residence', { kind: 'temporary', until: '2027-01-15' })
    asks({}, unsent).thenRefused({ code: 'out-of-turn' })
  })

  test('ten are asked for, and no more', () => {
    let t = aStay()
    for (let n = 0; n < 10; n++) t = asks({}, t).thenHappened('VisitAsked').after
    asks({}, t).thenRefused({ code: 'too-much', rule: 'R2', most: 10 })
  })

  test('is answered by what was seen, or by why there was none: every one that waits', () => {
    const two = asks({ by: '2026-12-07' }, asked()).thenHappened('VisitAsked').after
    const { after } = given(two).when('answer-visit').thenHappened('VisitAnswered')
    expect(after.visits).toEqual([
      ...[{ by: '2026-11-30', visited: true, on: '2026-11-23' }],
      ...[{ by: '2026-12-07', visited: true, on: '2026-11-23' }],
    ])
    const none = { visited: false, on: undefined, seenAlone: undefined }
    const third = asks({ by: '2026-12-14' }, after).thenHappened('VisitAsked').after
    expect(given(third).when('answer-visit', none).thenHappened('VisitAnswered').after.visits).toEqual([
      ...(after.visits ?? []),
      { by: '2026-12-14', visited: false },
    ])
  })

  test('made has its date, and none of the future; one not asked for is not answered', () => {
    const answers = (difference: object, t = asked()) => given(t).when('answer-visit', difference)
    expect(() => answers({ on: undefined })).toThrow('Give the date of the visit')
    for (const on of ['2026-11-24', '2026-11-19'])
      answers({ on }).thenRefused({ code: 'date-impossible', rule: 'R2.6', field: 'on' })
    answers({ on: '2026-11-20' }).thenHappened('VisitAnswered')
    answers({}, doing(aStay(), workerOf('receiver'), 'acknowledge')).thenRefused({
      code: 'no-visit-asked',
      rule: 'R2.6',
    })
    answers({}, answers({}).thenHappened('VisitAnswered').after).thenRefused({ code: 'no-visit-asked' })
    given(asked()).by(workerOf('sender')).when('answer-visit').thenRefused({ code: 'wrong-party' })
  })

  test('may still be answered once they have become resident', () => {
    const resident = doing(asked(), workerOf('sender'), 'end-stay')
    given(resident).when('answer-visit').thenHappened('VisitAnswered')
  })
})
