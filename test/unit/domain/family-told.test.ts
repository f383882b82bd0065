import { describe, expect, test } from 'vitest'
import {
  howTold,
  notYetTold,
  peopleToTell,
  tellBy,
  tellingOverdue,
  tellingReminders,
} from '../../../src/domain/family-told.ts'
import type { Transfer } from '../../../src/domain/transfer.ts'
import { acted, england } from '../../support/acting.ts'
import { aWorkerOf } from '../../support/actors.ts'
import { inputs } from '../../support/inputs.ts'
import { once, ours, soon, theirs, withPeople } from '../../support/letters.ts'
import { aDraft, anAccepted, aSent, aWithdrawn } from '../../support/transfers.ts'

const telling = (t: Transfer, people = ['p1']) =>
  acted(t, 'tell-family', { ...inputs['tell-family'], people }, aWorkerOf('sender', 'social-worker'))

describe('who of the family is told who is responsible (R5.5)', () => {
  test('whoever has parental responsibility or moves with the children', () => {
    expect(peopleToTell(aSent())).toEqual(['p1'])
    expect(peopleToTell(withPeople(aSent(), () => ({ movesToo: false })))).toEqual(['p1'])
    const t = withPeople(aSent(), () => ({ parentalResponsibility: false }))
    expect(peopleToTell(t)).toEqual(['p1'])
    expect(peopleToTell(withPeople(t, () => ({ movesToo: false })))).toEqual([])
  })

  test('with parental responsibility even somebody from whom the new address is kept', () => {
    expect(peopleToTell(withPeople(aSent(), () => ({ parentalResponsibility: true })))).toEqual(['p1', 'p2'])
  })

  test('never somebody who is not to be told', () => {
    const t = withPeople(aSent(), () => ({ parentalResponsibility: true, tellBy: 'not-to-be-told' }))
    expect(peopleToTell(t)).toEqual([])
    expect(notYetTold(t)).toEqual([])
    expect(tellBy(t, england)).toBeUndefined()
  })

  test.each([
    [{}, undefined, 'letter'],
    [{}, 'given', 'letter'],
    [{ safeContact: 'Only at school.' }, 'given', 'in-person'],
    [{}, 'not-sought-risk', 'in-person'],
    [{ safeContact: 'By post only.', tellBy: 'letter' }, 'not-sought-risk', 'letter'],
    [{ tellBy: 'not-to-be-told' }, 'given', 'not-to-be-told'],
  ] as const)('%j whose permission is %s: %s', (person, permission, how) => {
    expect(howTold(person, permission)).toBe(how)
  })

  test('nobody before anything changed; then everybody, until they are told', () => {
    expect(notYetTold(aDraft())).toEqual([])
    expect(notYetTold(aSent())).toEqual(['p1'])
    expect(notYetTold(telling(aSent()))).toEqual([])
    const both = withPeople(aSent(), () => ({ parentalResponsibility: true }))
    expect(notYetTold(telling(both))).toEqual(['p2'])
  })

  test('nobody of a transfer that ended before it was sent', () => {
    const ended = acted(aDraft(), 'withdraw', inputs.withdraw, aWorkerOf('sender', 'practice-lead'))
    expect(ended.change).toBeUndefined()
    expect(notYetTold(ended)).toEqual([])
  })

  test('anew after the next change', () => {
    const told = telling(aSent())
    const accepted = acted(
      acted(told, 'acknowledge', {}, aWorkerOf('receiver', 'social-worker')),
      ...(['accept', inputs.accept, aWorkerOf('receiver', 'practice-lead')] as const),
    )
    expect(notYetTold(accepted)).toEqual(['p1'])
  })
})

describe('when they are told (exchange default)', () => {
  // Sent on Friday 20 November 2026.
  test('within five working days of the change', () => {
    expect(tellBy(aSent(), england)).toBe('2026-11-27')
    expect(tellBy(aDraft(), england)).toBeUndefined()
    expect(tellBy(telling(aSent()), england)).toBeUndefined()
  })

  test('overdue from the day after, while somebody is not told', () => {
    expect(tellingOverdue(aSent(), england, '2026-11-27')).toBe(false)
    expect(tellingOverdue(aSent(), england, '2026-11-28')).toBe(true)
    expect(tellingOverdue(telling(aSent()), england, '2026-12-28')).toBe(false)
    expect(tellingOverdue(aDraft(), england, '2026-12-28')).toBe(false)
  })

  test('the reminder is of that change, on the first working day on which it is overdue', () => {
    const t = aSent()
    expect(tellingReminders(t, england)).toEqual([{ name: `told:${t.change?.seq}`, on: '2026-11-30', to: 'sender' }])
    expect(tellingReminders(telling(t), england)).toEqual([])
    expect(tellingReminders(aDraft(), england)).toEqual([])
  })

  test('it goes to the side that leads once the change has come about', () => {
    expect(tellingReminders(anAccepted(), england).map(({ to }) => to)).toEqual(['receiver'])
    expect(tellingReminders(aWithdrawn(), england).map(({ to }) => to)).toEqual(['sender'])
    const later = once('accepted', soon)
    const change = { ...later.change, from: '2026-12-01' } as NonNullable<Transfer['change']>
    expect(tellingReminders({ ...later, change }, england).map(({ to }) => to)).toEqual(['receiver'])
    for (const [leads, side] of [
      [theirs, 'sender'],
      [ours, 'receiver'],
    ] as const)
      expect(tellingReminders(once('moved-on', leads), england).map(({ to }) => to)).toEqual([side])
  })
})
