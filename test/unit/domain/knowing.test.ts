import { describe, expect, test } from 'vitest'
import { allowedVerbs, mayRead } from '../../../src/domain/access.ts'
import type { Actor } from '../../../src/domain/actor.ts'
import { isShutOut, knowsTheFamily, plainName, shutOut } from '../../../src/domain/knowing.ts'
import { verbNames, verbs } from '../../../src/domain/verbs.ts'
import { aWorkerOf, theExchange } from '../../support/actors.ts'
import { given } from '../../support/given.ts'
import { lead, worker } from '../../support/sharing.ts'
import { aDraft, anAcknowledged, aSent, doing } from '../../support/transfers.ts'

const called = (by: Actor, name: string): Actor => ({ ...by, name })
const mother = 'Rowena Fenwick-Ashgrove'

describe('whoever says that they know the family is shut out (R1.4)', () => {
  const t = () => doing(anAcknowledged(), worker, 'declare-knowing')

  test('and sees and does nothing from then on', () => {
    expect([mayRead(anAcknowledged(), worker), mayRead(t(), worker)]).toEqual(['all', 'nothing'])
    expect(allowedVerbs(t(), worker)).toEqual(['raise-alert'])
    for (const name of verbNames.filter((one) => one !== 'raise-alert' && one !== 'declare-knowing'))
      given(t()).by(worker).when(name).thenRefused({ code: 'knows-the-family', rule: 'R1.4' })
  })

  test('but an alert goes through: nothing holds that up (R2.8)', () => {
    given(t()).by(worker).when('raise-alert').thenHappened('AlertRaised')
  })

  test('while their colleagues go on', () => {
    expect(mayRead(t(), lead)).toBe('all')
    expect(mayRead(t(), aWorkerOf('receiver', 'social-worker'))).toBe('all')
  })

  test('in whatever role, and at either authority', () => {
    for (const side of ['sender', 'receiver'] as const)
      for (const role of verbs['declare-knowing'].who) {
        const by = aWorkerOf(side, role)
        expect(knowsTheFamily(doing(anAcknowledged(), by, 'declare-knowing'), by)).toBe(true)
      }
  })

  test('is not declared without being sure', () => {
    expect(() => given(aSent()).when('declare-knowing', { sure: false })).toThrow()
  })
})

describe('whoever has the name of somebody in the family is shut out (R1.4)', () => {
  test.each([
    ['a parent', mother],
    ['a child', 'Corin Fenwick-Ashgrove'],
    ['somebody without responsibility', 'Lucan Thistlecombe'],
    ['in other letters and spaces', '  ROWENA   fenwick-ashgrove '],
  ])('%s', (_who, name) => {
    const by = called(worker, name)
    expect(mayRead(aDraft(), by)).toBe('nothing')
    given(aDraft()).by(by).when('add-paper').thenRefused({ code: 'knows-the-family' })
    given(aDraft()).by(by).when('raise-alert').thenHappened('AlertRaised')
  })

  test('and nobody else', () => {
    expect(knowsTheFamily(aDraft(), called(worker, 'Rowena Fenwick'))).toBe(false)
  })

  test('until a practice lead records that it is only the name, for their own authority', () => {
    const t = doing(anAcknowledged(), lead, 'clear-namesake')
    expect(mayRead(t, called(worker, mother))).toBe('all')
    expect(mayRead(t, called(aWorkerOf('receiver', 'social-worker'), mother))).toBe('nothing')
    expect(
      mayRead(
        doing(t, aWorkerOf('receiver', 'practice-lead'), 'clear-namesake'),
        called(aWorkerOf('receiver', 'social-worker'), mother),
      ),
    ).toBe('all')
  })

  test('which nobody records for themselves, nor for a name that is not in the family', () => {
    given(aDraft()).by(called(lead, mother)).when('clear-namesake').thenRefused({ code: 'knows-the-family' })
    given(aDraft()).by(lead).when('clear-namesake', { name: 'Perpetua Quillfeather' }).thenRefused({
      code: 'no-such-namesake',
      rule: 'R1.4',
    })
  })

  test('not even once another practice lead has cleared them', () => {
    const t = doing(aDraft(), { ...lead, worker: 'another' }, 'clear-namesake')
    given(t).by(called(lead, mother)).when('clear-namesake').thenRefused({ code: 'knows-the-family' })
  })

  test('and clearing the name does not clear who said that they know the family', () => {
    const by = called(worker, mother)
    const t = doing(doing(aDraft(), by, 'declare-knowing'), lead, 'clear-namesake')
    expect(knowsTheFamily(t, by)).toBe(true)
    expect(knowsTheFamily(t, called({ ...worker, worker: 'another' }, mother))).toBe(false)
  })
})

test('the exchange itself is never shut out, whatever it is called', () => {
  expect(knowsTheFamily(aDraft(), called(theExchange(), mother))).toBe(false)
})

test('the list knows it from what it keeps of a transfer, without the transfer', () => {
  const kept = shutOut(doing(aDraft(), worker, 'declare-knowing'))
  expect(kept.knowing).toEqual([worker.worker])
  expect(isShutOut(kept, 'sender', worker)).toBe(true)
  expect(isShutOut(kept, 'sender', lead)).toBe(false)
  expect(isShutOut(kept, 'sender', called(lead, mother))).toBe(true)
})

test.each([
  ['case and spaces', '  ROWENA   fenwick-ashgrove '],
  ['hyphens', 'Rowena Fenwick Ashgrove'],
  ['order', 'Fenwick-Ashgrove, Rowena'],
  ['title', 'Mrs Rowena Fenwick-Ashgrove'],
  ['a title after spaces or a comma', ' Fenwick-Ashgrove, Mrs. Rowena'],
  ['accents', 'Rowèna Fenwick-Ashgrove'],
])('a name is compared without regard to %s', (_what, name) => {
  expect(plainName(name)).toBe(plainName(mother))
})

test('an apostrophe is one whichever key it came from', () => {
  expect(plainName('Niamh O’Brannoch')).toBe(plainName("Niamh O'Brannoch"))
})

test('and other names stay other names', () => {
  const names = [mother, 'Rowena Fenwick', 'Corin Fenwick-Ashgrove', 'Mr Corin Thistle', 'Drew Marsh', 'Drewmarsh']
  expect(new Set(names.map(plainName)).size).toBe(names.length)
})

test('who it was is known by whoever signs in, however their id is written', () => {
  const t = doing(aDraft(), worker, 'declare-knowing')
  expect(knowsTheFamily(t, { ...worker, worker: worker.worker.toUpperCase() })).toBe(true)
})

test('nobody of the receiving authority learns who the family is by clearing a name (R2.7)', () => {
  const theirs = given(aSent()).by(aWorkerOf('receiver', 'practice-lead'))
  for (const name of [mother, 'Perpetua Quillfeather'])
    theirs.when('clear-namesake', { name }).thenRefused({ code: 'out-of-turn', rule: 'R2.1' })
})

test('fifty names and fifty workers are the most there is room for (R2)', () => {
  const many = (what: string) => Array.from({ length: 50 }, (_one, i) => `${what} ${i}`)
  given({ ...aDraft(), namesakes: many('sender') })
    .by(lead)
    .when('clear-namesake')
    .thenRefused({ code: 'too-much', most: 50 })
  given({ ...aDraft(), knowing: many('worker') })
    .when('declare-knowing')
    .thenRefused({ code: 'too-much', most: 50 })
})
