import { describe, expect, test } from 'vitest'
import { mayShare } from '../../../src/domain/verdict.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { aDraft, doing } from '../../support/transfers.ts'

const worker = aWorkerOf('sender', 'social-worker')
const lead = aWorkerOf('sender', 'practice-lead')
type People = ReturnType<typeof aDraft>['family']['people']
const corrected = (t: ReturnType<typeof aDraft>, change: (people: People) => People) =>
  doing(t, worker, 'record-family', { family: { ...t.family, people: change(t.family.people) } })

describe('the family corrected after somebody answered (R4.1, R4.6)', () => {
  test('a yes is not another person’s: under another name it is asked for anew', () => {
    const renamed = corrected(aDraft(), (people) =>
      people.map((one) => (one.id === 'p1' ? { ...one, name: 'Somebody Else' } : one)),
    )
    expect(renamed.permission.given.p1?.state).toBe('not-yet-sought')
    expect(mayShare(renamed).share).toBe('none')
  })

  test('nor is it that of whoever is named in the place of somebody taken out', () => {
    const said = doing(aDraft(), worker, 'record-permission', { of: 'p2', state: 'given' })
    const { to: _kept, ...family } = said.family
    const without = { ...family, people: family.people.filter(({ id }) => id !== 'p2') }
    const taken = doing(said, worker, 'record-family', { family: without })
    const another = {
      id: 'p2',
      name: 'Evander Thistlecombe',
      relationship: 'Father of c2',
      parentalResponsibility: true,
    }
    const named = doing(taken, worker, 'record-family', { family: { ...family, people: [...without.people, another] } })
    expect(named.permission.given.p2?.state).toBe('not-yet-sought')
    expect(mayShare(named).share).toBe('none')
  })

  test('only the case or the order of a name makes nobody another', () => {
    const same = corrected(aDraft(), (people) =>
      people.map((one) => (one.id === 'p1' ? { ...one, name: 'FENWICK-ASHGROVE, Rowena' } : one)),
    )
    expect(same.permission.given.p1?.state).toBe('given')
  })

  test('a no that did not count yet counts from when it does, and advice is to be considered', () => {
    const said = doing(aDraft(), worker, 'record-permission', { of: 'p2', state: 'refused' })
    const decided = doing(said, lead, 'decide-sharing')
    const counts = corrected(decided, (people) => people.map((one) => ({ ...one, parentalResponsibility: true })))
    expect(mayShare(counts).because).toContain('must-decide-again')
    given(counts).when('decide-sharing', { adviceNotNeeded: undefined }).thenRefused({ code: 'advice-not-considered' })
  })

  test('a mistaken tick of parental responsibility can be taken back while they said nothing', () => {
    const ticked = corrected(aDraft(), (people) => people.map((one) => ({ ...one, parentalResponsibility: true })))
    expect(mayShare(ticked).share).toBe('none')
    const back = corrected(ticked, (people) =>
      people.map((one) => ({ ...one, parentalResponsibility: one.id === 'p1' })),
    )
    expect(mayShare(back).share).toBe('all')
  })
})
